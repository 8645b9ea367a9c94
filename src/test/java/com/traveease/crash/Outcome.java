package com.traveease.crash;

/**
 * What came of one point.
 *
 * @param details empty when it went well
 */
record Outcome(Point point, Verdict verdict, String details) {

    enum Verdict {
        /** As after an undisturbed run, and the run that was disturbed went on by itself. */
        CONTINUED,
        /** As after an undisturbed run, after the same command was started once more. */
        RESTARTED,
        /** Something is otherwise, or the program said that a person is needed. */
        DIFFERENT,
        /** The program did not send as many commands as it did undisturbed, so nothing was tried. */
        NOT_REACHED
    }

    boolean isIdentical() {
        return verdict == Verdict.CONTINUED || verdict == Verdict.RESTARTED;
    }

    @Override
    public String toString() {
        return "%s: %s%s".formatted(verdict, point, details.isEmpty() ? "" : "\n" + details);
    }
}
