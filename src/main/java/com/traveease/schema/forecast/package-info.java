/**
 * What is known of a plan before its first statement is run: how long each takes, what it blocks, whether the rows allow it,
 * who is in the way, and the way back.
 */
package com.traveease.schema.forecast;
