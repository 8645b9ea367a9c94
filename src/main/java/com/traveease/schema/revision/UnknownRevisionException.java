package com.traveease.schema.revision;

/** A person named a revision that is not there, or not one alone. */
public class UnknownRevisionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownRevisionException(String message) {
        super(message);
    }
}
