package com.traveease.schema.cutting;

import java.util.List;
import java.util.Locale;

import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.ScriptText;
import com.traveease.schema.sql.SqlMode;
import com.traveease.schema.sql.VersionComment;
import com.traveease.schema.statement.Statement;

/**
 * Cuts the text of a script into statements, as the mysql client does: at the delimiter, which {@code DELIMITER} changes,
 * outside of quotes and comments. Where the client needs a {@code DELIMITER}, the bodies of procedures, functions, triggers and
 * events are kept together without one, as Flyway does it.
 */
public final class StatementCutter {

    private static final String SEMICOLON = ";";

    private static final int WINDOW = 1 << 18;
    /** Neither begin nor end anything but themselves. */
    private static final String PLAIN_SYMBOLS = "(),=.*+'\"`";

    private final CutStatements done;
    private CutWindow window;
    private String text;
    private String delimiter = SEMICOLON;
    private int at;

    /** Where the statement begins, with the comments before it. */
    private int start;
    /** Where its first piece is that is no comment; negative while there is none. */
    private int code = -1;
    private int parentheses;
    private int serverComment = -1;
    private ProgramBlocks blocks = new ProgramBlocks();

    private StatementCutter(ScriptText source, SqlMode mode) {
        this.done = new CutStatements(source, mode);
    }

    /**
     * @param mode in which the script begins
     * @throws InvalidScriptException when something is not closed, or only the mysql client would know what to do; the message
     *         begins with the line
     */
    public static List<Statement> cut(ScriptText text, SqlMode mode) {
        return cut(text, mode, WINDOW);
    }

    /** @param about so many characters or bytes are in memory at a time, unless a statement is longer */
    public static List<Statement> cut(ScriptText text, SqlMode mode, int about) {
        StatementCutter cutter = new StatementCutter(text, mode);
        int length = about;
        int line = 1;
        for (long from = text.beginning(); !cutter.cut(new CutWindow(text.window(from, length), line));) {
            line = cutter.window.lineOf(cutter.start);
            long begins = cutter.leave();
            // What stands at the beginning of the window does not end in it.
            length = begins == from ? 2 * length : about;
            from = begins;
        }
        return cutter.done.all();
    }

    /** @return false when there is another behind it */
    private boolean cut(CutWindow next) {
        window = next;
        text = next.text();
        int before = at;
        int codeBefore = code;
        try {
            while (at < text.length()) {
                before = at;
                codeBefore = code;
                step();
            }
            before = at;
            codeBefore = code;
            window.requireCertain(at, delimiter);
        } catch (CutWindow.EndException e) {
            at = before;
            code = codeBefore;
            return false;
        }
        end();
        return true;
    }

    /** @return the place of the statement that is not complete, from which on the next window has to be */
    private long leave() {
        long place = window.place(start);
        if (start > 0) {
            begin(start);
            at = 0;
            start = 0;
        }
        window = null;
        text = null;
        return place;
    }

    private void step() {
        window.requireCertain(at, delimiter);
        char c = text.charAt(at);
        if (c != delimiter.charAt(0)) {
            if (PLAIN_SYMBOLS.indexOf(c) >= 0) {
                piece(c);
                return;
            }
            if (c <= 0x7F && isNamePart(c)) {
                word();
                return;
            }
        }
        int next = window.afterBlank(at, delimiter);
        if (next > at) {
            at = next;
        } else if (isSimpleStatementBeforeAnother()) {
            finish(at);
            begin(at + 1);
        } else if (text.startsWith(delimiter, at) && !isKeptTogether()) {
            finish(at);
            begin(at + delimiter.length());
        } else if (code < 0 && text.startsWith("--", at)) {
            // Without the blank behind it that makes it a comment. No statement begins so; the server must not see it.
            at = window.lineEnd(at);
            start = at;
        } else if (isNamePart(text.charAt(at))) {
            word();
        } else {
            piece(text.charAt(at));
        }
    }

    /** A semicolon ends a statement only when everything is closed; of another delimiter the author knows where it stands. */
    private boolean isKeptTogether() {
        return delimiter.equals(SEMICOLON) && (parentheses > 0 || serverComment >= 0 || blocks.areOpen());
    }

    private void piece(char c) {
        if (code < 0) {
            code = at;
        }
        if (c == '\'' || c == '"' || c == '`') {
            quoted(c);
        } else if (text.startsWith("/*!", at)) {
            serverComment = at;
            at = VersionComment.endOfNumber(text, at);
        } else if (serverComment >= 0 && text.startsWith("*/", at)) {
            serverComment = -1;
            at += 2;
        } else if (c == '\\' && !text.startsWith("\\N", at)) {
            throw window.refused(at, "%s is a command of the mysql client; write the statement without it"
                    .formatted(text.substring(at, Math.min(at + 2, text.length())).strip()));
        } else {
            parentheses += c == '(' ? 1 : c == ')' && parentheses > 0 ? -1 : 0;
            if (!blocks.areOver()) {
                blocks.symbol(c);
            }
            at++;
        }
    }

