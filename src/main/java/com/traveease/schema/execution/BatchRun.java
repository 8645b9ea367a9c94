package com.traveease.schema.execution;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.batch.BatchKey;
import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.batch.BatchWalk;
import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.batch.UnsuitableException;
import com.traveease.schema.history.Journal;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.progress.WarningSum;
import com.traveease.schema.server.ServerAnswer;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.throttle.BatchTurns;

/**
 * Runs a statement in batches. Each batch is one transaction: it applies the statement to a range of the key, and updates the
 * row of the statement in the journal, which has the end of that range. After an interruption, a run resumes after the last
 * committed range.
 */
final class BatchRun {

    /** In seconds: a range that waits holds the locks that it has. */
    private static final int LOCK_WAIT = 1;
    /** With statements in the binary log, a replica would come to something else. */
    private static final String ROWS_ARE_LOGGED = "SELECT IF(@@GLOBAL.log_bin = 0 OR @@SESSION.binlog_format = 'ROW', 1, NULL)";
    private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

    private final RunningScript script;
    private final ScriptTransactions transactions;
    private final CountDownLatch stop;
    private final ScriptSession session;
    private final StatementSender sender;
    private final ScriptJournal journal;
    private final Journal table;
    private Optional<BatchPlace> resumed = Optional.empty();

    BatchRun(RunningScript script, ScriptTransactions transactions, CountDownLatch stop, Journal table) {
        this.table = table;
        this.script = script;
        this.transactions = transactions;
        this.stop = stop;
        this.session = script.session();
        this.sender = script.sender();
        this.journal = script.journal();
    }

    /** An earlier run has ended in this statement, which is the next one. */
    void resumeAt(int k, BatchPlace place) {
        resumed = Optional.of(place);
        told(k, place);
    }

    void run(int k) throws SQLException, InterruptedException {
        Optional<BatchPlace> found = resumed;
        resumed = Optional.empty();
        BatchedStatement statement = script.units().batched(k).orElseThrow();
        session.announceTransaction();
        String before = session.capture();
        BatchWalk walk = new BatchWalk(script.connection(), statement, key(k, statement));
        sender.send(script.statement(k).outline(), () -> walk.begin(found), StatementSender.Leaves.NOTHING);
        if (!walk.isAtPlaceOf(found)) {
            transactions.commitAlone(k, () -> {
                journal.batchesBegin(k, walk.place().written(), before);
                journal.batchEnds(k, walk.place().written());
            });
        }
        String wait = session.value("SELECT @@innodb_lock_wait_timeout").orElseThrow();
        String isolation = session.value("SELECT @@transaction_isolation").orElseThrow();
        session.execute("SET SESSION innodb_lock_wait_timeout = " + LOCK_WAIT);
        if (statement.locksWhatItWalks() && isolation.equals("REPEATABLE-READ") && session.value(ROWS_ARE_LOGGED).isPresent()) {
            session.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"); // gaps stay free for what others insert
        }
        BatchPace pace = new BatchPace(sender, walk.place());
        BatchTurns turns = sender.throttle().turns(script.connection(), table, script.step().script().name(), k);
        turns.begin(walk.place().batches());
        WaitTold waits = new WaitTold(sender);
        WarningSum warnings = new WarningSum();
        try {
            while (next(k, walk, pace)) {
                if (stop.getCount() == 0) {
                    throw new InterruptedException("The process was told to end");
                }
                if (hasWaited(turns, waits.at(walk.place()), walk.place(), pace)) {
                    continue; // there may be many more rows in the range now
                }
                batch(k, walk, warnings, pace);
                turns.committed(walk.place().batches());
                told(k, walk.place());
                pace.tell(walk.place());
            }
        } finally {
            pace.worked(walk.place());
            sender.warned(script.statement(k), warnings);
        }
        session.execute("SET SESSION innodb_lock_wait_timeout = %s, transaction_isolation = '%s'".formatted(wait, isolation));
        walk.left().ifPresent(left -> sender.warn(script.statement(k), left));
        transactions.commitAlone(k, () -> journal.finished(k, session.capture(), script.numbers().sql()));
        script.reached().inBatches("");
        script.reached().apply(k);
        sender.ran(script.statement(k), script.sql(k), script.secrets(),
                new ServerAnswer(List.of(), false, 0, List.of(),
                        walk.place().rows() - found.map(BatchPlace::rows).orElse(0L)),
                false);
    }

