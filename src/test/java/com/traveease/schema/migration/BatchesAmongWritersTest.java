package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * While a statement is run in batches others insert, change and delete rows of its table, on both sides of where it is. What
 * they
 * have done until they end is held against a model of it.
 */
class BatchesAmongWritersTest {

    private static final int ROWS = 20_000;
    private static final int WRITERS = 3;
    private static final String FILL = "-- @batch for 4ms\nUPDATE t SET name = CONCAT('n', n), done = done + 1 WHERE name IS NULL;";

    private static final Scripts FIRST = Scripts.of("V1__t.sql",
            "SET SESSION cte_max_recursion_depth = 100000;\nCREATE TABLE t (id CHAR(32) PRIMARY KEY, n INT NOT NULL, "
                    + "name VARCHAR(20) NULL, visits INT NOT NULL DEFAULT 0, done INT NOT NULL DEFAULT 0);\n"
                    + "INSERT INTO t (id, n) WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS
                    + ") SELECT LEFT(SHA2(i, 256), 32), i FROM n;");

    private final Map<String, Integer> changes = new ConcurrentHashMap<>();
    private final Map<String, Boolean> inserted = new ConcurrentHashMap<>();
    private final Map<String, Boolean> deleted = new ConcurrentHashMap<>();
    private volatile boolean ended;

    @Test
    void everyRowIsCoveredAndNothingOfTheirsIsLost() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            new Migrator(database.database(), FIRST.revisions(), Duration.ofMinutes(1)).upgrade(new Silent());
            List<String> ids = database.strings("SELECT id FROM t");
            ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
            try {
                List<Future<?>> writers = IntStream.range(0, WRITERS).<Future<?>> mapToObj(i -> threads.submit(() -> {
                    write(database, i, ids);
                    return null;
                })).toList();
                Future<?> run = threads.submit(() -> new Migrator(database.database(),
                        FIRST.and("V2__fill.sql", FILL).revisions(), Duration.ofMinutes(1))
                        .upgrade(new Silent()));
                String begun = "SELECT COUNT(*) FROM t WHERE name IS NOT NULL";
                while (Integer.parseInt(database.strings(begun).get(0)) < ROWS / 4) {
                    assertTrue(!run.isDone(), "It has ended already");
                }
                ended = true;
                for (Future<?> writer : writers) {
                    writer.get(1, TimeUnit.MINUTES);
                }
                assertTrue(!run.isDone(), "They have ended too late");
                run.get(2, TimeUnit.MINUTES);
            } finally {
                ended = true;
                threads.shutdownNow();
            }
            assertTrue(inserted.size() > 10 && changes.size() > 10 && deleted.size() > 10,
                    "%d, %d, %d".formatted(inserted.size(), changes.size(), deleted.size()));
            assertEquals(List.of(),
                    database.strings("SELECT id FROM t WHERE name IS NULL OR name <> CONCAT('n', n) OR done <> 1"));
            assertEquals(List.of(String.valueOf(ROWS + inserted.size() - deleted.size())),
                    database.strings("SELECT COUNT(*) FROM t"));
            assertEquals(List.of(String.valueOf(changes.values().stream().mapToInt(Integer::intValue).sum())),
                    database.strings("SELECT SUM(visits) FROM t"));
        }
    }

    /** Each has rows of its own, so that the model knows what became of them. */
    private void write(TestDatabase database, int writer, List<String> ids) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (int i = writer; !ended; i += WRITERS) {
                String id = ids.get((i * 7919) % ids.size() / WRITERS * WRITERS % ids.size());
                String mine = ids.get(Math.min(ids.size() - 1, (i * 31 % (ids.size() / WRITERS)) * WRITERS + writer));
                switch (ThreadLocalRandom.current().nextInt(3)) {
                    case 0 -> {
                        String next = "%s%05d".formatted(id.substring(0, 27), i);
                        if (statement.executeUpdate("INSERT IGNORE INTO t (id, n) VALUES ('%s', %d)".formatted(next, i)) == 1) {
                            inserted.put(next, true);
                        }
                    }
                    case 1 -> {
                        if (!deleted.containsKey(mine) && statement
                                .executeUpdate("UPDATE t SET visits = visits + 1 WHERE id = '%s'".formatted(mine)) == 1) {
                            changes.merge(mine, 1, Integer::sum);
                        }
                    }
                    default -> {
                        boolean mayGo = mine.charAt(31) < '4'; // others stay, however long this takes
                        if (mayGo && statement.executeUpdate("DELETE FROM t WHERE id = '%s'".formatted(mine)) == 1) {
                            deleted.put(mine, true);
                            changes.remove(mine);
                        }
                    }
                }
            }
        }
    }
}
