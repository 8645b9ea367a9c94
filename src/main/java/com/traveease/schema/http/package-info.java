/**
 * Health, schema version, history, revisions and metrics over HTTP. Read-only; it shows what {@code service} has found and
 * computes no state of its own.
 */
package com.traveease.schema.http;
