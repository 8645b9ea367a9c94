package com.traveease.schema.revision;

/** Somebody named a revision that does not exist, or named it ambiguously. The message lists what there is. */
public class UnknownRevisionException extends InvalidTargetException {

    private static final long serialVersionUID = 1L;

    UnknownRevisionException(String message) {
        super(message);
    }
}
