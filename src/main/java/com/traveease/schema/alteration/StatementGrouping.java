package com.traveease.schema.alteration;

/** How much is done in one statement. What the server accepts depends on more than can be known without it. */
public enum StatementGrouping {
    /** One ALTER for each table, foreign keys with their table where that is possible. */
    JOINED,
    /** All foreign keys that a change could meet go first and come last. */
    KEYS_APART,
    /** Besides, one ALTER for each kind of clause. */
    SPLIT
}
