package com.traveease.schema.scratch;

/** The schema could not be examined. The message is a sentence for a person: why, and what to do. Nothing was changed. */
public class TakeoverRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TakeoverRefusedException(String message) {
        this(message, null);
    }

    public TakeoverRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
