package com.traveease.schema.http;

/** A request's parameter is malformed. */
class BadParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadParameterException(String message) {
        super(message);
    }
}
