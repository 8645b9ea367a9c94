/** One statement: where it stands in its script, what kind it is, what it does, what of it is secret. Pure: no database. */
package com.traveease.schema.statement;
