/** The commands about what was done and whether the data are as they must be: {@code runs}, {@code verify}. */
package com.traveease.schema.cli.record;
