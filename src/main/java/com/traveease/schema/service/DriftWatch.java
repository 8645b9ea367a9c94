package com.traveease.schema.service;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import com.traveease.schema.config.DriftSettings;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.connection.UnsupportedServerException;
import com.traveease.schema.drift.DriftCheck;
import com.traveease.schema.drift.Ignored;
import com.traveease.schema.drift.Recorder;
import com.traveease.schema.drift.SharedDrift;
import com.traveease.schema.history.HistoryKey;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.SessionBounds;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.service.DriftStatus.Knowledge;

/**
 * Looks for changes that somebody makes to the live schema by hand: when the schema has become ready, whenever its history has
 * changed since, and again and again. On a thread of its own, so that nothing else waits for it; of many instances one looks.
 */
public final class DriftWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    /** After a look that failed, or while another instance takes the first one. */
    private static final Duration AGAIN = Duration.ofSeconds(10);
    /** Of the interval: what is younger than that is not looked for again, and no later does one look. */
    private static final double FRESH = 0.9;
    private static final int MOST_NAMES = 5;

    private final Supplier<ServiceStatus> schema;
    private final DriftSettings settings;
    private final DriftCheck look;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "schema-drift");
    private volatile DriftStatus status;
    // Of the thread alone.
    private Instant next = Instant.MIN;
    private String history = "";

    /**
     * @param schema what the service knows of the schema
     * @param writes whether this process may record a schema of which nothing is recorded yet
     */
    public DriftWatch(Database database, Revisions revisions, DriftSettings settings, Supplier<ServiceStatus> schema,
            boolean writes) {
        this.schema = schema;
        this.settings = settings;
        StateReader reader = new StateReader(revisions);
        Recorder recorder = new Recorder(database, reader, new LockRetry(stopped, SessionBounds.LOCK_WAIT),
                Ignored.of(settings.ignored()));
        this.look = new DriftCheck(database, reader, settings.ignored(), writes ? Optional.of(recorder) : Optional.empty());
        this.status = settings.interval().isPresent()
                ? DriftStatus.unknown(Knowledge.UNKNOWN, "The live schema has not been compared yet.")
                : DriftStatus.unknown(Knowledge.OFF, "Drift detection is off (SCHEMA_DRIFT_INTERVAL).");
        thread.setDaemon(true);
    }

    /** Never blocks. */
    public DriftStatus status() {
        return status;
    }

    /** Does nothing where it is off, and the second time. */
    public synchronized void start() {
        if (settings.interval().isPresent() && thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        thread.interrupt();
    }

    private void watch() {
        while (stopped.getCount() > 0) {
            try {
                lookIfDue();
                stopped.await(LONGEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Never while the schema is on its way: what a migration changes is no drift. */
    private void lookIfDue() throws InterruptedException {
        ServiceStatus now = schema.get();
        if (!now.state().isReady() || now.state() == State.BACKGROUND || now.schema().isEmpty()) {
            return;
        }
        String key = HistoryKey.of(now.schema().get().history());
        if (Instant.now().isBefore(next) && key.equals(history)) {
            return;
        }
        history = key;
        next = Instant.now().plus(AGAIN);
        try {
            DriftCheck.Result result = look.take(part(FRESH));
            if (result.look().isPresent()) {
                // Counted from the last look of any instance, so that they do not all look at once.
                Duration left = part(ThreadLocalRandom.current().nextDouble(FRESH, 1)).minus(result.look().get().age());
                next = Instant.now().plus(left.isNegative() ? Duration.ZERO : left);
                publish(DriftStatus.found(result.recorded().orElseThrow(), result.look().get()));
            } else if (result.recorded().isEmpty()) {
                next = Instant.now().plus(part(FRESH));
                publish(DriftStatus.unknown(Knowledge.NOT_RECORDED, "No definition is recorded yet for this state of the "
                        + "history: the next run or check --accept records it."));
            }
        } catch (SQLException | DatabaseUnavailableException | UnsupportedServerException e) {
            LOG.debug("The live schema could not be compared", e);
            publish(DriftStatus.unknown(Knowledge.UNKNOWN, "The live schema could not be compared: " + e.getMessage()));
        } catch (RuntimeException e) {
            // A bug; still the service must go on.
            LOG.error("The live schema could not be compared", e);
            publish(DriftStatus.unknown(Knowledge.UNKNOWN, "Internal error, see the log: " + e.getClass().getSimpleName()));
            next = Instant.now().plus(part(1));
        }
    }

    private Duration part(double part) {
        return Duration.ofMillis(Math.round(settings.interval().orElseThrow().toMillis() * part));
    }

    private void publish(DriftStatus now) {
        DriftStatus before = status;
        status = now;
        if (now.knowledge() == Knowledge.DRIFT && !isSame(before.objects(), now.objects())) {
            LOG.warnf("Schema changed by hand since it was recorded at %s: %s. See /schema/drift, or check --only live",
                    now.recorded().orElseThrow().revision().orElse("base"), inWords(now.objects()));
        } else if (now.knowledge() == Knowledge.NONE && before.knowledge() == Knowledge.DRIFT) {
            LOG.info("Schema is as it was recorded again: the changes by hand are gone");
        }
    }

    private static boolean isSame(List<SharedDrift.Found> before, List<SharedDrift.Found> now) {
        return before.stream().map(DriftWatch::text).toList().equals(now.stream().map(DriftWatch::text).toList());
    }

    private static String text(SharedDrift.Found one) {
        return "%s %s: %s".formatted(one.kind(), one.name(), String.join(", ", one.changes()));
    }

    private static String inWords(List<SharedDrift.Found> objects) {
        return objects.stream().limit(MOST_NAMES).map(DriftWatch::text).collect(Collectors.joining("; "))
                + (objects.size() > MOST_NAMES ? "; and %d more".formatted(objects.size() - MOST_NAMES) : "");
    }
}
