/** Addresses, secrets, TLS and opening connections. */
package com.traveease.schema.connection;
