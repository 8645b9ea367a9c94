/**
 * What the statements of a plan will do on this server, found out before the first of them is run: the algorithm and the lock
 * that the server uses for each, how long it takes, what it blocks, and whether the rows allow it. Writes to a scratch schema
 * only.
 */
package com.traveease.schema.forecast;
