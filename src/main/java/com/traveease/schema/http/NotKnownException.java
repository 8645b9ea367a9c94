package com.traveease.schema.http;

/** The database cannot be asked, so there is no true answer now. */
class NotKnownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The keeper looks about this often. */
    static final int RETRY_AFTER_SECONDS = 2;

    NotKnownException(String message) {
        super(message);
    }
}
