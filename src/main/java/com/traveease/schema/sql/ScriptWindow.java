package com.traveease.schema.sql;

/** A part of a script's text that is in memory while it is cut. */
public final class ScriptWindow {

    private static final int ONE_BYTE = 0x80;
    private static final int TWO_BYTES = 0x800;

    private final String text;
    private final boolean onePlaceEach;
    private final boolean last;
    private int measured;
    private long measuredPlace;

    /**
     * @param from its place in the script
     * @param onePlaceEach whether each character has one place; else as many as it has bytes in UTF-8
     * @param last whether it has the end of the script
     */
    public ScriptWindow(String text, long from, boolean onePlaceEach, boolean last) {
        this.text = text;
        this.onePlaceEach = onePlaceEach;
        this.last = last;
        this.measuredPlace = from;
    }

    public String text() {
        return text;
    }

    public boolean isLast() {
        return last;
    }

    /** The place of a character; to be asked from left to right. */
    public long place(int position) {
        if (onePlaceEach) {
            measuredPlace += position - measured;
        } else {
            for (int i = measured; i < position; i++) {
                char c = text.charAt(i);
                // The two halves of a pair have four.
                measuredPlace += c < ONE_BYTE ? 1 : c < TWO_BYTES || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        measured = position;
        return measuredPlace;
    }
}
