/** Statements that are run over ranges of a table's key, each range committed by itself. */
package com.traveease.schema.batch;
