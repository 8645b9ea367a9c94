package com.traveease.schema.bookkeeping;

import java.util.OptionalInt;

import com.traveease.schema.revision.Revision;

/**
 * An applied script whose present text was accepted.
 *
 * @param before what the history had
 */
public record RepairedChecksum(Revision revision, OptionalInt before, int now) {
}
