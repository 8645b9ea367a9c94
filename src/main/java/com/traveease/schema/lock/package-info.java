/** The lock of a schema, waits for other locks and their retries, and who is in the way. */
package com.traveease.schema.lock;
