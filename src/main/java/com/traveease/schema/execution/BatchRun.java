package com.traveease.schema.execution;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.batch.BatchKey;
import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.batch.BatchReport;
import com.traveease.schema.batch.BatchWalk;
import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.batch.UnsuitableException;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.server.BinaryLog;
import com.traveease.schema.server.ServerAnswer;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.sql.GroupedNumber;
import com.traveease.schema.throttle.BatchTurns;

/**
 * Runs a statement in batches. Each batch is one transaction: it applies the statement to a range of the key, and updates the
 * row of the statement in the journal, which has the end of that range. After an interruption, a run resumes after the last
 * committed range.
 */
final class BatchRun {

    /** In seconds: a range that waits holds the locks that it has. */
    private static final int LOCK_WAIT = 1;

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
        sender.send(script.statement(k), () -> walk.begin(found), StatementSender.Leaves.NOTHING);
        long connectionId = SchemaLock.connectionId(script.connection());
        String beginning = BatchReport.beginning(connectionId).behind(walk.place());
        transactions.commitAlone(k, () -> {
            if (!walk.isAtPlaceOf(found)) {
                journal.batchesBegin(k, beginning, before);
            }
            journal.batchEnds(k, beginning); // also what an earlier run said beside the place
        });
        String wait = session.ask().value("SELECT @@innodb_lock_wait_timeout").orElseThrow();
        String isolation = session.ask().value("SELECT @@transaction_isolation").orElseThrow();
        session.execute("SET SESSION innodb_lock_wait_timeout = " + LOCK_WAIT);
        if (!statement.mayPassByUncommitted() && !isolation.equals("SERIALIZABLE")) {
            session.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        } else if (isolation.equals("REPEATABLE-READ") && session.ask().value(BinaryLog.HAS_ROWS).isPresent()) {
            session.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"); // gaps stay free for what others insert
        }
        BatchTurns turns = sender.throttle().turns(script.connection(), table, script.step().script().name(), k);
        turns.begin(walk.place().batches(), walk.place().rows());
        new BatchLoop(script, k, walk, stop, connectionId).run(turns, () -> told(k, walk.place()));
        session.execute("SET SESSION innodb_lock_wait_timeout = %s, transaction_isolation = '%s'".formatted(wait, isolation));
        walk.left().ifPresent(left -> sender.reporter().warn(script.statement(k), left));
        transactions.commitAlone(k, () -> journal.finished(k, session.capture(), script.numbers().sql()));
        script.reached().inBatches("");
        script.reached().apply(k);
        sender.reporter().ran(script.statement(k), script.secrets(),
                new ServerAnswer(List.of(), false, 0, List.of(),
                        walk.place().rows() - found.map(BatchPlace::rows).orElse(0L)),
                false);
    }

    private BatchKey key(int k, BatchedStatement statement) throws SQLException, InterruptedException {
        BatchKey[] key = new BatchKey[1];
        sender.send(script.statement(k), () -> {
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
            script.reached().inBatches("In statement %d, %s rows are already %s%s; these changes stay".formatted(k,
                    GroupedNumber.of(place.rows()), done(k), upTo(place)));
        }
    }

    /** {@code 4 711 rows updated by an earlier run, up to id = 5000}; empty where nothing is done of it. */
    Optional<String> resumed(int k) {
        return resumed.filter(place -> !place.isUntouched()).map(place -> inWords(k, place));
    }

    private String inWords(int k, BatchPlace place) {
        return "%s rows %s by an earlier run%s".formatted(GroupedNumber.of(place.rows()), done(k), upTo(place));
    }

    private String done(int k) {
        return script.units().batched(k).orElseThrow().done();
    }

    private static String upTo(BatchPlace place) {
        return place.reached().isEmpty() ? "" : ", up to " + place.reached();
    }
}
