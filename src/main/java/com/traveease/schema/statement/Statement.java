package com.traveease.schema.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.ScriptText;
import com.traveease.schema.sql.Sha256;
import com.traveease.schema.sql.Token;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.CreateTable;

/** One statement of a script, as the server gets it, without its delimiter. */
public final class Statement {

    /** How many digits the checksum of several statements has. */
    public static final int CHECKSUM_OF_MANY = 64;

    private static final Set<String> WHOLE_OR_NOTHING = Set.of("CREATE", "ALTER", "DROP", "RENAME", "TRUNCATE", "INSERT",
            "UPDATE", "DELETE", "REPLACE", "SELECT", "SET", "USE", "SIGNAL", "GRANT", "REVOKE");

    private static final int UNREAD = -1;

    /** Characters of what is kept of a long statement while its script is. */
    private static final int LONGEST_KEPT = 4_000;

    private record Text(Statement of, String sql, String outline) {
    }

    /** The one that was asked for last: it is asked one thing after the other. No text is kept beside that of the script. */
    private static volatile Text last = new Text(null, "", "");

    private final int line;
    private final ScriptText script;
    private final long from;
    private final long to;
    /** Where it is short and something was left out. */
    private String outline;
    private boolean saysAll;
    private long hints = UNREAD;
    private StatementKind kind;
    /** Null as long as it is not read. */
    private Optional<DefinitionChange> change;
    private String checksum;
    private Secrets checksumWithout;

    /**
     * @param line the line of the script, from 1, on which it starts
     * @param sql its text
     */
    public Statement(int line, String sql) {
        this.line = line;
        this.script = ScriptText.of(sql);
        this.from = 0;
        this.to = sql.length();
    }

    /**
     * What is between two places of a script.
     *
     * @param sql the same, which is at hand now
     */
    public Statement(int line, ScriptText script, long from, long to, String sql) {
        this.line = line;
        this.from = from;
        this.to = to;
        this.script = script;
        last = new Text(this, sql, null);
        if (sql.length() >= Outline.WORTH_IT) {
            outline();
        }
    }

    public int line() {
        return line;
    }

    public String sql() {
        Text text = last;
        if (text.of != this) {
            text = new Text(this, script.between(from, to), null);
            last = text;
        }
        return text.sql;
    }

    /**
     * What is read of it to find out what it does: all of it, but for the rows of a long INSERT that say nothing of that. A
     * secret may be in those.
     */
    public String outline() {
        if (outline != null) {
            return outline;
        }
        if (to - from < Outline.WORTH_IT || saysAll) {
            return sql();
        }
        Text text = last;
        if (text.of != this || text.outline == null) {
            String sql = sql();
            text = new Text(this, sql, Outline.of(sql));
            last = text;
            saysAll = text.outline.length() == sql.length();
            outline = text.outline.length() <= LONGEST_KEPT ? text.outline : null;
        }
        return text.outline;
    }

    /** Of its outline. */
    public List<Token> tokens() {
        return Token.of(outline());
    }

    public StatementKind kind() {
        if (kind == null) {
            kind = StatementKind.of(tokens(), this::change);
        }
        return kind;
    }

    /** What it does to definitions, as {@link DefinitionChange#of(String)} tells it. */
    public Optional<DefinitionChange> change() {
        if (change == null) {
            change = DefinitionChange.of(tokens());
        }
        return change;
    }

    /** Its syntax tree, when it alters a table. It is not kept, as it has the statement's pieces in it. */
    public Optional<AlterTable> alterTable() {
        return AlterTable.of(tokens());
    }

    /** As {@link #alterTable}, when it creates a table. */
    public Optional<CreateTable> createTable() {
        return CreateTable.of(tokens());
    }

    /** Whether it is {@code CREATE TABLE … SELECT}, which commits the empty table before MySQL 8.0.21. */
    public boolean isCreateSelect() {
        return kind() == StatementKind.DEFINITION && DefinitionChange.isCreateSelect(tokens());
    }

    /** Whether it makes, alters or drops a procedure, a function, a trigger or an event. */
    public boolean definesProgram() {
        return change().filter(DefinitionChange::isOfProgram).isPresent();
    }

    /** Whether one of these words may be in it, of those that {@link Hints} has; also in a string or a comment. */
    public boolean mayMention(String... words) {
        if (hints == UNREAD) {
            hints = Hints.in(outline(), 0, outline().length());
        }
        return (hints & Hints.bits(words)) != 0;
    }

    /** Whether this keyword is in it. */
    public boolean mentions(String keyword) {
        return (!Hints.has(keyword) || mayMention(keyword)) && tokens().stream().anyMatch(token -> token.is(keyword));
    }

    /** Forgets the text of the last one, which was sent: it may take as much as all the rest. */
    public static void forget() {
        last = new Text(null, "", "");
        Token.forget();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Statement statement && line == statement.line && sql().equals(statement.sql());
    }

    @Override
    public int hashCode() {
        return 31 * line + sql().hashCode();
    }

    /**
     * Whether the server takes the whole statement back when it fails. Not a {@code CALL}, whose statements commit one by one,
     * and nothing that is not known to be.
     */
    public boolean isWholeOrNothing() {
        List<Token> tokens = tokens();
        if (tokens.isEmpty() || tokens.get(0).kind() != Token.Kind.WORD) {
            return false;
        }
        Token first = tokens.get(0);
        // What stands in a version comment may be no part of it for this server.
        return WHOLE_OR_NOTHING.contains(first.text().toUpperCase(Locale.ROOT))
                && !outline().substring(0, first.start()).contains("/*!");
    }

    /**
     * The same for statements that differ in white space, comments and secrets only; 32 hexadecimal digits. Nothing of a secret
     * is in it: a digest that has to fit could be tried with one guess after the other by whoever reads the journal.
     */
    public String checksum(Secrets secrets) {
        if (checksum == null || checksumWithout != secrets) {
            MessageDigest digest = Sha256.begun();
            new StatementDigest(digest).update(sql(), secrets);
            checksum = Sha256.hex(digest, 16);
            checksumWithout = secrets;
        }
        return checksum;
    }

    /** As {@link #checksum(Secrets)}, of a script without placeholders. */
    public String checksum() {
        return checksum(Secrets.OF_CLAUSES);
    }

    /** Of all of them in their order; {@value #CHECKSUM_OF_MANY} hexadecimal digits. */
    public static String checksum(List<Statement> statements, Secrets secrets) {
        MessageDigest digest = Sha256.begun();
        statements.forEach(statement -> digest.update(statement.checksum(secrets).getBytes(StandardCharsets.US_ASCII)));
        return Sha256.hex(digest, CHECKSUM_OF_MANY / 2);
    }

    /** Not its text, which may have secrets in it. */
    @Override
    public String toString() {
        return "Statement in line " + line;
    }
}
