package com.traveease.schema.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import com.traveease.schema.connection.Database;

/** Waits until nobody else uses a schema, and then says who comes back. It keeps nobody out. */
public final class ExclusiveUse {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema.watch");

    private static final int MOST_NAMED = 5;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    private final Duration limit;
    /** Those that were named; guarded by this. */
    private final Set<Long> named = new HashSet<>();

    /** @param limit how long to wait */
    public ExclusiveUse(Duration limit) {
        this.limit = limit;
    }

    /**
     * @param connection that has the lock of the schema; each look at the others keeps it alive
     * @param stop ends the wait when it is open
     * @return how long it took
     * @throws LockTimeoutException when others still use it at the end of the limit
     */
    public Duration await(Connection connection, CountDownLatch stop, Consumer<String> info, Consumer<String> warning)
            throws SQLException, InterruptedException {
        Instant start = Instant.now();
        String last = "";
        while (true) {
            OtherSessions.Found found = OtherSessions.of(connection);
            if (last.isEmpty()) {
                found.unseen().ifPresent(unseen -> warning.accept(unseen + "."));
            }
            if (found.sessions().isEmpty()) {
                return Duration.between(start, Instant.now());
            }
            if (Duration.between(start, Instant.now()).compareTo(limit) >= 0) {
                throw new LockTimeoutException(
                        "Other sessions still use this schema after %d s: %s. Nothing was run. Stop them, or wait longer with --exclusive=TIME."
                                .formatted(limit.toSeconds(), words(found.sessions())));
            }
            String now = found.sessions().stream().map(one -> Long.toString(one.connection().id()))
                    .collect(Collectors.joining(" "));
            if (!now.equals(last)) {
                info.accept("Waiting until nobody else uses this schema: " + words(found.sessions()));
                last = now;
            }
            if (stop.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("The process was asked to stop");
            }
        }
    }

    private static String words(List<UsingSession> sessions) {
        int more = sessions.size() - MOST_NAMED;
        return sessions.stream().limit(MOST_NAMED).map(UsingSession::words).collect(Collectors.joining("; "))
                + (more > 0 ? "; and %d more".formatted(more) : "");
    }

    /** What looks for others while a run goes on. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Says once of each session that it is back. On a connection and a thread of its own; what fails there is left unsaid.
     *
     * @param warning may come on another thread
     */
    public Watch watch(Database database, Consumer<String> warning) {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "exclusive-use");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(() -> look(database, warning), 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        return clock::shutdownNow;
    }

    private void look(Database database, Consumer<String> warning) {
        try (Connection connection = database.connect(Database.ANSWER_LIMIT)) {
            OtherSessions.of(connection).sessions().stream().filter(this::isNew)
                    .forEach(session -> warning
                            .accept("Another session uses this schema again during the run: %s.".formatted(session.words())));
        } catch (SQLException | RuntimeException e) {
            LOG.debug("Who uses the schema cannot be found out", e);
        }
    }

    private synchronized boolean isNew(UsingSession session) {
        return named.add(session.connection().id());
    }
}
