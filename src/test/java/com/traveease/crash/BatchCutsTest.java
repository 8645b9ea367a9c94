package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * Cuts the connection of runs with statements in batches at random bytes, and starts the command again: every row is what it is
 * after a run that nobody cut, there and back. Each statement counts, so that a range that was done twice, or never, is seen.
 */
class BatchCutsTest {

    private static final String ROWS = "WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 900) ";
    private static final Revisions REVISIONS = Scripts.of("V1__rows.sql",
            """
                    SET SESSION cte_max_recursion_depth = 10000;
                    CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0, m INT NOT NULL DEFAULT 0);
                    INSERT INTO t (id) %1$s SELECT 3 * i FROM n;
                    CREATE TABLE c (a VARCHAR(20) NOT NULL, b INT UNSIGNED NOT NULL, n INT NOT NULL DEFAULT 0, PRIMARY KEY (a, b), KEY (b));
                    INSERT INTO c (a, b) %1$s SELECT CONCAT('Käse ', i %% 7), i FROM n;
                    CREATE TABLE u (u BINARY(16) PRIMARY KEY, n INT NOT NULL DEFAULT 0);
                    INSERT INTO u (u) %1$s SELECT UNHEX(MD5(i)) FROM n;
                    CREATE TABLE copied (id INT AUTO_INCREMENT PRIMARY KEY, u BINARY(16) NOT NULL, n INT NOT NULL);
                    """
                    .formatted(ROWS))
            .and("V2__batches.sql", """
                    -- @batch for 10ms
                    UPDATE t SET n = n + 1;
                    ALTER TABLE c ADD COLUMN more INT NOT NULL DEFAULT 0;
                    -- @batch for 10ms
                    UPDATE c SET n = n + 1, more = more + b;
                    -- @batch for 10ms
                    INSERT INTO copied (u, n) SELECT u, n FROM u;
                    -- @batch by t for 10ms
                    UPDATE t JOIN c ON c.b = t.id SET t.m = t.m + c.b;
                    INSERT INTO t (id) VALUES (100000);
                    -- @batch by t for 10ms
                    DELETE c FROM c JOIN t ON c.b = t.id WHERE t.id % 2 = 0;
                    -- @batch for 10ms
                    DELETE FROM t WHERE id % 5 = 0;
                    """).and("U2__batches.sql", """
                    -- @batch for 10ms
                    UPDATE u SET n = n + 1;
                    ALTER TABLE c DROP COLUMN more;
                    -- @batch for 10ms
                    DELETE FROM copied;
                    """).revisions();
    private static final int MOST_BYTES = 40_000;

    private final MySqlServer server = MySqlServer.forTests();
    private final int wanted = Integer.getInteger("crash.cuts", 25);
    private final long seed = Long.getLong("crash.seed", System.nanoTime());

    @Test
    void everyRangeIsDoneOnceWhereverItIsCut() throws Exception {
        List<Map<String, String>> uncut = run(null);
        assertEquals("750", uncut.get(0).get("c where n = 1 and more = b"));
        int cuts = 0;
        int runs = 0;
        while (cuts < wanted) {
            runs++;
            RandomCuts random = new RandomCuts(seed + runs, MOST_BYTES);
            assertEquals(uncut, run(random), "With seed " + (seed + runs));
            cuts += random.made();
        }
        System.out.printf("%d cuts in %d runs, seed %d%n", cuts, runs, seed);
    }

    private List<Map<String, String>> run(RandomCuts cuts) throws SQLException, IOException {
        List<Map<String, String>> contents = new ArrayList<>();
        try (TestDatabase database = TestDatabase.on(server)) {
            Migrator uncut = new Migrator(database.database(), REVISIONS, Duration.ofMinutes(1));
            uncut.upgrade(Target.parse("1"), new Silent());
            if (cuts == null) {
                upAndDown(uncut, database, contents);
            } else {
                try (MySqlProxy proxy = new MySqlProxy(server.port(), cuts)) {
                    Database cut = new Database(
                            new DatabaseAddress("jdbc:mysql://127.0.0.1:%d/%s?allowPublicKeyRetrieval=true&sslMode=DISABLED"
                                    .formatted(proxy.port(), database.schema()), database.user(), database.password()));
                    upAndDown(new Migrator(cut, REVISIONS, Duration.ofMinutes(1)), database, contents);
                }
            }
        }
        return contents;
    }

    private static void upAndDown(Migrator migrator, TestDatabase database, List<Map<String, String>> contents)
            throws SQLException {
        Again.untilDone("", () -> migrator.upgrade(new Silent()));
        contents.add(contents(database));
        Again.untilDone("", () -> migrator.downgrade(Target.parse("1"), OnDataLoss.ALLOW, new Silent()));
        contents.add(contents(database));
    }

    private static Map<String, String> contents(TestDatabase database) throws SQLException {
        Map<String, String> contents = new TreeMap<>(database.definitions());
        if (database.strings("SHOW COLUMNS FROM c LIKE 'more'").size() == 1) {
            contents.put("c where n = 1 and more = b",
                    database.strings("SELECT COUNT(*) FROM c WHERE n = 1 AND more = b").get(0));
        }
        contents.put("copied",
                database.strings("SELECT MD5(GROUP_CONCAT(HEX(u), n ORDER BY u SEPARATOR ',')) FROM copied").toString());
        for (String table : List.of("t", "c", "u")) {
            contents.put("rows of " + table, database.strings("SELECT COUNT(*) FROM " + table).get(0));
            contents.put("checksum of " + table, database.checksum(table));
        }
        contents.put("journal", database.strings("SELECT statement FROM traveease_schema_journal").toString());
        return contents;
    }
}
