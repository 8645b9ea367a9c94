package com.traveease.schema.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.plan.NontransactionalTables;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.session.AutoIncrements;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/**
 * Statements that change rows and are each a transaction of their own. The end of one is sent in one packet with the next: its
 * row in the journal, a look at the lock, the commit. So there is a round trip for each. Killed anywhere, a statement and its
 * row are both there, or neither.
 * <p>
 * Up to fifty consecutive INSERTs of plain values share a transaction. After a kill all of them are rolled back, and none is
 * in the journal. If one fails, all are rolled back and sent again one by one, so that those before it are committed.
 */
final class ChangeSeries {

    /** Longer ones may not fit into a packet with what is sent before them. */
    private static final int LONGEST = 100_000;
    /** By which one sees how far the server came in a packet. Not the script's: no two packets have the same number. */
    private static final String MARK = "@traveease_schema_ended";
    /** The key that was generated last before the first that may share a transaction. */
    private static final String KEY = "@traveease_schema_key";
    private static final AtomicLong NUMBERS = new AtomicLong();
    /** So many are over in some milliseconds: nobody waits for their rows for long. */
    private static final int MOST_SHARED = 50;
    /** Longer ones take longer than what they would share. */
    private static final int LONGEST_IN_SHARED = 10_000;

    private final Connection connection;
    private final ScriptSession session;
    private final ScriptUnits units;
    private final ScriptJournal journal;
    private final SchemaLock lock;
    private final StatementSender sender;
    private final OpenTransaction tx;
    private final AutoIncrements numbers;
    /** The last that has run and is not committed; 0 when there is none. */
    private int open;
    /** Whether that is an INSERT that may share a transaction. */
    private boolean plain;
    /** Up to this statement none shares a transaction: in one they have failed. */
    private int alone;
    private boolean takenBack;
    private List<String> ending = List.of();
    private long number;
    private int ended;

    ChangeSeries(RunningScript script, SchemaLock lock) {
        this.connection = script.connection();
        this.session = script.session();
        this.units = script.units();
        this.journal = script.journal();
        this.lock = lock;
        this.sender = script.sender();
        this.tx = script.tx();
        this.numbers = script.numbers();
    }

    /** The last statement that has run and is not committed; 0 when there is none. */
    int open() {
        return open;
    }

    /** The last statement that was committed here. */
    int ended() {
        return ended;
    }

    /** Whether the text of a statement, and the session, allow it to be one of them. */
    boolean takes(int k) throws SQLException {
        Statement statement = units.statements().get(k - 1);
        return units.kind(k) == StatementKind.DATA && units.end(k) == k && !units.readsDiagnostics(k)
                && (open != 0 || !tx.isOpen() && session.isBetweenTransactions())
                && statement.sql().length() <= LONGEST && NontransactionalTables.writes(statement)
                && Batch.isOne(statement.sql());
    }

    /**
     * Runs a statement, and ends the one before it unless they share a transaction. The first is announced by
     * {@link OpenTransaction#open}.
     *
     * @throws SQLException what is told of the one before it when {@link #open} is that still
     */
    void send(int k, String sql) throws SQLException {
        boolean first = open == 0 || !plain;
        plain = isOfPlainValues(units.statements().get(k - 1));
        if (!first && plain && shares(k)) {
            sendIntoShared(k, sql);
            return;
        }
        List<String> before = new ArrayList<>(open == 0 ? List.of() : ending());
        if (plain) {
            before.add("SET %s = LAST_INSERT_ID()".formatted(KEY));
        }
        before.add("START TRANSACTION");
        try {
            session.send(before, sql);
            end(k);
        } catch (SQLException e) {
            if (open != 0) {
                requireEnded(e);
                end(k);
            }
            throw e;
        }
    }

    private boolean shares(int k) {
        return k > alone && k - tx.first() < MOST_SHARED && ending.isEmpty() && !sender.reporter().warningsAreErrors()
                && session.captureAsSql().isPresent();
    }

    /** Sending it again after a rollback has the same effect. */
    private static boolean isOfPlainValues(Statement statement) {
        String sql = statement.sql();
        if (sql.length() > LONGEST_IN_SHARED || sql.indexOf('@') >= 0) {
            return false;
        }
        List<Token> tokens = statement.tokens();
        return tokens.get(0).is("INSERT") && tokens.stream().noneMatch(token -> token.is("SELECT") || token.is("TABLE"));
    }

    private void sendIntoShared(int k, String sql) throws SQLException {
        try {
            session.send(List.of(), sql);
            open = k;
            tx.open(tx.first(), k);
        } catch (SQLException e) {
            if (LostConnection.isReason(e, connection)) {
                throw e;
            }
            session.execute(Transaction.ROLLBACK);
            session.execute("SET SESSION last_insert_id = " + KEY);
            session.failedBeside();
            open = 0;
            alone = k;
            takenBack = true;
        }
    }

    /** Whether statements that shared a transaction were rolled back because the last of them failed. */
    boolean isTakenBack() {
        return takenBack;
    }

    /** @return the first of these: from there on they are to be sent again */
    int beginAgain() {
        int first = tx.first();
        tx.close();
        takenBack = false;
        return first;
    }

    private void end(int next) {
        if (open != 0) {
            ended = open;
            open = 0;
            ending = List.of();
            tx.close();
            tx.open(next, next);
        }
    }

    /** It has run, and is committed with the next statement or a later one. */
    void ran(int k) {
        open = k;
    }

    /** What the open ones end with. */
    private List<String> ending() throws SQLException {
        if (ending.isEmpty()) {
            number = NUMBERS.incrementAndGet();
            Optional<String> inSql = session.captureAsSql();
            String write = journal.finishing(open, inSql.isPresent() ? "" : session.capture(), inSql.orElse(""), numbers.sql());
            ending = List.of(write, lock.requiring(), Transaction.COMMIT, "SET %s = %d".formatted(MARK, number));
        }
        return ending;
    }

    /** Commits what is open, by itself. */
    void end() throws SQLException, InterruptedException {
        if (open != 0) {
            List<String> all = ending();
            sender.send(units.statements().get(open - 1), () -> {
                try {
                    new Batch(connection).run(all);
                } catch (SQLException e) {
                    requireEnded(e);
                }
            }, tx.leaves());
            ended = open;
            open = 0;
            ending = List.of();
            tx.close();
        }
    }

    /**
     * Looks, after a failure, how far the server came.
     *
     * @throws SQLException the failure, when the statement that is open was not committed
     */
    private void requireEnded(SQLException e) throws SQLException {
        if (LostConnection.isReason(e, connection)) {
            throw e;
        }
        boolean marked = Long.toString(number).equals(session.ask().value("SELECT " + MARK).orElse(""));
        boolean inTransaction = session.ask().isInTransaction();
        if (marked || !inTransaction && journal.isFinished(open)) {
            return;
        }
        session.failedBeside();
        if (inTransaction) {
            throw lock.isOurs() ? e : new SQLException("It has released the lock of this schema");
        }
        throw LockRetry.isLockWait(e) ? new RolledBackException(e) : e;
    }
}
