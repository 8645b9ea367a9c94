/**
 * What a MySQL server is sent and what it answers: several statements in one packet, errors by name, warnings, lost
 * connections.
 */
package com.traveease.schema.server;
