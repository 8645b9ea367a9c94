package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.connection.MySqlErrors;
import com.traveease.schema.evidence.CallEvidence;
import com.traveease.schema.evidence.Fingerprint;
import com.traveease.schema.history.Interrupted;
import com.traveease.schema.history.Journal;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.plan.Lookahead;
import com.traveease.schema.plan.NontransactionalTables;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Step;
import com.traveease.schema.session.KeptNumbers;
import com.traveease.schema.session.NextNumbers;
import com.traveease.schema.session.NumbersCarried;
import com.traveease.schema.session.NumbersPutBack;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.session.Session;
import com.traveease.schema.session.VersionComments;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/**
 * Sends the statements of one script, one after the other, on the connection that has the lock, and keeps the journal such that
 * a run that ends anywhere can be continued:
 * <ul>
 * <li>a statement that changes definitions commits by itself. Its row is committed before it, with a fingerprint of what it
 * touches; that it is finished is written with the next row, for until then one can see it;
 * <li>one that changes data is committed together with its row;
 * <li>one that may commit in the middle of itself has its row committed before it and marked in its own transaction: when the
 * mark is seen after a crash, it had committed something, and only a person can know how much.
 * </ul>
 * What only changes the session has no row of its own; every row says how to make the session what it was.
 */
final class ScriptRun {

    private final Connection connection;
    private final Session settings;
    private final StatementSender sender;
    private final SchemaLock lock;
    private final CountDownLatch stop;
    private final StepRecord record;
    private final Step step;
    private final List<Statement> statements;
    private final ScriptUnits units;
    private final ScriptSession session;
    private final ScriptJournal journal;
    private final Lookahead ahead;
    private final Secrets secrets;
    private final NextNumbers numbers;
    private final NumbersPutBack putBack;

    /** The last statement of which something is in the database. */
    private int applied;
    /** The last statement that has an effect and no row in the journal, because it may run again. */
    private int stays;
    /** The end of the last transaction that was rolled back after AUTO_INCREMENT may have given it numbers. */
    private int rolledBack;
    private final List<DefinitionChange> resets = new ArrayList<>();
    private final OpenTransaction tx = new OpenTransaction();
    private final OutsideTransaction outside;
    private final ChangeSeries series;
    private Progress progress;

    /**
     * Finds out where an earlier run ended, as {@link Resumption#applied}.
     *
     * @param found what that has left in the journal
     */
    ScriptRun(Connection connection, SchemaLock lock, Session settings, Journal journal, NumbersPutBack putBack,
            StatementSender sender, CountDownLatch stop, StepRecord record, List<Journal.Entry> found) throws SQLException {
        this.connection = connection;
        this.lock = lock;
        this.settings = settings;
        this.sender = sender;
        this.stop = stop;
        this.record = record;
        this.step = record.step();
        this.units = new ScriptUnits(step.script(), VersionComments.of(connection)::in);
        this.statements = units.statements();
        this.session = new ScriptSession(connection, settings, journal.table(), statements);
        this.secrets = step.script().secrets(() -> statements);
        this.journal = new ScriptJournal(journal, step, statements, secrets);
        this.outside = new OutsideTransaction(session, settings, this.journal, units, tx);
        this.numbers = new NextNumbers(connection, statements);
        this.series = new ChangeSeries(connection, session, units, this.journal, lock, sender, tx, numbers);
        this.putBack = putBack;
        this.ahead = new Lookahead(statements, units, session, new NontransactionalTables(connection, statements));
        this.applied = record.isResumed() ? new Resumption(connection, session, this.journal, units, secrets).applied(found)
                : 0;
    }

    /**
     * Continues where that ended.
     *
     * @return whether nothing in it can have changed the session, so that the lock is certain to be ours still
     * @throws MigrationFailedException when a statement failed, or the process was told to end
     * @throws SQLException when the connection was lost, or what was done since the last commit
     */
    boolean run() throws SQLException, InterruptedException {
        sender.continuing(step, applied, statements.size());
        if (applied > 0 && applied < statements.size() && session.chains(ahead.meant(applied))) {
            session.execute("START TRANSACTION"); // the last commit had begun one
            goOnIfChained(applied, session.isInTransaction());
        }
        for (int k = applied + 1; k <= statements.size(); k++) {
            progress = new Progress(step, k, statements.size(), Instant.now());
            try {
                session.reached(k);
                requireNotStopped();
                sender.about(progress);
                run(k);
                if (series.isTakenBack()) {
                    k = series.beginAgain() - 1;
                    sender.send(statements.get(k).outline(), putBack::run, StatementSender.Leaves.NOTHING);
                    continue;
                }
                if (k == statements.size()) {
                    commitOpen(k);
                }
                Statement.forget();
            } catch (SQLException e) {
                int at = failing(k);
                throw failed(at, MaskedFailure.of(e, secrets, ahead.meant(at)));
            } catch (InterruptedException e) {
                throw failed(failing(k), e);
            } catch (OutOfMemoryError e) {
                throw OutOfMemory.at(progress, told(k), connection, e);
            }
        }
        if (!session.isLeftAlone()) {
            settings.restore();
            session.forget();
        }
        return session.isLeftAlone();
    }

