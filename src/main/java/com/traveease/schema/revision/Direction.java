package com.traveease.schema.revision;

/** Which way the schema is moved. */
public enum Direction {
    UPGRADE,
    DOWNGRADE
}
