package com.traveease.schema.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.traveease.schema.sql.ClientCommand;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.ModeInScript;
import com.traveease.schema.sql.NamesInDoubleQuotes;
import com.traveease.schema.sql.ProgramBlocks;
import com.traveease.schema.sql.ScriptText;
import com.traveease.schema.sql.ScriptWindow;
import com.traveease.schema.sql.SqlMode;
import com.traveease.schema.sql.VersionComment;

/**
 * Cuts the text of a script into statements, as the mysql client does: at the delimiter, which {@code DELIMITER} changes,
 * outside
 * of quotes and comments. Where the client needs a {@code DELIMITER}, the bodies of procedures, functions, triggers and events
 * are kept together without one, as Flyway does it.
 */
public final class StatementCutter {

    private static final String SEMICOLON = ";";

    private static final int WINDOW = 1 << 18;
    /** So near to the end of a window nothing is decided: what is looked for may go on behind it. */
    private static final int MARGIN = 64;
    /** Neither begin nor end anything but themselves. */
    private static final String PLAIN_SYMBOLS = "(),=.*+'\"`";

    /** The window does not tell how it goes on. */
    private static final class WindowEndException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private static final WindowEndException HERE = new WindowEndException();

        private WindowEndException() {
            super(null, null, false, false);
        }
    }

    private final ScriptText source;
    private ScriptWindow window;
    private String text;
    private final List<Statement> statements = new ArrayList<>();
    private final ModeInScript mode;
    /** Of the statement: the names in double quotes, where they stand for names. */
    private final NamesInDoubleQuotes names = new NamesInDoubleQuotes();
    private String delimiter = SEMICOLON;
    private int at;

    /** Where the statement begins, with the comments before it. */
    private int start;
    /** Where its first piece is that is no comment; negative while there is none. */
    private int code = -1;
    private int parentheses;
    private int serverComment = -1;
    private ProgramBlocks blocks = new ProgramBlocks();

    /** Of the window's beginning. */
    private int firstLine = 1;
    private int line = 1;
    private int counted;

    private StatementCutter(ScriptText source, SqlMode mode) {
        this.source = source;
        this.mode = new ModeInScript(mode);
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
        for (long from = text.beginning(); !cutter.cut(text.window(from, length));) {
            long begins = cutter.leave();
            // What stands at the beginning of the window does not end in it.
            length = begins == from ? 2 * length : about;
            from = begins;
        }
        return List.copyOf(cutter.statements);
    }

    /** @return false when there is another behind it */
    private boolean cut(ScriptWindow next) {
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
            requireCertain(at);
        } catch (WindowEndException e) {
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
            firstLine = lineOf(start);
            begin(start);
            at = 0;
            start = 0;
            counted = 0;
        }
        window = null;
        text = null;
        return place;
    }

    private void requireCertain(int position) {
        if (position > text.length() - MARGIN - delimiter.length() && !window.isLast()) {
            throw WindowEndException.HERE;
        }
    }

    private void step() {
        requireCertain(at);
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
        int next = afterBlank(at);
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
            at = lineEnd(at);
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
            throw refused(at, "%s is a command of the mysql client; write the statement without it"
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
        int next = afterBlank(at + 1);
        return next < text.length() && !text.startsWith(delimiter, next);
    }

    private void word() {
        int from = at;
        char first = delimiter.charAt(0);
        while (at < text.length() && isNamePart(text.charAt(at))
                && (at == from || text.charAt(at) != first || !text.startsWith(delimiter, at))) {
            at++;
        }
        requireCertain(at);
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
                throw refused(from, objection);
            });
            if (word.equals("USE") && !restOfLine().contains(delimiter) && ClientCommand.isNameOnly(restOfLine())) {
                finish(lineEnd(at));
                begin(lineEnd(at));
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
            throw refused(from, "DELIMITER stands within the statement that begins in line %d; end that with %s first"
                    .formatted(lineOf(code), delimiter));
        }
        return code < 0;
    }

    private void changeDelimiter(int from) {
        delimiter = ClientCommand.delimiter(restOfLine());
        if (delimiter.isEmpty()) {
            throw refused(from, "DELIMITER has to be followed by the new delimiter");
        }
        begin(lineEnd(at));
    }

    private void quoted(char quote) {
        int opened = at;
        int end = endOf(quote, true);
        if (end > text.length() && !window.isLast()) {
            throw WindowEndException.HERE;
        }
        boolean name = quote == '"' && mode.now().ansiQuotes();
        if ((name || mode.now().plainBackslashes()) && end != endOf(quote, false)) {
            throw refused(opened, name
                    ? "a backslash stands between double quotes, and the SQL mode ANSI_QUOTES is on, in which they are "
                            + "for names. Write the string in single quotes, or the name in backquotes"
                    : "a backslash stands before a quote, and the SQL mode NO_BACKSLASH_ESCAPES is on here, or may be: the string "
                            + "then ends elsewhere than this program reads. Write CHAR(92) for the backslash, or '' for the quote, "
                            + "or turn the mode off before");
        }
        if (end > text.length()) {
            throw refused(opened, "the quote %s that begins here has no end".formatted(quote));
        }
        if (name) {
            names.add(opened, end);
        }
        at = end;
        if (!blocks.areOver()) {
            blocks.quoted();
        }
    }

    /** Behind the quote that ends what is in quotes; behind the end of the text when there is none. */
    private int endOf(char quote, boolean escapes) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += escapes && text.charAt(end) == '\\' && quote != '`' ? 2 : 1;
        }
        return end < text.length() ? end + 1 : text.length() + 1;
    }

    /** The first position from there on that is neither white space nor in a comment. */
    private int afterBlank(int from) {
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
                    throw WindowEndException.HERE;
                }
                if (end < 0) {
                    throw refused(i, "the comment that begins here has no end");
                }
                i = end + 2;
            } else {
                break;
            }
        }
        requireCertain(i);
        return i;
    }

    /** {@code --} begins a comment only before white space; {@code 5--1} is six. */
    private boolean isDashComment(int from) {
        return text.startsWith("--", from) && (from + 2 == text.length() || text.charAt(from + 2) <= ' ');
    }

    private String restOfLine() {
        return text.substring(at, lineEnd(at));
    }

    private int lineEnd(int from) {
        int newline = text.indexOf('\n', from);
        if (newline < 0 && !window.isLast()) {
            throw WindowEndException.HERE;
        }
        int end = newline < 0 ? text.length() : newline;
        String line = text.substring(from, end);
        int alone = line.indexOf('\r');
        if (alone >= 0 && !line.substring(alone).isBlank()) {
            throw refused(from + alone,
                    "a carriage return without a line feed stands in a comment or a command here. Other programs "
                            + "take it for the end of the line, and MySQL does not; save the file with line feeds");
        }
        return end;
    }

    private void finish(int end) {
        if (code >= 0) {
            Statement statement = names.areNone() ? statement(end)
                    : new Statement(lineOf(code), names.written(text, start, end).trim());
            if (!isNothing(statement)) {
                statements.add(statement);
                if ("SsPp/".indexOf(text.charAt(code)) >= 0) {
                    mode.after(statement.sql());
                }
            }
        }
    }

    /** Without the blanks around it. */
    private Statement statement(int end) {
        int from = start;
        int to = end;
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && text.charAt(to - 1) <= ' ') {
            to--;
        }
        long place = window.place(from);
        return new Statement(lineOf(code), source, place, window.place(to), text.substring(from, to));
    }

    /** A version comment with nothing in it, or what editors and consoles of old leave at the end of a file. */
    private boolean isNothing(Statement statement) {
        char first = text.charAt(code);
        return (first == '/' || Character.isISOControl(first)) && statement.tokens().stream()
                .allMatch(token -> Character.isISOControl(token.text().isEmpty() ? ' ' : token.text().charAt(0)));
    }

    private void begin(int from) {
        at = from;
        start = from;
        code = -1;
        parentheses = 0;
        serverComment = -1;
        blocks = new ProgramBlocks();
        names.clear();
    }

    private void end() {
        if (code >= 0 && serverComment >= 0) {
            throw refused(serverComment, "the /*! that begins here has no end");
        }
        if (code >= 0 && isKeptTogether()) {
            throw refused(code, "the statement that begins here is not complete: %s".formatted(parentheses > 0
                    ? "a parenthesis is not closed"
                    : "the %s in line %d has no END".formatted(blocks.innermost(), lineOf(blocks.innermostAt()))));
        }
        finish(text.length());
    }

    private InvalidScriptException refused(int where, String what) {
        return new InvalidScriptException("line %d: %s".formatted(lineOf(where), what));
    }

    /** From what was asked last, so that a long text is not gone through for every statement. */
    private int lineOf(int position) {
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

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 0x7F;
    }
}
