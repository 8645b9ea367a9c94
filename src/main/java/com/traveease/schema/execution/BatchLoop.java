package com.traveease.schema.execution;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.jboss.logging.Logger;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.batch.BatchReport;
import com.traveease.schema.batch.BatchWalk;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.progress.BatchPace;
import com.traveease.schema.progress.WaitReporter;
import com.traveease.schema.progress.WarningSum;
import com.traveease.schema.server.RowFailure;
import com.traveease.schema.server.ServerAnswer;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.throttle.BatchTurns;

/** The batches of one statement, one after the other, each when it is its turn. */
final class BatchLoop {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema.watch");

    private final RunningScript script;
    private final int k;
    private final BatchWalk walk;
    private final CountDownLatch stop;
    private final ScriptSession session;
    private final StatementSender sender;
    private final BatchPace pace;
    private final WaitReporter waits;
    private final WarningSum warnings = new WarningSum();

    /** @param connectionId of the run */
    BatchLoop(RunningScript script, int k, BatchWalk walk, CountDownLatch stop, long connectionId) {
        this.script = script;
        this.k = k;
        this.walk = walk;
        this.stop = stop;
        this.session = script.session();
        this.sender = script.sender();
        this.pace = new BatchPace(sender.reporter(), connectionId, walk.place());
        this.waits = new WaitReporter(sender.reporter(), this::write);
    }

    /** @param committed hears of each batch */
    void run(BatchTurns turns, Runnable committed) throws SQLException, InterruptedException {
        try {
            while (next(turns.most())) {
                if (stop.getCount() == 0) {
                    throw new InterruptedException("The process was asked to stop");
                }
                if (hasWaited(turns)) {
                    continue; // there may be many more rows in the range now
                }
                if (batch()) {
                    turns.committed(walk.place().batches(), walk.place().rows());
                    committed.run();
                    pace.tell(walk.place());
                }
            }
            if (walk.place().batches() == 0) {
                forNothing();
            }
        } finally {
            pace.worked(walk.place());
            sender.reporter().warned(script.statement(k), warnings);
        }
    }

    /** @param most rows that it may change */
    private boolean next(long most) throws SQLException, InterruptedException {
        boolean[] there = new boolean[1];
        walk.nextChanges(most);
        onceUnlocked(() -> there[0] = walk.next());
        return there[0];
    }

    private void onceUnlocked(LockRetry.Work work) throws SQLException, InterruptedException {
        while (true) {
            try {
                sender.watched(script.statement(k), work, StatementSender.Leaves.TRANSACTION);
                return;
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
            waited = turns.await(waits());
            return waited;
        } finally {
            if (waited) {
                pace.waited(waits.hasPaused());
            }
        }
    }

    private WaitReporter waits() {
        return waits.at(walk.place(), pace);
    }

    /** Without a row the server has not seen the statement yet, and a mistake in it would be found where there are rows. */
    private void forNothing() throws SQLException, InterruptedException {
        onceUnlocked(() -> {
            session.execute("START TRANSACTION READ WRITE");
            session.send(walk.sqlForNothing());
            session.execute(Transaction.ROLLBACK);
        });
    }

    /** No transaction is open. It is for people who watch, and not worth a failure of the run. */
    private boolean write(BatchPlace place, BatchReport report) {
        try {
            new Transaction(script.connection()).run(() -> script.journal().batchEnds(k, report.behind(place)));
            return true;
        } catch (SQLException e) {
            LOG.debug("Why the statement waits could not be written", e); // if the connection is lost, the next statement says so
            return false;
        }
    }

    /** @return whether it is committed */
    private boolean batch() throws SQLException, InterruptedException {
        Instant start = Instant.now();
        String sql = walk.sql();
        try {
            session.execute("START TRANSACTION READ WRITE");
            sender.watchedFor(walk.limit(), script.statement(k), () -> session.send(sql));
            ServerAnswer answer = session.answer();
            Set<String> words = sender.reporter().warnings(sql, script.secrets(), answer);
            if (walk.isInVain()) {
                session.execute(Transaction.ROLLBACK);
                walk.passBy();
                return false;
            }
            BatchPlace done = walk.behind(answer.rows(), Duration.between(start, Instant.now()));
            script.journal().batchEnds(k, pace.report(done, Optional.empty()).behind(done));
            new Transaction(script.connection()).commit(Transaction.COMMIT);
            walk.arrive(done);
            warnings.add(words, answer);
            waits.hasLocks();
            return true;
        } catch (SQLException e) {
            boolean slow = sender.hasTakenTooLong(e) && stop.getCount() > 0;
            if (!LockRetry.isLockWait(e) && !slow) {
                return narrowed(e);
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

    /** Takes the range back where one of its rows is the reason, which is found so, and what is before it is done. */
    private boolean narrowed(SQLException e) throws SQLException {
        Optional<String> row = walk.row();
        if (!RowFailure.isReason(e)) {
            throw ServerMessage.withoutRow(e); // of the batch: people would look for one of the table
        }
        session.execute(Transaction.ROLLBACK);
        if (row.isEmpty()) {
            walk.narrow();
        } else if (walk.isStillNext()) {
            throw ServerMessage.at(row.get(), e);
        }
        return false;
    }

    /** Others have locks: takes the range back, and returns when it is worth another try. */
    private void awaitLocks(SQLException e) throws SQLException, InterruptedException {
        session.execute(Transaction.ROLLBACK);
        String range = "%s %d %s".formatted(script.step().script().name(), k, walk.place().after());
        waits().lacksLocks(sender.missed().reason(script.statement(k), e));
        try {
            if (!sender.again(range, e, waits::stillLacksLocks)) {
                throw e instanceof RolledBackException && e.getCause() instanceof SQLException cause ? cause : e;
            }
        } finally {
            pace.waited(false);
        }
    }
}
