package com.traveease.schema.revision;

/** Somebody named a place that the schema cannot be taken to. The message lists what would do. */
public class InvalidTargetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidTargetException(String message) {
        super(message);
    }
}
