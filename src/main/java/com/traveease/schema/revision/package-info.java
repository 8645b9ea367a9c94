/** Revisions and their order: names, versions, targets, pairs of upgrade and undo. No database. */
package com.traveease.schema.revision;
