/**
 * What the service tells over HTTP: health, schema version, history, revisions, metrics. Read-only; everything it shows comes
 * from {@code migration}'s keeper, it computes no state of its own.
 */
package com.traveease.schema.status;