    /** At this one, or before it, at one that was to be committed with it. */
    private int failing(int k) {
        applied = Math.max(applied, series.ended());
        if (series.open() == 0) {
            return k;
        }
        progress = new Progress(step, series.open(), statements.size(), Instant.now());
        return series.open();
    }

    private void requireNotStopped() throws InterruptedException, SQLException {
        if (stop.getCount() == 0) {
            commitSeries();
        }
        if (tx.first == 0 && stop.getCount() == 0) {
            throw new InterruptedException("The process was told to end");
        }
        int k = progress.statement();
        if (k > 1 && !tx.plain && series.open() == 0 && !session.isUntouched() && !units.asksBack(k) && !tx.goesOn(units, k)
                && !lock.isOurs()) {
            throw new SQLException("A statement before it has released the lock of this schema");
        }
    }

    private void run(int k) throws SQLException, InterruptedException {
        if (tx.plain || units.unresumable().beginsWith(k)) {
            runUnresumable(k, statements.get(k - 1).sql());
            return;
        }
        String sql = statements.get(k - 1).sql();
        boolean inSeries = series.takes(k) && !ahead.mayLast(k, k) && sender.deadlocks(step, k) == 0;
        if (!inSeries) {
            commitSeries();
        }
        String meant = ahead.meant(k);
        StatementKind kind = ahead.kind(k, meant);
        if (kind != StatementKind.DEFINITION && !record.isBegun()) {
            begin(sql);
        }
        if (inSeries) {
            changeInSeries(k, sql);
            return;
        }
        switch (kind) {
            case DEFINITION -> define(k, sql, meant);
            case REPEATABLE -> {
                commitOpen(k - 1);
                session.announceTransaction();
                send(sql);
                stays = k;
            }
            case SESSION, PREPARE -> {
                if (SessionText.mayTurnAutocommitOn(sql) && !session.isAutocommit()) {
                    commitOpen(k - 1);
                }
                inOrOutside(k, () -> session.run(kind, sql));
            }
            case LOCK, UNLOCK -> {
                if (kind == StatementKind.LOCK || session.hasLockedTables()) {
                    commitOpen(k - 1);
                }
                sender.send(sql, () -> session.run(units.kind(k), sql), tx.leaves());
            }
            case BEGIN -> begin(k, sql);
            case COMMIT -> commit(k, sql);
            case ROLLBACK -> rollBack(k, sql);
            case TEMPORARY, DATA, OPEN, EXECUTE -> change(k, kind, sql);
        }
        sender.tellWarnings(statements.get(k - 1), meant, secrets, session.answer(), units.isAsked(k));
        if (tx.until == k) {
            commit(k, Transaction.COMMIT);
        }
    }

    private void changeInSeries(int k, String sql) throws SQLException, InterruptedException {
        if (series.open() == 0) {
            keepNumbers(k);
            tx.open(k, k);
        }
        inOrOutside(k, () -> {
            if (tx.split) {
                send(sql);
            } else {
                send(sql, () -> series.send(k, sql));
                applied = Math.max(applied, series.ended());
            }
        });
        sender.tellWarnings(statements.get(k - 1), sql, secrets, session.answer(), units.isAsked(k));
        if (tx.split) {
            commit(k, Transaction.COMMIT);
        } else if (!series.isTakenBack()) {
            series.ran(k);
        }
    }

    private void commitSeries() throws SQLException, InterruptedException {
        series.end();
        applied = Math.max(applied, series.ended());
    }

