package com.traveease.schema.cutting;

import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.ScriptWindow;
import com.traveease.schema.sql.VersionComment;

/** The part of a script that is in memory while it is cut. Where it does not tell how it goes on, the next one has to. */
final class CutWindow {

    /** So near to its end nothing is decided: what is looked for may go on behind it. */
    private static final int MARGIN = 64;

    /** It does not tell how it goes on. */
    static final class EndException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private static final EndException HERE = new EndException();

        private EndException() {
            super(null, null, false, false);
        }
    }

    private final ScriptWindow window;
    private final String text;
    private final int firstLine;
    private int line;
    private int counted;

    /** @param firstLine of its beginning, from 1 */
    CutWindow(ScriptWindow window, int firstLine) {
        this.window = window;
        this.text = window.text();
        this.firstLine = firstLine;
        this.line = firstLine;
    }

    String text() {
        return text;
    }

    /** Of this position, in the script. */
    long place(int position) {
        return window.place(position);
    }

    void requireCertain(int position, String delimiter) {
        if (position > text.length() - MARGIN - delimiter.length() && !window.isLast()) {
            throw EndException.HERE;
        }
    }

    /** The first position from there on that is neither white space nor in a comment. */
    int afterBlank(int from, String delimiter) {
        int i = from;
        while (i < text.length()) {
            if (Character.isWhitespace(text.charAt(i))) {
                i++;
            } else if (text.startsWith(delimiter, i)) {
                break;
            } else if (text.charAt(i) == '#' || isDashComment(i)) {
                i = lineEnd(i);
            } else if (text.startsWith("/*", i)
                    && (!text.startsWith("/*!", i) || VersionComment.isForNoServer(text, i))) {
                int end = text.indexOf("*/", i + 2);
                if (end < 0 && !window.isLast()) {
                    throw EndException.HERE;
                }
                if (end < 0) {
                    throw refused(i, "the comment that begins here has no end");
                }
                i = end + 2;
            } else {
                break;
            }
        }
        requireCertain(i, delimiter);
        return i;
    }

    /** {@code --} begins a comment only before white space; {@code 5--1} is six. */
    private boolean isDashComment(int from) {
        return text.startsWith("--", from) && (from + 2 == text.length() || text.charAt(from + 2) <= ' ');
    }

    /**
     * Behind the quote that ends what is in quotes; behind the end of the script when there is none.
     *
     * @param from of the quote that begins it
     * @param escapes whether a backslash has a meaning in it
     */
    int afterQuoted(int from, boolean escapes) {
        char quote = text.charAt(from);
        int end = from + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += escapes && text.charAt(end) == '\\' && quote != '`' ? 2 : 1;
        }
        if (end >= text.length() && !window.isLast()) {
            throw EndException.HERE;
        }
        return end < text.length() ? end + 1 : text.length() + 1;
    }

    /** Of the line feed, or the end of the script. */
    int lineEnd(int from) {
        int newline = text.indexOf('\n', from);
        if (newline < 0 && !window.isLast()) {
            throw EndException.HERE;
        }
        int end = newline < 0 ? text.length() : newline;
        String rest = text.substring(from, end);
        int alone = rest.indexOf('\r');
        if (alone >= 0 && !rest.substring(alone).isBlank()) {
            throw refused(from + alone,
                    "there is a carriage return without a line feed in a comment or a command here. Other programs treat it "
                            + "as the end of the line, but MySQL does not; save the file with line feeds");
        }
        return end;
    }

    InvalidScriptException refused(int where, String what) {
        return new InvalidScriptException("line %d: %s".formatted(lineOf(where), what));
    }

    /** From what was asked last, so that a long text is not gone through for every statement. */
    int lineOf(int position) {
        if (position < counted) {
            line = firstLine;
            counted = 0;
        }
        for (int i = text.indexOf('\n', counted); i >= 0 && i < position; i = text.indexOf('\n', i + 1)) {
            line++;
        }
        counted = position;
        return line;
    }
}
