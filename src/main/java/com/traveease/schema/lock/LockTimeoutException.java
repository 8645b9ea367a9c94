package com.traveease.schema.lock;

/** Another process went on migrating this schema for longer than we were willing to wait. Nothing was run. */
public class LockTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LockTimeoutException(String message) {
        super(message);
    }
}
