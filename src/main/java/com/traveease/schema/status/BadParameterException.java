package com.traveease.schema.status;

/** A request's parameter is malformed. */
class BadParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadParameterException(String message) {
        super(message);
    }
}
