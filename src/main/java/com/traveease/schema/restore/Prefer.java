package com.traveease.schema.restore;

/** Which value a row has after a restore, where its column was written since, or computed by a script. */
public enum Prefer {
    KEPT,
    CURRENT
}
