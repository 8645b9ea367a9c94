package com.traveease.crash;

import java.util.List;

/** Which way the program is told to go; the other end is where it starts. */
enum Direction {
    UPGRADE("upgrade", "head"),
    DOWNGRADE("downgrade", "base", "--allow-data-loss");

    private final List<String> arguments;

    Direction(String... arguments) {
        this.arguments = List.of(arguments);
    }

    List<String> arguments() {
        return arguments;
    }

    @Override
    public String toString() {
        return arguments.get(0);
    }
}
