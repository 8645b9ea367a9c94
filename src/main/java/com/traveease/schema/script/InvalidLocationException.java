package com.traveease.schema.script;

import com.traveease.schema.sql.InvalidScriptException;

/** Somebody named a place for scripts that is none. */
public class InvalidLocationException extends InvalidScriptException {

    private static final long serialVersionUID = 1L;

    public InvalidLocationException(String message) {
        super(message);
    }
}
