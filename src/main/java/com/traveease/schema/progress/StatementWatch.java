package com.traveease.schema.progress;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jboss.logging.Logger;

import com.traveease.schema.connection.Database;
import com.traveease.schema.lock.SchemaLock;

/**
 * Looks at the running statements of one run from a second connection, and can end one. Statements that end within a second
 * cost nothing, no connection either. Whatever fails here is left unsaid: the run neither fails nor waits for it.
 */
public final class StatementWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema.watch");

    private static final Duration EVERY = Duration.ofSeconds(1);
    /** With the time to connect, and to say goodbye to a server that hangs. */
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);
    /** To put the server's switch back. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    /** An answer that takes so long after the statement's end is not on its way any more. */
    private static final Duration LOST_ANSWER = Duration.ofMinutes(1);

    private final SecondConnection second;
    private final Connection running;
    private final MigrationListener listener;
    private final Duration lostAnswer;
    private final StageConsumer consumer = new StageConsumer();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            task -> daemon(task, "statement-watch"));

    /** Null between two statements. Guarded by this, as is what is told of it: after {@link #end} nothing is. */
    private Watched watched;
    private boolean cut;
    /** Of the clock's thread alone. */
    private boolean grantTold;

    /**
     * @param running runs the statements and has the lock of the schema
     * @param listener told of progress and warnings on another thread than the run's, and never after the statement's end
     */
    public StatementWatch(Database database, Connection running, MigrationListener listener) throws SQLException {
        this(database, running, SchemaLock.connectionId(running), listener, LOST_ANSWER);
    }

    /**
     * As the other.
     *
     * @param connectionId of the one that runs the statements
     */
    public StatementWatch(Database database, Connection running, long connectionId, MigrationListener listener) {
        this(database, running, connectionId, listener, LOST_ANSWER);
    }

    /**
     * @param lostAnswer for how long the server may have been done with a statement while its answer is waited for
     */
    public StatementWatch(Database database, Connection running, MigrationListener listener, Duration lostAnswer)
            throws SQLException {
        this(database, running, SchemaLock.connectionId(running), listener, lostAnswer);
    }

    private StatementWatch(Database database, Connection running, long connectionId, MigrationListener listener,
            Duration lostAnswer) {
        this.second = new SecondConnection(database, connectionId);
        this.running = running;
        this.listener = listener;
        this.lostAnswer = lostAnswer;
        clock.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A statement is about to be sent. To be said at each attempt: what is said of the one before must not count for it. */
    public synchronized void begin(Progress progress) {
        end();
        watched = new Watched(progress);
        watched.looks = clock.scheduleWithFixedDelay(watched::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * As the other, of a statement that is to be taken back when it takes longer than so long: see {@link #hasCut}.
     */
    public synchronized void begin(Progress progress, Duration limit) {
        begin(progress);
        cut = false;
        Watched meant = watched;
        meant.limit = clock.schedule(() -> cut(meant), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cut(Watched meant) {
        try {
            sendKill(meant);
        } catch (SQLException | RuntimeException e) {
            LOG.debug("KILL QUERY could not be sent", e);
        }
    }

    /** Whether the last statement failed because it has taken longer than it should. */
    public synchronized boolean hasCut() {
        return cut;
    }

    /** The statement has ended, well or not. Waits for a {@link #kill} that is being answered, so that it hits nothing else. */
    public synchronized void end() {
        if (watched != null) {
            Watched ended = watched;
            watched = null;
            ended.looks.cancel(false);
            if (ended.limit != null) {
                ended.limit.cancel(false);
            }
            if (ended.hasLooked) {
                clock.execute(ended::close);
            }
        }
    }

    /**
     * Has the server end the running statement and take back what it did; the statement then fails with error 1317. For any
     * thread; takes 5 s at most.
     *
     * @return whether that was sent; false also when no statement runs, or the server did not answer in time
     */
    public boolean kill() {
        FutureTask<Boolean> sending = new FutureTask<>(this::sendKill);
        daemon(sending, "kill-query").start();
        try {
            return sending.get(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("KILL QUERY could not be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private boolean sendKill() throws SQLException {
        Watched meant;
        synchronized (this) {
            meant = watched;
        }
        return meant != null && sendKill(meant);
    }

    private boolean sendKill(Watched meant) throws SQLException {
        try (Connection connection = second.toSameServer(); Statement kill = connection.createStatement()) {
            synchronized (this) {
                if (watched != meant) {
                    return false;
                }
                kill.execute("KILL QUERY " + second.connectionId());
                cut = true;
                return true;
            }
        }
    }

    /** Ends the watch of the statement that may run, and leaves the server as it was, as far as a second allows. */
    @Override
    public void close() {
        end();
        clock.execute(this::restore);
        clock.shutdown();
        try {
            if (!clock.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The second connection does not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** When the connection that should have done it was lost. */
    private void restore() {
        if (consumer.isOurs()) {
            try (Connection connection = second.toAnyServer()) {
                consumer.restore(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.debug("The consumer events_stages_current stays on", e);
            }
        }
    }

    /** One statement. The reader is of the clock's thread alone. */
    private final class Watched {

        private final Progress progress;
        private final WorkEstimate estimate = new WorkEstimate();
        private Future<?> looks;
        private Future<?> limit;
        /** Guarded as {@link #watched} is: whether there may be a reader to close. */
        private boolean hasLooked;
        private StageReader reader;

        Watched(Progress progress) {
            this.progress = progress;
        }

        void look() {
            if (!isRunning()) {
                return;
            }
            Optional<AlterProgress> now = Optional.empty();
            try {
                if (reader == null) {
                    reader = new StageReader(second.toSameServer(), second.connectionId(), consumer, estimate,
                            this::tellGrant);
                }
                now = reader.read();
                if (reader.idle().compareTo(lostAnswer) >= 0) {
                    giveUp();
                }
            } catch (SQLException | RuntimeException e) {
                LOG.debugf(e, "Connection %d could not be looked at", second.connectionId());
                close();
            }
            // Also when nothing is known of it: how long it runs is worth telling.
            Progress known = now.filter(read -> progress.alter().isEmpty() || read.percent().isPresent()).map(progress::at)
                    .orElse(progress);
            tell(() -> listener.progressed(known));
        }

        /**
         * Something between here and the server keeps the connection and forwards nothing: it is as good as lost, and so is
         * what it
         * had not committed.
         */
        private void giveUp() throws SQLException {
            synchronized (StatementWatch.this) {
                if (watched == this) {
                    reader.kill();
                    running.abort(Runnable::run);
                }
            }
        }

        private boolean isRunning() {
            synchronized (StatementWatch.this) {
                hasLooked = true;
                return watched == this;
            }
        }

        private void tellGrant(String grants) {
            if (!grantTold) {
                grantTold = tell(() -> listener.warning(
                        "This account cannot see the progress of long statements; the run continues. To see it: " + grants
                                + "."));
            }
        }

        /** Whether the statement was still running. */
        private boolean tell(Runnable news) {
            synchronized (StatementWatch.this) {
                if (watched != this) {
                    return false;
                }
                try {
                    news.run();
                } catch (RuntimeException e) {
                    // An exception would end all further looks without a word.
                    LOG.debug("The listener failed", e);
                }
                return true;
            }
        }

        void close() {
            if (reader != null) {
                try {
                    reader.close();
                } catch (SQLException | RuntimeException e) {
                    LOG.debug("The second connection could not be closed", e);
                }
                reader = null;
            }
        }
    }
}
