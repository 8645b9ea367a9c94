package com.traveease.schema.lock;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.traveease.schema.connection.Backoff;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerMessage;

/**
 * Comes back when a wait for a lock has reached its bound: an ALTER that waits holds up every query behind it.
 * {@link SessionBounds} sets the bound.
 */
public final class LockRetry {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LONGEST_AFTER_DEADLOCK = Duration.ofMillis(200);

    private final CountDownLatch stop;
    private final SessionBounds bounds;
    private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    /** The one that was taken back. */
    private String transaction = "";
    private Instant end = Instant.MIN;
    private int deadlocks;

    /**
     * @param stop ends the pauses when it is open
     * @param wait how long one statement waits for a lock, in whole seconds
     */
    public LockRetry(CountDownLatch stop, Duration wait) {
        this.stop = stop;
        this.bounds = new SessionBounds(wait);
    }

    /**
     * Whether a transaction that was taken back is to be run again, from its beginning; returns after a pause.
     *
     * @param name of the transaction
     * @param deadlock whether it was taken back to end one
     * @throws InterruptedException when the process is told to end meanwhile
     */
    public boolean again(String name, boolean deadlock) throws InterruptedException {
        return again(name, deadlock, () -> {
        });
    }

    /**
     * As {@link #again(String, boolean)}.
     *
     * @param everySecond is run in each second of the pause, also at its beginning
     */
    public boolean again(String name, boolean deadlock, Runnable everySecond) throws InterruptedException {
        if (!name.equals(transaction)) {
            transaction = name;
            end = Instant.now().plus(LIMIT);
            deadlocks = 0;
            backoff.reset();
        }
        if (stop.getCount() == 0 || Instant.now().isAfter(end)) {
            return false;
        }
        deadlocks += deadlock ? 1 : 0;
        // Others who take the same rows in another order must not stay in step.
        long pause = deadlock ? ThreadLocalRandom.current().nextLong(LONGEST_AFTER_DEADLOCK.toMillis())
                : backoff.next().toMillis();
        for (long left = pause; left > 0; left -= TICK.toMillis()) {
            everySecond.run();
            if (stop.await(Math.min(left, TICK.toMillis()), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("The process was asked to stop");
            }
        }
        return true;
    }

    /** How often a transaction was taken back to end a deadlock. */
    public int deadlocks(String name) {
        return name.equals(transaction) ? deadlocks : 0;
    }

    public interface Work {
        public void run() throws SQLException;
    }

    /** For every session whose statements are retried. */
    public SessionBounds bounds() {
        return bounds;
    }

    public static boolean isLockWait(SQLException e) {
        return e.getErrorCode() == MySqlErrors.LOCK_WAIT_TIMEOUT || isRolledBack(e);
    }

    /** Whether the server has rolled back the whole transaction because of what others did at the same time. */
    public static boolean isRolledBack(SQLException e) {
        return isDeadlock(e) || isConflict(e);
    }

    /** Another member of a replication group was first. */
    public static boolean isConflict(SQLException e) {
        return e.getErrorCode() == MySqlErrors.TRANSACTION_ROLLBACK_DURING_COMMIT;
    }

    public static boolean isDeadlock(SQLException e) {
        return e.getErrorCode() == MySqlErrors.LOCK_DEADLOCK;
    }

    /**
     * @param work one statement, or one transaction that rolls itself back, of which nothing is left when it could not have its
     *        locks
     * @param retrying told the server's reason before each new attempt
     * @throws InterruptedException when the process is told to end; nothing of the work is left
     */
    public void run(Work work, Consumer<String> retrying) throws SQLException, InterruptedException {
        run(work, e -> true, retrying);
    }

    public interface Condition {
        boolean holds(SQLException failure) throws SQLException;
    }

    /** As {@link #run(Work, Consumer)}, where it depends on the failure whether something of the work is left. */
    public void run(Work work, Condition leavesNothing, Consumer<String> retrying) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        // The table is shut to others while one waits for it.
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
        while (true) {
            try {
                work.run();
                return;
            } catch (SQLException e) {
                if (!isLockWait(e) || !leavesNothing.holds(e) || Instant.now().isAfter(end)) {
                    throw e;
                }
                if (stop.getCount() > 0) {
                    retrying.accept(ServerMessage.of(e));
                }
                if (stop.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new InterruptedException("The process was asked to stop");
                }
            }
        }
    }
}
