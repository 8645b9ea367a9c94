package com.traveease.schema.sql;

/** Where the text of a script is kept. Its places are for {@link #between} only: they count characters, or bytes. */
public interface ScriptText {

    /** What is between two places. */
    String between(long from, long to);

    /** The first place. */
    long beginning();

    /**
     * A part of it, to be read from its beginning on.
     *
     * @param length about so long; all the rest, where the text is in memory already
     */
    ScriptWindow window(long from, int length);

    /** In memory. */
    static ScriptText of(String text) {
        return new ScriptText() {

            @Override
            public String between(long from, long to) {
                return text.substring((int) from, (int) to);
            }

            @Override
            public long beginning() {
                return 0;
            }

            @Override
            public ScriptWindow window(long from, int length) {
                return new ScriptWindow(text.substring((int) from), from, true, true);
            }
        };
    }
}
