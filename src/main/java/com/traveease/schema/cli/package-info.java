/** The command line: what a person types, and the exit code that comes back. Thin: it parses, asks one service, prints. */
package com.traveease.schema.cli;
