package com.traveease.schema.throttle;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How late replicas may be while one statement runs in batches. What they have applied of it is compared with when it was
 * committed.
 */
final class ReplicaLimit {

    /** So many rows at most until a replica has shown its pace. */
    private static final long OF_UNKNOWN_PACE = 100;
    /** After so long without anything, a replica may not replicate the schema. */
    private static final Duration LONG_WITHOUT = Duration.ofSeconds(30);

    private final Optional<Duration> limit;
    private final Replicas replicas;
    private final boolean required;
    private final BatchRow row;
    private final CommitTimes times = new CommitTimes();
    /** What the row of the statement says of its beginning; empty where there is no limit. */
    private Optional<String> begun = Optional.empty();

    ReplicaLimit(Throttle throttle, BatchRow row) {
        this.limit = throttle.settings().delay();
        this.replicas = throttle.replicas();
        this.required = throttle.settings().required();
        this.row = row;
    }

    /** As {@link BatchTurns#begin}. */
    void begin(Connection connection, long batches, long rows) throws SQLException {
        replicas.all().forEach(Replica::forget);
        if (limit.isPresent()) {
            begun = row.on(connection).map(BatchRow.State::begun);
            note(batches, rows);
        }
    }

    /** As {@link BatchTurns#committed}. */
    void committed(long batches, long rows) {
        note(batches, rows);
        replicas.all().forEach(replica -> replica.committed(batches, times));
    }

    private void note(long batches, long rows) {
        times.note(batches, Instant.now(), rows + batches); // each writes its own row in the journal
    }

    /** As {@link BatchTurns#most}. */
    long most() {
        return limit.isEmpty() ? Long.MAX_VALUE
                : replicas.all().stream().filter(replica -> replica.unwatched().isEmpty())
                        .mapToLong(replica -> replica.isOfUnknownPace() ? OF_UNKNOWN_PACE : replica.most(limit.get())).min()
                        .orElse(Long.MAX_VALUE);
    }

    /** Asks every replica what it has applied. */
    void lookAtAll() {
        begun.ifPresent(since -> replicas.all().forEach(replica -> replica.look(row, since)));
    }

    /** Which of them are late, or may be; one that may be is asked first. */
    void read(Reading reading) {
        if (limit.isEmpty() || begun.isEmpty()) {
            return;
        }
        for (Replica replica : replicas.all()) {
            if (replica.mayBeLate(times, limit.get())) {
                replica.look(row, begun.get()); // it may have applied them meanwhile
            }
            if (replica.unwatched().isPresent()) {
                reading.unwatched(replica.what(), replica.unwatched().get());
                if (required) {
                    reading.over("%s cannot be read: %s".formatted(replica.what(), replica.unwatched().get()));
                }
            } else {
                read(replica, limit.get(), reading);
            }
        }
    }

    private void read(Replica replica, Duration most, Reading reading) {
        Duration behind = times.behind(replica.applied(), Instant.now());
        Duration couldBe = replica.couldBeBehind(times);
        if (behind.compareTo(most) > 0) {
            reading.over("%s is %s behind, limit %s%s".formatted(replica.what(), seconds(behind), seconds(most),
                    withoutAnything(replica, behind)));
        } else if (replica.isOfUnknownPace() && !behind.isZero()) {
            reading.overSoon("%s has not applied the last batch yet, and its speed is not known%s".formatted(replica.what(),
                    withoutAnything(replica, behind)));
        } else if (couldBe.compareTo(most) > 0) {
            reading.overSoon("%s could be %s behind, limit %s".formatted(replica.what(), seconds(couldBe), seconds(most)));
        }
    }

    private static String withoutAnything(Replica replica, Duration behind) {
        return replica.applied() == Replica.NOTHING && behind.compareTo(LONG_WITHOUT) > 0
                ? "; it has received nothing of this statement: if it does not replicate this schema, name the others with "
                        + "--replica"
                : "";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0).replace(".0 s", " s");
    }
}
