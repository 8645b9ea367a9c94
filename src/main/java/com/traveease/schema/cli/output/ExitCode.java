package com.traveease.schema.cli.output;

/** What the shell gets, the same for every command. */
public final class ExitCode {

    public static final int DONE = 0;
    /** It worked, and the answer is no. */
    public static final int NO = 1;
    public static final int WRONG_USAGE = 2;
    public static final int FAILED = 3;
    /**
     * Another process has the lock of the schema, or others use it that must not. Nothing was run, and another attempt may
     * succeed.
     */
    public static final int LOCKED = 4;

    private ExitCode() {
    }
}
