/** The commands about runs: the record of them in {@code runs}, and {@code pause} and {@code resume}. */
package com.traveease.schema.cli.runs;
