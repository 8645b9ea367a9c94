package com.traveease.crash;

import com.traveease.testing.PackagedProgram;

/**
 * How a run of the program ended.
 *
 * @param code its exit code, or {@link #NEVER}
 * @param output everything that it said
 */
record Ended(int code, String output) {

    static final int NEVER = -1;

    static Ended of(PackagedProgram program) throws InterruptedException {
        try {
            return new Ended(program.await(), program.output());
        } catch (IllegalStateException e) {
            program.close();
            return new Ended(NEVER, program.output());
        }
    }

    boolean isWell() {
        return code == 0;
    }

    @Override
    public String toString() {
        return (code == NEVER ? "It did not end by itself" : "It ended with " + code) + ":\n" + output.strip();
    }
}
