/**
 * The record of runs, in a table beside the history: what changed the schema or tried to, when, by whom, and how it went. No
 * failure here is one of a run.
 */
package com.traveease.schema.runs;
