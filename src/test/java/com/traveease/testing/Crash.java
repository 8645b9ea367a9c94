package com.traveease.testing;

import com.traveease.schema.progress.Progress;

/** Ends a run as a crash would: nothing is cleaned up. */
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    /** Before the statement with this number, of whichever script comes to it first. */
    public static Silent before(int statement) {
        return new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == statement) {
                    throw new Crash();
                }
            }
        };
    }

    /** Before a statement of the revision with this id. */
    public static Silent before(String revision, int statement) {
        return new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.step().id().equals(revision) && progress.statement() == statement) {
                    throw new Crash();
                }
            }
        };
    }
}
