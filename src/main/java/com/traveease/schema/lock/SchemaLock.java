package com.traveease.schema.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import com.traveease.schema.server.Batch;
import com.traveease.schema.sql.Sha256;
import com.traveease.schema.sql.SqlText;

/**
 * The server-side named lock of one schema. It belongs to the connection that runs the statements: the server frees it when
 * that connection has ended, which after the death of a client is when its last statement has ended, not before.
 */
public final class SchemaLock implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema.lock");

    /** The server takes at most 64 characters. */
    private static final int MAX_NAME = 64;

    /** {@link #nameFor} the default schema, as an expression of SQL. */
    public static final String NAME_IN_SQL = "CONCAT('traveease-schema:', IF(CHAR_LENGTH(DATABASE()) <= 47, DATABASE(), "
            + "LEFT(SHA2(LOWER(DATABASE()), 256), 40)))";

    /**
     * After that long without a word from us the server ends the connection, and frees the lock: of a machine that died nobody
     * tells it, and TCP notices after two hours. Longer than our pauses, and shorter than others wait for the lock.
     */
    static final Duration IDLE = Duration.ofMinutes(5);
    /** Often enough that a minute of a paused process is not the end of the connection. */
    private static final Duration SIGN_OF_LIFE = IDLE.dividedBy(5);

    private final Connection connection;
    private final String name;
    /** Of stock Flyway; empty when only the lock of this program is wanted. */
    private final Optional<String> flyways;
    private final Duration signOfLife;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, SchemaLock::daemon);
    private long connectionId;
    /** Guarded by this. */
    private boolean busy;

    public SchemaLock(Connection connection) throws SQLException {
        this(connection, Optional.empty(), SIGN_OF_LIFE);
    }

    /**
     * With it goes the lock that stock Flyway holds while it applies a script, so that neither runs while the other does.
     *
     * @param history the name of the history table, which Flyway makes the name of its lock from
     */
    public SchemaLock(Connection connection, String history) throws SQLException {
        this(connection, Optional.of(flywaysNameFor(connection.getCatalog(), history)), SIGN_OF_LIFE);
    }

    public SchemaLock(Connection connection, Duration signOfLife) throws SQLException {
        this(connection, Optional.empty(), signOfLife);
    }

    private SchemaLock(Connection connection, Optional<String> flyways, Duration signOfLife) throws SQLException {
        this.connection = connection;
        this.name = nameFor(connection.getCatalog());
        this.flyways = flyways;
        this.signOfLife = signOfLife;
        clock.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "schema-lock");
        thread.setDaemon(true);
        return thread;
    }

    /** The same for names that differ in case only: the server may take them for one schema. */
    public static String nameFor(String schema) {
        String name = "traveease-schema:" + schema;
        if (name.length() <= MAX_NAME) {
            return name;
        }
        return "traveease-schema:" + Sha256.hex(schema.toLowerCase(Locale.ROOT), 20);
    }

    /** As Flyway 12 calls its lock. */
    public static String flywaysNameFor(String schema, String history) {
        return "Flyway-" + "`%s`.`%s`".formatted(schema, history).hashCode();
    }

    /** Told about every second who holds the lock. */
    public interface Waiting {
        void on(String holder) throws SQLException, InterruptedException;
    }

    /**
     * Waits until the lock is ours. From then on the session does not outlive its client for long.
     *
     * @throws LockTimeoutException when the limit is over
     */
    public void acquire(Duration limit, Waiting waiting) throws SQLException, InterruptedException {
        acquire(List.of(), limit, waiting);
    }

    /**
     * As the other.
     *
     * @param before SQL that is sent with the first attempt
     */
    public void acquire(List<String> before, Duration limit, Waiting waiting) throws SQLException, InterruptedException {
        List<String> first = new ArrayList<>(before);
        first.add("SET SESSION wait_timeout = " + IDLE.toSeconds());
        Instant end = Instant.now().plus(limit);
        int seconds = 0;
        while (!tryAcquire(first, seconds)) {
            String holder = holderNow();
            if (limit.isZero()) {
                throw new LockTimeoutException(
                        "The lock of this schema is held by %s, which is still running. Nothing was changed; try again when it has finished."
                                .formatted(holder));
            }
            if (Instant.now().isAfter(end)) {
                throw new LockTimeoutException(
                        "The lock of this schema is still held by %s after %d s. Nothing was run; try again when it has finished."
                                .formatted(holder, limit.toSeconds()));
            }
            waiting.on(holder);
            seconds = 1;
            first.clear();
        }
    }

    /** Flyway's lock is requested only after ours, so that two processes that want both never deadlock. */
    private boolean tryAcquire(List<String> before, int seconds) throws SQLException {
        List<String> statements = new ArrayList<>(before);
        String ours = SqlText.of(name);
        statements.add(flyways.map(SqlText::of)
                .map(theirs -> "SELECT IF(IS_USED_LOCK(%1$s) = CONNECTION_ID() OR GET_LOCK(%1$s, %3$d), GET_LOCK(%2$s, %3$d), 0) AS taken"
                        .formatted(ours, theirs, seconds))
                .orElse("SELECT GET_LOCK(%s, %d) AS taken".formatted(ours, seconds)) + ", CONNECTION_ID() AS id LIMIT 1");
        List<String> row = new Batch(connection).ask(statements).get(before.size()).get(0);
        if (row.get(0) == null) {
            throw new SQLException("The server could not take the lock " + name);
        }
        connectionId = Long.parseLong(row.get(1));
        return row.get(0).equals("1");
    }

    /** The holder of the lock that could not be acquired. */
    private String holderNow() throws SQLException {
        Optional<Long> ofOurs = holderId(name);
        if (ofOurs.isPresent() && ofOurs.get() == connectionId && flyways.isPresent()) {
            return "stock Flyway" + holderId(flyways.get()).map(id -> " on " + described(id)).orElse("");
        }
        return ofOurs.map(this::described).orElse("another connection");
    }

    /** Of the connection that has it, as the server knows it; 0 before it was asked for. */
    public long connectionId() {
        return connectionId;
    }

    /** Whether it is still on this connection; a script may have released it. */
    public boolean isOurs() throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT IS_USED_LOCK(?) = CONNECTION_ID() AS ours LIMIT 1")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** SQL that fails unless {@link #isOurs}. */
    public String requiring() {
        return "DO IF(IS_USED_LOCK(%s) = CONNECTION_ID(), 0, (SELECT 1 UNION SELECT 2))".formatted(SqlText.of(name));
    }

    public interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Does what takes its time on this side, or on another connection; the server hears of us meanwhile, and keeps the lock.
     * Not for the statements of a script: they may ask what the one before them did, and would be told of ours.
     */
    public <T> T keptDuring(Work<T> work) throws SQLException {
        setBusy(true);
        Future<?> signs = clock.scheduleWithFixedDelay(this::giveSign, signOfLife.toMillis(), signOfLife.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return work.run();
        } finally {
            signs.cancel(false);
            setBusy(false);
        }
    }

    private synchronized void setBusy(boolean now) {
        busy = now;
    }

    private synchronized void giveSign() {
        if (busy) {
            // A ping would have the driver forget whether a transaction is open.
            try (Statement statement = connection.createStatement()) {
                statement.execute("DO 0");
            } catch (SQLException e) {
                LOG.debug("The connection that has the lock is lost", e); // the next statement says so too
            }
        }
    }

    /** Ends no lock; the connection does. */
    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** For the next in line; the end of the connection would free it too, a moment later. */
    public void release() throws SQLException {
        try (Statement release = connection.createStatement()) {
            release.execute("DO RELEASE_LOCK(%s)".formatted(SqlText.of(name))
                    + flyways.map(theirs -> ", RELEASE_LOCK(%s)".formatted(SqlText.of(theirs))).orElse(""));
        }
    }

    /**
     * Who holds the lock.
     *
     * @param connectionId as the server knows it
     * @param words {@code connection 17 (app@10.0.0.5, executing for 12 s: ALTER TABLE …)}
     */
    public record Holder(long connectionId, String words) {
    }

    /** Empty when nobody holds it. */
    public Optional<Holder> holder() throws SQLException {
        return holderId(name).map(id -> new Holder(id, described(id)));
    }

    private String described(long holder) {
        return Blockers.describe(connection, holder, SchemaLock::silence);
    }

    private static String silence(long seconds) {
        // Who pauses before it tries again is at work.
        return seconds <= LockRetry.LONGEST_PAUSE.toSeconds() + 5
                ? "idle between statements or batches for " + OtherConnection.time(seconds)
                : "inactive for %d s; if its host has failed, the server closes the connection after %d s".formatted(seconds,
                        IDLE.toSeconds());
    }

    private Optional<Long> holderId(String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT IS_USED_LOCK(?)")) {
            select.setString(1, lock);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long id = row.getLong(1);
                return row.wasNull() ? Optional.empty() : Optional.of(id);
            }
        }
    }

    public static long connectionId(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT CONNECTION_ID()");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
