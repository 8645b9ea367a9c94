package com.traveease.schema.cutting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.traveease.schema.sql.Token;

/** What stands in double quotes in one statement after the other, where the SQL mode ANSI_QUOTES makes names of it. */
final class NamesInDoubleQuotes {

    /** Of statements that keep their text, or a part of it, in what they define. */
    private static final Predicate<Token> KEEP_TEXT = token -> token.is("SELECT") || token.is("PROCEDURE")
            || token.is("FUNCTION")
            || token.is("TRIGGER") || token.is("EVENT");

    /** Of the statement: where each begins, and where it has ended. */
    private final List<int[]> names = new ArrayList<>();

    /** Two quotes within a name are one of it, so what follows directly belongs to the name before. */
    public void add(int opened, int end) {
        int[] last = names.isEmpty() ? new int[] { 0, -1 } : names.get(names.size() - 1);
        if (last[1] == opened) {
            last[1] = end;
        } else {
            names.add(new int[] { opened, end });
        }
    }

    /**
     * The statement with its names in backquotes, so that everything that reads it takes them for names. What may keep its
     * own text, as a procedure does and a view's column that has no name, stays as it is.
     */
    public String written(String text, int start, int end) {
        String sql = text.substring(start, end);
        if (names.isEmpty()) {
            return sql;
        }
        List<Token> tokens = Token.of(sql);
        boolean keepsText = !tokens.isEmpty() && (tokens.get(0).is("CREATE") || tokens.get(0).is("ALTER"))
                && tokens.stream().anyMatch(KEEP_TEXT);
        if (keepsText) {
            return sql;
        }
        StringBuilder written = new StringBuilder();
        int copied = start;
        for (int[] name : names) {
            String inside = text.substring(name[0] + 1, name[1] - 1);
            written.append(text, copied, name[0]).append('`').append(inside.replace("\"\"", "\"").replace("`", "``"))
                    .append('`');
            copied = name[1];
        }
        return written.append(text, copied, end).toString();
    }

    /** For the next statement. */
    public boolean areNone() {
        return names.isEmpty();
    }

    public void clear() {
        names.clear();
    }
}
