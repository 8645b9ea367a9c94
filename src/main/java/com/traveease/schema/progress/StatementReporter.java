package com.traveease.schema.progress;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import com.traveease.schema.config.OnWarning;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.revision.Step;
import com.traveease.schema.server.ServerAnswer;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;

/** Tells how the statement that is running gets on, and what the server warns of. */
public final class StatementReporter {

    private final MigrationListener listener;
    private final ServerWarnings warnings;
    private Progress progress;

    public StatementReporter(Connection connection, MigrationListener listener, OnWarning onWarning) {
        this.listener = listener;
        this.warnings = new ServerWarnings(connection, listener, onWarning);
    }

    /**
     * The script begins behind this statement, which is 0 when it is new.
     *
     * @param batches what is done of the next one; empty when nothing is
     */
    public void continuing(Step step, int applied, int statements, Optional<String> batches) {
        if (batches.isPresent()) {
            listener.continuing(step, "in statement %d of %d, %s".formatted(applied + 1, statements,
                    batches.get()));
        } else if (applied > 0) {
            listener.continuing(step, "after statement %d of %d, applied by an earlier run".formatted(applied, statements));
        }
    }

    /** What follows belongs to this statement of a script, which is not announced yet. */
    public void expect(Progress next) {
        progress = next;
    }

    /** What follows belongs to this statement of a script. */
    public void about(Progress next) {
        progress = next;
        listener.running(next);
    }

    /** Where the run is. */
    public Progress progress() {
        return progress;
    }

    /** The statement waits before a batch. */
    public void waiting(String reason, Optional<Pause> pause) {
        listener.waiting(progress, reason, pause);
    }

    /** It goes on. */
    public void goingOn(Duration waited) {
        listener.goingOn(progress, waited);
    }

    /** A part of the statement has run, or it has waited. */
    public void worked(BatchWork work) {
        listener.worked(progress, work);
    }

    /** The statement is that far. */
    public void progressed(AlterProgress now) {
        progress = progress.at(now);
        listener.progressed(progress);
    }

    /** A part of the statement could not have its locks, and is to be tried again. */
    public void retrying(String reason) {
        listener.retrying(progress, reason);
    }

    /** What a person should know of it. */
    public void warn(Statement statement, String words) {
        listener.warning(
                "%s, statement %d of %d (line %d): %s.".formatted(progress.step().script().name(), progress.statement(),
                        progress.statements(), statement.line(), words));
    }

    /** Whether a statement that has run may still count as failed. */
    public boolean warningsAreErrors() {
        return warnings.areErrors();
    }

    /**
     * A part of the statement has run.
     *
     * @return what the server warns of
     * @throws SQLException when a warning counts as an error
     */
    public Set<String> warnings(String sql, Secrets secrets, ServerAnswer answer) throws SQLException {
        return answer.isQuiet() ? Set.of() : warnings.of(sql, secrets, answer);
    }

    /** All parts of the statement have run, or none is run any more. */
    public void warned(Statement statement, WarningSum sum) {
        warnings.tell(progress, statement.line(), sum);
    }

    /**
     * The statement has run: says so, and what {@link ServerWarnings#tell} has to tell of it.
     *
     * @param statement what was run, prepared statements resolved
     */
    public void ran(Statement statement, Secrets secrets, ServerAnswer answer, boolean asked) throws SQLException {
        listener.ran(progress, answer.rows() < 0 ? OptionalLong.empty() : OptionalLong.of(answer.rows()));
        if (!answer.isQuiet()) {
            warnings.tell(progress, statement, secrets, answer, asked);
        }
    }
}
