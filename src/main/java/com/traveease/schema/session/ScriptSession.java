package com.traveease.schema.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerAnswer;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.UserVariables;

/**
 * What the statements of one script have made of their session: default schema, settings, user variables, the last generated
 * key, prepared statements and locked tables. It can be written down as SQL that makes another session the same.
 */
public final class ScriptSession {

    private static final String SEPARATOR = "\n;\n";
    /** The write has the statement too, and both have to fit into a packet. */
    private static final int LONGEST_BEHIND = 100_000;

    private final Connection connection;
    private final SessionQuestions questions;
    private final Session session;
    private final SessionEffects effects;
    private final ClockAndKeys values;
    private final Sending sending;
    private final boolean changes;
    private final UserVariables variables;
    private final NamedLocks namedLocks;
    private final PreparedStatements prepared;
    private final LockedTables locked;
    private final NextTransaction next = new NextTransaction();
    private final ScriptRole role = new ScriptRole();
    private boolean leftAlone;
    /** The session is as it was before the script, so far. */
    private boolean untouched;
    /** Something is put back that an earlier run had made. */
    private boolean restored;

    /**
     * @param journal the name of that table: while tables are locked only those can be used
     * @param statements of the script; one that leaves its session alone costs nothing here
     */
    public ScriptSession(Connection connection, Session session, String journal, List<Statement> statements)
            throws SQLException {
        this.connection = connection;
        this.questions = new SessionQuestions(connection);
        this.session = session;
        this.locked = new LockedTables(journal);
        this.prepared = new PreparedStatements(connection);
        boolean sets = session
                .include(statements.stream().map(SessionText::settings).flatMap(Set::stream).distinct().toList());
        this.effects = SessionEffects.of(statements);
        this.values = new ClockAndKeys(effects, questions, session);
        this.sending = new Sending(connection, session, effects.setsSeeds());
        this.variables = new UserVariables(statements);
        this.namedLocks = new NamedLocks(connection, statements, SchemaLock.nameFor(connection.getCatalog()));
        this.leftAlone = effects.alone() == statements.size();
        this.changes = sets || !variables.areNone() || effects.changes();
    }

    /** Whether nothing that the script does can make its session other than it was before it. */
    public boolean isLeftAlone() {
        return leftAlone;
    }

    /** Statement k is next. */
    public void reached(int k) {
        untouched = !restored && k <= effects.alone() + 1;
        session.mayHaveChanged();
    }

    /** As {@link #isLeftAlone}, of the statements before the next one. */
    public boolean isUntouched() {
        return leftAlone || untouched;
    }

    /** What {@code EXECUTE} would run; empty when this session has no such statement. */
    public Optional<Statement> prepared(Statement execute) {
        return prepared.executed(execute);
    }

    /** What {@code EXECUTE} would run behind these statements, none of which has run; empty when only they will tell. */
    public Optional<Statement> preparedBehind(List<Statement> statements, Statement execute) throws SQLException {
        return prepared.executedBehind(statements, execute);
    }

    /** Whether what {@code EXECUTE} would run means the tables of the schema that is the default one now. */
    public boolean isPreparedHere(Statement execute) throws SQLException {
        return prepared.isOfThisSchema(execute);
    }

    /** What a statement that was taken back has made of these is not taken back. */
    public boolean hasVariables() {
        return !variables.areNone();
    }

    public boolean hasLockedTables() {
        return !locked.areNone();
    }

    /** Runs one that needs to be remembered, and remembers it. */
    public void run(StatementKind kind, String sql) throws SQLException {
        Optional<String> text = kind == StatementKind.PREPARE ? Optional.of(prepared.meant(sql)) : Optional.empty();
        role.changes(sql, questions);
        if (kind == StatementKind.BEGIN) {
            announceTransaction();
        }
        send(locked.sent(kind, sql));
        if (text.isPresent()) {
            prepared.add(sql, text.get());
        }
        locked.ran(kind, sql);
        if (kind == StatementKind.SESSION) {
            prepared.forgetIfDeallocated(sql);
            next.ran(sql);
            role.ran(sql);
        }
    }

    /**
     * After the script: commits what it left open, and makes the session what it was before it. The next one finds nothing
     * of it, whether it runs on the same connection or on another.
     */
    public void reset() throws SQLException {
        session.restore();
        List<String> statements = new ArrayList<>();
        if (!effects.temporaryTables().isEmpty()) {
            statements.add("DROP TEMPORARY TABLE IF EXISTS " + String.join(", ", effects.temporaryTables()));
        }
        if (!variables.areNone()) {
            statements.add("SET " + String.join(" = NULL, ", variables.names()) + " = NULL");
        }
        statements.add("SET SESSION last_insert_id = 0");
        statements.addAll(namedLocks.releasing());
        statements.addAll(prepared.forgetting());
        role.restoring().ifPresent(statements::add);
        new Batch(connection).run(statements);
    }

