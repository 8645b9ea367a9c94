package com.traveease.schema.migration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.progress.BatchWork;
import com.traveease.schema.progress.ForwardingListener;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.schema.rule.RuleSetting;
import com.traveease.testing.HeldUp;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Statements below {@code -- @batch}, on a server. */
class StatementInBatchesTest {

    private static final String ROWS = "WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT ";

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        new Migrator(database.database(), Scripts.of("V0__base.sql", "-- intentionally empty").revisions(),
                Duration.ofMinutes(1))
                .upgrade(new Silent());
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Migrator migrator(String script) {
        return new Migrator(database.database(),
                Scripts.of("V0__base.sql", "-- intentionally empty").and("V1__x.sql", script).and("U1__x.sql", "DO 1;")
                        .revisions(),
                Duration.ofMinutes(1));
    }

    private void run(String script) {
        migrator(script).upgrade(new Silent());
    }

    /** A table t with a column n, which is to be 1 in every row. */
    private void rows(String columns, String values) throws SQLException {
        database.execute("CREATE TABLE t (" + columns + ", n INT NOT NULL DEFAULT 0)", "INSERT IGNORE INTO t SELECT *, 0 FROM ("
                + ROWS + values + " FROM n) v");
    }

    private void assertRefused(String reason, String script) {
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class, () -> run(script));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    private void assertFails(String reason, String script) {
        MigrationFailedException failed = assertThrows(MigrationFailedException.class, () -> run(script));
        assertTrue(failed.getMessage().contains(reason), failed.getMessage());
    }

