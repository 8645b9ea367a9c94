package com.traveease.schema.execution;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.batch.BatchWalk;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.progress.WarningSum;
import com.traveease.schema.server.ServerAnswer;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.throttle.BatchTurns;

/** The batches of one statement, one after the other, each when it is its turn. */
final class BatchLoop {

    private final RunningScript script;
    private final int k;
    private final BatchWalk walk;
    private final CountDownLatch stop;
    private final ScriptSession session;
    private final StatementSender sender;
    private final BatchPace pace;
    private final WaitTold waits;
    private final WarningSum warnings = new WarningSum();

    BatchLoop(RunningScript script, int k, BatchWalk walk, CountDownLatch stop) {
        this.script = script;
        this.k = k;
        this.walk = walk;
        this.stop = stop;
        this.session = script.session();
        this.sender = script.sender();
        this.pace = new BatchPace(sender, walk.place());
        this.waits = new WaitTold(sender);
    }

    /** @param committed hears of each batch */
    void run(BatchTurns turns, Runnable committed) throws SQLException, InterruptedException {
        try {
            while (next()) {
                if (stop.getCount() == 0) {
                    throw new InterruptedException("The process was told to end");
                }
                if (hasWaited(turns)) {
                    continue; // there may be many more rows in the range now
                }
                walk.nextTakes(turns.time(walk.time()));
                if (batch()) {
                    turns.committed(walk.place().batches(), walk.place().took());
                    committed.run();
                    pace.tell(walk.place());
                }
            }
        } finally {
            pace.worked(walk.place());
            sender.warned(script.statement(k), warnings);
        }
    }

    private boolean next() throws SQLException, InterruptedException {
        boolean[] there = new boolean[1];
        while (true) {
            try {
                sender.watched(script.statement(k).outline(), () -> there[0] = walk.next(), StatementSender.Leaves.TRANSACTION);
                return there[0];
            } catch (SQLException e) {
                if (!LockRetry.isLockWait(e)) {
                    throw e;
                }
                awaitLocks(e);
            }
        }
    }

    private boolean hasWaited(BatchTurns turns) throws SQLException, InterruptedException {
        pace.worked(walk.place());
        boolean waited = true;
        try {
            waited = turns.await(waits.at(walk.place()));
            return waited;
        } finally {
            if (waited) {
                pace.waited();
            }
        }
    }

    /** @return whether it is committed */
    private boolean batch() throws SQLException, InterruptedException {
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
                return false;
            }
            BatchPlace done = walk.behind(answer.rows(), Duration.between(start, Instant.now()));
            script.journal().batchEnds(k, done.written());
            new Transaction(script.connection()).commit(Transaction.COMMIT);
            walk.arrive(done);
            warnings.add(words, answer);
            waits.hasLocks();
            return true;
        } catch (SQLException e) {
            boolean slow = sender.hasTakenTooLong(e) && stop.getCount() > 0;
            if (!LockRetry.isLockWait(e) && !slow) {
                throw ServerMessage.withoutRow(e); // of the batch: people would look for one of the table
            }
            if (slow) {
                session.execute(Transaction.ROLLBACK);
            } else {
                awaitLocks(e);
            }
            walk.halve();
            return false;
        }
    }

    /** Others have locks: takes the range back, and returns when it is worth another try. */
    private void awaitLocks(SQLException e) throws SQLException, InterruptedException {
        session.execute(Transaction.ROLLBACK);
        String range = "%s %d %s".formatted(script.step().script().name(), k, walk.place().after());
        waits.at(walk.place()).lacksLocks(sender.lockReason(script.statement(k).outline(), e));
        try {
            if (!sender.again(range, e, waits::stillLacksLocks)) {
                throw e instanceof RolledBackException && e.getCause() instanceof SQLException cause ? cause : e;
            }
        } finally {
            pace.waited();
        }
    }
}