    /** Says again what the script has said of the next transaction, immediately before that begins. */
    public void announceTransaction() throws SQLException {
        if (next.isKnown() && questions.isInTransaction()) {
            execute(Transaction.COMMIT); // opened by what we read while autocommit is off
        }
        while (next.isKnown()) {
            execute(next.take());
        }
    }

    /** What the server says of this session. */
    public SessionQuestions ask() {
        return questions;
    }

    /** As {@link #capture}, as an expression; empty when that takes a question to the server. */
    public Optional<String> captureAsSql() {
        return changes || effects.setsInsertId() || !sending.seeds().isEmpty() || !namedLocks.areNone() || !isBetweenUnits()
                ? Optional.empty()
                : Optional.of(values.generatedKeyAsSql());
    }

    /** As SQL; empty when there is nothing to write down. */
    public String capture() throws SQLException {
        List<String> lines = new ArrayList<>(next.written()); // first: behind what reads, they would be refused
        if (changes) {
            role.written().ifPresent(lines::add);
            lines.addAll(prepared.written());
            lines.addAll(session.changes());
            values.clock().ifPresent(lines::add);
            lines.addAll(variables.written(connection));
        }
        lines.addAll(sending.seeds());
        values.nextKey().ifPresent(lines::add);
        lines.addAll(namedLocks.written());
        values.generatedKey(changes).ifPresent(lines::add);
        locked.written().ifPresent(lines::add);
        return String.join(SEPARATOR, lines);
    }

    /**
     * Makes the session what was written down.
     *
     * @throws SQLException when that is not possible any more: a privilege is gone, or a table that was locked
     */
    public void restore(String written) throws SQLException {
        leftAlone &= written.isEmpty();
        restored |= !written.isEmpty();
        for (String line : written.isEmpty() ? new String[0] : written.split(SEPARATOR)) {
            StatementKind kind = StatementKind.of(line);
            try {
                if (namedLocks.isLine(line)) {
                    namedLocks.take(line);
                } else {
                    run(kind, line);
                }
            } catch (SQLException e) {
                if (!isGone(kind, e)) {
                    throw e;
                }
            }
        }
    }

    /**
     * A prepared statement whose table the script has dropped since, or a default schema that it has dropped: what is behind it
     * does not need them, or fails as it would have failed.
     */
    private static boolean isGone(StatementKind kind, SQLException e) {
        return e.getErrorCode() == MySqlErrors.BAD_DB_ERROR
                || kind == StatementKind.PREPARE && !LostConnection.isReason(e);
    }

    /** Begins a transaction of ours where START TRANSACTION would unlock the script's tables. */
    public void holdCommits() throws SQLException {
        session.holdCommits();
    }

    /** Behind the end of such a transaction. */
    public void commitAgain() throws SQLException {
        session.commitAgain();
    }

    /** After a failure: the journal is written next. */
    public void restoreSettings() throws SQLException {
        session.restore();
    }

    /** As {@link Session#home}. */
    public String home() {
        return session.home();
    }

    /** As {@link Session#inPlainWords}. */
    public <T> T inPlainWords(Session.Read<T> definitions) throws SQLException {
        return isUntouched() && session.isPlain() ? definitions.read() : session.inPlainWords(definitions);
    }

    /** Whether one of these names is a setting. */
    public boolean knows(Set<String> names) throws SQLException {
        return session.include(names);
    }

    /** As {@link Sending#execute(String, String)}. */
    public void execute(String sql, String behind) throws SQLException {
        sending.execute(sql, behind);
    }

    /** A statement of our own, or one that ends a transaction. */
    public void execute(String sql) throws SQLException {
        sending.execute(sql);
    }

    /** As {@link Sending#send(String)}. */
    public void send(String sql) throws SQLException {
        sending.send(sql);
    }

    /** As {@link Sending#send(List, String)}. */
    public void send(List<String> before, String sql) throws SQLException {
        sending.send(before, sql);
    }

    /** As {@link Sending#failedBeside}. */
    public void failedBeside() {
        sending.failedBeside();
    }

    /** As {@link Sending#hasFailed}. */
    public boolean hasFailed() {
        return sending.hasFailed();
    }

    /** As {@link Sending#answer}. */
    public ServerAnswer answer() {
        return sending.answer();
    }

    /** Whether the next change of rows would be a transaction of its own. */
    public boolean isBetweenTransactions() throws SQLException {
        return questions.isAutocommit() && !questions.isInTransaction() && isBetweenUnits();
    }

    private boolean isBetweenUnits() {
        return locked.areNone() && !next.isKnown();
    }

    /**
     * Whether a write of ours may be sent in one packet with a statement of the script, before it, and is committed by the time
     * that this begins.
     */
    public boolean takesBefore(String sql) throws SQLException {
        return questions.isAutocommit() && !questions.isInTransaction() && locked.areNone() && sql.length() <= LONGEST_BEHIND
                && sql.indexOf(';') < 0;
    }
}
