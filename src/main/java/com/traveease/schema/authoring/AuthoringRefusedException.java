package com.traveease.schema.authoring;

/** What was asked cannot be found out or written; the message says why, for the user. Nothing was changed. */
public final class AuthoringRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public AuthoringRefusedException(String message) {
        super(message);
    }

    public AuthoringRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
