/** The command {@code verify}, and the same verification before and after an upgrade. */
package com.traveease.schema.cli.verification;
