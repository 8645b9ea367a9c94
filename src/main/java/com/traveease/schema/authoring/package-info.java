/**
 * Compares two descriptions of a schema (scripts, a model, a folder, a server) and writes the scripts of a revision from the
 * differences. Every statement that it finds was first run in a scratch schema, and produced the schema that was asked for.
 * Writes those of recipes, which are built in.
 */
package com.traveease.schema.authoring;
