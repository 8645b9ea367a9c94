/** A statement in batches on a large table, while others use it. */
package com.traveease.backfill;
