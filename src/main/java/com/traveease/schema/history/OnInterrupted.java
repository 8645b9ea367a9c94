package com.traveease.schema.history;

/** What {@code stamp} does with a script that was begun and did not come to its end. */
public enum OnInterrupted {
    /** Change nothing. */
    REFUSE,
    /** A person has brought the schema by hand to where it is stamped: the record of how far the script came is dropped. */
    DISCARD
}
