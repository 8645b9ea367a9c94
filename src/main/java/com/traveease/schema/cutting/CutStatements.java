package com.traveease.schema.cutting;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.sql.ScriptText;
import com.traveease.schema.sql.SqlMode;
import com.traveease.schema.statement.Statement;

/** The statements of a script that are cut already, and the SQL mode behind them. */
final class CutStatements {

    private final ScriptText source;
    private final ModeInScript mode;
    private final List<Statement> statements = new ArrayList<>();
    /** Of the one that is being cut: the names in double quotes, where they stand for names. */
    private final NamesInDoubleQuotes names = new NamesInDoubleQuotes();

    CutStatements(ScriptText source, SqlMode mode) {
        this.source = source;
        this.mode = new ModeInScript(mode);
    }

    List<Statement> all() {
        return List.copyOf(statements);
    }

    /** In which the next statement is read. */
    SqlMode mode() {
        return mode.now();
    }

    /** Another one begins. */
    void begin() {
        names.clear();
    }

    /** The one that is being cut has a name in double quotes there. */
    void names(int opened, int end) {
        names.add(opened, end);
    }

    /**
     * One that has an end, unless there is nothing in it.
     *
     * @param start of it, with the comments before it
     * @param code where its first piece is that is no comment
     */
    void add(CutWindow window, String text, int start, int code, int end) {
        Statement statement = names.areNone() ? between(window, text, start, code, end)
                : new Statement(window.lineOf(code), names.written(text, start, end).trim());
        if (!isNothing(text.charAt(code), statement)) {
            statements.add(statement);
            if ("SsPp/".indexOf(text.charAt(code)) >= 0) {
                mode.after(statement.sql());
            }
        }
    }

    /** Without the blanks around it. */
    private Statement between(CutWindow window, String text, int start, int code, int end) {
        int from = start;
        int to = end;
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return new Statement(window.lineOf(code), source, window.place(from), window.place(to), text.substring(from, to));
    }

    /** A version comment with nothing in it, or what editors and consoles of old leave at the end of a file. */
    private static boolean isNothing(char first, Statement statement) {
        return (first == '/' || Character.isISOControl(first)) && statement.tokens().stream()
                .allMatch(token -> Character.isISOControl(token.text().isEmpty() ? ' ' : token.text().charAt(0)));
    }
}
