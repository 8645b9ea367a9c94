package com.traveease.schema.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.evidence.CallEvidence;
import com.traveease.schema.evidence.Fingerprint;
import com.traveease.schema.evidence.Fingerprint.Outcome;
import com.traveease.schema.history.Interrupted;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.journal.AppliedStatements;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.script.Script;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.session.SealedSession;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/** Finds out how far an earlier run of a script came, and makes the session what it was there. */
public final class Resumption {

    private final Connection connection;
    private final ScriptSession session;
    private final ScriptJournal journal;
    private final List<Statement> statements;
    private final Script script;
    private final ScriptUnits units;
    private final Secrets secrets;
    private final AppliedStatements written;
    private final Optional<CallTrial> trial;
    private Optional<BatchPlace> place = Optional.empty();

    /** @param trial of what only that can tell; without it, it is in doubt */
    public Resumption(Connection connection, ScriptSession session, ScriptJournal journal, ScriptUnits units, Secrets secrets,
            Optional<CallTrial> trial) {
        this.trial = trial;
        this.connection = connection;
        this.session = session;
        this.journal = journal;
        this.script = units.script();
        this.units = units;
        this.secrets = secrets;
        this.statements = units.statements();
        this.written = new AppliedStatements(script.name(), statements, secrets);
    }

    /**
     * @param found what the journal has
     * @return the last statement that is applied; 0 when none is
     * @throws MigrationRefusedException when something is in doubt, an applied statement was changed, or the next one, which
     *         was
     *         changed, asks what the last applied one did
     */
    public int applied(List<JournalEntry> found) throws SQLException {
        List<JournalEntry> entries = journal.found(found);
        if (entries.isEmpty()) {
            return 0;
        }
        JournalEntry last = entries.get(entries.size() - 1);
        entries.stream().filter(entry -> entry.statement() < last.statement()).forEach(this::requireUnchanged);
        session.restore(SealedSession.opened(last.session(), secrets, script.name()));
        boolean isApplied = switch (last.mark()) {
            case FINISHED -> true;
            case BEGUN -> !last.fingerprint().isEmpty() && !CallEvidence.isOne(last.fingerprint())
                    && !BatchPlace.isOne(last.fingerprint()) && hasTakenPlace(last);
            case PARTIALLY_COMMITTED, IN_DOUBT, FAILED -> {
                yield !mayRunAgain(last) && !isUnchanged(last) && isDoneByTrial(last);
            }
        };
        if (isApplied) {
            requireUnchanged(last);
        }
        place = last.mark() == JournalEntry.Mark.BEGUN
                ? BatchPlace.of(last.fingerprint()).filter(there -> !there.isUntouched())
                : Optional.empty();
        if (place.isPresent()) {
            requireSameBatches(last);
            journal.goOnAt(last.statement(), last.session());
            session.execute(Transaction.COMMIT); // as below
            return last.statement() - 1;
        }
        int applied = isApplied ? last.last() : last.statement() - 1;
        journal.backTo(Math.min(applied, last.statement()));
        if (applied > last.statement()) {
            journal.finished(applied, last.session(), ""); // a person has said so of all of them
        }
        session.execute(Transaction.COMMIT); // the script may have turned autocommit off
        requireKnown(applied + 1);
        return applied;
    }

    /** How far the next statement is, which is run in batches; empty when nothing of it is done. */
    public Optional<BatchPlace> place() {
        return place;
    }

    private void requireSameBatches(JournalEntry begun) {
        int k = begun.statement();
        boolean batched = k <= statements.size() && units.batched(k).isPresent();
        boolean same = batched && written.isUnchanged(begun);
        boolean mayBeginAgain = batched && (units.batched(k).get().repeats() || units.mayRunAgain(k, k));
        if (!same && !mayBeginAgain) {
            throw new MigrationRefusedException(
                    "%s: statement %d is applied in part, in batches, and %s since. Restore it as it was, with -- @batch above it. Nothing was run."
                            .formatted(script.name(), k,
                                    k > statements.size() ? "was removed from the script" : "was changed"));
        }
        if (!same) {
            place = place.map(BatchPlace::fromBeginning);
        }
    }

