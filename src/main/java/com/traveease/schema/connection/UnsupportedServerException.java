package com.traveease.schema.connection;

/** The server answers, but is not a MySQL that this program works on. */
public class UnsupportedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedServerException(String message) {
        super(message);
    }
}
