/** Addresses, secrets, TLS and opening connections; several statements in one packet; what the server answers. */
package com.traveease.schema.connection;