    /** Refuses when the next statement asks for a result of an applied one, such as ROW_COUNT(), that died with the session. */
    private void requireKnown(int next) {
        units.asksOfLostSession(next).ifPresent(k -> {
            throw new MigrationRefusedException(
                    ("%s: statement %d in line %d reads the result of statement %d, which was applied by an earlier run and "
                            + "is no longer known. Write the value in its place. Nothing was run.").formatted(script.name(), k,
                                    statements.get(k - 1).line(), units.asked(k)));
        });
    }

    private boolean hasTakenPlace(JournalEntry entry) throws SQLException {
        String sql = sent(entry);
        Statement statement = new Statement(1, sql);
        if (statement.change().isEmpty()) {
            throw inDoubt(entry); // what was a name in it is a secret
        }
        Fingerprint before = Fingerprint.parse(entry.fingerprint());
        return switch (session.inPlainWords(() -> before.outcome(connection, statement, session.home()))) {
            case NOT_STARTED -> false;
            case FINISHED -> true;
            case IN_DOUBT -> {
                if (!mayRunAgain(entry)) {
                    throw inDoubt(entry);
                }
                yield false;
            }
        };
    }

    /** What was sent: the journal has it without its secrets, the script with them, as long as it was not changed there. */
    private String sent(JournalEntry entry) {
        if (!entry.sql().contains(Secrets.MASK) || !written.isUnchanged(entry)) {
            return entry.sql();
        }
        Statement statement = statements.get(entry.statement() - 1);
        return statement.kind() == StatementKind.EXECUTE ? session.prepared(statement).map(Statement::sql).orElse(entry.sql())
                : statement.sql();
    }

    private boolean isUnchanged(JournalEntry call) throws SQLException {
        return CallEvidence.isOne(call.fingerprint())
                && session.inPlainWords(() -> CallEvidence.isUnchanged(connection, call.fingerprint()));
    }

    /** Whether a CALL that has changed something is done; otherwise it may run again. */
    private boolean isDoneByTrial(JournalEntry call) throws SQLException {
        if (trial.isEmpty() || !CallEvidence.isOne(call.fingerprint()) || session.hasLockedTables()) {
            throw inDoubt(call);
        }
        Outcome outcome = session.inPlainWords(() -> trial.get().outcome(connection, sent(call), call.fingerprint()));
        // One that failed has not come to its end, and what one that did has left in the session is not known.
        boolean finished = outcome == Outcome.FINISHED && call.mark() != JournalEntry.Mark.FAILED && !isSessionMissed(call);
        if (outcome != Outcome.NOT_STARTED && !finished) {
            throw inDoubt(call);
        }
        return finished;
    }

    /** Whether something that a CALL has left in its session may be asked for. */
    private boolean isSessionMissed(JournalEntry call) throws SQLException {
        int k = call.statement();
        Set<String> assigned = session.inPlainWords(() -> CallEvidence.inCopy(connection, sent(call)))
                .map(CallEvidence.InCopy::assigned).orElse(Set.of());
        return units.isSessionAsked(k) || session.knows(units.settings(k)) || session.knows(assigned);
    }

    private boolean mayRunAgain(JournalEntry entry) {
        return units.mayRunAgain(entry.statement(), entry.last());
    }

    private MigrationRefusedException inDoubt(JournalEntry entry) throws SQLException {
        if (entry.mark() != JournalEntry.Mark.FAILED) {
            journal.inDoubt(entry.statement());
        }
        session.execute(Transaction.COMMIT);
        return new MigrationRefusedException(Interrupted.of(journal.entries()).flatMap(Interrupted::question).orElseThrow());
    }

    /** What is applied cannot be changed any more by changing the script. */
    private void requireUnchanged(JournalEntry entry) {
        written.changed(entry).ifPresent(words -> {
            throw new MigrationRefusedException(words + " Nothing was run.");
        });
    }
}
