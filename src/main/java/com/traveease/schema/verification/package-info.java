/**
 * Assertions about the rows of a schema, which belong to its revisions: queries that must return nothing. Changes nothing, and
 * tells no value that may be a secret or personal.
 */
package com.traveease.schema.verification;
