/** Tables as scripts have made them so far, followed from their text alone. Judges nothing, and knows no database. */
package com.traveease.schema.table;
