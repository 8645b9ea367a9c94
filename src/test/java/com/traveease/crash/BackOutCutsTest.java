package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** A revision that is applied in part is taken back while the connection is cut again and again. */
class BackOutCutsTest {

    private static final int RUNS = 6;
    private static final int MOST_BYTES = 30_000;

    private static final Revisions HALF = Revisions.of(List.of(
            new Script("V1__users.sql", "CREATE TABLE users (id INT PRIMARY KEY);\nINSERT INTO users VALUES (1);"),
            new Script("V2__half.sql", """
                    CREATE TABLE a (id INT PRIMARY KEY);
                    CREATE TABLE b (id INT PRIMARY KEY, a_id INT, CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES a (id));
                    ALTER TABLE users ADD COLUMN a_id INT;
                    CREATE VIEW v AS SELECT id FROM a;
                    CREATE TABLE users (id INT);
                    """),
            new Script("U2__half.sql", """
                    SET SESSION sort_buffer_size = 300000;
                    DROP VIEW v;
                    ALTER TABLE users DROP COLUMN a_id;
                    DROP TABLE b;
                    DROP TABLE a;
                    """)));

    @Test
    void itEndsAsIfNothingHadHappened() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        for (int run = 0; run < RUNS; run++) {
            RandomCuts cuts = new RandomCuts(seed + run, MOST_BYTES);
            try (TestDatabase database = TestDatabase.create()) {
                Map<String, String> before = halfApplied(database);
                try (MySqlProxy proxy = new MySqlProxy(URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort(),
                        cuts)) {
                    Database cut = new Database(new DatabaseAddress(
                            "jdbc:mysql://127.0.0.1:%d/%s?allowPublicKeyRetrieval=true&sslMode=DISABLED".formatted(proxy.port(),
                                    database.schema()),
                            database.user(), database.password()));
                    takenBack(new Migrator(cut, HALF, Duration.ofMinutes(1)));
                }
                assertEquals(before, database.definitions(), "With seed %d, after %d cuts".formatted(seed + run, cuts.made()));
                assertEquals(List.of("V1__users.sql 1"),
                        database.strings("SELECT CONCAT(script, ' ', success) FROM flyway_schema_history"));
                assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM traveease_schema_journal"));
            }
        }
    }

    /** A cut before the first statement ends the command; the same command again goes on. */
    private static void takenBack(Migrator migrator) {
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                migrator.downgrade(Target.parse("1"), OnDataLoss.ALLOW, new Silent());
                return;
            } catch (DatabaseUnavailableException e) {
                // Once more.
            }
        }
        throw new AssertionError("It does not come to an end");
    }

    private static Map<String, String> halfApplied(TestDatabase database) throws SQLException {
        Migrator migrator = new Migrator(database.database(), HALF, Duration.ofMinutes(1));
        migrator.upgrade(Target.parse("1"), new Silent());
        Map<String, String> before = database.definitions();
        assertThrows(MigrationFailedException.class, () -> migrator.upgrade(new Silent()));
        return before;
    }
}
