/**
 * Asks a server, on empty copies of its tables in a scratch schema, which algorithm and lock it will use for each statement of
 * a plan, and how large the tables are. Changes nothing else.
 */
package com.traveease.schema.inquiry;