    private BatchKey key(int k, BatchedStatement statement) throws SQLException, InterruptedException {
        BatchKey[] key = new BatchKey[1];
        sender.send(script.statement(k).outline(), () -> {
            try {
                key[0] = session.inPlainWords(() -> {
                    try {
                        return BatchKey.of(script.connection(), statement);
                    } catch (UnsuitableException e) {
                        throw new SQLException(e.getMessage(), e);
                    }
                }).orElseThrow(() -> new SQLException("there is no table " + statement.table()));
            } finally {
                session.execute(Transaction.COMMIT);
            }
        }, StatementSender.Leaves.NOTHING);
        return key[0];
    }

    /** Batches of it are committed. */
    private void told(int k, BatchPlace place) {
        if (!place.isUntouched()) {
            script.reached().inBatches("Of statement %d, %d rows are %s%s, and stay so".formatted(k, place.rows(),
                    script.units().batched(k).orElseThrow().done(),
                    place.reached().isEmpty() ? "" : ", up to " + place.reached()));
        }
    }

    private boolean next(int k, BatchWalk walk, BatchPace pace) throws SQLException, InterruptedException {
        boolean[] there = new boolean[1];
        while (true) {
            try {
                sender.watched(script.statement(k).outline(), () -> there[0] = walk.next(), StatementSender.Leaves.TRANSACTION);
                return there[0];
            } catch (SQLException e) {
                if (!LockRetry.isLockWait(e)) {
                    throw e;
                }
                awaitLocks(k, walk, e, pace);
            }
        }
    }

    private static boolean hasWaited(BatchTurns turns, WaitTold told, BatchPlace place, BatchPace pace)
            throws SQLException, InterruptedException {
        pace.worked(place);
        boolean waited = true;
        try {
            waited = turns.await(told);
            return waited;
        } finally {
            if (waited) {
                pace.waited();
            }
        }
    }

    private void batch(int k, BatchWalk walk, WarningSum warnings, BatchPace pace)
            throws SQLException, InterruptedException {
        Instant start = Instant.now();
        String sql = walk.sql();
        try {
            session.execute("START TRANSACTION READ WRITE");
            sender.watchedFor(walk.limit(), sql, () -> session.send(sql));
            ServerAnswer answer = session.answer();
            Set<String> words = sender.warnings(sql, script.secrets(), answer);
            if (walk.isInVain()) {
                session.execute(Transaction.ROLLBACK);
                walk.passBy();
                return;
            }
            BatchPlace done = walk.behind(answer.rows(), Duration.between(start, Instant.now()));
            journal.batchEnds(k, done.written());
            new Transaction(script.connection()).commit(Transaction.COMMIT);
            walk.arrive(done);
            warnings.add(words, answer);
        } catch (SQLException e) {
            boolean slow = sender.hasTakenTooLong(e) && stop.getCount() > 0;
            if (!LockRetry.isLockWait(e) && !slow) {
                throw e;
            }
            if (slow) {
                session.execute(Transaction.ROLLBACK);
            } else {
                awaitLocks(k, walk, e, pace);
            }
            walk.halve();
        }
    }

    /** Others have locks: takes the range back, and returns when it is worth another try. */
    private void awaitLocks(int k, BatchWalk walk, SQLException e, BatchPace pace) throws SQLException, InterruptedException {
        session.execute(Transaction.ROLLBACK);
        String range = "%s %d %s".formatted(script.step().script().name(), k, walk.place().after());
        try {
            if (!sender.again(range, script.statement(k).outline(), e)) {
                throw e instanceof RolledBackException && e.getCause() instanceof SQLException cause ? cause : e;
            }
        } finally {
            pace.waited();
        }
    }
}
