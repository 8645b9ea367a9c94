package com.traveease.schema.runs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.jboss.logging.Logger;

import com.traveease.schema.lock.Transaction;
import com.traveease.schema.progress.BatchWork;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Step;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerMessage;

/**
 * One run, as it is recorded: its row is written before its first statement and completed at its end, and stays without an
 * outcome when the process is killed in between. What cannot be recorded is warned of once, and nothing more of it is tried.
 */
public final class RecordedRun {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");
    private static final int MOST_WARNINGS = 50;
    private static final int MOST_NOTES = 500;

    private enum Stage {
        /** No statement was run yet, and nothing is written. */
        NEW,
        BEGUN,
        ENDED,
        /** Nothing is written any more. */
        GIVEN_UP
    }

    /** A statement of a script, from 1. */
    private record Place(String script, int statement) {
    }

    private final RunRecorder recorder;
    private final String token;
    private final String command;
    private final MigrationListener listener;
    private final StatementTally statements = new StatementTally();
    private final List<RunDetails.RanScript> steps = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<RunNote> notes;
    private final Map<Place, Long> bytes = new HashMap<>();
    private final Map<Place, RunNote> expected = new HashMap<>();
    private Stage stage = Stage.NEW;

    RecordedRun(RunRecorder recorder, String token, String command, MigrationListener listener, List<RunNote> notes) {
        this.recorder = recorder;
        this.token = token;
        this.command = command;
        this.listener = listener;
        this.notes = new ArrayList<>(notes);
    }

    /** To be told of the run: it notes what the record needs, and passes everything on. */
    public MigrationListener listening() {
        return new RunListener(this, listener);
    }

    /** Whether runs are recorded. */
    public boolean isWanted() {
        return recorder.settings().keep().isPresent();
    }

    /**
     * The first statement is about to be run; or the run goes on, on this connection. In the default schema, and in a session
     * that no script has changed.
     *
     * @param user of the database. Not USER(): where statements are replicated as text, a replica would write another one
     * @param isThere whether the table is
     * @throws SQLException when the connection is lost
     */
    public synchronized void begin(Connection connection, String user, boolean isThere, Optional<String> from,
            Optional<String> to)
            throws SQLException {
        if (!isWanted() || stage == Stage.ENDED || stage == Stage.GIVEN_UP) {
            return;
        }
        try {
            if (stage == Stage.NEW) {
                insert(connection, user, isThere, from, to);
                stage = Stage.BEGUN;
            } else {
                new Batch(connection).run(List.of(RunTable.goOn(token)));
            }
        } catch (SQLException e) {
            if (LostConnection.isReason(e, connection)) {
                throw e;
            }
            giveUp(e);
        }
    }

    private void insert(Connection connection, String user, boolean isThere, Optional<String> from, Optional<String> to)
            throws SQLException {
        String insert = RunTable.begin(token, command, from, to, recorder.origin(user), details());
        try {
            new Batch(connection).run(isThere ? List.of(insert) : List.of(RunTable.CREATE, insert));
        } catch (SQLException e) {
            if (e.getErrorCode() != MySqlErrors.DUP_ENTRY) {
                throw e;
            }
            // It was written, and the answer was lost with the connection.
            new Batch(connection).run(List.of(RunTable.goOn(token)));
        }
    }

    /**
     * All of it is done. On the connection of the run, whose session no script has changed any more.
     *
     * @param reached the revision that the schema has now; empty for base
     * @throws SQLException when the connection is lost; the run that resumes says it again
     */
    public synchronized void done(Connection connection, Optional<String> reached) throws SQLException {
        if (stage != Stage.BEGUN) {
            return;
        }
        try {
            new Transaction(connection).run(ending(Run.Outcome.DONE, reached, Optional.empty()));
            stage = Stage.ENDED;
        } catch (SQLException | RuntimeException e) {
            if (e instanceof SQLException failure && LostConnection.isReason(failure, connection)) {
                throw failure;
            }
            giveUp(e);
        }
    }

    /**
     * It has ended otherwise. On a connection of its own.
     *
     * @param outcome failed or stopped
     * @param error what people are told
     */
    public synchronized void ended(Run.Outcome outcome, String error) {
        if (stage != Stage.BEGUN) {
            return;
        }
        try {
            onAnother(ending(outcome, Optional.empty(), Optional.of(MaskedText.message(error))));
            stage = Stage.ENDED;
        } catch (SQLException | RuntimeException e) {
            giveUp(e);
        }
    }

    private List<String> ending(Run.Outcome outcome, Optional<String> reached, Optional<String> error) {
        statements.end();
        return List.of(RunTable.end(token, outcome, reached, error, details()),
                RunTable.forgetting(recorder.settings().keep().orElseThrow()));
    }

    private void onAnother(List<String> writes) throws SQLException {
        try (Connection another = recorder.connect()) {
            new Transaction(another).run(writes);
        }
    }

    /** At once where the run has ended, on a connection of its own; with its end otherwise. */
    public synchronized void note(RunNote note) {
        if (notes.size() < MOST_NOTES) {
            notes.add(note);
        }
        if (stage == Stage.ENDED) {
            try {
                onAnother(List.of(RunTable.tell(token, details())));
            } catch (SQLException | RuntimeException e) {
                giveUp(e);
            }
        }
    }

    /**
     * What is known of a statement before it runs.
     *
     * @param known a forecast about it; empty where it was not asked for
     * @param bytes of the table that it alters
     */
    public synchronized void expects(String script, int statement, long bytes, Optional<RunNote> known) {
        this.bytes.put(new Place(script, statement), bytes);
        known.ifPresent(note -> expected.put(new Place(script, statement), note));
    }

    synchronized void ran(Progress progress, OptionalLong rows) {
        Place place = new Place(progress.step().script().name(), progress.statement());
        Long size = bytes.get(place);
        statements.ran(progress, rows, size == null ? OptionalLong.empty() : OptionalLong.of(size));
        // Once: a statement that was rolled back is run again.
        Optional.ofNullable(expected.remove(place)).ifPresent(this::note);
    }

    synchronized void worked(Progress progress, BatchWork work) {
        statements.worked(progress, work);
    }

    synchronized void finished(Step step, Duration took) {
        steps.add(new RunDetails.RanScript(step.id(), step.direction().name().toLowerCase(Locale.ROOT), step.script().name(),
                took));
    }

    synchronized void warned(String message) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(MaskedText.message(message));
        }
    }

    private RunDetails details() {
        return new RunDetails(steps, statements.listed(), statements.others(), warnings, notes);
    }

    private void giveUp(Exception e) {
        stage = Stage.GIVEN_UP;
        LOG.debug("The run is not recorded", e);
        listener.warning("The record of this run in %s could not be written: %s. The run itself is not affected."
                .formatted(RunTable.NAME, ServerMessage.of(e).replaceFirst("\\.$", "")));
    }
}
