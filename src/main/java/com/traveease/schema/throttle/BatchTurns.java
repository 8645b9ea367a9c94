package com.traveease.schema.throttle;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
    /** So many rows at most until a replica has shown its pace. */
    private static final long OF_UNKNOWN_PACE = 100;
    /** After so long without anything, a replica may not replicate the schema. */
    private static final Duration LONG_WITHOUT = Duration.ofSeconds(30);

    private final Throttle throttle;
    private final Connection connection;
    private final PauseRow pause;
    private final BatchRow row;
    private final CommitTimes times = new CommitTimes();
    private Optional<String> begun = Optional.empty();
    /** Waited for replicas without a word: one that has to show its pace once is not worth any. */
    private Duration untold = Duration.ZERO;
    private Instant next = Instant.MIN;
    private Instant nextFind = Instant.MIN;

    BatchTurns(Throttle throttle, Connection connection, Journal journal, BatchRow row) {
        this.throttle = throttle;
        this.connection = connection;
        this.pause = new PauseRow(connection, journal);
        this.row = row;
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
        throttle.replicas().all().forEach(Replica::forget);
        if (throttle.settings().delay().isPresent()) {
            begun = row.on(connection).map(BatchRow.State::begun);
            note(batches, rows);
        }
        find();
    }

    /**
     * @param batches of the statement, with the one that was just committed
     * @param rows that these have changed
     */
    public void committed(long batches, long rows) {
        note(batches, rows);
        throttle.replicas().all().forEach(replica -> replica.committed(batches, times));
    }

    private void note(long batches, long rows) {
        times.note(batches, Instant.now(), rows + batches); // each writes its own row in the journal
    }

    /** How many rows the next batch may change for no replica to be late by that alone. */
    public long most() {
        Optional<Duration> limit = throttle.settings().delay();
        return limit.isEmpty() ? Long.MAX_VALUE
                : throttle.replicas().all().stream().filter(replica -> replica.unwatched().isEmpty())
                        .mapToLong(replica -> replica.isOfUnknownPace() ? OF_UNKNOWN_PACE : replica.most(limit.get())).min()
                        .orElse(Long.MAX_VALUE);
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
            replicas(reading);
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
                throw new InterruptedException("The process was told to end");
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
        if (begun.isPresent()) {
            throttle.replicas().all().forEach(replica -> replica.look(row, begun.get()));
        }
    }

    private void find() throws SQLException {
        nextFind = Instant.now().plus(FIND_REPLICAS_EVERY);
        throttle.find(connection);
    }

    private void replicas(Reading reading) {
        Optional<Duration> limit = throttle.settings().delay();
        if (limit.isEmpty() || begun.isEmpty()) {
            return;
        }
        for (Replica replica : throttle.replicas().all()) {
            if (replica.mayBeLate(times, limit.get())) {
                replica.look(row, begun.get()); // it may have applied them meanwhile
            }
            Duration behind = behind(replica);
            Duration couldBe = replica.couldBeBehind(times);
            if (replica.unwatched().isPresent()) {
                reading.unwatched(replica.what(), replica.unwatched().get());
                if (throttle.settings().required()) {
                    reading.over("%s cannot be read: %s".formatted(replica.what(), replica.unwatched().get()));
                }
            } else if (behind.compareTo(limit.get()) > 0) {
                reading.over("%s is %s behind, limit %s%s".formatted(replica.what(), seconds(behind), seconds(limit.get()),
                        withoutAnything(replica, behind)));
            } else if (replica.isOfUnknownPace() && !behind.isZero()) {
                reading.overSoon("%s has not applied the last batch yet, and its speed is not known%s"
                        .formatted(replica.what(), withoutAnything(replica, behind)));
            } else if (couldBe.compareTo(limit.get()) > 0) {
                reading.overSoon(
                        "%s could be %s behind, limit %s".formatted(replica.what(), seconds(couldBe), seconds(limit.get())));
            }
        }
    }

    private static String withoutAnything(Replica replica, Duration behind) {
        return replica.applied() == Replica.NOTHING && behind.compareTo(LONG_WITHOUT) > 0
                ? "; it has received nothing of this statement: if it does not replicate this schema, name the others with "
                        + "--replica"
                : "";
    }

    private Duration behind(Replica replica) {
        return times.behind(replica.applied(), Instant.now());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0).replace(".0 s", " s");
    }
}
