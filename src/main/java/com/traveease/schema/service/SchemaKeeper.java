package com.traveease.schema.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import com.traveease.schema.config.OnWarning;
import com.traveease.schema.connection.Backoff;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseRetry;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.connection.UnsupportedServerException;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.SeenRevisions;
import com.traveease.schema.history.TakenOutException;
import com.traveease.schema.journal.PauseRow;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.lock.SessionBounds;
import com.traveease.schema.migration.MigrationAtStart;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.sql.InvalidScriptException;

/**
 * Brings the schema to head once, in the background, and watches it from then on. It never gives up: a database that is away is
 * asked again, a migration that failed is tried again when its cause may have gone. After the schema was at head once it only
 * watches, so that nobody's downgrade is undone behind their back.
 */
public final class SchemaKeeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    /**
     * With twice the answer limit it bounds how long a dead database goes unnoticed: 4 s. Twice, because the driver waits as
     * long again for a server that hangs to say goodbye on TLS.
     */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration ANSWER_LIMIT = Duration.ofMillis(1500);
    /** Another process may migrate for hours; here it is waited for as long as it takes. */
    public static final Duration LOCK_LIMIT = Duration.ofDays(365);
    /** A pod has 30 s from SIGTERM to its end. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

    private final Database database;
    private final MigrationAtStart migrator;
    private final StatusBoard board = new StatusBoard();
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keep, "schema-keeper");

    private final PendingReason words;
    private final Optional<RowVerification> rows;

    // Of the keeper's thread alone.
    private boolean toMigrate;
    private final SeenRevisions seen = new SeenRevisions();
    private boolean hadProblems;
    private Instant notBefore = Instant.MIN;
    private Optional<String> failure = Optional.empty();
    /** A failing statement may hold up a table each time. */
    private final Backoff afterFailure = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1));

    /**
     * @param toMigrate false to watch only
     */
    public SchemaKeeper(Database database, Revisions revisions, boolean toMigrate) {
        this(database, revisions, toMigrate, new LockTimeouts(LOCK_LIMIT, SessionBounds.LOCK_WAIT), OnWarning.GO_ON);
    }

    public SchemaKeeper(Database database, Revisions revisions, boolean toMigrate, LockTimeouts timeouts, OnWarning onWarning) {
        this(database, new Migrator(database, revisions, timeouts, onWarning), toMigrate);
    }

    public SchemaKeeper(Database database, MigrationAtStart migrator, boolean toMigrate) {
        this(database, migrator, toMigrate, Optional.empty());
    }

    /** @param rows what verifies them behind an upgrade */
    public SchemaKeeper(Database database, MigrationAtStart migrator, boolean toMigrate, Optional<RowVerification> rows) {
        this.rows = rows;
        this.database = database;
        this.migrator = migrator;
        this.words = new PendingReason(toMigrate, seen);
        this.toMigrate = toMigrate;
        thread.setDaemon(true);
    }

    /** The second and every further call does nothing. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    /** Never blocks. */
    public ServiceStatus status() {
        return board.status();
    }

    /** What is known of the rows. Never blocks. */
    public RowsStatus rows() {
        return rows.map(RowVerification::status).orElse(RowsStatus.NONE);
    }

    /**
     * The listener is called after every look and every step on the keeper's thread, and every second of a long statement on
     * another, one call at a time; it must not block.
     */
    public void onStatus(Consumer<ServiceStatus> listener) {
        board.onStatus(listener);
    }

    /**
     * Lets the statement that runs come to its end for half of the time that a pod has; then the server is told to take it
     * back.
     */
    @Override
    public void close() {
        if (board.status().running().isPresent()) {
            LOG.infof("Stopping at %s: no further statement is started; this one may finish, and is cancelled after %d s",
                    board.status().reason().orElse(""), STOP_LIMIT.toSeconds() / 2);
        }
        migrator.stop();
        stopped.countDown();
        try {
            thread.join(STOP_LIMIT.toMillis() / 2);
            if (thread.isAlive()) {
                migrator.interrupt();
                thread.join(STOP_LIMIT.toMillis() / 2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive() && board.status().running().isPresent()) {
            LOG.warnf(
                    "Ending in the middle of %s. The server may still be running that statement; the next start waits for "
                            + "it, determines whether it was applied, and resumes there",
                    board.status().reason().orElse(""));
        }
    }

    private void keep() {
        DatabaseRetry retry = new DatabaseRetry();
        while (!isStopped()) {
            Optional<Duration> pause = Optional.empty();
            try (Connection connection = database.connect(ANSWER_LIMIT)) {
                watch(connection, retry);
            } catch (DatabaseUnavailableException e) {
                pause = Optional.of(retry.after(e));
                away(DatabaseRetry.inWords(e, pause.get()));
            } catch (UnsupportedServerException e) {
                board.unknown(State.FAILED, e.getMessage());
            } catch (SQLException e) {
                LOG.debug("A connection could not be closed", e);
            } catch (Throwable e) {
                // A bug; still the service must go on telling what it knows.
                LOG.error("The schema could not be looked at", e);
                board.unknown(State.FAILED, "Internal error, see the log: " + e.getClass().getSimpleName());
            }
            sleep(pause.orElseGet(retry::next));
        }
    }

    /** Looks again and again. Ends when the connection is lost, and after a migration, in which it may have gone stale. */
    private void watch(Connection connection, DatabaseRetry retry) {
        try {
            boolean migrated = false;
            while (!isStopped() && !migrated) {
                migrated = look(connection);
                retry.reset();
                if (!migrated) {
                    sleep(LOOK_EVERY);
                }
            }
        } catch (SQLException e) {
            // Told before the connection is closed, which takes its time when the server hangs.
            away(DatabaseUnavailableException.of(database.address(), e).getMessage());
        }
    }

    private void away(String reason) {
        if (!isStopped()) {
            board.unknown(State.WAITING_FOR_DATABASE, reason);
        }
    }

    /** Whether a migration was attempted. */
    private boolean look(Connection connection) throws SQLException {
        SchemaState schema = migrator.state(connection);
        board.paused(schema.isUpToDate() ? Optional.empty() : PauseRow.of(connection).shown());
        seen.note(schema);
        List<String> problems = schema.problems();
        if (schema.holder().isEmpty()) {
            if (hadProblems && problems.isEmpty()) {
                notBefore = Instant.MIN; // a person has decided
            }
            hadProblems = !problems.isEmpty();
        }
        boolean free = schema.holder().isPresent() || problems.isEmpty() || schema.isAlembics();
        if (toMigrate && free && seen.takenOut(schema).isEmpty() && !schema.isUpToDate()
                && !Instant.now().isBefore(notBefore)) {
            SchemaState after = migrate(schema);
            if (isStopped()) {
                return true;
            }
            report(after, after.problems());
            return true;
        }
        report(schema, problems);
        return false;
    }

    private void report(SchemaState schema, List<String> problems) {
        if (schema.holder().isPresent()) {
            board.held(schema.lacksOnlyBackground() ? State.BACKGROUND : toMigrate ? State.WAITING_FOR_LOCK : State.PENDING,
                    schema.holder().get(), schema);
        } else if (problems.isEmpty() && !seen.takenOut(schema).isEmpty()) {
            failure = Optional.empty(); // of a run that knew nothing of this
            board.publish(State.PENDING, Optional.of(words.why(schema)), Optional.of(schema), Optional.empty());
        } else if (failure.isPresent() && toMigrate && !schema.isUpToDate()) {
            failed(failure.get() + (problems.isEmpty() ? words.tryingAgain(notBefore) : ""), schema);
        } else if (!problems.isEmpty()) {
            failed(String.join(" ", problems), schema);
        } else if (!schema.isUpToDate()) {
            board.publish(schema.lacksOnlyBackground() ? State.BACKGROUND : State.PENDING, Optional.of(words.why(schema)),
                    Optional.of(schema), Optional.empty());
        } else {
            toMigrate = false;
            board.publish(schema.isAhead() ? State.AHEAD : State.READY, Optional.empty(), Optional.of(schema),
                    Optional.empty());
        }
    }

    /** The application waits for no background script, and stays ready. */
    private void failed(String reason, SchemaState schema) {
        if (schema.lacksOnlyBackground()) {
            board.failedInBackground(reason, schema);
        } else {
            board.publish(State.FAILED, Optional.of(reason), Optional.of(schema), Optional.empty());
        }
    }

    private SchemaState migrate(SchemaState before) {
        try {
            if (before.isAlembics()) {
                board.publish(State.MIGRATING, Optional.of("Taking over from Alembic."), Optional.of(before), Optional.empty());
            }
            StatusReporter reporter = new StatusReporter(board, seen, before);
            SchemaState after = migrator.adoptAndUpgrade(reporter, seen);
            failure = Optional.empty();
            if (reporter.hasChanged()) {
                rows.ifPresent(present -> present.changed(after));
            }
            return after;
        } catch (TakenOutException e) {
            return migrator.state();
        } catch (MigrationRefusedException | MigrationFailedException | InvalidScriptException e) {
            if (isStopped()) {
                LOG.info(e.getMessage());
                return before;
            }
            if (e instanceof MigrationFailedException failed) {
                failed.statement().ifPresent(at -> LOG.errorf("%s, statement %d is: %s", at.step().script().name(),
                        at.statement(), at.sql()));
            }
            failure = Optional.of(e.getMessage());
            notBefore = Instant.now().plus(afterFailure.next());
            return migrator.state();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void sleep(Duration duration) {
        try {
            stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }
}
