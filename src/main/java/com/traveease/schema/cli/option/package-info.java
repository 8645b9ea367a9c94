/** The command line as text: options that commands share, help, completion, and answers to wrong usage. */
package com.traveease.schema.cli.option;
