/** The schema as the service keeps it: migrates at start, then watches. */
package com.traveease.schema.service;