    private void assertOnce() throws SQLException {
        assertEquals(List.of("1"), database.strings("SELECT DISTINCT n FROM t"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "id INT PRIMARY KEY | i * 1000 - 500000",
            "id BIGINT UNSIGNED PRIMARY KEY | 18446744073709551615 - i",
            "id DECIMAL(20,3) PRIMARY KEY | i / 7", "id DATE PRIMARY KEY | '1999-01-01' + INTERVAL i DAY",
            "id DATETIME(6) PRIMARY KEY | '1999-01-01' + INTERVAL i * 1001 MICROSECOND",
            "id TIME PRIMARY KEY | SEC_TO_TIME(i - 500)",
            "id CHAR(36) PRIMARY KEY | UUID()", "id BINARY(16) PRIMARY KEY | UNHEX(LEFT(SHA2(i, 256), 32))",
            "id VARBINARY(20) PRIMARY KEY | LEFT(UNHEX(LEFT(SHA2(i, 256), 32)), i % 4)",
            "id VARCHAR(20) COLLATE utf8mb4_german2_ci PRIMARY KEY | CONCAT(ELT(i % 5 + 1, 'ä', 'AE', 'ß', '', '\\''), i)",
            "id VARCHAR(20) CHARACTER SET latin1 PRIMARY KEY | CONCAT('é', CONV(i, 10, 36))",
            "id VARCHAR(20) CHARACTER SET ucs2 PRIMARY KEY | CONCAT('é', CONV(i, 10, 36))",
            "a INT, b VARCHAR(10), c DATE, PRIMARY KEY (a, b, c) | i % 3, i % 5, '2020-01-01' + INTERVAL i DAY",
            "a INT, b INT, PRIMARY KEY (a DESC, b) | i % 3, i",
            "a INT, b TIMESTAMP NOT NULL DEFAULT '2020-01-01', PRIMARY KEY (a, b) | i % 400, '2021-01-01' + INTERVAL i HOUR",
            "id INT, `odd ``key` INT NOT NULL, UNIQUE KEY u (`odd ``key`) | 1, i", "id INT PRIMARY KEY, b INT | i, 7" })
    void everyRowOnceByAnyKey(String columns, String values) throws SQLException {
        rows(columns, values);
        run("-- @batch%s for 3ms\nUPDATE t SET n = n + 1;".formatted(columns.contains("KEY u ") ? " by t(u)" : ""));
        assertOnce();
    }

    @Test
    void inTheSessionOfTheScript() throws SQLException {
        rows("id VARCHAR(30) PRIMARY KEY", "CONCAT('k', i)");
        run("SET NAMES latin1;\nSET SESSION sql_mode = 'ANSI_QUOTES,PAD_CHAR_TO_FULL_LENGTH,NO_BACKSLASH_ESCAPES';\n"
                + "SET SESSION innodb_lock_wait_timeout = 7;\nSET SESSION time_zone = '+05:00';\n-- @batch for 2ms\n"
                + "UPDATE \"t\" SET \"n\" = \"n\" + (@@innodb_lock_wait_timeout < 7);\n"
                + "CREATE TABLE s SELECT @@innodb_lock_wait_timeout AS w;");
        assertOnce();
        assertEquals(List.of("7"), database.strings("SELECT w FROM s"));
    }

    @Test
    void partitionsAndEmptyTables() throws SQLException {
        database.execute(
                "CREATE TABLE t (id INT, d INT, n INT NOT NULL DEFAULT 0, PRIMARY KEY (id, d)) PARTITION BY HASH (d) PARTITIONS 5",
                "INSERT INTO t (id, d) " + ROWS + "i, i * 7 FROM n", "CREATE TABLE e (id INT PRIMARY KEY)");
        run("-- @batch for 2ms\nUPDATE t SET n = n + 1;\n-- @batch\nDELETE FROM e;\n-- @batch\nINSERT INTO t (id, d) SELECT id, 0 FROM e;");
        assertOnce();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "id INT | V1__x.sql, line 2 cannot be run in batches (-- @batch): t has no primary key; name another unique key: -- @batch by t(KEY). Nothing was run.",
            "id INT PRIMARY KEY) ENGINE = MyISAM COMMENT = CONCAT( | t has the engine MyISAM, which cannot commit together "
                    + "with the journal",
            "id ENUM('b','a') PRIMARY KEY | the key begins with id, and an ENUM is not sorted as it is compared; name "
                    + "another unique key if there is one: -- @batch by t(KEY)",
            "id FLOAT PRIMARY KEY | the key begins with id, and an index on type float",
            "id INT, n2 INT, n INT PRIMARY KEY | it changes n, by which the batches are made" })
    void whatHasNoKeyIsRefusedBeforeAnythingIsRun(String columns, String reason) throws SQLException {
        String table = columns.replaceFirst(" COMMENT.*", "").replaceFirst("PRIMARY KEY\\) ENGINE",
                "PRIMARY KEY, n INT) ENGINE");
        database.execute(
                "CREATE TABLE t (" + table + (table.contains("ENGINE") ? "" : table.contains(" n INT") ? ")" : ", n INT)"));
        assertRefused(reason, "-- @batch\nUPDATE t SET n = 2;");
        assertEquals(List.of("0"), database.strings("SELECT version FROM flyway_schema_history"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "by t(x) | t has no unique key x",
            "by t(k) | k of t is not unique",
            "by t(m) | m of t has m, which may be NULL", "by t(p) | p of t contains a column prefix or an expression",
            "by v | v is a view, which has no key", "by t | the view v, which it uses, may read what other batches change",
            "by t and f | the function f, which it uses, may read what other batches change" })
    void whatItNamesIsLookedAt(String directive, String reason) throws SQLException {
        database.execute(
                "CREATE TABLE t (id INT PRIMARY KEY, n INT, k INT NOT NULL, m INT, s VARCHAR(9) NOT NULL, KEY k (k), UNIQUE KEY m (m), UNIQUE KEY p (s(3)))",
                "CREATE VIEW v AS SELECT id FROM t", "CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1");
        String sql = directive.contains("v") || directive.equals("by t") ? "UPDATE t JOIN v ON t.id = v.id SET t.n = 1"
                : directive.contains("f") ? "UPDATE t SET n = f()" : "UPDATE t SET n = 1";
        assertRefused(reason + ".", "-- @batch " + directive.replace(" and f", "") + "\n" + sql + ";");
    }

    @Test
    void aTableThatTheScriptMakesIsLookedAtWhenItIsThere() throws SQLException {
        run("CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL);\nINSERT INTO t VALUES (1, 0), (2, 0);\n-- @batch\nUPDATE t SET n = n + 1;");
        assertOnce();
    }

    /** What is inserted meanwhile, once by a listener that is told of it. */
    private static final class Inserting extends Silent {

        private final TestDatabase database;
        private final List<String> warnings = new ArrayList<>();
        private final List<OptionalLong> rows = new ArrayList<>();
        private final String sql;
        private boolean isDone;

        private Inserting(TestDatabase database, String sql) {
            this.database = database;
            this.sql = sql;
        }

        @Override
        public void ran(Progress progress, OptionalLong changed) {
            rows.add(changed);
        }

        @Override
        public void worked(Progress progress, BatchWork work) {
            if (work.rows() > 0 && !sql.isEmpty() && !isDone) {
                isDone = true;
                try {
                    database.execute(sql); // the first batch has run
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void warning(String message) {
            warnings.add(message);
        }
    }

    private Inserting meanwhile(String statement, String insert) {
        Inserting inserting = new Inserting(database, insert);
        migrator(
                "SET SESSION sql_mode = 'ERROR_FOR_DIVISION_BY_ZERO';\nSET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;\n-- @batch for 3ms\n"
                        + statement + ";")
                .upgrade(inserting);
        return inserting;
    }

    @Test
    void theWarningsOfAllBatchesAreSaidOnce() throws SQLException {
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT NOT NULL, u INT NULL, UNIQUE KEY u (v, u))",
                "INSERT INTO t (id, v) " + ROWS + "i, i % 971 FROM n");
        Silent told = new Silent();
        migrator("-- @batch for 2ms\nUPDATE IGNORE t SET u = 1 WHERE u IS NULL;").upgrade(told);
        assertEquals(List.of("29"), database.strings("SELECT COUNT(*) FROM t WHERE u IS NULL"));
        assertEquals(List.of(
                "V1__x.sql, statement 1 of 1 (line 2): the server says: Duplicate entry '…' for key 't.u' (warning 1062); and 28 more"),
                told.warnings.stream().filter(words -> words.contains("the server says")).toList());
    }

    @Test
    void whatMeetsTheConditionMeanwhileIsDoneToo() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NULL", "i * 2, NULL");
        Inserting told = meanwhile("UPDATE t SET n = n + 1, d = IFNULL(id / (id - 2), 0) WHERE d IS NULL",
                "INSERT INTO t (id) VALUES (-5), (3), (5000)");
        assertOnce();
        assertEquals(OptionalLong.of(1003), told.rows.get(2));
    }

    @Test
    void whatCannotBeToldFromWhatIsDoneIsLeftAndSaid() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NULL", "i * 2, NULL");
        Inserting told = meanwhile("UPDATE t SET n = n + 1, d = IFNULL(id / (id - 2), 0)", "INSERT INTO t (id) VALUES (5000)");
        assertEquals(List.of("0"), database.strings("SELECT n FROM t WHERE id = 5000"));
        assertEquals(
                "V1__x.sql, statement 3 of 3 (line 4): rows seem to have been inserted into t in the meantime; they are left "
                        + "unchanged, because the condition does not show which rows are already processed.",
                told.warnings.get(told.warnings.size() - 1));
    }

