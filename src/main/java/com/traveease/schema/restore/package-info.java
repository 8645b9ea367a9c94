/**
 * Puts back what a downgrade has kept: whether it fits the tables that are there again, which values were written since, and
 * the rows and columns themselves.
 */
package com.traveease.schema.restore;