    /** As any other client would: nothing of ours is sent between the statements. */
    private void runUnresumable(int k, String sql) throws SQLException, InterruptedException {
        if (!tx.plain) {
            if (!record.isBegun()) {
                sender.send(sql, record::begin, tx.leaves());
            }
            commitOpen(k - 1);
            session.announceTransaction();
            String written = session.written();
            int end = units.unresumable().last();
            commitAlone(k, () -> {
                journal.begun(k, end, sql, Optional.of(Interrupted.UNRESUMABLE), written);
                journal.touched(k);
            });
            tx.open(k, end);
            tx.guarded = true;
            tx.plain = true;
        }
        StatementKind kind = units.kind(k);
        boolean remembered = switch (kind) {
            case SESSION, PREPARE, LOCK, UNLOCK, BEGIN -> !SessionText.isOfNextTransaction(sql);
            default -> false;
        };
        StatementSender.Leaves leaves = kind == StatementKind.OPEN || kind == StatementKind.EXECUTE
                ? StatementSender.Leaves.TRANSACTION
                : session.isInTransaction() ? StatementSender.Leaves.TRANSACTION_AFTER_DEADLOCK
                        : StatementSender.Leaves.NOTHING;
        sender.watched(sql, () -> {
            if (remembered) {
                session.run(kind, sql);
            } else {
                session.send(sql);
            }
        }, leaves);
        sender.tellWarnings(statements.get(k - 1), sql, secrets, session.answer(), units.isAsked(k));
        ahead.tablesMayHaveChanged();
        if (tx.until == k) {
            commit(k, Transaction.COMMIT);
        }
    }

    private void begin(String sql) throws SQLException, InterruptedException {
        sender.send(sql, () -> {
            String next = numbers.sql();
            record.begin(NextNumbers.upTo(0, next));
            if (!next.isEmpty()) {
                journal.numbersAreKept();
            }
        }, tx.leaves());
    }

    /**
     * What the journal has to say before the first statement, where that changes definitions: it may be written beforehand.
     * Empty
     * where it has to be written on the way.
     */
    List<Journal.Entry> first() throws SQLException {
        List<Journal.Entry> entries = new ArrayList<>();
        session.reached(1);
        if (!statements.isEmpty() && !units.unresumable().beginsWith(1)) {
            String meant = ahead.meant(1);
            if (ahead.kind(1, meant) == StatementKind.DEFINITION) {
                announce(1, meant, "", (first, none) -> entries.addAll(first));
            }
        }
        return entries;
    }

    /** Writes what is needed to see, after a kill, whether a statement has taken place. */
    private void announce(int k, String meant, String next, Journal.Sink sink) throws SQLException {
        DefinitionChange change = DefinitionChange.of(meant).orElseThrow();
        String written = session.written();
        Fingerprint fingerprint = session.inPlainWords(() -> Fingerprint.take(connection, change, meant));
        journal.defines(k, meant, fingerprint, written, next, sink);
        KeptNumbers.reset(meant).ifPresent(resets::add);
    }

    /** SQL for the transaction that ends the script, with what the scripts behind it may find again. */
    List<String> ending(NumbersCarried carried) {
        return carried.ending(numbers.seen(), resets, record.isResumed());
    }

    private void define(int k, String sql, String meant) throws SQLException, InterruptedException {
        tx.requireNoTemporaryTable();
        session.announceTransaction(); // it was of this statement, and says nothing of a later one
        List<String> writes = new ArrayList<>();
        if (k > 1 || !record.isAnnounced()) {
            boolean together = record.isBegun() && session.takesBefore(sql);
            sender.send(meant, () -> {
                writes.clear();
                boolean given = journal.hasNumbers() && (tx.first != 0 || rolledBack > applied);
                announce(k, meant, given ? numbers.sql() : "", together
                        ? (entries, next) -> writes.add(journal.inserting(entries, next))
                        : record::commit);
            }, tx.leaves());
        }
        // What was open is committed with it; what only changed the session may still be corrected. What was given numbers and
        // rolled back is not run again.
        applied = tx.first == 0 ? Math.max(applied, rolledBack) : k - 1;
        tx.close();
        if (writes.isEmpty()) {
            send(sql);
        } else {
            sender.watched(sql, () -> session.send(writes.get(0), sql), tx.leaves());
        }
        applied = k;
        tablesMayHaveChanged();
    }

    private void tablesMayHaveChanged() {
        ahead.tablesMayHaveChanged();
        numbers.mayHaveChanged();
    }

    private void begin(int k, String sql) throws SQLException, InterruptedException {
        commitOpen(k - 1);
        tx.readOnly = SessionText.mentions(sql, "ONLY");
        guard(k, units.explicitEnd(k), false);
        session.run(StatementKind.BEGIN, sql);
        opened(k, 0);
    }