    @Test
    void whatMeetsTheConditionAgainIsNotDoneForEver() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NULL", "i, NULL");
        Inserting told = meanwhile("UPDATE t SET d = NULLIF(id % 100, 0) WHERE d IS NULL", "");
        assertEquals(List.of("10"), database.strings("SELECT COUNT(*) FROM t WHERE d IS NULL"));
        String left = told.warnings.get(told.warnings.size() - 1);
        assertTrue(left.contains("rows of t still meet its condition: 10 or more at the last check"), left);
    }

    /** No batch of it is sent, but the mistake would fail where there are rows. */
    @Test
    void aMistakeIsFoundInAnEmptyTableToo() throws SQLException {
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT)", "CREATE TABLE u LIKE t");
        String failed = assertThrows(MigrationFailedException.class, () -> run("-- @batch\nUPDATE t SET no_such = 1;"))
                .getMessage();
        assertTrue(failed.contains("Unknown column 'no_such' in 'field list' (error 1054)"), failed);
        String right = "SET sql_safe_updates = 1;\n-- @batch\nUPDATE t SET n = 1;\n-- @batch\nDELETE FROM t WHERE n = 2;\n"
                + "-- @batch by t\nINSERT INTO u SELECT id, n FROM t;";
        run(right);
        assertTrue(migrator(right).state().isAtHead());
    }

    @Test
    void whatIsWrongWithTheStatementIsNotSaidOfARow() throws SQLException {
        database.execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, n INT)", "CREATE TABLE u (a INT, b INT)",
                "INSERT INTO t (n) VALUES (1), (2), (3)");
        String failed = assertThrows(MigrationFailedException.class,
                () -> run("-- @batch by t\nINSERT INTO u (a, b) SELECT id FROM t;")).getMessage();
        assertTrue(failed.contains("Column count doesn't match value count (error 1136)"), failed);
    }

    @Test
    void aTextThatIsNoDateIsFound() throws SQLException {
        database.execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, s VARCHAR(20), d DATE NULL)",
                "INSERT INTO t (s) VALUES ('1.2.2026'), ('3.4.2026'), ('tomorrow'), ('5.6.2026')");
        String failed = assertThrows(MigrationFailedException.class,
                () -> run("-- @batch\nUPDATE t SET d = STR_TO_DATE(s, '%d.%m.%Y') WHERE d IS NULL;")).getMessage();
        assertTrue(
                failed.contains(
                        "Incorrect datetime value: '…' for function str_to_date, at the row of t with id = 3 (error 1411)"),
                failed);
        assertEquals(List.of("1", "2"), database.strings("SELECT id FROM t WHERE d IS NOT NULL"));
    }

    @Test
    void aRowThatFailsLeavesWhatIsBeforeIt() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NOT NULL", "i, 0");
        String script = "DO 1;\n-- @batch for 2ms\nUPDATE t SET n = n + 1, d = IF(id = 700, NULL, 1);\nDO 2;";
        MigrationFailedException failed = assertThrows(MigrationFailedException.class, () -> run(script));
        int done = Integer.parseInt(database.strings("SELECT MAX(id) FROM t WHERE n = 1").get(0));
        assertEquals(699, done);
        assertEquals(
                "V1__x.sql, statement 2 of 3 (line 3) failed: Column 'd' cannot be null, at a row of t, whose key (id) is not shown because it may identify a person (error 1048). Statement 1 is applied and stays. In statement 2, 699"
                        + " rows are already updated; these changes stay. Correct the cause and run upgrade again: it continues there. To undo the script by hand instead, run downgrade -1 for instructions.",
                failed.getMessage());
        assertTrue(migrator(script).state().interruptedInWords().orElseThrow().matches(
                "1_x is applied in part: statement 1 is done, statement 2 of V1__x.sql is [1-9]\\d? % done in batches\\. .*"),
                migrator(script).state().interruptedInWords().toString());
        try (Connection other = database.connect(); Statement holding = other.createStatement()) {
            holding.execute("DO GET_LOCK('%s', 0)".formatted(SchemaLock.nameFor(database.schema())));
            String now = migrator(script).state().problems().get(0);
            assertTrue(now.matches(
                    "1_x is being applied now, by connection .*\\. Statement 2 of V1__x.sql is [1-9]\\d? % done in batches\\."),
                    now);
        }
        // Another text could come to something else for the rest.
        MigrationRefusedException changed = assertThrows(MigrationRefusedException.class,
                () -> run(script.replace("1);", "2);")));
        assertTrue(
                changed.getMessage()
                        .startsWith("V1__x.sql was changed in statement 2, which is applied in part already. It was: "),
                changed.getMessage());
        assertThrows(MigrationRefusedException.class, () -> run(script.replace("-- @batch for 2ms", "--")));
        database.execute("ALTER TABLE t MODIFY d INT NULL");
        List<String> resumed = new ArrayList<>();
        migrator(script).upgrade(new Silent() {
            @Override
            public void continuing(Step step, String where) {
                resumed.add(where);
            }
        });
        assertOnce();
        assertEquals(List.of("in statement 2 of 3, %d rows updated by an earlier run".formatted(done)), resumed);
    }

    @Test
    void theRowThatFailsIsNamedAsTheTableHasIt() throws SQLException {
        rows("id INT AUTO_INCREMENT PRIMARY KEY, d VARCHAR(3) NOT NULL", "i, ''");
        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> run("-- @batch for 2ms\nUPDATE t SET n = n + 1, d = IF(id = 700, 'long', '');"));
        assertTrue(failed.getMessage().contains(
                "failed: Data truncation: Data too long for column 'd', at the row of t with id = 700 (error 1406). In statement 1, "
                        + "699 rows are already updated, up to id = 699; these changes stay."),
                failed.getMessage());
        assertTrue(migrator("DO 1;").state().interruptedInWords().isPresent());
    }

    /** Its value stays out of the message, and so does every value that the server quotes. */
    @Test
    void theValueOfTheRowIsNotTold() throws SQLException {
        rows("id INT AUTO_INCREMENT PRIMARY KEY, d INT NOT NULL, u VARCHAR(9)", "i, 0, IF(i = 700, 'secret', 1)");
        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> run("-- @batch for 2ms\nUPDATE t SET n = n + 1, d = u;"));
        assertTrue(failed.getMessage().contains(
                "Incorrect integer value: '…' for column 'd', at the row of t with id = 700 (error 1366)."),
                failed.getMessage());
    }

    /** What no row is the reason of is not looked for in half of them again and again. */
    @Test
    void whatIsNotTheFaultOfARowFailsAtOnce() throws SQLException {
        rows("id INT AUTO_INCREMENT PRIMARY KEY, d INT NOT NULL", "i, 0");
        database.execute("CREATE TRIGGER fails BEFORE UPDATE ON t FOR EACH ROW "
                + "BEGIN IF NEW.id = 700 THEN INSERT INTO nowhere VALUES (1); END IF; END");
        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> run("-- @batch\nUPDATE t SET n = n + 1;"));
        assertTrue(failed.getMessage().contains("nowhere' doesn't exist (error 1146). In statement 1, "), failed.getMessage());
        assertFalse(database.strings("SELECT MAX(id) FROM t WHERE n = 1").contains("699"));
    }

    @Test
    void aStatementThatEndsItsConditionMayBeCorrected() throws SQLException {
        rows("id INT PRIMARY KEY, d VARCHAR(3) NULL", "i, NULL");
        String script = "-- @batch for 2ms\nUPDATE t SET n = n + 1, d = CONCAT(id, '') WHERE d IS NULL;";
        assertThrows(MigrationFailedException.class, () -> run(script));
        run(script.replace("CONCAT(id, '')", "LEFT(id, 3)"));
        assertOnce();
    }

    @Test
    void aNumberThatTheServerHasGivenIsSaid() throws SQLException {
        rows("id INT AUTO_INCREMENT PRIMARY KEY, d INT NOT NULL", "i, 0");
        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> run("-- @batch for 2ms\nUPDATE t SET n = n + 1, d = IF(id = 700, NULL, 1);"));
        assertTrue(failed.getMessage().matches("(?s).* rows are already updated, up to id = \\d+; these changes stay\\. .*"),
                failed.getMessage());
    }

    @Test
    void halfOfItIsNotTakenBackByAStatementThatKnowsNotWhichHalf() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NOT NULL", "i, 0");
        String up = "-- @batch for 2ms\nUPDATE t SET n = n + 1, d = IF(id = 700, NULL, 1);";
        Migrator migrator = new Migrator(database.database(), Scripts.of("V0__base.sql", "-- intentionally empty")
                .and("V1__x.sql", up).and("U1__x.sql", "-- @batch\nUPDATE t SET n = n - 1;").revisions(),
                Duration.ofMinutes(1));
        MigrationFailedException failed = assertThrows(MigrationFailedException.class, () -> migrator.upgrade(new Silent()));
        assertTrue(failed.getMessage().endsWith("To undo the script by hand instead, run downgrade -1 for instructions."),
                failed.getMessage());
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator.downgrade(Target.parse("-1"), OnDataLoss.ALLOW, new Silent()));
        assertTrue(refused.getMessage().contains(
                "statement 1 (line 2), applied to some of the rows, which cannot be identified: UPDATE t SET"),
                refused.getMessage());
        assertTrue(refused.getMessage().startsWith("1_x is applied in part: 0 of 1 statements and a part of statement 1. "),
                refused.getMessage());
        assertEquals(List.of("0", "1"), database.strings("SELECT DISTINCT n FROM t ORDER BY n"));
        // The part that is there binds the text, and status says so before a run.
        String changed = migrator(up.replace("n + 1", "n + 7")).state().problems().get(0);
        assertTrue(changed.startsWith("V1__x.sql was changed in statement 1, which is applied in part already.")
                || changed.contains("statement 1, which is applied in part"), changed);
    }

    @Test
    void anotherKeyInTheMiddleIsRefused() throws SQLException {
        rows("id INT PRIMARY KEY, u INT NOT NULL UNIQUE, d INT NOT NULL", "i, i + 1, 0");
        String up = "-- @batch for 2ms\nUPDATE t SET n = n + 1, d = IF(id = 700, NULL, 1);";
        assertThrows(MigrationFailedException.class, () -> run(up));
        assertFails("an earlier run made its batches by the key PRIMARY (id), but they would now be made by u (u). Restore "
                + "@batch, or the key of t, as it was", up.replace("@batch", "@batch by t(u)"));
        assertTrue(foretold(migrator(up.replace("@batch", "@batch by t(u)"))).contains("made by u (u). Restore @batch"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "INSERT INTO l SELECT id, n FROM t | it may write to l, which is not transactional, so after an interruption it "
                    + "could write twice",
            "UPDATE t SET n = n + 1 | it may write to l, which is not transactional, so after an interruption it could write "
                    + "twice",
            "DELETE FROM p WHERE g IN (SELECT g FROM c) | it reads c, where other batches change rows through a foreign key",
            "UPDATE p SET g = 1 WHERE id IN (SELECT id FROM c) | it reads c, where other batches change rows through a "
                    + "foreign key",
            "UPDATE q SET n = 1 WHERE id IN (SELECT id FROM d) | it reads d, where other batches change rows through a "
                    + "foreign key" })
    void whatIsWrittenBesideIsLookedAt(String sql, String reason) throws SQLException {
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT)", "CREATE TABLE l (id INT, n INT) ENGINE = MyISAM",
                "CREATE TRIGGER logged AFTER UPDATE ON t FOR EACH ROW INSERT INTO l VALUES (NEW.id, NEW.n)",
                "CREATE TABLE p (id INT PRIMARY KEY, g INT UNIQUE)",
                "CREATE TABLE c (id INT PRIMARY KEY, g INT, FOREIGN KEY (id) REFERENCES p (id) ON DELETE CASCADE, FOREIGN KEY (g) REFERENCES p (g) ON UPDATE CASCADE)",
                "CREATE TABLE q (id INT PRIMARY KEY, n INT, g INT UNIQUE)",
                "CREATE TABLE d (id INT PRIMARY KEY, g INT, FOREIGN KEY (g) REFERENCES q (g) ON UPDATE CASCADE)",
                "CREATE TRIGGER changed BEFORE UPDATE ON q FOR EACH ROW SET NEW.g = OLD.g + 1");
        assertRefused(reason + ".", "-- @batch\n" + sql + ";");
    }

    /** The foreign key changes rows of the other table with a column that is not set. */
    @Test
    void aForeignKeyToAnotherColumnIsNotInTheWay() throws SQLException {
        database.execute("CREATE TABLE p (id INT PRIMARY KEY AUTO_INCREMENT, n INT)",
                "CREATE TABLE c (id INT PRIMARY KEY, n INT, FOREIGN KEY (id) REFERENCES p (id) ON UPDATE CASCADE)",
                "INSERT INTO p VALUES (1, NULL), (2, NULL)", "INSERT INTO c VALUES (2, 7)");
        run("-- @batch by c\nUPDATE p JOIN c ON c.id = p.id SET p.n = c.n WHERE p.n IS NULL AND c.n IS NOT NULL;");
        assertEquals(List.of("2"), database.strings("SELECT id FROM p WHERE n = 7"));
    }

    @Test
    void whoHoldsARowIsSaidAndWaitedFor() throws Exception {
        rows("id INT PRIMARY KEY", "i");
        List<String> reasons = new ArrayList<>();
        try (Connection other = database.connect(); Statement holding = other.createStatement()) {
            other.setAutoCommit(false);
            holding.execute("UPDATE t SET n = n + 0 WHERE id = 500");
            migrator("-- @batch for 3ms\nUPDATE t SET n = n + 1;").upgrade(new Silent() {
                @Override
                public void retrying(Progress progress, String reason) {
                    reasons.add(reason);
                    try {
                        other.rollback();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
        }
        assertOnce();
        assertTrue(reasons.get(0).matches("it timed out waiting for locks \\(.*connection \\d+.*\\)"), reasons.toString());
    }

    @Test
    void aLongWaitForARowIsSaidOnceAndShown() throws Exception {
        rows("id INT PRIMARY KEY", "i");
        List<String> reasons = new CopyOnWriteArrayList<>();
        HeldUp run;
        try (Connection other = database.connect(); Statement holding = other.createStatement()) {
            other.setAutoCommit(false);
            holding.execute("UPDATE t SET n = n + 0 WHERE id = 500");
            run = new HeldUp(log -> migrator("-- @batch for 3ms\nUPDATE t SET n = n + 1;").upgrade(new ForwardingListener(log) {
                @Override
                public void retrying(Progress progress, String reason) {
                    reasons.add(reason);
                }
            }));
            await().until(() -> !reasons.isEmpty());
            Thread.sleep(6000);
            assertEquals(1, reasons.size(), "within seconds");
            other.rollback();
        }
        run.end();
        assertOnce();
        assertEquals(1, reasons.size(), reasons::toString);
        assertTrue(run.stages.stream().anyMatch(
                stage -> stage.matches("waits: it timed out waiting for locks \\(.*connection \\d+.*\\); since 0:0[3-9]")),
                run.stages::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = { "i", "1000000 - i * 7" })
    void tooLowAnEstimateIsMended(String key) throws SQLException {
        rows("id INT PRIMARY KEY", key);
        String set = "UPDATE mysql.innodb_table_stats SET n_rows = 100 WHERE database_name = DATABASE() AND table_name = 't'";
        database.execute("ALTER TABLE t STATS_AUTO_RECALC = 0", "ANALYZE TABLE t", set, "FLUSH TABLE t");
        List<Integer> percents = new ArrayList<>();
        migrator("-- @batch for 2ms\nUPDATE t SET n = n + 1;").upgrade(new Silent() {
            @Override
            public void worked(Progress progress, BatchWork work) {
                percents.add(percent());
            }
        });
        List<Integer> first = percents.stream().filter(percent -> percent >= 0).toList();
        assertEquals(first.stream().sorted().toList(), first);
        assertTrue(first.stream().filter(percent -> percent < 98).count() > 3, first::toString);
    }

    /** Beyond 200 000 rows it is not counted. */
    @ParameterizedTest
    @ValueSource(ints = { 120, 260 })
    void statisticsFromBeforeMostRowsCameAreNotBelieved(int thousands) throws SQLException {
        database.execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, n INT NOT NULL DEFAULT 0) STATS_AUTO_RECALC = 0",
                "INSERT INTO t (n) " + ROWS + "0 FROM n WHERE i <= 800", "ANALYZE TABLE t",
                "INSERT INTO t (n) " + ROWS + "0 FROM n, (SELECT i AS j FROM n WHERE i <= " + thousands + ") m");
        int rows = thousands * 1000 + 800;
        List<BatchPlace> places = new ArrayList<>();
        migrator("-- @batch for 50ms\nUPDATE t SET n = n + 1;").upgrade(new Silent() {
            @Override
            public void worked(Progress progress, BatchWork work) {
                place().ifPresent(places::add);
            }
        });
        assertTrue(places.size() > 3, places::toString);
        for (BatchPlace place : places) {
            assertEquals(Math.min(99, place.walked() * 100.0 / rows), place.percent(), 1.0, place::toString);
        }
    }

    /** As the journal has it; -1 when it has none. */
    private int percent() {
        return place().map(BatchPlace::percent).orElse(-1);
    }

    /** Of the first pass. */
    private Optional<BatchPlace> place() {
        try {
            return database.strings("SELECT fingerprint FROM traveease_schema_journal").stream().map(BatchPlace::of)
                    .flatMap(Optional::stream).findFirst().filter(place -> place.pass() == 1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aKeyThatIsCalledN() throws SQLException {
        database.execute("CREATE TABLE t (n INT PRIMARY KEY, m INT NOT NULL DEFAULT 0)",
                "INSERT INTO t (n) " + ROWS + "i FROM n");
        run("-- @batch for 2ms\nUPDATE t SET m = m + 1;");
        assertEquals(List.of("1"), database.strings("SELECT DISTINCT m FROM t"));
    }

    @Test
    void zeroDatesInAKey() throws SQLException {
        database.execute("SET SESSION sql_mode = ''",
                "CREATE TABLE t (d DATE NOT NULL, dt DATETIME(3) NOT NULL, id INT, n INT NOT NULL DEFAULT 0, PRIMARY KEY (d, dt, id))",
                "INSERT INTO t (d, dt, id) " + ROWS + "ELT(i % 3 + 1, '0000-00-00', '2020-00-00', '2020-05-00'), "
                        + "ELT(i % 2 + 1, '0000-00-00', IF(i % 3, '2021-00-03 10:11:12', '2021-01-03 10:11:12.5')), i FROM n");
        String up = "-- @batch for 2ms\nUPDATE t SET n = n + 1;";
        assertFails("Incorrect DATE value: '…'", up);
        assertEquals(List.of("0"), database.strings("SELECT DISTINCT n FROM t"));
        run("SET SESSION sql_mode = 'STRICT_ALL_TABLES';\n" + up);
        assertOnce();
    }

    @Test
    void anInvisibleKeyIsRefused() throws SQLException {
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, u INT NOT NULL, n INT, UNIQUE KEY u (u) INVISIBLE)");
        assertRefused("u of t is invisible, so the server would not use it.", "-- @batch by t(u)\nUPDATE t SET n = 1;");
    }

    @Test
    void anotherTableInTheMiddleIsRefused() throws SQLException {
        rows("id INT PRIMARY KEY", "i");
        database.execute("CREATE TABLE o (id INT PRIMARY KEY, m INT NOT NULL)", "INSERT INTO o SELECT id, 1 FROM t",
                "CREATE TABLE c (id INT NOT NULL, m INT NOT NULL, CHECK (id <> 700))");
        String up = "-- @batch by t for 2ms\nINSERT INTO c SELECT t.id, o.m FROM t JOIN o ON o.id = t.id;";
        assertThrows(MigrationFailedException.class, () -> run(up));
        assertFails("an earlier run made its batches by the key", up.replace("by t for", "by o for"));
    }

    @Test
    void aTableOfTheSameNameElsewhereIsNotInTheWay() throws SQLException {
        rows("id INT PRIMARY KEY", "i");
        String other = database.schema() + "_legacy";
        database.execute("CREATE DATABASE " + other, "CREATE TABLE %s.t (id INT) ENGINE = MyISAM".formatted(other),
                "CREATE TRIGGER noted AFTER UPDATE ON t FOR EACH ROW SET @x = 1");
        try {
            run("-- @batch for 3ms\nUPDATE t SET n = n + 1;");
            assertOnce();
        } finally {
            database.execute("DROP DATABASE " + other);
        }
    }

    @Test
    void aTriggerOfATableThatATriggerWritesIsFollowed() throws SQLException {
        rows("id INT PRIMARY KEY", "i");
        database.execute("CREATE TABLE m (id INT)", "CREATE TABLE l (id INT) ENGINE = MyISAM",
                "CREATE TRIGGER first AFTER UPDATE ON t FOR EACH ROW INSERT INTO m VALUES (1)",
                "CREATE TRIGGER second AFTER INSERT ON m FOR EACH ROW INSERT INTO l VALUES (1)");
        assertRefused("it may write to l, ", "-- @batch\nUPDATE t SET n = n + 1;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "INT | INSERT INTO c SELECT id FROM t", "INT AUTO_INCREMENT | UPDATE t SET n = n + 1",
            "INT | SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED; INSERT INTO c SELECT id FROM t" })
    void rowsThatAreNotCommittedYetAreWaitedFor(String type, String sql) throws Exception {
        rows("id " + type + " PRIMARY KEY", "i * 2");
        database.execute("CREATE TABLE c (id INT NOT NULL)");
        try (Connection other = database.connect(); Statement writing = other.createStatement()) {
            other.setAutoCommit(false);
            writing.execute("INSERT INTO t VALUES (501, 0)");
            migrator(sql.replaceFirst("(?=INSERT|UPDATE)", "\n-- @batch for 2ms\n") + ";").upgrade(new Silent() {
                @Override
                public void retrying(Progress progress, String reason) {
                    try {
                        other.commit();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
        }
        if (sql.contains("INSERT")) {
            assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM c WHERE id = 501"));
            assertEquals(List.of("1001"), database.strings("SELECT COUNT(*) FROM c"));
        } else {
            assertOnce();
        }
    }

    /** Rows that it leaves as they are do not hide the others from a statement that was corrected. */
    @Test
    void aCorrectedStatementDoesAllThatTheFirstOneHasNot() throws SQLException {
        rows("id INT PRIMARY KEY, z VARCHAR(9) NOT NULL, y VARCHAR(5) NULL",
                "i, IF(i <= 20, '', IF(i = 700, 'much more', 'z')), NULL");
        String up = "-- @batch for 2ms\nUPDATE t SET y = NULLIF(z, '') WHERE y IS NULL;";
        assertThrows(MigrationFailedException.class, () -> run(up));
        run(up.replace("NULLIF(z, '')", "LEFT(NULLIF(z, ''), 5)"));
        assertEquals(List.of("20"), database.strings("SELECT COUNT(*) FROM t WHERE y IS NULL"));
    }

    /** Nor do they hide what was inserted above. */
    @Test
    void rowsThatAreLeftDoNotHideNewOnes() throws SQLException {
        rows("id INT PRIMARY KEY, y INT NULL", "i, NULL");
        Silent told = new Silent() {
            private boolean more = true;

            @Override
            public void progressed(Progress progress) {
                if (more) {
                    more = false;
                    try {
                        database.execute("INSERT INTO t (id) WITH RECURSIVE n AS (SELECT 2001 i UNION ALL SELECT i + 1 FROM n "
                                + "WHERE i < 2900) SELECT i FROM n");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
        migrator("-- @batch for 1ms\nUPDATE t SET y = IF(id % 2 = 0 OR id < 40, NULL, 1), n = 1 WHERE y IS NULL;")
                .upgrade(told);
        assertOnce();
    }

    @Test
    void theLastRowsMayBeGoneWhileTheyAreWaitedFor() throws Exception {
        rows("id INT PRIMARY KEY", "i");
        try (Connection other = database.connect(); Statement writing = other.createStatement()) {
            other.setAutoCommit(false);
            writing.execute("DELETE FROM t WHERE id > 50");
            migrator("-- @batch for 2ms\nUPDATE t SET n = n + 1 WHERE id > 50;").upgrade(new Silent() {
                @Override
                public void retrying(Progress progress, String reason) {
                    try {
                        other.commit();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
        }
        assertEquals(List.of("50"), database.strings("SELECT COUNT(*) FROM t"));
    }

    @Test
    void whatIsInsertedAboveIsDoneAlsoWhereSomeRowsMeetTheConditionAgain() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NULL", "i, NULL");
        Inserting told = meanwhile("UPDATE t SET n = n + 1, d = NULLIF(id % 20, 0) + 0 * (1 / (id - 1)) WHERE d IS NULL",
                "INSERT INTO t (id) VALUES (5001), (5002)");
        assertEquals(List.of("1"), database.strings("SELECT DISTINCT n FROM t WHERE id > 1000"));
        assertEquals(List.of("1"), database.strings("SELECT DISTINCT n FROM t WHERE id > 1"));
        assertTrue(told.warnings.get(told.warnings.size() - 1).contains("rows of t still meet its condition"),
                told.warnings.toString());
    }

    @Test
    void rowsAmongThoseThatAreDoneAreSaidWhereTheKeyIsNoNumberOfTheServer() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NULL", "i * 2, NULL");
        Inserting told = meanwhile("UPDATE t SET n = n + 1, d = IFNULL(id / (id - 2), 0)", "INSERT INTO t (id) VALUES (3)");
        assertEquals(List.of("0"), database.strings("SELECT n FROM t WHERE id = 3"));
        assertTrue(
                told.warnings.get(told.warnings.size() - 1).contains("rows seem to have been inserted into t in the meantime"),
                told.warnings.toString());
    }

    @Test
    void noRowIsDoneTwiceByAnotherKey() throws SQLException {
        rows("id INT PRIMARY KEY, u INT NOT NULL UNIQUE, d INT NULL, e INT NOT NULL", "i, i + 1, NULL, 0");
        String up = "-- @batch for 2ms\nUPDATE t SET n = n + 1, e = IF(id = 700, NULL, 1), d = NULLIF(id % 300, 0) WHERE d IS NULL;";
        assertThrows(MigrationFailedException.class, () -> run(up));
        database.execute("ALTER TABLE t MODIFY e INT NULL");
        run(up.replace("@batch", "@batch by t(u)"));
        assertEquals(List.of("900"), database.strings("SELECT id FROM t WHERE n <> 1"), "nothing tells that it is not done");
        assertEquals(List.of("0"), database.strings("SELECT n FROM t WHERE id = 900"));
    }

    @Test
    void aRepeatableScriptIsNotBegunAnewWhereBatchesOfItAreDone() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NOT NULL", "i, 0");
        String text = "-- @batch for 2ms\nUPDATE t SET n = n + 1, d = IF(id = 700, NULL, 1);\nDO 1;";
        assertThrows(MigrationFailedException.class, () -> repeated(text));
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> repeated(text.replace("n + 1", "n + 2")));
        assertTrue(refused.getMessage().contains("Restore it as it was"), refused.getMessage());
        database.execute("ALTER TABLE t MODIFY d INT NULL");
        repeated(text.replace("DO 1", "DO 2"));
        assertOnce();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "u.t = t.id", "u.id = t.s", "u.s = t.s" })
    void aJoinByLessThanTheKeyIsRefused(String join) throws SQLException {
        rows("id INT PRIMARY KEY, s VARCHAR(9) COLLATE utf8mb4_0900_ai_ci", "i, i s");
        database.execute(
                "CREATE TABLE u (id INT PRIMARY KEY, t INT, n INT, s VARCHAR(9) COLLATE utf8mb4_0900_as_cs NOT NULL UNIQUE)");
        String by = join.contains("u.s") ? "u(s)" : "u";
        assertRefused("a row of t may be in several batches",
                "-- @batch by " + by + "\nUPDATE t JOIN u ON " + join + " SET t.n = u.n;");
    }

    @Test
    void aJoinByTheKeyComesToTheSame() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NOT NULL", "i, 7");
        database.execute("CREATE TABLE u (a INT, b INT, n INT, PRIMARY KEY (a, b))",
                "INSERT INTO u SELECT id, 7, 1 FROM t", "INSERT INTO u SELECT id, 8, 5 FROM t");
        run("-- @batch by u for 2ms\nUPDATE t, u SET t.n = t.n + u.n WHERE u.b = 7 AND t.id = u.a AND u.b = t.d;");
        assertOnce();
    }

    private void repeated(String text) {
        new Migrator(database.database(),
                Scripts.of("V0__base.sql", "-- intentionally empty").and("R__x.sql", text).revisions(),
                Duration.ofMinutes(1)).upgrade(new Silent());
    }

    @Test
    void aTriggerThatCallsAProcedureIsNotTrusted() throws SQLException {
        rows("id INT PRIMARY KEY", "i");
        database.execute("CREATE TABLE l (id INT) ENGINE = MyISAM", "CREATE PROCEDURE note() INSERT INTO l VALUES (1)",
                "CREATE TRIGGER noted AFTER UPDATE ON t FOR EACH ROW CALL note()");
        assertRefused("a trigger of its table calls a procedure", "-- @batch\nUPDATE t SET n = n + 1;");
    }

    @Test
    void aViewThatIsCalledLikeAColumnIsNotInTheWay() throws SQLException {
        rows("id INT PRIMARY KEY", "i");
        database.execute("CREATE VIEW n AS SELECT id FROM t", "CREATE FUNCTION id() RETURNS INT DETERMINISTIC RETURN 1");
        run("-- @batch for 3ms\nUPDATE t SET n = n + 1 WHERE id > 0;");
        assertOnce();
    }

    @Test
    void noRowIsDoneTwiceWhereATriggerUndoesWhatEndsTheCondition() throws SQLException {
        rows("id INT PRIMARY KEY, s VARCHAR(3) NOT NULL", "i, 'old'");
        database.execute("CREATE TRIGGER back BEFORE UPDATE ON t FOR EACH ROW SET NEW.s = IF(NEW.id % 400 = 0, 'old', NEW.s)");
        run("-- @batch for 2ms\nUPDATE t SET n = n + 1, s = 'new' WHERE s = 'old';");
        assertOnce();
        database.execute("DROP TRIGGER back", "UPDATE t SET s = 'old', n = 0",
                "DELETE FROM flyway_schema_history WHERE version = '1'",
                "CREATE TRIGGER back BEFORE UPDATE ON t FOR EACH ROW SET NEW.s = 'old'");
        run("-- @batch for 2ms\nUPDATE t SET n = n + 1, s = 'new' WHERE s = 'old';");
        assertOnce();
    }

    @Test
    void aRangeThatTakesTooLongIsTakenBackAndMadeSmaller() throws SQLException {
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0)",
                "INSERT INTO t (id) WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 60) SELECT i FROM n");
        String kills = "SELECT count_star FROM performance_schema.events_statements_summary_global_by_event_name WHERE event_name = 'statement/sql/kill'";
        int before = Integer.parseInt(database.strings(kills).get(0));
        run("-- @batch for 100ms\nUPDATE t SET n = n + 1 + SLEEP(0.07);"); // 60 rows take 4.2 s
        assertOnce();
        assertTrue(Integer.parseInt(database.strings(kills).get(0)) > before);
    }

    @Test
    void halfOfItIsTakenBackAsIfAllOfItWereThere() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NOT NULL", "i, 0");
        Migrator migrator = new Migrator(database.database(), Scripts
                .of("V0__base.sql", "-- intentionally empty")
                .and("V1__x.sql",
                        "ALTER TABLE t ADD COLUMN m INT NULL;\n-- @batch for 2ms\nUPDATE t SET m = id, d = IF(id = 700, NULL, 0);")
                .and("U1__x.sql", "ALTER TABLE t DROP COLUMN m;").revisions(), Duration.ofMinutes(1));
        MigrationFailedException failed = assertThrows(MigrationFailedException.class, () -> migrator.upgrade(new Silent()));
        assertTrue(failed.getMessage().endsWith("To undo the script instead, run downgrade -1."), failed.getMessage());
        migrator.downgrade(Target.parse("-1"), OnDataLoss.ALLOW, new Silent());
        assertEquals(List.of("id", "d", "n"), database.strings("SHOW COLUMNS FROM t"));
    }

    /** The example of the page: a later statement is not done yet. What the application has written meanwhile needs a flag. */
    @Test
    void halfOfItIsTakenBackBeforeALaterStatementToo() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NOT NULL", "i, 0");
        Migrator migrator = new Migrator(database.database(), Scripts
                .of("V0__base.sql", "-- intentionally empty")
                .and("V1__x.sql", "ALTER TABLE t ADD COLUMN m INT NULL;\n"
                        + "-- @batch for 2ms\nUPDATE t SET m = IF(id = 700, 'x', id) WHERE m IS NULL;\n"
                        + "ALTER TABLE t MODIFY m INT NOT NULL;")
                .and("U1__x.sql", "ALTER TABLE t DROP COLUMN m;").revisions(), Duration.ofMinutes(1));
        MigrationFailedException failed = assertThrows(MigrationFailedException.class, () -> migrator.upgrade(new Silent()));
        assertTrue(failed.getMessage().endsWith("To undo the script instead, run downgrade -1."), failed.getMessage());
        String status = migrator.state().interruptedInWords().orElseThrow();
        assertTrue(status.endsWith("; downgrade -1 undoes it."), status);
        database.execute("UPDATE t SET m = -1 WHERE id IN (1, 900)");
        String refused = assertThrows(MigrationRefusedException.class,
                () -> migrator.downgrade(Target.parse("-1"), OnDataLoss.REFUSE, new Silent())).getMessage();
        assertTrue(refused.contains("--keep") && refused.contains("--allow-data-loss"), refused);
        assertEquals(List.of("2"), database.strings("SELECT COUNT(*) FROM t WHERE m = -1"));
        migrator.downgrade(Target.parse("-1"), OnDataLoss.ALLOW, new Silent());
        assertEquals(List.of("id", "d", "n"), database.strings("SHOW COLUMNS FROM t"));
    }

    @Test
    void halfOfItStaysWhereTheUndoScriptIsIntentionallyEmpty() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NOT NULL", "i, 0");
        String up = "-- @batch for 2ms\nUPDATE t SET d = IF(id = 700, NULL, id), n = n + 1 WHERE d = 0;";
        Scripts base = Scripts.of("V0__base.sql", "-- intentionally empty");
        Migrator migrator = new Migrator(database.database(),
                base.and("V1__x.sql", up).and("U1__x.sql", "-- The values stay.\n-- intentionally empty").revisions(),
                Duration.ofMinutes(1));
        MigrationFailedException failed = assertThrows(MigrationFailedException.class, () -> migrator.upgrade(new Silent()));
        assertTrue(failed.getMessage().endsWith("To undo the script instead, run downgrade -1, which leaves the rows as "
                + "they are: the undo script is intentionally empty."), failed.getMessage());
        String status = migrator.state().interruptedInWords().orElseThrow();
        assertTrue(status.endsWith("; downgrade -1 undoes it."), status);
        List<String> done = database.strings("SELECT id FROM t WHERE n = 1");
        migrator.downgrade(Target.parse("-1"), OnDataLoss.REFUSE, new Silent());
        assertEquals(done, database.strings("SELECT id FROM t WHERE n = 1"));
        assertEquals(List.of(), migrator.state().problems());
        database.execute("ALTER TABLE t MODIFY d INT NULL");
        migrator.upgrade(new Silent());
        assertOnce();
    }

    /** What was made before the rows may be in the way of the next run. */
    @Test
    void aTableThatTheScriptMadeIsNotLeftByAnEmptyUndoScript() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NOT NULL", "i, 0");
        Migrator migrator = new Migrator(database.database(), Scripts
                .of("V0__base.sql", "-- intentionally empty")
                .and("V1__x.sql", "CREATE TABLE helper (id INT PRIMARY KEY);\n"
                        + "-- @batch for 2ms\nUPDATE t SET n = n + 1, d = IF(id = 700, NULL, 1);\nDROP TABLE helper;")
                .and("U1__x.sql", "-- intentionally empty").revisions(), Duration.ofMinutes(1));
        MigrationFailedException failed = assertThrows(MigrationFailedException.class, () -> migrator.upgrade(new Silent()));
        assertTrue(failed.getMessage().endsWith("To undo the script by hand instead, run downgrade -1 for instructions."),
                failed.getMessage());
        String refused = assertThrows(MigrationRefusedException.class,
                () -> migrator.downgrade(Target.parse("-1"), OnDataLoss.ALLOW, new Silent())).getMessage();
        assertTrue(refused.startsWith("1_x is applied in part: 1 of 3 statements and a part of statement 2. "), refused);
    }

    /** Nobody knows which rows have been changed. */
    @Test
    void aColumnThatWasThereBeforeIsNotTakenBack() throws SQLException {
        rows("id INT PRIMARY KEY, d INT NOT NULL", "i, 0");
        Migrator migrator = new Migrator(database.database(), Scripts
                .of("V0__base.sql", "-- intentionally empty")
                .and("V1__x.sql", "ALTER TABLE t ADD COLUMN m INT NULL;\n"
                        + "-- @batch for 2ms\nUPDATE t SET n = n + 1, m = IF(id = 700, 'x', id);\n"
                        + "ALTER TABLE t MODIFY m INT NOT NULL;")
                .and("U1__x.sql", "ALTER TABLE t DROP COLUMN m;").revisions(), Duration.ofMinutes(1));
        MigrationFailedException failed = assertThrows(MigrationFailedException.class, () -> migrator.upgrade(new Silent()));
        assertTrue(failed.getMessage().endsWith("To undo the script by hand instead, run downgrade -1 for instructions."),
                failed.getMessage());
    }

    private static String foretold(Migrator migrator) {
        return migrator.planning().forecast(migrator.planning().upgrade(Target.HEAD), RuleSetting.usual()).statements().stream()
                .flatMap(statement -> statement.failures().stream()).toList().toString();
    }

    @Test
    void aTableThatIsNotThereIsKnownBefore() throws SQLException {
        Migrator missing = migrator("-- @batch\nUPDATE gone SET n = 1 WHERE n IS NULL;");
        assertTrue(foretold(missing).contains("there is no table gone"), foretold(missing));
        assertTrue(assertThrows(MigrationRefusedException.class, () -> missing.upgrade(new Silent())).getMessage()
                .endsWith("cannot be run in batches (-- @batch): there is no table gone. Nothing was run."));
        Migrator made = migrator("CREATE TABLE gone (id INT PRIMARY KEY, n INT);\n"
                + "-- @batch\nUPDATE gone SET n = 1 WHERE n IS NULL;");
        assertEquals("[]", foretold(made));
        made.upgrade(new Silent());
    }
}
