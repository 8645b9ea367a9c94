package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.testing.Crash;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * A server that is killed forgets the numbers that AUTO_INCREMENT has passed over without a row: then its counter is behind the
 * last row. The same rows get the same numbers all the same.
 */
class LostNumbersTest {

    private static final String TABLE = "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, n INT);";
    /** Takes the numbers 1 to 7 for five rows. */
    private static final String BULK = "INSERT INTO t (n) SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 "
            + "UNION ALL SELECT 5;";
    private static final String OTHER = "CREATE TABLE other (n INT);";

    private final List<String> told = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { 3, 4, 5, 6, 7 })
    void whatABulkReservedIsPassedOver(int statement) throws SQLException {
        Revisions revisions = of(TABLE + BULK + OTHER + "ALTER TABLE t ADD COLUMN m INT;"
                + "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW SET NEW.n = 1;" + "INSERT INTO other VALUES (1);"
                + "INSERT INTO t (n) VALUES (6);");
        killedBefore("1_a", statement, revisions);
        forget("t");
        run(revisions);
        assertEquals(List.of("1", "2", "3", "4", "5", "8"), ids("t"));
    }

    @ParameterizedTest
    @CsvSource({ "1_a, 3", "2_b, 1", "2_b, 2", "3_c, 1", "4_d, 1", "4_d, 2" })
    void soItIsFromScriptToScript(String script, int statement) throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", TABLE + BULK + OTHER).and("V2__b.sql", "DROP TABLE other;" + OTHER)
                .and("V3__c.sql", "SET @n = 6; INSERT INTO other VALUES (@n);")
                .and("V4__d.sql", "INSERT INTO other VALUES (1); INSERT INTO t (n) VALUES (6);").revisions();
        killedBefore(script, statement, revisions);
        forget("t");
        run(revisions);
        assertEquals(List.of("1", "2", "3", "4", "5", "8"), ids("t"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1_a", "2_b", "3_c" })
    void soItIsBetweenTheEndOfAScriptAndTheBeginningOfTheNext(String script) throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", OTHER + TABLE + BULK).and("V2__b.sql", "INSERT INTO other VALUES (1);")
                .and("V3__c.sql", "SET @n = 6; INSERT INTO other VALUES (@n);")
                .and("V4__d.sql", "INSERT INTO t (n) VALUES (6);")
                .revisions();
        assertThrows(Crash.class, () -> migrator(revisions).upgrade(new Listener() {
            @Override
            public void finished(Step step, Duration took, SchemaState now) {
                if (step.id().equals(script)) {
                    throw new Crash();
                }
            }
        }));
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM traveease_schema_journal"));
        forget("t");
        run(revisions);
        assertEquals(List.of("1", "2", "3", "4", "5", "8"), ids("t"));
    }

    @Test
    void soItIsWithWhatTheScriptItselfRolledBack() throws SQLException {
        Revisions revisions = of(TABLE + "INSERT INTO t (n) VALUES (1); START TRANSACTION; INSERT INTO t (n) VALUES (2), (3);"
                + "ROLLBACK;" + OTHER + "INSERT INTO t (n) VALUES (4);");
        for (int k = 6; k <= 7; k++) {
            killedBefore("1_a", k, revisions);
            forget("t");
        }
        run(revisions);
        assertEquals(List.of("1", "4"), ids("t"));
    }

    @Test
    void theyFollowATableThatIsRenamed() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", TABLE + BULK + "RENAME TABLE t TO u;" + OTHER)
                .and("V2__b.sql", "ALTER TABLE u RENAME TO v; DROP TABLE other;")
                .and("V3__c.sql", "INSERT INTO v (n) VALUES (6);")
                .revisions();
        killedBefore("1_a", 3, revisions);
        forget("t");
        killedBefore("1_a", 4, revisions);
        forget("u");
        killedBefore("2_b", 1, revisions);
        forget("u");
        killedBefore("2_b", 2, revisions);
        forget("v");
        killedBefore("3_c", 1, revisions);
        forget("v");
        run(revisions);
        assertEquals(List.of("1", "2", "3", "4", "5", "8"), ids("v"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "TRUNCATE TABLE t", "DROP TABLE t; CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, n INT)",
            "DELETE FROM t; ALTER TABLE t AUTO_INCREMENT = 1" })
    void aTableThatBeginsAnewIsLeftAlone(String anew) throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", TABLE + BULK + anew + ";" + OTHER).and("V2__b.sql", "DROP TABLE other;")
                .and("V3__c.sql", "INSERT INTO t (n) VALUES (6);").revisions();
        killedBefore("1_a", anew.contains(";") ? 5 : 4, revisions);
        killedBefore("2_b", 1, revisions);
        killedBefore("3_c", 1, revisions);
        run(revisions);
        assertEquals(List.of("1"), ids("t"));
    }

    @Test
    void soIsOneThatALaterScriptEmpties() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", TABLE + BULK + OTHER)
                .and("V2__b.sql", "TRUNCATE TABLE t; DROP TABLE other;").and("V3__c.sql", OTHER)
                .and("V4__d.sql", "INSERT INTO t (n) VALUES (6);").revisions();
        killedBefore("2_b", 2, revisions);
        killedBefore("3_c", 1, revisions);
        killedBefore("4_d", 1, revisions);
        run(revisions);
        assertEquals(List.of("1"), ids("t"));
    }

    @Test
    void rowsOfOthersAreNotTouched() throws SQLException {
        Revisions revisions = of(TABLE + BULK + OTHER + "INSERT INTO t (n) VALUES (6);");
        killedBefore("1_a", 4, revisions);
        database.execute("INSERT INTO t (n) VALUES (7)");
        run(revisions);
        assertEquals(List.of("1", "2", "3", "4", "5", "8", "9"), ids("t"));
    }

    @Test
    void afterADefinitionThatFailedThoseOfOthersAreNotGivenAgain() throws SQLException {
        String begin = TABLE + "INSERT INTO t (n) VALUES (1);";
        assertThrows(MigrationFailedException.class,
                () -> migrator(of(begin + "ALTER TABLE t DROP COLUMN missing;")).upgrade(new Listener()));
        database.execute("INSERT INTO t (n) VALUES (2)", "DELETE FROM t WHERE n = 2");
        run(of(begin + "INSERT INTO t (n) VALUES (3);"));
        assertEquals(List.of("1", "3"), ids("t"));
    }

    @Test
    void aTableWithoutNumbersNeedsNone() throws SQLException {
        Revisions revisions = of(TABLE + BULK + "ALTER TABLE t MODIFY id INT;" + OTHER);
        killedBefore("1_a", 4, revisions);
        run(revisions);
        assertEquals(List.of("1", "2", "3", "4", "5"), ids("t"));
    }

    /** What a kill of the server does to a number of which no row tells. */
    private void forget(String table) throws SQLException {
        database.execute("ALTER TABLE " + table + " AUTO_INCREMENT = 1");
    }

    private List<String> ids(String table) throws SQLException {
        return database.strings("SELECT id FROM " + table + " ORDER BY id");
    }

    private void killedBefore(String script, int statement, Revisions revisions) {
        assertThrows(Crash.class, () -> migrator(revisions).upgrade(new Listener() {
            @Override
            public void running(Progress progress) {
                if (progress.step().id().equals(script) && progress.statement() == statement) {
                    throw new Crash();
                }
            }
        }));
    }

    private class Listener extends Silent {
        @Override
        public void warning(String message) {
            told.add(message);
        }
    }

    private void run(Revisions revisions) throws SQLException {
        assertTrue(migrator(revisions).upgrade(new Listener()).isAtHead());
        assertEquals(List.of(), told);
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM traveease_schema_journal"));
    }

    private static Revisions of(String script) {
        return Scripts.of("V1__a.sql", script).revisions();
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }
}
