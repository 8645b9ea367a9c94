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
import com.traveease.schema.scratch.ScratchSchema;
import com.traveease.testing.Crash;
import com.traveease.testing.CutConnection;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** A procedure that changes definitions, and what is known of it after its caller is gone. */
class InterruptedCallTest {

    /** Of a column that is there already: with it a procedure comes to its end from anywhere. */
    private static final String HANDLED = "DECLARE CONTINUE HANDLER FOR 1060 BEGIN END; ";

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
        assertTrue(failed.getMessage().contains("It may have done part of its work, and runs again as a whole"),
                failed.getMessage());
        database.execute("CREATE TABLE missing (id INT)");
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
    }

    /** A part of it is there, and from there it comes to the same end. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 't' "
                    + "AND column_name = 'a') THEN ALTER TABLE t ADD a INT; END IF; ALTER TABLE log ADD b INT | CALL p()",
            "DECLARE CONTINUE HANDLER FOR 1060, SQLSTATE '42S21' BEGIN END; ALTER TABLE t ADD a INT; ALTER TABLE log ADD b INT "
                    + "| CALL `%s`.p()",
            "CALL q('t', 'a'); CALL q('log', 'b') | CALL p()" })
    void oneThatComesToTheSameEndFromWhatIsThereRunsAgain(String body, String call) throws Exception {
        database.execute("CREATE PROCEDURE q(tbl VARCHAR(64), col VARCHAR(64)) BEGIN DECLARE n INT DEFAULT 0; "
                + "SELECT COUNT(*) INTO n FROM information_schema.columns WHERE table_schema = DATABASE() "
                + "AND table_name = tbl AND column_name = col; IF n = 0 THEN "
                + "SET @s = CONCAT('ALTER TABLE `', tbl, '` ADD COLUMN `', col, '` INT'); "
                + "PREPARE s FROM @s; EXECUTE s; DEALLOCATE PREPARE s; END IF; END",
                "CREATE VIEW v AS SELECT id FROM t", "CREATE PROCEDURE p() BEGIN " + body + "; END");
        String script = "CREATE TABLE x (id INT); " + call.formatted(database.schema()) + ";";
        endedWhileItWaitsFor("log", script);
        assertEquals(List.of("id", "a"), columns());
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("id", "a"), columns());
        assertEquals(List.of("id", "b"), database.strings("SELECT column_name FROM information_schema.columns "
                + "WHERE table_schema = DATABASE() AND table_name = 'log' ORDER BY ordinal_position"));
        assertEquals(List.of(), scratchSchemas());
    }

    @Test
    void oneThatAddsThePartitionsThatAreMissingAddsTheRest() throws Exception {
        database.execute("CREATE TABLE parts (id INT) PARTITION BY RANGE (id) (PARTITION p1 VALUES LESS THAN (1))",
                "INSERT INTO parts VALUES (0)",
                "CREATE PROCEDURE p() BEGIN DECLARE n INT DEFAULT 1; WHILE n <= 4 DO IF NOT EXISTS (SELECT 1 FROM "
                        + "information_schema.partitions WHERE table_schema = SCHEMA() AND table_name = 'parts' "
                        + "AND partition_name = CONCAT('p', n)) THEN "
                        + "SET @s = CONCAT('ALTER TABLE parts ADD PARTITION (PARTITION p', n, ' VALUES LESS THAN (', n, '))'); "
                        + "PREPARE s FROM @s; EXECUTE s; DEALLOCATE PREPARE s; DO SLEEP(1); END IF; SET n = n + 1; "
                        + "END WHILE; END");
        String script = "CREATE TABLE x (id INT); CALL p();";
        String partitions = "SELECT partition_name FROM information_schema.partitions WHERE table_schema = DATABASE() "
                + "AND table_name = 'parts' ORDER BY partition_ordinal_position";
        endedByTheServer(script);
        assertEquals(List.of("p1", "p2"), database.strings(partitions));
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("p1", "p2", "p3", "p4"), database.strings(partitions));
        assertEquals(List.of("0"), database.strings("SELECT id FROM parts"));
    }

    /** That there is no connection for the trial now is no answer: it is asked for again. */
    @Test
    void aTrialForWhichThereIsNoConnectionYetIsMadeLater() throws Exception {
        database.execute("CREATE PROCEDURE p() BEGIN " + HANDLED + "ALTER TABLE t ADD a INT; ALTER TABLE log ADD b INT; END");
        String script = "CREATE TABLE x (id INT); CALL p();";
        endedWhileItWaitsFor("log", script);
        String user = "only_one_" + Long.toString(System.nanoTime() % 1_000_000);
        database.execute("CREATE USER %s@'%%' IDENTIFIED BY 'x' WITH MAX_USER_CONNECTIONS 1".formatted(user),
                "GRANT ALL ON *.* TO %s@'%%'".formatted(user));
        List<String> lost = new ArrayList<>();
        try {
            Database limited = new Database(new DatabaseAddress(database.jdbcUrl(), user, "x"));
            assertTrue(new Migrator(limited, Scripts.of("V1__a.sql", script).revisions(), Duration.ofMinutes(1))
                    .upgrade(new Silent() {
                        @Override
                        public void connectionLost(String reason) {
                            lost.add(reason);
                            try {
                                database.execute("ALTER USER %s@'%%' WITH MAX_USER_CONNECTIONS 0".formatted(user));
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                    }).isAtHead());
        } finally {
            database.execute("DROP USER " + user);
        }
        assertEquals(1, lost.size(), lost.toString());
        assertEquals(List.of("id", "a"), columns());
    }

    /** Where the account may make no schema for a trial, a person decides. */
    @Test
    void withoutASchemaForTryingItIsInDoubt() throws Exception {
        database.execute("CREATE PROCEDURE p() BEGIN " + HANDLED
                + "ALTER TABLE t ADD a INT; ALTER TABLE log ADD b INT; END");
        String script = "CREATE TABLE x (id INT); CALL p();";
        endedWhileItWaitsFor("log", script);
        String scratch = ScratchSchema.nameFor(database.schema());
        database.execute("CREATE DATABASE " + scratch, "CREATE TABLE " + scratch + ".of_somebody (id INT)");
        try {
            assertThrows(MigrationRefusedException.class, () -> migrator(script).upgrade(new Silent()));
            assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM " + scratch + ".of_somebody"));
        } finally {
            database.execute("DROP DATABASE " + scratch);
        }
        assertEquals(List.of("id", "a"), columns());
    }

    /** Run again, it would fail. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ALTER TABLE t ADD a INT; ALTER TABLE t ADD b INT; ALTER TABLE log COMMENT = '' | id,a,b",
            "ALTER TABLE t ADD a INT, ADD b INT; DO SLEEP(4) | id,a,b",
            // One definition is there wholly or not at all, also where rows go with it.
            "ALTER TABLE t DROP COLUMN gone, ADD a INT; DO SLEEP(4) | id,a" })
    void oneWhoseEndIsThereIsDone(String body, String left) throws Exception {
        if (body.contains("gone")) {
            database.execute("ALTER TABLE t ADD gone INT");
        }
        database.execute("CREATE PROCEDURE p() BEGIN " + body + "; END");
        String script = "CREATE TABLE x (id INT); CALL p(); INSERT INTO x VALUES (1);";
        if (body.contains("SLEEP")) {
            endedByTheServer(script);
        } else {
            endedWhileItWaitsFor("log", script);
        }
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of(left.split(",")), columns());
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // What is there looks like the end, and values that it takes away are still there.
            HANDLED + "ALTER TABLE t ADD a INT; ALTER TABLE log DROP id, ADD id INT | CALL p() | ",
            HANDLED + "ALTER TABLE t ADD a INT; SET @s = CONCAT('ALTER TABLE log DROP ', 'id, ADD id INT'); PREPARE s FROM @s; "
                    + "EXECUTE s | CALL p() | ",
            HANDLED + "ALTER TABLE t ADD a INT; ALTER TABLE log CHANGE id id INT, ADD b INT | CALL p() | ",
            // What a row makes fail is not found out without rows.
            "DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END; ALTER TABLE t ADD a INT; ALTER TABLE log ADD b INT | CALL p() | ",
            HANDLED + "ALTER TABLE t ADD a INT; SET @s = 'SELECT COUNT(*) FROM t INTO @n'; PREPARE s FROM @s; EXECUTE s; "
                    + "ALTER TABLE log ADD b INT | CALL p() | ",
            // No definition shows whether the second statement was run.
            "ALTER TABLE t ADD a INT; ALTER TABLE log AUTO_INCREMENT = 1000 | CALL p() | ",
            // Values that are converted there and back once more are not the same.
            HANDLED + "ALTER TABLE t ADD a INT; ALTER TABLE t MODIFY id VARCHAR(20); ALTER TABLE t MODIFY id INT; "
                    + "ALTER TABLE log ADD b INT | CALL p() | ",
            HANDLED + "ALTER TABLE t ADD a INT; SET @s = CONCAT('ALTER TABLE t MODIFY ', 'id', ' INT'); PREPARE s FROM @s; "
                    + "EXECUTE s; ALTER TABLE log ADD b INT | CALL p() | ",
            HANDLED + "ALTER TABLE t ADD a INT; ALTER TABLE t MODIFY id VARCHAR(20); ALTER TABLE t CONVERT TO CHARACTER SET ascii; "
                    + "ALTER TABLE log ADD b INT | CALL p() | ",
            // A copy has another name.
            "ALTER TABLE t ADD a INT; IF DATABASE() NOT LIKE 'traveease%%' THEN ALTER TABLE log ADD b INT; END IF | CALL p() | ",
            HANDLED + "ALTER TABLE t ADD a INT; SET @d = (SELECT `TABLE_SCHEMA` FROM information_schema.tables WHERE "
                    + "table_schema = DATABASE() AND table_name = 'log'); SET @s = CONCAT('ALTER TABLE ', @d, '.log ADD b INT'); "
                    + "PREPARE s FROM @s; EXECUTE s | CALL p() | ",
            "ALTER TABLE t ADD a INT; IF EXISTS (SELECT 1 FROM (t)) THEN ALTER TABLE log ADD b INT; END IF | CALL p() | ",
            // In a copy it would change the schema itself.
            HANDLED + "ALTER TABLE t ADD a INT; ALTER TABLE `%s`.log ADD b INT | CALL p() | ",
            // It fails in the middle from what is there now.
            "ALTER TABLE t ADD a INT; ALTER TABLE log ADD b INT | CALL p() | ",
            // Whose change is what cannot be told.
            HANDLED + "ALTER TABLE t ADD a INT; ALTER TABLE log ADD b INT | CALL p() | ALTER TABLE log ADD c INT" })
    void oneOfWhichThatCannotBeFoundOutIsInDoubtAndNothingIsChanged(String body, String call, String other) throws Exception {
        database.execute("INSERT INTO t VALUES (1)",
                "CREATE PROCEDURE p() BEGIN " + body.formatted(database.schema()) + "; END");
        String script = "CREATE TABLE x (id INT); " + call + ";";
        endedWhileItWaitsFor("log", script);
        if (other != null) {
            database.execute(other);
        }
        List<String> before = database.strings("SELECT CONCAT(table_name, column_name) FROM information_schema.columns "
                + "WHERE table_schema = DATABASE() AND table_name IN ('t', 'log') ORDER BY 1");
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(script).upgrade(new Silent()));
        assertTrue(refused.getMessage().contains("is in doubt"), refused.getMessage());
        assertEquals(before, database.strings("SELECT CONCAT(table_name, column_name) FROM information_schema.columns "
                + "WHERE table_schema = DATABASE() AND table_name IN ('t', 'log') ORDER BY 1"));
        assertEquals(List.of(), scratchSchemas());
    }

    /** While it is tried there are two schemas with the same columns. */
    @Test
    void oneThatCountsWhatAllSchemasHaveIsInDoubt() throws Exception {
        String column = "of_" + database.schema();
        database.execute("ALTER TABLE log ADD " + column + " INT",
                "CREATE PROCEDURE p() BEGIN ALTER TABLE t ADD a INT; IF (SELECT COUNT(*) FROM information_schema.columns WHERE "
                        + "table_name = 'log' AND column_name = '" + column + "') = 1 THEN ALTER TABLE log DROP COLUMN "
                        + column
                        + ", ADD b INT; END IF; END");
        endedWhileItWaitsFor("log", "CALL p();");
        assertThrows(MigrationRefusedException.class, () -> migrator("CALL p();").upgrade(new Silent()));
    }

    /** Which its own first statement that names the variable has not set. */
    @Test
    void oneThatGoesByAVariableOfTheScriptIsTriedWithIt() throws Exception {
        database.execute("CREATE PROCEDURE p() BEGIN " + HANDLED + "ALTER TABLE t ADD a INT; "
                + "IF 1 = 0 THEN SET @which = 'none'; END IF; IF @which = 'all' THEN ALTER TABLE log ADD b INT; END IF; END");
        String script = "SET @which = 'all'; CREATE TABLE x (id INT); CALL p();";
        endedWhileItWaitsFor("log", script);
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("id", "b"), database.strings("SELECT column_name FROM information_schema.columns "
                + "WHERE table_schema = DATABASE() AND table_name = 'log' ORDER BY ordinal_position"));
    }

    /** Everything that it was to define is there, and what it has set is gone with its session. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "SET @made = 7 | INSERT INTO x VALUES (@made)",
            "SET SESSION foreign_key_checks = 0 | INSERT INTO x VALUES (1)" })
    void oneWhoseSessionIsAskedForIsInDoubt(String set, String next) throws Exception {
        database.execute("CREATE PROCEDURE p() BEGIN ALTER TABLE t ADD a INT; " + set + "; DO SLEEP(4); END");
        String script = "CREATE TABLE x (id INT); CALL p(); " + next + ";";
        endedByTheServer(script);
        assertThrows(MigrationRefusedException.class, () -> migrator(script).upgrade(new Silent()));
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM x"));
    }

    /** The server would mark it as finished, and nobody had the variable. */
    @Test
    void oneThatSetsWhatIsReadBehindItIsInDoubtWhereItsCallerIsGone() throws Exception {
        database.execute("CREATE PROCEDURE p() BEGIN INSERT INTO log VALUES (1); COMMIT; SET @made = 7; DO SLEEP(2); END");
        String script = "CREATE TABLE x (id INT); CALL p(); INSERT INTO x VALUES (@made);";
        killed(script, 2);
        assertThrows(MigrationRefusedException.class, () -> migrator(script).upgrade(new Silent()));
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM x"));
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM log"));
    }

    /** All definitions, for each of hundreds of calls: everybody who looks at the schema would read them. */
    @ParameterizedTest
    @CsvSource({ "CALL p()", "SET @n = 1; CALL p(); SET @m = @n" })
    void whatIsKnownBeforeItIsForgottenWhenItIsFinished(String calls) throws Exception {
        database.execute("CREATE PROCEDURE p() BEGIN " + HANDLED + "ALTER TABLE t ADD a INT; ALTER TABLE log ADD b INT; END");
        String script = "CREATE TABLE x (id INT); " + calls + "; CREATE TABLE x (id INT);";
        migrator(script).corrections().stamp(Target.parse("base"), new Silent());
        assertThrows(MigrationFailedException.class, () -> migrator(script).upgrade(new Silent()));
        assertEquals(List.of(), database.strings("SELECT statement FROM traveease_schema_journal WHERE mark = 'FINISHED' "
                + "AND statement > 0 AND fingerprint <> ''"));
        assertEquals(List.of("FINISHED"), database.strings(
                "SELECT mark FROM traveease_schema_journal WHERE sql_text LIKE 'CALL%' ORDER BY statement"));
    }

    private List<String> scratchSchemas() throws SQLException {
        return database.strings("SELECT schema_name FROM information_schema.schemata WHERE schema_name = '%s'"
                .formatted(ScratchSchema.nameFor(database.schema())));
    }

    /** Nothing of it is committed, and nothing in this schema leads to the table that no transaction takes back. */
    @Test
    void aTableWithoutTransactionsInAnotherSchemaPutsNoCallInDoubt() throws Exception {
        String other = database.schema() + "_other";
        database.execute("CREATE DATABASE " + other, "CREATE TABLE " + other + ".t (id INT) ENGINE = MyISAM",
                "CREATE PROCEDURE p() BEGIN INSERT INTO log VALUES (1); DO SLEEP(2); END");
        try {
            endedByTheServer("CALL p();");
            assertTrue(migrator("CALL p();").upgrade(new Silent()).isAtHead());
            assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM log"));
        } finally {
            database.execute("DROP DATABASE " + other);
        }
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

    /** As {@link #endedByTheServer}, at the statement in it that needs a table in which somebody reads. */
    private void endedWhileItWaitsFor(String table, String script) throws Exception {
        try (Connection reader = database.connect(); java.sql.Statement select = reader.createStatement()) {
            reader.setAutoCommit(false);
            select.executeQuery("SELECT * FROM " + table).close();
            endedByTheServer(script, "Waiting for table metadata lock");
        }
    }

    /** The connection, and with it the statement, is ended from the side of the server. */
    private void endedByTheServer(String script) throws Exception {
        endedByTheServer(script, "User sleep");
    }

    private void endedByTheServer(String script, String state) throws Exception {
        migrator(script).corrections().stamp(Target.parse("base"), new Silent());
        Thread killer = new Thread(() -> {
            try {
                List<String> ids = List.of();
                while (ids.isEmpty()) {
                    Thread.sleep(50);
                    ids = database.strings("SELECT id FROM information_schema.processlist WHERE db = DATABASE() "
                            + "AND state = '%s'".formatted(state));
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
