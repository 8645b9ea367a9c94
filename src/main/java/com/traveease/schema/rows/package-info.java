/**
 * Queries that count rows: those on which an ALTER TABLE would fail or has failed, and those that a restore cannot put back.
 * Changes nothing.
 */
package com.traveease.schema.rows;
