/**
 * A downgrade that loses nothing: what undo scripts drop goes to a schema beside. {@code restore} puts it back when the
 * revision is applied again.
 */
package com.traveease.schema.keep;