    /**
     * {@code DELIMITER //} and then {@code DROP PROCEDURE p; CREATE PROCEDURE p() …//}: the client sends both at once, which a
     * connection of ours would refuse.
     */
    private boolean isSimpleStatementBeforeAnother() {
        if (text.charAt(at) != ';' || text.startsWith(delimiter, at) || parentheses > 0 || serverComment >= 0
                || blocks.isProgram()) {
            return false;
        }
        int next = window.afterBlank(at + 1, delimiter);
        return next < text.length() && !text.startsWith(delimiter, next);
    }

    private void word() {
        int from = at;
        char first = delimiter.charAt(0);
        while (at < text.length() && isNamePart(text.charAt(at))
                && (at == from || text.charAt(at) != first || !text.startsWith(delimiter, at))) {
            at++;
        }
        window.requireCertain(at, delimiter);
        if (code >= 0 && blocks.areOver() && (text.charAt(from) | 0x20) != 'd') {
            return;
        }
        String word = text.substring(from, at).toUpperCase(Locale.ROOT);
        if (word.equals("DELIMITER") && isCommand(from)) {
            changeDelimiter(from);
            return;
        }
        if (code < 0) {
            code = from;
            ClientCommand.objection(word).ifPresent(objection -> {
                throw window.refused(from, objection);
            });
            if (word.equals("USE") && !restOfLine().contains(delimiter) && ClientCommand.isNameOnly(restOfLine())) {
                finish(window.lineEnd(at));
                begin(window.lineEnd(at));
                return;
            }
        }
        blocks.word(word, from);
    }

    /**
     * At the beginning of a statement it is one. Inside of one it may be a name, unless all the line looks like the command.
     */
    private boolean isCommand(int from) {
        boolean aloneInLine = text.substring(text.lastIndexOf('\n', from) + 1, from).isBlank();
        if (code >= 0 && aloneInLine && ClientCommand.canOnlyBeDelimiter(restOfLine())) {
            throw window.refused(from, "DELIMITER is within the statement that begins in line %d; end that with %s first"
                    .formatted(window.lineOf(code), delimiter));
        }
        return code < 0;
    }

    private void changeDelimiter(int from) {
        delimiter = ClientCommand.delimiter(restOfLine());
        if (delimiter.isEmpty()) {
            throw window.refused(from, "DELIMITER has to be followed by the new delimiter");
        }
        begin(window.lineEnd(at));
    }

    private void quoted(char quote) {
        int opened = at;
        int end = window.afterQuoted(at, true);
        boolean name = quote == '"' && done.mode().ansiQuotes();
        if ((name || done.mode().plainBackslashes()) && end != window.afterQuoted(at, false)) {
            throw window.refused(opened, name
                    ? "there is a backslash between double quotes, and the SQL mode ANSI_QUOTES is on, in which they quote "
                            + "names. Write the string in single quotes, or the name in backquotes"
                    : "there is a backslash before a quote, and the SQL mode NO_BACKSLASH_ESCAPES is on here, or may be: the "
                            + "string then ends at a different place than this program assumes. Write CHAR(92) for the "
                            + "backslash, or '' for the quote, or turn the mode off before");
        }
        if (end > text.length()) {
            throw window.refused(opened, "the quote %s that begins here has no end".formatted(quote));
        }
        if (name) {
            done.names(opened, end);
        }
        at = end;
        if (!blocks.areOver()) {
            blocks.quoted();
        }
    }

    private String restOfLine() {
        return text.substring(at, window.lineEnd(at));
    }

    private void finish(int end) {
        if (code >= 0) {
            done.add(window, text, start, code, end);
        }
    }

    private void begin(int from) {
        at = from;
        start = from;
        code = -1;
        parentheses = 0;
        serverComment = -1;
        blocks = new ProgramBlocks();
        done.begin();
    }

    private void end() {
        if (code >= 0 && serverComment >= 0) {
            throw window.refused(serverComment, "the /*! that begins here has no end");
        }
        if (code >= 0 && isKeptTogether()) {
            throw window.refused(code, "the statement that begins here is not complete: %s".formatted(parentheses > 0
                    ? "a parenthesis is not closed"
                    : "the %s in line %d has no END".formatted(blocks.innermost(), window.lineOf(blocks.innermostAt()))));
        }
        finish(text.length());
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 0x7F;
    }
}
