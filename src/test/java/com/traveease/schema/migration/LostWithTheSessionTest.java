package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.revision.Target;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.testing.Crash;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What a run that is killed would lose, or do twice, though no transaction and no definition tells. */
class LostWithTheSessionTest {

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        database.execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, n DOUBLE)");
        migrator("DO 1;").corrections().stamp(Target.parse("base"), new Silent());
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void aNamedLockOfTheScriptIsTakenAgain() throws SQLException {
        String name = database.schema() + "_own";
        String script = "SELECT GET_LOCK('%s', 5); CREATE TABLE x (id INT); INSERT INTO t (n) SELECT IS_USED_LOCK('%1$s') = CONNECTION_ID();"
                .formatted(name);
        killedBefore(3, script);
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            statement.execute("DO GET_LOCK('" + name + "', 5)");
            MigrationRefusedException refused = assertThrows(MigrationRefusedException.class, () -> run(script));
            assertTrue(refused.getMessage().contains("named lock '" + name + "'"), refused.getMessage());
        }
        run(script);
        assertEquals(List.of("1.0"), database.strings("SELECT n FROM t"));
        assertEquals(List.of("1"), database.strings("SELECT IS_FREE_LOCK('" + name + "')"));
    }

    @Test
    void aNamedLockWhoseNameIsNotKnownIsRefused() {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                () -> run("SELECT GET_LOCK(CONCAT('a', 'b'), 5); CREATE TABLE x (id INT);"));
        assertTrue(refused.getMessage().contains("Write the name as a string literal"), refused.getMessage());
        run("-- @unresumable\n\nSELECT GET_LOCK(CONCAT('a', 'b'), 5); CREATE TABLE x (id INT);");
    }

    @Test
    void theNumberThatTheNextInsertShallGetIsKept() throws SQLException {
        killedBefore(3, "SET insert_id = 100; CREATE TABLE x (id INT); INSERT INTO t (n) VALUES (1);");
        run("SET insert_id = 100; CREATE TABLE x (id INT); INSERT INTO t (n) VALUES (1);");
        assertEquals(List.of("100"), database.strings("SELECT id FROM t"));
    }

    @Test
    void theSequenceOfRandomNumbersIsThatOfOneRun() throws SQLException {
        String script = "SET rand_seed1 = 5, rand_seed2 = 7; CREATE TABLE %s (id INT);"
                + "INSERT INTO t (n) VALUES (RAND()); INSERT INTO t (n) VALUES (RAND());";
        run(script.formatted("x"));
        List<String> undisturbed = database.strings("SELECT n FROM t ORDER BY id");
        database.execute("TRUNCATE t");
        migrator(script.formatted("y")).corrections().stamp(Target.parse("base"), new Silent());
        killedBefore(3, script.formatted("y"));
        killedBefore(4, script.formatted("y"));
        run(script.formatted("y"));
        assertEquals(undisturbed, database.strings("SELECT n FROM t ORDER BY id"));
    }

    @Test
    void aSequenceThatWouldGoOnBehindACommitIsRefused() {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                () -> run("SET rand_seed1 = 5, rand_seed2 = 7;\nINSERT INTO t (n) VALUES (RAND());\nCREATE TABLE x (id INT);\n"
                        + "INSERT INTO t (n) VALUES (RAND());"));
        assertTrue(refused.getMessage().contains("Set rand_seed1 and rand_seed2 again before line 4"), refused.getMessage());
    }

    @Test
    void aHandlerIsRefused() {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                () -> run("HANDLER t OPEN; CREATE TABLE x (id INT); HANDLER t READ FIRST; HANDLER t CLOSE;"));
        assertTrue(refused.getMessage().contains("Use SELECT"), refused.getMessage());
    }

    @Test
    void whatThisServerReadsOverDoesNotSayWhatAStatementIs() throws SQLException {
        String script = "/*!99900 CREATE TABLE nowhere (id INT); */ INSERT INTO t (n) VALUES (1);"
                .replace("); */", ") */") + "CREATE /*!99900 TEMPORARY */ TABLE x (id INT);"
                + "/*!99900 DROP TABLE x */; /*!80000 INSERT INTO t (n) VALUES (2) */;";
        for (int k = 1; k <= 4; k++) {
            killedBefore(k, script);
        }
        run(script);
        assertEquals(List.of("1.0", "2.0"), database.strings("SELECT n FROM t ORDER BY id"));
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM x"));
    }

    @Test
    void aProcedureThatReleasesOurLockIsRefusedBeforeAnythingRuns() throws SQLException {
        database.execute("CREATE PROCEDURE p() DO RELEASE_ALL_LOCKS()", "CREATE PROCEDURE calls_p() CALL p()",
                "CREATE PROCEDURE own() DO RELEASE_LOCK('of its own')");
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> run("CREATE TABLE x (id INT);\nCALL calls_p();"));
        assertTrue(refused.getMessage().startsWith("V1__a.sql, line 2 runs calls_p, which releases named locks"),
                refused.getMessage());
        assertEquals(List.of(), database.strings("SHOW TABLES LIKE 'x'"));
        assertThrows(MigrationRefusedException.class,
                () -> run("CREATE PROCEDURE q() DO RELEASE_ALL_LOCKS();\nCALL q();"));
        run("DROP PROCEDURE p;\nCREATE PROCEDURE p() DO 1;\nCALL calls_p(); CALL own();");
    }

    private void killedBefore(int statement, String script) {
        assertThrows(Crash.class, () -> migrator(script).upgrade(Crash.before(statement)));
    }

    private void run(String script) {
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
    }

    private Migrator migrator(String script) {
        return new Migrator(database.database(), Scripts.of("V1__a.sql", script).revisions(), Duration.ofMinutes(1));
    }
}
