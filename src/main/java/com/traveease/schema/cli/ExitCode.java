package com.traveease.schema.cli;

/** What the shell gets, the same for every command. */
final class ExitCode {

    static final int DONE = 0;
    /** It worked, and the answer is no. */
    static final int NO = 1;
    static final int WRONG_USAGE = 2;
    static final int FAILED = 3;
    /** Another process has the lock of the schema. Nothing was run, and another attempt may succeed. */
    static final int LOCKED = 4;

    private ExitCode() {
    }
}
