/**
 * Syntax trees of the statements that define tables. What is not understood is kept as pieces of text and never guessed. Pure:
 * no database, and nothing of what a statement means for a run.
 */
package com.traveease.schema.syntax;
