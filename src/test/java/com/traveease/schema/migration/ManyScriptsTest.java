package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.HistoryRow;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What is kept from one script to the next, and not asked for again. */
class ManyScriptsTest {

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void aScriptOfOneDefinitionCostsEightStatementsMore() {
        List<Long> sent = new ArrayList<>();
        migrator(tables(6)).upgrade(new Silent() {
            @Override
            public void finished(Step step, Duration took, SchemaState now) {
                sent.add(sentByLockHolder());
            }
        });

        // The first one finds out where it stands, and with the end of the last one none begins.
        assertEquals(List.of(8L, 8L, 8L),
                IntStream.range(2, 5).mapToObj(i -> sent.get(i) - sent.get(i - 1)).toList());
    }

    private long sentByLockHolder() {
        try {
            // Counted when a statement arrives; the summaries of statements count one after its answer.
            return Long.parseLong(database.strings("SELECT variable_value FROM performance_schema.status_by_thread "
                    + "JOIN performance_schema.threads USING (thread_id) WHERE variable_name = 'Questions' "
                    + "AND processlist_id = IS_USED_LOCK('traveease-schema:" + database.schema() + "')").get(0));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Revisions tables(int count) {
        Scripts scripts = Scripts.of("V1__t.sql", "CREATE TABLE t1 (id BIGINT PRIMARY KEY);");
        for (int i = 2; i <= count; i++) {
            scripts.and("V%d__t.sql".formatted(i), "CREATE TABLE t%d (id BIGINT PRIMARY KEY);".formatted(i));
        }
        return scripts.revisions();
    }

    @Test
    void theListenerIsToldWhatTheDatabaseHas() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
                .and("U1__a.sql", "DROP TABLE a;")
                .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);").and("U2__b.sql", "DROP TABLE b;")
                .and("V3__c.sql", "CREATE TABLE c (id INT PRIMARY KEY);").and("U3__c.sql", "DROP TABLE c;")
                .and("R__view.sql", "CREATE OR REPLACE VIEW seen AS SELECT * FROM a;").revisions();
        Silent listener = new Silent() {
            @Override
            public void finished(Step step, Duration took, SchemaState now) {
                super.finished(step, took, now);
                SchemaState read = migrator(revisions).state();
                // The next script is begun with the end of this one.
                List<Integer> begun = read.rows().stream().filter(row -> !row.success()).map(HistoryRow::rank).toList();
                assertTrue(begun.size() <= 1);
                assertEquals(keys(read, begun), keys(now, begun));
                if (begun.isEmpty() || step.direction() == Direction.UPGRADE) {
                    assertEquals(read.current(), now.current());
                    assertEquals(read.isUpToDate(), now.isUpToDate());
                }
            }
        };

        migrator(revisions).upgrade(listener);
        migrator(revisions).downgrade(Target.parse("base"), OnDataLoss.ALLOW, listener);

        assertEquals(7, listener.finished.size());
    }

    private static List<String> keys(SchemaState state, List<Integer> without) {
        return state.rows().stream().filter(row -> !without.contains(row.rank()))
                .map(row -> "%s %s %s %s %s %s".formatted(row.rank(), row.version(), row.script(),
                        row.checksum(), row.installedBy(), row.success()))
                .toList();
    }

    @Test
    void aRankThatSomebodyElseHasTakenIsLeftToHim() throws SQLException {
        Silent listener = new Silent() {
            @Override
            public void finished(Step step, Duration took, SchemaState now) {
                super.finished(step, took, now);
                if (step.id().equals("2_t")) {
                    insertRow(4); // that of the third is written already
                }
            }
        };

        assertTrue(migrator(tables(4)).upgrade(listener).isAtHead());

        assertEquals(List.of("1 1", "2 2", "3 3", "4 his", "5 4"), database.strings(
                "SELECT CONCAT(installed_rank, ' ', COALESCE(version, 'his')) FROM flyway_schema_history ORDER BY installed_rank"));
    }

    private void insertRow(int rank) {
        try {
            database.execute(("INSERT INTO flyway_schema_history (installed_rank, description, type, script, installed_by, "
                    + "execution_time, success) VALUES (%d, 'callback', 'SQL', 'afterMigrate.sql', 'him', 0, TRUE)")
                    .formatted(rank));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aScriptWithoutStatementsIsRecorded() throws SQLException {
        upgrade(Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
                .and("V2__nothing.sql", "-- Intentionally empty: nothing to do here\n")
                .revisions());

        assertEquals(List.of("1 1", "2 1"), database.strings(
                "SELECT CONCAT(version, ' ', success) FROM flyway_schema_history ORDER BY installed_rank"));
    }

    @Test
    void whatAFunctionSetsForTheSessionEndsWithItsScript() throws SQLException {
        upgrade(Scripts.of("V1__a.sql", """
                CREATE TABLE a (name VARCHAR(100));
                CREATE FUNCTION strange() RETURNS INT DETERMINISTIC NO SQL
                BEGIN SET SESSION sql_mode = 'ANSI_QUOTES'; SET SESSION show_create_table_verbosity = 1; RETURN 1; END;
                """).and("V2__call.sql", "INSERT INTO a SELECT strange();")
                .and("V3__b.sql", "CREATE TABLE b (name VARCHAR(100) DEFAULT \"text\");")
                .and("V4__settings.sql", "INSERT INTO a VALUES (@@SESSION.show_create_table_verbosity);").revisions());

        assertEquals(List.of("1", "0"), database.strings("SELECT name FROM a"));
    }

    /** In a text that is put together while the script runs nobody sees it before. */
    @Test
    void aLockThatWasReleasedIsMissedBeforeTheNextScript() throws SQLException {
        Revisions revisions = Scripts.of("V1__loosened.sql",
                "SET @text = CONCAT('DO RELEASE_ALL', '_LOCKS()'); PREPARE loosened FROM @text; EXECUTE loosened;")
                .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);").revisions();
        migrator(revisions).corrections().stamp(Target.parse("base"), new Silent());

        MigrationFailedException failure = assertThrows(MigrationFailedException.class, () -> upgrade(revisions));

        assertTrue(failure.getMessage().startsWith("A script released the lock of this schema, so 2_b was not begun."),
                failure.getMessage());
    }

    private void upgrade(Revisions revisions) {
        assertTrue(migrator(revisions).upgrade(new Silent()).isAtHead());
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }
}
