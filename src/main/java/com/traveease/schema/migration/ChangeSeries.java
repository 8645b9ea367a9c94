package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import com.traveease.schema.connection.Batch;
import com.traveease.schema.connection.LostConnection;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.plan.NontransactionalTables;
import com.traveease.schema.session.NextNumbers;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/**
 * Statements that change rows and are each a transaction of their own. The end of one is sent in one packet with the next: its
 * row in the journal, a look at the lock, the commit. So there is a round trip for each. Killed anywhere, a statement and its
 * row are both there, or neither.
 */
final class ChangeSeries {

    /** Longer ones may not fit into a packet with what is sent before them. */
    private static final int LONGEST = 100_000;
    /** By which one sees how far the server came in a packet. Not the script's: no two packets have the same number. */
    private static final String MARK = "@traveease_schema_ended";
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Connection connection;
    private final ScriptSession session;
    private final ScriptUnits units;
    private final ScriptJournal journal;
    private final SchemaLock lock;
    private final StatementSender sender;
    private final OpenTransaction tx;
    /** The one that has run and is not committed; 0 when there is none. */
    private int open;
    private List<String> ending = List.of();
    private long number;
    private int ended;

    ChangeSeries(Connection connection, ScriptSession session, ScriptUnits units, ScriptJournal journal, SchemaLock lock,
            StatementSender sender, OpenTransaction tx) {
        this.connection = connection;
        this.session = session;
        this.units = units;
        this.journal = journal;
        this.lock = lock;
        this.sender = sender;
        this.tx = tx;
    }

    /** The statement that has run and is not committed; 0 when there is none. */
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
        return units.kind(k) == StatementKind.DATA && units.end(k) == k && !units.asksBack(k)
                && (open != 0 || tx.first == 0 && session.isBetweenTransactions())
                && statement.sql().length() <= LONGEST && NontransactionalTables.writes(statement.sql())
                && Batch.isOne(statement.sql());
    }

    /**
     * Ends the one before it and runs a statement. The first is announced by {@link OpenTransaction#open}.
     *
     * @throws SQLException what is told of the one before it when {@link #open} is that still
     */
    void send(int k, String sql) throws SQLException {
        List<String> before = new ArrayList<>(ending);
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

    private void end(int next) {
        if (open != 0) {
            ended = open;
            open = 0;
            ending = List.of();
            tx.close();
            tx.open(next, next);
        }
    }

    /**
     * It was run, and is to be committed with the next.
     *
     * @param numbers as {@link NextNumbers#sql}
     */
    void ran(int k, String numbers) throws SQLException {
        number = NUMBERS.incrementAndGet();
        Optional<String> inSql = session.writtenAsSql();
        String write = journal.finishing(k, inSql.isPresent() ? "" : session.written(), inSql.orElse(""), numbers);
        ending = List.of(write, lock.requiring(), Transaction.COMMIT,
                "SET %s = %d".formatted(MARK, number));
        open = k;
    }

    /** Commits the one that is open, by itself. */
    void end() throws SQLException, InterruptedException {
        if (open != 0) {
            sender.send(units.statements().get(open - 1).sql(), () -> {
                try {
                    new Batch(connection).run(ending);
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
        boolean marked = Long.toString(number).equals(session.value("SELECT " + MARK).orElse(""));
        boolean inTransaction = session.isInTransaction();
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
