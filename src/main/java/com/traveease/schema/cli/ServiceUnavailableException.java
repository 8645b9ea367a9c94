package com.traveease.schema.cli;

/** No service answers where one should listen. */
class ServiceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServiceUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
