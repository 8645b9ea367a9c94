/** What is dangerous or unwise in scripts on MySQL, found from their text alone. Pure: no database, nothing is run. */
package com.traveease.schema.lint;
