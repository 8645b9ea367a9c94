/** Stock Flyway as what migrates at start, for those who choose it. Nothing here is loaded unless it is chosen. */
package com.traveease.schema.flyway;
