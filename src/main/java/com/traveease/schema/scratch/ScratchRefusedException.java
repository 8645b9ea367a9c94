package com.traveease.schema.scratch;

/**
 * The scratch schema could not be made or used. The message is a sentence for a person: why, and what to do. Nothing was
 * changed.
 */
public class ScratchRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ScratchRefusedException(String message) {
        this(message, null);
    }

    public ScratchRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
