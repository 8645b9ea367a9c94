package com.traveease.crash;

/** What is hit. */
enum Victim {
    PROGRAM("SIGKILL of the program"),
    /** The second time soon after it has started again, when it finds out what the first one left. */
    PROGRAM_TWICE("SIGKILL of the program, and again of the next"),
    /** Before it is started again, somebody else changes every table. */
    PROGRAM_AMONG_OTHERS("SIGKILL of the program, and then somebody else changes every table"),
    SERVER("SIGKILL of mysqld"),
    /** While a command runs only the program's side is cut, and the statement goes on at the server for a while. */
    CONNECTION("connection cut");

    private final String words;

    Victim(String words) {
        this.words = words;
    }

    /** Else numbers that a server has forgotten, or the record that somebody has changed something. */
    boolean leavesNothing() {
        return this != SERVER && this != PROGRAM_AMONG_OTHERS;
    }

    @Override
    public String toString() {
        return words;
    }
}
