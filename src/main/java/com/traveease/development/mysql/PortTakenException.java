package com.traveease.development.mysql;

/** mysqld did not get its port; with another one it would have started. */
final class PortTakenException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    PortTakenException(String message) {
        super(message);
    }
}
