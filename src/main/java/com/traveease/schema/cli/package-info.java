/**
 * The command line: what a person types, the words and the exit code that come back. Thin: it parses, asks one service, prints.
 */
package com.traveease.schema.cli;
