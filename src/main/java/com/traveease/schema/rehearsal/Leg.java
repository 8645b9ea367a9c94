package com.traveease.schema.rehearsal;

/** One way of a rehearsal. */
public enum Leg {
    UP("up"),
    DOWN("down"),
    UP_AGAIN("up again");

    private final String words;

    Leg(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
