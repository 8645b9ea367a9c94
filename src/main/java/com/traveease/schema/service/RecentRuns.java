package com.traveease.schema.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunReading;

/** The newest runs, read when somebody asks, and not again within some seconds: who may ask is not known. */
public final class RecentRuns {

    /** How many. */
    public static final int MOST = 100;

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    private final RunReading record;
    /** Both guarded by this. */
    private List<Run> runs = List.of();
    private Instant until = Instant.MIN;

    public RecentRuns(Database database) {
        this.record = new RunReading(database, ANSWER_LIMIT);
    }

    /**
     * Newest first; waits for the database, one reader at a time.
     *
     * @throws DatabaseUnavailableException when it cannot be asked
     * @throws MigrationRefusedException when the record may not be read
     */
    public synchronized List<Run> newest() {
        if (!Instant.now().isBefore(until)) {
            runs = record.newest(MOST, RunReading.ANY);
            until = Instant.now().plus(FRESH);
        }
        return runs;
    }
}
