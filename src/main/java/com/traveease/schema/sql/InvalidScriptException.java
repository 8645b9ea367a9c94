package com.traveease.schema.sql;

/** The scripts themselves are wrong: a name, a duplicate, a text that cannot be read. Nothing was run. */
public class InvalidScriptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidScriptException(String message) {
        super(message);
    }

    public InvalidScriptException(String message, Throwable cause) {
        super(message, cause);
    }
}
