/** Goes through scripts and says what the rules find in them, from their text alone. Pure: no database, nothing is run. */
package com.traveease.schema.lint;
