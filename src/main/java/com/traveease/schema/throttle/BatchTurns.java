package com.traveease.schema.throttle;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.traveease.schema.history.Journal;
import com.traveease.schema.history.Pause;
import com.traveease.schema.history.PauseRow;
import com.traveease.schema.lock.Transaction;

/**
 * Says of one statement when its next batch may begin. The pause is looked for before each batch; the load of the server once a
 * second; replicas as often as well, and whenever one may be later than it should be by what was known of it.
 */
public final class BatchTurns {

    private static final Duration EVERY = Duration.ofSeconds(1);
    /** A replica may have applied what it lacks long before a second is over. */
    private static final Duration SOON = Duration.ofMillis(50);
    /** A batch does not become shorter than this part of what it may take, however slow a replica is. */
    private static final int LEAST_PART = 4;
    private static final Duration FIND_REPLICAS_EVERY = Duration.ofMinutes(1);
    /** After so long without anything, a replica may not replicate the schema. */
    private static final Duration LONG_WITHOUT = Duration.ofSeconds(30);

    private final Throttle throttle;
    private final Connection connection;
    private final PauseRow pause;
    private final BatchRow row;
    private final CommitTimes times = new CommitTimes();
    private Optional<String> begun = Optional.empty();
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
     * @param took the time of these
     */
    public void begin(long batches, Duration took) throws SQLException {
        throttle.replicas().all().forEach(Replica::forget);
        if (throttle.settings().delay().isPresent()) {
            begun = row.on(connection).map(BatchRow.State::begun);
            committed(batches, took);
        }
        find();
    }

    /**
     * @param batches of the statement, with the one that was just committed
     * @param took the time of these
     */
    public void committed(long batches, Duration took) {
        times.note(batches, Instant.now(), took);
    }

    /**
     * How long a batch should take that may take as long as wanted: shorter where a replica takes so long for it that it would
     * be
     * late by that alone.
     */
    public Duration time(Duration wanted) {
        Duration time = wanted;
        Duration least = wanted.dividedBy(LEAST_PART);
        for (Replica replica : throttle.settings().delay().isPresent() ? throttle.replicas().all() : List.<Replica> of()) {
            Duration there = replica.work(throttle.settings().delay().get().dividedBy(2));
            time = there.compareTo(time) < 0 ? there : time;
        }
        return time.compareTo(least) < 0 ? least : time;
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
                    listener.goesOn(Duration.between(since, Instant.now()));
                }
                return waits;
            }
            waits = true;
            soon = set.isEmpty() && reading.isOverSoon();
            if (!Instant.now().isBefore(nextTold)) {
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
            throttle.replicas().all().forEach(replica -> replica.look(row, begun.get(), times));
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
                replica.look(row, begun.get(), times); // it may have applied them meanwhile
            }
            Duration behind = behind(replica);
            Duration willBe = replica.willBeBehind(times);
            if (replica.unwatched().isPresent()) {
                reading.unwatched(replica.what(), replica.unwatched().get());
                if (throttle.settings().required()) {
                    reading.over("%s cannot be read: %s".formatted(replica.what(), replica.unwatched().get()));
                }
            } else if (behind.compareTo(limit.get()) > 0) {
                reading.over("%s is %s behind, limit %s%s".formatted(replica.what(), seconds(behind), seconds(limit.get()),
                        replica.applied() == Replica.NOTHING && behind.compareTo(LONG_WITHOUT) > 0
                                ? "; it has nothing of this statement: where it does not replicate this schema, name the others with --replica"
                                : ""));
            } else if (willBe.compareTo(limit.get()) > 0) {
                reading.overSoon(
                        "%s would be %s behind, limit %s".formatted(replica.what(), seconds(willBe), seconds(limit.get())));
            }
        }
    }

    private Duration behind(Replica replica) {
        return times.behind(replica.applied(), Instant.now());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0).replace(".0 s", " s");
    }
}
