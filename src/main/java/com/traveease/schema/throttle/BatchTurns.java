package com.traveease.schema.throttle;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.journal.PauseRow;
import com.traveease.schema.lock.Transaction;

/**
 * Says of one statement when its next batch may begin. The pause is looked for before each batch; the load of the server once a
 * second; replicas as often as well, and whenever one may be later than it should be by what was known of it.
 */
public final class BatchTurns {

    private static final Duration EVERY = Duration.ofSeconds(1);
    /** A replica may have applied what it lacks long before a second is over. */
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration FIND_REPLICAS_EVERY = Duration.ofMinutes(1);

    private final Throttle throttle;
    private final Connection connection;
    private final PauseRow pause;
    private final ReplicaLimit replicas;
    /** Waited for replicas without a word: one that has to show its pace once is not worth any. */
    private Duration untold = Duration.ZERO;
    private Instant next = Instant.MIN;
    private Instant nextFind = Instant.MIN;

    BatchTurns(Throttle throttle, Connection connection, Journal journal, BatchRow row) {
        this.throttle = throttle;
        this.connection = connection;
        this.pause = new PauseRow(connection, journal);
        this.replicas = new ReplicaLimit(throttle, row);
    }

    /** Hears of a wait about every second, and of its end. */
    public interface Listener {

        /**
         * @param reason {@code 73 threads run, limit 50}
         * @param pause among the reasons
         * @param since when it waits
         */
        void waits(String reason, Optional<Pause> pause, Instant since);

        void goesOn(Duration waited);
    }

    /**
     * The journal has the row of the statement.
     *
     * @param batches that are committed
     * @param rows that these have changed
     */
    public void begin(long batches, long rows) throws SQLException {
        replicas.begin(connection, batches, rows);
        find();
    }

    /**
     * @param batches of the statement, with the one that was just committed
     * @param rows that these have changed
     */
    public void committed(long batches, long rows) {
        replicas.committed(batches, rows);
    }

    /** How many rows the next batch may change for no replica to be late by that alone. */
    public long most() {
        return replicas.most();
    }

    /**
     * Returns when the next batch may begin; no transaction is open then, nor while it waits.
     *
     * @return whether it has waited
     * @throws InterruptedException when the process is told to end meanwhile
     * @throws SQLException when the connection is lost, or replicas that must be watched cannot be found any more
     */
    public boolean await(Listener listener) throws SQLException, InterruptedException {
        Instant since = Instant.now();
        Instant nextTold = since;
        boolean waits = false;
        boolean soon = false;
        while (true) {
            Optional<Pause> set = pause.found();
            Reading reading = new Reading();
            if (waits && !soon || !Instant.now().isBefore(next)) {
                load(reading);
            }
            replicas.read(reading);
            throttle.tell(reading.unwatched());
            // Where autocommit is off, each question begins a transaction, in which the same answers would come for ever.
            new Transaction(connection).commitIfOpen();
            List<String> reasons = reading.reasons();
            set.ifPresent(found -> reasons.add(0, found.inWords()));
            if (reasons.isEmpty()) {
                if (waits) {
                    Duration waited = Duration.between(since, Instant.now());
                    untold = untold.plus(waited);
                    listener.goesOn(waited);
                }
                return waits;
            }
            waits = true;
            soon = set.isEmpty() && reading.isOverSoon();
            boolean isShort = soon && untold.plus(Duration.between(since, Instant.now())).compareTo(EVERY) < 0;
            if (!isShort && !Instant.now().isBefore(nextTold)) {
                nextTold = Instant.now().plus(EVERY);
                listener.waits(String.join("; ", reasons), set, since);
            }
            if (throttle.stop().await((soon ? SOON : EVERY).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("The process was asked to stop");
            }
        }
    }

    private void load(Reading reading) throws SQLException {
        Instant now = Instant.now();
        next = now.plus(EVERY);
        throttle.load().read(connection, reading);
        if (throttle.settings().required()) {
            List.copyOf(reading.unwatched()).forEach(one -> reading.over("%s cannot be read".formatted(one)));
        }
        if (now.isAfter(nextFind)) {
            find();
        }
        replicas.lookAtAll();
    }

    private void find() throws SQLException {
        nextFind = Instant.now().plus(FIND_REPLICAS_EVERY);
        throttle.find(connection);
    }
}
