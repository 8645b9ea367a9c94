package com.traveease.schema.config;

/**
 * What migrates when the service, or a run with {@code QUARKUS_INIT_AND_EXIT}, starts. Commands always use this program's own.
 */
public enum Engine {
    /** This program's own: journals every statement and resumes after a kill. */
    JOURNALED,
    /** Stock Flyway of the Quarkus extension. */
    FLYWAY
}
