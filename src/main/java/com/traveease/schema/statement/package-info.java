/** One statement of a script: where it stands, what kind it is, what it does, what of it is secret. Pure: no database. */
package com.traveease.schema.statement;