    private void change(int k, StatementKind kind, String sql) throws SQLException, InterruptedException {
        if (units.kind(k) == StatementKind.DEFINITION) {
            commitOpen(k - 1); // an older server commits in the middle of it
        }
        if (tx.first == 0) {
            boolean ours = session.isAutocommit();
            int end = ours ? units.end(k) : units.explicitEnd(k);
            guard(k, end, kind == StatementKind.OPEN);
            session.announceTransaction();
            if (ours) {
                if (session.hasLockedTables()) {
                    settings.holdCommits();
                } else {
                    session.execute("START TRANSACTION");
                }
            }
            opened(k, ours ? end : 0);
            if (outside.isForbiddenFor(kind)) {
                outside.stayOut(k);
            }
        } else if (tx.split) {
            outside.prepare(k, kind);
        }
        inOrOutside(k, () -> sendMarked(k, sql));
        if (kind != StatementKind.DATA) {
            tablesMayHaveChanged();
        }
    }

    /** What ends with it, and leaves nothing in the session that is asked for, is marked by the server itself. */
    private void sendMarked(int k, String sql) throws SQLException, InterruptedException {
        if (endsItself(k)) {
            String finishing = journal.finishing(k, numbers.sql());
            sender.watched(sql, () -> session.execute(sql, finishing + "; " + Transaction.COMMIT),
                    tx.leaves(session.hasVariables()));
        } else {
            send(sql);
        }
    }

    private boolean endsItself(int k) throws SQLException {
        return tx.guarded && tx.first == k && tx.until == k && !session.hasLockedTables() && !units.isSessionAsked(k)
                && !session.knows(units.settings(k));
    }

    /** Where something may commit in between, the row goes before; where nothing is taken back, so does its mark. */
    private void guard(int k, int end, boolean needed) throws SQLException, InterruptedException {
        if (!tx.readOnly) {
            keepNumbers(k);
        }
        tx.lasting = !tx.readOnly && ahead.mayLast(k, end);
        tx.guarded = !tx.readOnly && (needed || tx.lasting || units.mayCommit(k, end));
        if (tx.guarded) {
            String written = session.written();
            String sql = statements.get(k - 1).sql();
            commitAlone(k, () -> {
                Optional<String> evidence = end > k ? Optional.empty()
                        : session.inPlainWords(() -> CallEvidence.take(connection, sql));
                journal.begun(k, end, sql, evidence, written);
                if (tx.lasting) {
                    journal.touched(k);
                }
            });
        }
    }

    private void keepNumbers(int k) throws SQLException, InterruptedException {
        if (!journal.hasNumbers() && !numbers.sql().isEmpty()) {
            commitAlone(k, () -> journal.keepNumbers(k, numbers.sql()));
        }
    }

    /** A write to the journal, outside the script's own transactions. */
    private void commitAlone(int k, LockRetry.Work write) throws SQLException, InterruptedException {
        sender.send(statements.get(k - 1).outline(), () -> journal.whole(() -> {
            write.run();
            session.execute(Transaction.COMMIT);
        }), StatementSender.Leaves.NOTHING);
    }

    private void opened(int k, int until) throws SQLException {
        tx.open(k, until);
        if (tx.guarded && !tx.lasting) { // that mark is committed already
            journal.touched(k);
        }
        if (!tx.readOnly) {
            journal.outweigh(sender.deadlocks(step, k));
        }
    }

    private void commitOpen(int k) throws SQLException, InterruptedException {
        commitSeries();
        if (tx.first != 0) {
            commit(k, Transaction.COMMIT);
        }
    }

    /** With the journal in it. */
    private void commit(int k, String sql) throws SQLException, InterruptedException {
        if (tx.first == 0 || tx.readOnly) {
            session.execute(sql);
        } else {
            sender.send(statements.get(k - 1).outline(), () -> journal.finished(k, session.written(), numbers.sql()),
                    tx.leaves());
            new Transaction(connection).commit(sql);
            applied = k;
            settings.commitAgain();
        }
        goOnIfChained(k, session.isInTransaction());
    }

    private void rollBack(int k, String sql) throws SQLException, InterruptedException {
        session.execute(sql);
        if (tx.first != 0 && journal.hasNumbers()) {
            rolledBack = k;
        }
        boolean chained = session.isInTransaction();
        if (tx.guarded) {
            commitAlone(k, () -> journal.finished(k, session.written(), numbers.sql()));
            applied = k; // something in it may have committed
            if (chained) {
                session.execute("START TRANSACTION");
            }
        }
        goOnIfChained(k, chained);
    }

    /** {@code AND CHAIN}: the next transaction is open already. */
    private void goOnIfChained(int k, boolean chained) throws SQLException, InterruptedException {
        boolean readOnly = chained && tx.readOnly;
        tx.close();
        if (chained) {
            tx.readOnly = readOnly;
            guard(k + 1, units.explicitEnd(k), false);
            if (!session.isInTransaction()) {
                session.execute("START TRANSACTION");
            }
            opened(k + 1, 0);
        }
    }

