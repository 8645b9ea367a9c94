/**
 * The tool that owns a MySQL schema: what the scripts say, what the database has, and moving one to the other. Works on any
 * schema and knows nothing about travel.
 */
package com.traveease.schema;
