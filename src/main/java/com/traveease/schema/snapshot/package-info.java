/** The definition of the schema that the last run left, recorded beside the history, and what was changed by hand since. */
package com.traveease.schema.snapshot;
