package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.unit.ScriptUnits;
import com.traveease.schema.unit.UnresumableRegion;
import com.traveease.testing.Crash;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Scripts that could not be continued in the middle, and of which somebody has said that they are run all the same. */
class UnresumableScriptTest {

    private static final String SCRIPT = """
            CREATE TABLE a (id INT);
            CREATE TEMPORARY TABLE t AS SELECT 1 AS n;
            CREATE TABLE b (id INT);
            INSERT INTO a SELECT n FROM t;
            INSERT INTO b SELECT n FROM t;
            CREATE TABLE c (id INT);
            """;
    private static final String SAID = "-- @unresumable\n" + SCRIPT;

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
    void aRefusalSaysHowToRunItAllTheSame() {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                () -> migrator(SCRIPT).upgrade(new Silent()));
        assertTrue(refused.getMessage().contains("Or write -- @unresumable at its head, or set SCHEMA_UNRESUMABLE=allow"),
                refused.getMessage());
    }

    @Test
    void itRunsAndSaysBeforehandWhereItCannotBeResumed() throws SQLException {
        Silent silent = new Silent();
        assertTrue(migrator(SAID).upgrade(silent).isAtHead());
        assertEquals(List.of("1"), database.strings("SELECT id FROM b"));
        assertEquals(List.of("1"), database.strings("SELECT id FROM a"));
        assertEquals(1, silent.warnings.size());
        assertTrue(silent.warnings.get(0).startsWith("V1__a.sql cannot be resumed within statements 2 to 5 (lines 3 to 6)"),
                silent.warnings.get(0));
    }

    @Test
    void beforeAndBehindWhatCannotBeResumedItIsResumed() throws SQLException {
        leftBefore(2);
        leftBefore(6);
        assertTrue(migrator(SAID).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1"), database.strings("SELECT id FROM b"));
    }

    @Test
    void interruptedInTheMiddleAllOfThatIsInDoubt() throws SQLException {
        leftBefore(5);
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(SAID).upgrade(new Silent()));
        assertTrue(refused.getMessage().startsWith(
                "Statements 2 to 5 of V1__a.sql, which cannot be resumed (-- @unresumable), are in doubt"),
                refused.getMessage());
        database.execute("DROP TABLE b", "DELETE FROM a");
        migrator(SAID).corrections().resolve("1_a", 2, false, new Silent());
        assertTrue(migrator(SAID).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1"), database.strings("SELECT id FROM a"));
        assertEquals(List.of("1"), database.strings("SELECT id FROM b"));
    }

    @Test
    void oneThatFailsInTheMiddleIsInDoubtFromItsFirstStatement() throws SQLException {
        String script = SAID.replace("INSERT INTO b SELECT n", "INSERT INTO b SELECT missing");
        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> migrator(script).upgrade(new Silent()));
        assertTrue(failed.getMessage().contains("resolve 1:2 --applied"), failed.getMessage());
        database.execute("DROP TABLE b", "DELETE FROM a");
        assertThrows(MigrationRefusedException.class, () -> migrator(SAID).upgrade(new Silent()));
        migrator(SAID).corrections().resolve("1_a", 2, false, new Silent());
        assertTrue(migrator(SAID).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1"), database.strings("SELECT id FROM b"));
    }

    /** The first statement of it takes its transaction along, and the table locks that it needs. */
    @Test
    void whatIsOpenAroundItBelongsToIt() throws SQLException {
        String script = """
                -- @unresumable
                CREATE TABLE a (id INT PRIMARY KEY);
                LOCK TABLES a WRITE;
                INSERT INTO a VALUES (1);
                DROP TABLE a;
                UNLOCK TABLES;
                CREATE TABLE a (id INT);
                START TRANSACTION;
                INSERT INTO a VALUES (2);
                COMMIT;
                """;
        UnresumableRegion region = new ScriptUnits(Scripts.of("V1__a.sql", script).revisions().all().get(0).upgrade())
                .unresumable();
        assertTrue(region.beginsWith(2));
        assertEquals(5, region.last());
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("2"), database.strings("SELECT id FROM a"));
    }

    @Test
    void aScriptThatCanBeResumedIsNotOtherwiseForSayingSo() {
        String script = "-- @unresumable\nCREATE TABLE a (id INT);\nCREATE TABLE b (id INT);";
        assertFalse(new ScriptUnits(Scripts.of("V1__a.sql", script).revisions().all().get(0).upgrade()).unresumable().warning()
                .isPresent());
    }

    /** Which commits; DROP TEMPORARY TABLE does not. */
    @Test
    void aTemporaryTableMayBeDroppedByDropTable() throws SQLException {
        String script = "CREATE TABLE a (id INT);\nCREATE TEMPORARY TABLE t AS SELECT 1 AS n;\nINSERT INTO a SELECT n FROM t;\n"
                + "DROP TABLE IF EXISTS t;\nINSERT INTO a VALUES (2);";
        for (int k = 2; k <= 5; k++) {
            int statement = k;
            assertThrows(Crash.class, () -> migrator(script).upgrade(Crash.before(statement)));
        }
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1", "2"), database.strings("SELECT id FROM a ORDER BY id"));
    }

    private void leftBefore(int statement) {
        assertThrows(Crash.class, () -> migrator(SAID).upgrade(Crash.before(statement)));
    }

    private Migrator migrator(String script) {
        return new Migrator(database.database(), Scripts.of("V1__a.sql", script).revisions(), Duration.ofMinutes(1));
    }
}
