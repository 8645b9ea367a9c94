package com.traveease.schema.cli;

/** What the program was told from outside cannot be used. */
class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
