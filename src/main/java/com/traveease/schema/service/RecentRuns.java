package com.traveease.schema.service;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunReading;

/** The newest runs, read when somebody asks, and not again within some seconds: who may ask is not known. */
public final class RecentRuns {

    /** How many. */
    public static final int MOST = 100;

    private static final int PAGES = 8;
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    private final RunReading record;
    /** The pages that were asked for last, by the number that they stand before; guarded by this. */
    private final Map<Long, Page> pages = new LinkedHashMap<>(2 * PAGES, 0.75f, true);

    private record Page(List<Run> runs, Instant until) {
    }

    public RecentRuns(Database database) {
        this.record = new RunReading(database, ANSWER_LIMIT);
    }

    /**
     * Newest first; waits for the database, one reader at a time.
     *
     * @throws DatabaseUnavailableException when it cannot be asked
     * @throws MigrationRefusedException when the record may not be read
     */
    public List<Run> newest() {
        return before(RunReading.ANY);
    }

    /** As {@link #newest}, of the runs with lower numbers. */
    public synchronized List<Run> before(long number) {
        Page page = pages.get(number);
        if (page == null || !Instant.now().isBefore(page.until())) {
            page = new Page(record.newest(MOST, number), Instant.now().plus(FRESH));
            pages.put(number, page);
            if (pages.size() > PAGES) {
                pages.remove(pages.keySet().iterator().next());
            }
        }
        return page.runs();
    }
}
