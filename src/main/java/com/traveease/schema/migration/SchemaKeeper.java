package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import com.traveease.schema.revision.Revisions;

/**
 * Brings the schema to head once, in the background, and watches it from then on. It never gives up: a database that is away is
 * asked again, a migration that failed is tried again when its cause may have gone. After the schema was at head once it only
 * watches, so that nobody's downgrade is undone behind their back.
 */
public final class SchemaKeeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    /** With the answer limit it bounds how long a dead database goes unnoticed: 4 s. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration MIGRATE_AGAIN_AFTER = Duration.ofSeconds(30);

    private final Database database;
    private final Migrator migrator;
    private final List<Consumer<SchemaStatus>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keep, "schema-keeper");

    private volatile SchemaStatus status = SchemaStatus.starting();
    private boolean toMigrate;
    private Instant notBefore = Instant.MIN;
    private Optional<String> failure = Optional.empty();

    /**
     * @param toMigrate false to watch only
     */
    public SchemaKeeper(Database database, Revisions revisions, boolean toMigrate) {
        this.database = database;
        this.migrator = new Migrator(database, revisions);
        this.toMigrate = toMigrate;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Never blocks. */
    public SchemaStatus status() {
        return status;
    }

    /** The listener is called on the keeper's thread after every look and every step; it must not block. */
    public void onStatus(Consumer<SchemaStatus> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        stopped.countDown();
        thread.interrupt();
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        while (!isStopped()) {
            try (Connection connection = database.connect(ANSWER_LIMIT)) {
                while (!isStopped()) {
                    look(connection);
                    pause = FIRST_PAUSE;
                    sleep(LOOK_EVERY);
                }
            } catch (SQLException e) {
                away(DatabaseUnavailableException.of(database.address(), e));
            } catch (DatabaseUnavailableException e) {
                away(e);
            } catch (UnsupportedServerException e) {
                publish(State.FAILED, Optional.of(e.getMessage()), Optional.empty(), Optional.empty());
            } catch (RuntimeException e) {
                // A bug; still the service must go on telling what it knows.
                LOG.error("The schema could not be looked at", e);
                publish(State.FAILED, Optional.of("Internal error, see the log: " + e.getClass().getSimpleName()),
                        Optional.empty(), Optional.empty());
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void away(DatabaseUnavailableException e) {
        if (!isStopped()) {
            publish(State.WAITING_FOR_DATABASE, Optional.of(e.getMessage()), Optional.empty(), Optional.empty());
        }
    }

    private void look(Connection connection) throws SQLException {
        SchemaState schema = migrator.read(connection);
        Optional<String> holder = schema.unfinished().isEmpty() ? Optional.empty() : new SchemaLock(connection).holder();
        List<String> problems = schema.problems();
        if (toMigrate && (holder.isPresent() || problems.isEmpty()) && !schema.pending().isEmpty()) {
            if (!Instant.now().isBefore(notBefore)) {
                schema = migrate(schema);
                problems = schema.problems();
                holder = Optional.empty();
            }
        }
        report(schema, problems, holder);
    }

    private void report(SchemaState schema, List<String> problems, Optional<String> holder) {
        if (holder.isPresent()) {
            publish(toMigrate ? State.WAITING_FOR_LOCK : State.PENDING,
                    Optional.of("Being migrated by " + holder.get() + "."), Optional.of(schema), Optional.empty());
        } else if (failure.isPresent() && toMigrate && !schema.pending().isEmpty()) {
            publish(State.FAILED, failure, Optional.of(schema), Optional.empty());
        } else if (!problems.isEmpty()) {
            publish(State.FAILED, Optional.of(String.join(" ", problems)), Optional.of(schema), Optional.empty());
        } else if (!schema.pending().isEmpty()) {
            publish(State.PENDING, Optional.of("The database lacks %d revisions and this process does not migrate it."
                    .formatted(schema.pending().size())), Optional.of(schema), Optional.empty());
        } else {
            toMigrate = false;
            publish(schema.isAhead() ? State.AHEAD : State.READY, Optional.empty(), Optional.of(schema), Optional.empty());
        }
    }

    private SchemaState migrate(SchemaState before) {
        try {
            SchemaState after = migrator.upgrade(new Reporter(before));
            failure = Optional.empty();
            return after;
        } catch (LockTimeoutException e) {
            // The other one may well take hours; the next look asks again.
            LOG.info(e.getMessage());
            return migrator.state();
        } catch (MigrationRefusedException | MigrationFailedException e) {
            failure = Optional.of(e.getMessage());
            notBefore = Instant.now().plus(MIGRATE_AGAIN_AFTER);
            return migrator.state();
        }
    }

    /** Makes the steps of a run visible. */
    private final class Reporter implements MigrationListener {

        private SchemaState schema;

        Reporter(SchemaState schema) {
            this.schema = schema;
        }

        @Override
        public void waitingForLock(String holder) {
            publish(State.WAITING_FOR_LOCK, Optional.of("Being migrated by " + holder + "."), Optional.of(schema),
                    Optional.empty());
        }

        @Override
        public void started(Step step) {
            LOG.infof("Running %s of %s", step.direction().name().toLowerCase(Locale.ROOT), step.revision().id());
        }

        @Override
        public void running(Progress progress) {
            publish(State.MIGRATING, Optional.of("%s, statement %d of %d".formatted(progress.step().revision().id(),
                    progress.statement(), progress.statements())), Optional.of(schema), Optional.of(progress));
        }

        @Override
        public void retrying(Progress progress, String reason) {
            LOG.warnf("%s, statement %d of %d: %s; trying again", progress.step().revision().id(), progress.statement(),
                    progress.statements(), reason);
        }

        @Override
        public void finished(Step step, Duration took, SchemaState now) {
            schema = now;
            LOG.infof("%s is applied, %d ms", step.revision().id(), took.toMillis());
        }
    }

    private void publish(State state, Optional<String> reason, Optional<SchemaState> schema, Optional<Progress> running) {
        SchemaStatus before = status;
        boolean same = before.state() == state;
        status = new SchemaStatus(state, reason, schema, running, same ? before.since() : Instant.now());
        if (!same || (state != State.MIGRATING && state != State.WAITING_FOR_LOCK && !before.reason().equals(reason))) {
            log(status);
        }
        for (Consumer<SchemaStatus> listener : listeners) {
            listener.accept(status);
        }
    }

    private static void log(SchemaStatus status) {
        String line = "Schema " + status.state().word()
                + status.schema().flatMap(SchemaState::current).map(current -> " at " + current).orElse("")
                + status.reason().map(reason -> ": " + reason).orElse("");
        if (status.state() == State.FAILED) {
            LOG.error(line);
        } else if (status.state() == State.WAITING_FOR_DATABASE) {
            LOG.warn(line);
        } else {
            LOG.info(line);
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
