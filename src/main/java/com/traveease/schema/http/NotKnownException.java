package com.traveease.schema.http;

/** The database cannot be asked, so there is no true answer now. */
class NotKnownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotKnownException(String message) {
        super(message);
    }
}
