package com.traveease.schema.connection;

import java.io.IOException;

/** A PEM file that cannot be used; its message goes on after "which". */
final class UnusablePemException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusablePemException(String message) {
        super(message);
    }

    UnusablePemException(String message, Throwable cause) {
        super(message, cause);
    }
}
