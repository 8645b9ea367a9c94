package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Target;
import com.traveease.testing.CutConnection;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** A procedure that changes definitions, and what is known of it after its caller is gone. */
class InterruptedCallTest {

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        database.execute("CREATE TABLE t (id INT)", "CREATE TABLE log (id INT)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void oneThatComesToItsEndWithoutItsCallerIsNotInDoubt() throws Exception {
        database.execute("CREATE PROCEDURE p() BEGIN ALTER TABLE t ADD a INT; INSERT INTO log VALUES (1); COMMIT; DO SLEEP(1); "
                + "ALTER TABLE t ADD b INT; INSERT INTO log VALUES (2); END");
        String script = "CREATE TABLE x (id INT); CALL p(); -- the end\nINSERT INTO x VALUES (1);";
        killed(script, 2);
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("id", "a", "b"), columns());
        assertEquals(List.of("1", "2"), database.strings("SELECT id FROM log ORDER BY id"));
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM x"));
    }

    /** The first statement of it commits and changes nothing; the server goes away in the second. */
    @Test
    void oneThatHasChangedNothingRunsAgain() throws Exception {
        database.execute("CREATE PROCEDURE helper(tbl VARCHAR(64), col VARCHAR(64)) BEGIN "
                + "IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() "
                + "AND table_name = tbl AND column_name = col) THEN "
                + "SET @s = CONCAT('ALTER TABLE `', tbl, '` ADD COLUMN `', col, '` INT COMMENT ''ours'''); "
                + "PREPARE s FROM @s; EXECUTE s; DEALLOCATE PREPARE s; END IF; END",
                "CREATE PROCEDURE p() BEGIN DROP VIEW IF EXISTS nowhere; DO SLEEP(60); CALL helper('t', 'a'); END");
        String script = "CREATE TABLE x (id INT); CALL p();";
        endedByTheServer(script);
        assertEquals(List.of("id"), columns());
        assertThrows(Crash.class, () -> migrator(script).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                assertEquals(2, progress.statement());
                throw new Crash();
            }
        }));
        database.execute("DROP PROCEDURE p", "CREATE PROCEDURE p() CALL helper('t', 'a')");
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("id", "a"), columns());
    }

    /** As helpers of public histories are written and called. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "DECLARE CONTINUE HANDLER FOR 1060, SQLSTATE '42S21' BEGIN END; DROP VIEW IF EXISTS v; DO SLEEP(60); "
                    + "ALTER TABLE t ADD a INT | CALL p('a')",
            "DECLARE EXIT HANDLER FOR NOT FOUND SET @none = 1; DROP VIEW IF EXISTS v; DO SLEEP(60); ALTER TABLE t ADD a INT "
                    + "| CALL p('a')",
            "DROP VIEW IF EXISTS v; DO SLEEP(60); ALTER TABLE t ADD a INT, ALGORITHM = INPLACE, LOCK = NONE | CALL p('a')",
            "DROP VIEW IF EXISTS v; DO SLEEP(60); ALTER TABLE t ADD a INT | CALL `%s`.p('a')",
            "DROP VIEW IF EXISTS v; DO SLEEP(60); SET @s = CONCAT('ALTER TABLE t ADD ', c, ' INT'); PREPARE s FROM @s; EXECUTE s "
                    + "| SET @c = 'a'; CALL p(@c)" })
    void soHoweverItIsCalledAndWhateverItHandles(String body, String call) throws Exception {
        database.execute("CREATE PROCEDURE p(c VARCHAR(64)) BEGIN " + body + "; END");
        String script = "CREATE TABLE x (id INT); " + call.formatted(database.schema()) + ";";
        endedByTheServer(script);
        List<Integer> again = new ArrayList<>();
        assertThrows(Crash.class, () -> migrator(script).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                again.add(progress.statement());
                throw new Crash();
            }
        }));
        assertEquals(List.of(call.startsWith("SET") ? 3 : 2), again);
    }

    /** Quotes in its strings come in pairs, in which the server shows what is a statement as if it were a string. */
    @Test
    void oneThatChangesRowsBetweenStringsIsInDoubt() throws Exception {
        database.execute(
                "CREATE PROCEDURE p() BEGIN SET @a = 'it''s'; INSERT INTO log VALUES (1); COMMIT; SET @a = 'o''clock'; "
                        + "DO SLEEP(60); ALTER TABLE t ADD a INT; END");
        endedByTheServer("CALL p();");
        assertThrows(MigrationRefusedException.class, () -> migrator("CALL p();").upgrade(new Silent()));
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM log"));
    }

    /** Names in double quotes are no strings there. */
    @Test
    void oneThatCallsAnotherUnderAnsiQuotesIsInDoubt() throws Exception {
        database.execute("CREATE PROCEDURE q() BEGIN INSERT INTO log VALUES (1); COMMIT; END");
        try (Connection ansi = database.connect(); java.sql.Statement statement = ansi.createStatement()) {
            statement.execute("SET sql_mode = 'ANSI_QUOTES'");
            statement.execute("CREATE PROCEDURE p() BEGIN CALL \"q\"(); DO SLEEP(60); ALTER TABLE t ADD a INT; END");
        }
        endedByTheServer("CALL p();");
        assertThrows(MigrationRefusedException.class, () -> migrator("CALL p();").upgrade(new Silent()));
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM log"));
    }

    @Test
    void oneThatHasChangedSomethingIsInDoubtUnlessItIsSaidToBeIdempotent() throws Exception {
        database.execute("CREATE PROCEDURE p() BEGIN DROP TABLE IF EXISTS made; CREATE TABLE made (id INT); DO SLEEP(60); "
                + "INSERT INTO made VALUES (1); END");
        endedByTheServer("CALL p();");
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator("CALL p();").upgrade(new Silent()));
        assertTrue(refused.getMessage().contains("-- @idempotent"), refused.getMessage());
        database.execute("DROP PROCEDURE p",
                "CREATE PROCEDURE p() BEGIN DROP TABLE IF EXISTS made; CREATE TABLE made (id INT); "
                        + "INSERT INTO made VALUES (1); END");
        assertTrue(migrator("-- @idempotent\nCALL p();").upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM made"));
    }

    @Test
    void anIdempotentOneThatFailsRunsAgain() throws Exception {
        database.execute("CREATE PROCEDURE p() BEGIN DROP TABLE IF EXISTS made; CREATE TABLE made (id INT); "
                + "INSERT INTO missing VALUES (1); END");
        String script = "CREATE TABLE x (id INT);\n-- @idempotent\nCALL p();";
        migrator(script).corrections().stamp(Target.parse("base"), new Silent());
        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> migrator(script).upgrade(new Silent()));
        assertTrue(failed.getMessage().contains("It may have done a part of its work, and runs again as a whole"),
                failed.getMessage());
        database.execute("CREATE TABLE missing (id INT)");
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
    }

    /** The data that it has changed is not told by definitions. */
    @Test
    void oneThatChangesRowsIsInDoubtWhateverTheDefinitionsSay() throws Exception {
        database.execute(
                "CREATE PROCEDURE p() BEGIN INSERT INTO log VALUES (1); COMMIT; DO SLEEP(60); ALTER TABLE t ADD a INT; END");
        endedByTheServer("CALL p();");
        assertThrows(MigrationRefusedException.class, () -> migrator("CALL p();").upgrade(new Silent()));
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM log"));
    }

    private List<String> columns() throws SQLException {
        return database.strings("SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() "
                + "AND table_name = 't' ORDER BY ordinal_position");
    }

    /** The process dies while the statement runs; the server goes on. */
    private void killed(String script, int statement) throws Exception {
        migrator(script).corrections().stamp(Target.parse("base"), new Silent());
        try (CutConnection proxy = new CutConnection(database.jdbcUrl())) {
            Database reached = new Database(new DatabaseAddress(proxy.jdbcUrl(), database.user(), database.password()));
            Migrator migrator = new Migrator(reached, Scripts.of("V1__a.sql", script).revisions(), Duration.ofMinutes(1));
            assertThrows(Crash.class, () -> migrator.upgrade(new DiesOnLoss() {
                @Override
                public void running(Progress progress) {
                    if (progress.statement() == statement) {
                        proxy.cutAfter(Duration.ofMillis(500));
                    }
                }
            }));
        }
    }

    /** The connection, and with it the statement, is ended from the side of the server. */
    private void endedByTheServer(String script) throws Exception {
        migrator(script).corrections().stamp(Target.parse("base"), new Silent());
        Thread killer = new Thread(() -> {
            try {
                List<String> ids = List.of();
                while (ids.isEmpty()) {
                    Thread.sleep(50);
                    ids = database.strings("SELECT id FROM information_schema.processlist WHERE db = DATABASE() "
                            + "AND state = 'User sleep'");
                }
                database.execute("KILL " + ids.get(0));
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        killer.start();
        assertThrows(Crash.class, () -> migrator(script).upgrade(new DiesOnLoss()));
        killer.join();
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static class DiesOnLoss extends Silent {
        @Override
        public void connectionLost(String reason) {
            throw new Crash();
        }
    }

    private Migrator migrator(String script) {
        return new Migrator(database.database(), Scripts.of("V1__a.sql", script).revisions(), Duration.ofMinutes(1));
    }
}