    private interface Sending {
        void send() throws SQLException, InterruptedException;
    }

    private void inOrOutside(int k, Sending statement) throws SQLException, InterruptedException {
        try {
            statement.send();
        } catch (SQLException e) {
            if (series.open() != 0 || !outside.isReason(e)) {
                throw e;
            }
            outside.leave(k, e);
            statement.send();
        }
    }

    private void send(String sql) throws SQLException, InterruptedException {
        send(sql, () -> session.send(sql));
    }

    private void send(String sql, LockRetry.Work statement) throws SQLException, InterruptedException {
        sender.watched(sql, () -> {
            try {
                statement.run();
            } catch (SQLException e) {
                throw LockRetry.isLockWait(e) && series.open() == 0 && hasTakenNumbers(sql) ? new RolledBackException(e) : e;
            }
        }, tx.leaves(session.hasVariables()));
    }

    /** What a statement was given that could not have its locks is not given again, unless the transaction begins anew. */
    private boolean hasTakenNumbers(String sql) throws SQLException {
        int k = progress.statement();
        return tx.first != 0 && !tx.readOnly && journal.hasNumbers()
                && (k == tx.first ? journal.areNumbersTaken(numbers.sql()) : numbers.mayBeGivenTo(sql));
    }

    private SQLException failed(int k, Exception e) {
        if (OutOfMemory.isReason(e)) {
            throw OutOfMemory.at(progress, told(k), connection, e);
        }
        if (e instanceof SQLException sql && !tx.plain && TakenBackException.isReason(sql, tx.first != 0)) {
            throw TakenBackException.at(progress, told(k), tx.first, applied, sql,
                    sender.blockers(statements.get(k - 1).outline(), e));
        }
        if (e instanceof SQLException sql && LostInScriptException.isReason(sql, connection)) {
            return new LostInScriptException(sql, progress);
        }
        Optional<String> blockers = sender.blockers(statements.get(k - 1).outline(), e);
        boolean inTransaction = tx.first != 0 && tx.first < k;
        boolean inDoubt = false;
        boolean again = false;
        applied = Math.max(applied, tx.finished);
        try {
            session.execute(Transaction.ROLLBACK);
            settings.restore();
            // A statement that is whole or nothing has left nothing, wherever its mark is.
            boolean whole = tx.first == k && (isNotPrepared(k, e) || statements.get(k - 1).isWholeOrNothing()
                    && (!tx.lasting || SessionText.isSet(statements.get(k - 1).outline())
                            && !statements.get(k - 1).outline().contains("("))); // no function that writes
            Optional<Journal.Entry> left = tx.guarded && !whole ? journal.leftOf(tx.first) : Optional.empty();
            again = left.isPresent() && units.mayRunAgain(tx.first, k);
            if (left.isPresent() && !again && !isUnchanged(left.get())) {
                journal.failed(tx.first);
                inDoubt = true;
            } else {
                boolean free = isFree(putBack, e);
                journal.backTo(applied);
                if (tx.first == 0 && !journal.hasNumbers()) {
                    journal.numbersMayBeHigher(); // until somebody has corrected the definition
                }
                if (applied == 0 && !again && free) {
                    record.takeBack();
                }
            }
        } catch (SQLException cleaning) {
            e.addSuppressed(cleaning);
        }
        throw new ScriptFailure(step, progress, told(k), applied, Math.max(applied, stays), inTransaction,
                inDoubt ? tx.first : 0, again, session.hasFailed()).exception(e, stop.getCount() == 0, blockers);
    }

    private boolean isNotPrepared(int k, Exception e) {
        return e instanceof SQLException sql && sql.getErrorCode() == MySqlErrors.UNKNOWN_STMT_HANDLER
                && units.kind(k) == StatementKind.EXECUTE && session.prepared(statements.get(k - 1).sql()).isEmpty();
    }

    private Statement told(int k) {
        return new Statement(statements.get(k - 1).line(), secrets.masked(statements.get(k - 1).sql()));
    }

    /** Puts the numbers back; where somebody uses the table for longer, the next run does that. */
    private static boolean isFree(NumbersPutBack numbers, Exception failure) throws SQLException {
        try {
            numbers.run();
            return true;
        } catch (SQLException e) {
            if (!LockRetry.isLockWait(e)) {
                throw e;
            }
            failure.addSuppressed(e);
            return false;
        }
    }

    private boolean isUnchanged(Journal.Entry call) throws SQLException {
        return CallEvidence.isOne(call.fingerprint())
                && session.inPlainWords(() -> CallEvidence.isUnchanged(connection, call.fingerprint()));
    }
}
