package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.keep.Keeping;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * Connections are cut after any number of bytes while a downgrade keeps what it drops, and while that is put back. Whoever
 * starts it again comes to the end, and every row is as it was.
 */
class KeepCutsTest {

    private static final Revisions REVISIONS = Scripts
            .of("V1__users.sql", "CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, "
                    + "updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6));")
            .and("U1__users.sql", "DROP TABLE users;")
            .and("V2__trips.sql", "CREATE TABLE trips (id INT AUTO_INCREMENT PRIMARY KEY, user_id INT NOT NULL, "
                    + "CONSTRAINT fk_trip_user FOREIGN KEY (user_id) REFERENCES users (id), CHECK (user_id > 0));\n"
                    + "CREATE TABLE log (id INT AUTO_INCREMENT PRIMARY KEY);\n"
                    + "CREATE TRIGGER logged AFTER DELETE ON trips FOR EACH ROW INSERT INTO log VALUES ();\n"
                    + "CREATE TABLE words (word VARCHAR(20) NULL);")
            .and("U2__trips.sql", "DROP TABLE trips;\nDROP TABLE log, words;")
            .and("V3__phones.sql", "ALTER TABLE users ADD COLUMN phone VARCHAR(20) NULL;")
            .and("U3__phones.sql", "ALTER TABLE users DROP COLUMN phone;").revisions();
    private static final int MOST_BYTES = 25_000;
    /** Most of the time is spent in pauses. */
    private static final int AT_ONCE = 4;

    private final MySqlServer server = MySqlServer.forTests();
    private final int wanted = Integer.getInteger("crash.cuts", 40);
    private final AtomicLong runs = new AtomicLong();
    private final long seed = Long.getLong("crash.seed", System.nanoTime());

    @Test
    void everyRowIsThereAgainWhereverItIsCut() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Integer>> some = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                some.add(threads.submit(() -> {
                    int made = 0;
                    while (made < (wanted + AT_ONCE - 1) / AT_ONCE) {
                        made += run(seed + runs.incrementAndGet());
                    }
                    return made;
                }));
            }
            int cuts = 0;
            for (Future<Integer> made : some) {
                cuts += made.get();
            }
            System.out.printf("%d cuts in %d runs, seed %d%n", cuts, runs.get(), seed);
        } finally {
            threads.shutdownNow();
        }
    }

    private int run(long seed) throws SQLException, IOException {
        RandomCuts cuts = new RandomCuts(seed, MOST_BYTES);
        try (TestDatabase database = TestDatabase.on(server); MySqlProxy proxy = new MySqlProxy(server.port(), cuts)) {
            new Migrator(database.database(), REVISIONS, Duration.ofMinutes(1)).upgrade(new Silent());
            database.execute("SET SESSION cte_max_recursion_depth = 10000",
                    "INSERT INTO users (name, phone, updated_at) WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n "
                            + "WHERE i < 4500) SELECT CONCAT('n', i), CONCAT('+', i), '2020-01-01' FROM n",
                    "INSERT INTO trips (user_id) SELECT id FROM users", "DELETE FROM trips WHERE id % 7 = 2",
                    "INSERT INTO words VALUES ('a'), ('a'), (NULL)");
            Map<String, String> before = contents(database);
            Database cut = new Database(
                    new DatabaseAddress("jdbc:mysql://127.0.0.1:%d/%s?allowPublicKeyRetrieval=true&sslMode=DISABLED"
                            .formatted(proxy.port(), database.schema()), database.user(), database.password()));
            Migrator migrator = new Migrator(cut, REVISIONS, Duration.ofMinutes(1));
            Again.untilDone("With seed %d: ".formatted(seed),
                    () -> migrator.downgradeKeeping(Target.parse("base"), OnDataLoss.REFUSE, new Silent()));
            Again.untilDone("With seed %d: ".formatted(seed), () -> migrator.upgrade(new Silent()));
            // One after the other, or all together as the command does without a revision.
            List<List<Revision>> parts = seed % 2 == 0 ? List.of(REVISIONS.all())
                    : REVISIONS.all().stream().map(List::of).toList();
            for (List<Revision> part : parts) {
                Again.untilDone("With seed %d: ".formatted(seed),
                        () -> migrator.keptRows().restore(part, List.of(), Optional.empty(), new Silent()));
            }
            assertEquals(before, contents(database), "With seed " + seed);
            database.execute("DROP DATABASE `%s`".formatted(Keeping.schemaFor(database.schema())));
            return cuts.made();
        }
    }

    private static Map<String, String> contents(TestDatabase database) throws SQLException {
        Map<String, String> contents = database.definitions();
        for (String table : List.of("users", "trips", "log", "words")) {
            contents.put("rows of " + table, database.checksum(table));
        }
        return contents;
    }
}
