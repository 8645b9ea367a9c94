/** The commands for what {@code downgrade --keep} keeps. */
package com.traveease.schema.cli.keep;
