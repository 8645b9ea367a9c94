/** The output of commands: lines, tables, JSON, colours, progress, and exit codes. */
package com.traveease.schema.cli.output;
