/**
 * The scripts and their order: names, versions, targets, placeholders, pairs of upgrade and undo. It reads script files and
 * nothing else: no database.
 */
package com.traveease.schema.revision;
