package com.traveease.crash;

/** Where in the life of a command a fault comes. After the answer was delivered is before the next command. */
enum Moment {
    /** The server has not seen the command. */
    BEFORE("before the command is sent"),
    /** The server has it and may be at any point of it. */
    DURING("while the command runs"),
    /** The server has done it, and the program does not know. */
    ANSWERED("after the command, its answer lost");

    private final String words;

    Moment(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
