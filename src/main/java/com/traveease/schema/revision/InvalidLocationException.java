package com.traveease.schema.revision;

import com.traveease.schema.sql.InvalidScriptException;

/** Somebody named a place for scripts that is none. */
public class InvalidLocationException extends InvalidScriptException {

    private static final long serialVersionUID = 1L;

    InvalidLocationException(String message) {
        super(message);
    }
}
