package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.evidence.Fingerprint;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.OnInterrupted;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.testing.Crash;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What a run finds that another one left behind. */
class ResumeTest {

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
    void anAppliedStatementThatWasChangedIsQuoted() {
        leftBefore(3, "CREATE TABLE a (id INT); CREATE TABLE b (id INT); CREATE TABLE c (id INT);");
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator("CREATE TABLE a (id INT); CREATE TABLE b (id BIGINT); CREATE TABLE c (id INT);")
                        .upgrade(new Silent()));
        assertEquals(
                "V1__a.sql was changed in statement 2, which is applied already. It was: CREATE TABLE b (id INT). Restore "
                        + "it, and make the change in the statements that are not applied yet, or in a new revision. Nothing "
                        + "was run.",
                refused.getMessage());
    }

    /** One row for each would not fit into a packet some day. */
    @Test
    void aTransactionOfThousandsOfStatementsIsWrittenDownInFewRows() throws SQLException {
        String inserts = IntStream.rangeClosed(1, 3000).mapToObj("INSERT INTO a VALUES (%d);\n"::formatted)
                .collect(Collectors.joining());
        String script = "CREATE TABLE a (id INT PRIMARY KEY); START TRANSACTION;\n" + inserts + "COMMIT;\n";
        assertThrows(MigrationFailedException.class,
                () -> migrator(script + "INSERT INTO a VALUES (-1), (3000);").upgrade(new Silent()));
        assertTrue(Integer.parseInt(database.strings("SELECT COUNT(*) FROM traveease_schema_journal").get(0)) < 600);

        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(script.replace("VALUES (1500)", "VALUES (15000)")).upgrade(new Silent()));
        assertTrue(refused.getMessage().startsWith(
                "V1__a.sql was changed in one of the statements 1500 to 1506, which are applied already. The first of them was: "
                        + "INSERT INTO a VALUES (1498). Restore it, "),
                refused.getMessage());
        assertThrows(MigrationRefusedException.class,
                () -> migrator(script.replace("INSERT INTO a VALUES (3000);\nCOMMIT;\n", "")).upgrade(new Silent()));

        assertTrue(migrator(script + "INSERT INTO a VALUES (3001);").upgrade(new Silent()).isAtHead());
        assertEquals(List.of("3001"), database.strings("SELECT COUNT(*) FROM a"));
    }

    @Test
    void commentsAndLineEndsOfAnAppliedStatementMayChange() {
        leftBefore(2, "CREATE TABLE a (id INT); CREATE TABLE b (id INT);");
        assertTrue(migrator("-- the first\nCREATE TABLE a (\n  id INT\n); CREATE TABLE b (id INT);").upgrade(new Silent())
                .isAtHead());
    }

    @Test
    void theSessionIsWhatItWas() throws SQLException {
        database.execute("CREATE TABLE n (n INT)", "INSERT INTO n VALUES (1), (2)",
                "CREATE DATABASE other_" + database.schema());
        String script = """
                SET NAMES utf8mb4 COLLATE utf8mb4_bin;
                SET SESSION sql_mode = 'ANSI_QUOTES', foreign_key_checks = 0;
                SET @n = (SELECT COUNT(*) FROM n), @text = 'it''s "é"\\\\', @real = 1.5e3, @decimal = 1.50, @none = NULL;
                PREPARE p FROM 'INSERT INTO n VALUES (?)';
                DELETE FROM n;
                CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY);
                INSERT INTO a VALUES ();
                ALTER TABLE a ADD "b" INT;
                EXECUTE p USING @n;
                CREATE TABLE seen AS SELECT @n n, @text t, @real r, @decimal d, @none o, @@sql_mode m, @@foreign_key_checks f,
                  LAST_INSERT_ID() l, @@collation_connection c;
                """;
        migrator(script).corrections().stamp(Target.parse("base"), new Silent());
        for (int k = 1; k <= 10; k++) {
            leftBefore(k, script);
        }
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("2 it's \"é\"\\ 1500 1.500000000000000000000000000000 - ANSI_QUOTES 0 1 utf8mb4_bin"), database
                .strings("SELECT CONCAT_WS(' ', n, t, r, d, IFNULL(o, '-'), m, f, l, c) FROM seen"));
        assertEquals(List.of("2"), database.strings("SELECT n FROM n"));
    }

    @Test
    void whatMayHaveCommittedInTheMiddleIsForAPersonToSay() throws SQLException {
        database.execute("CREATE TABLE log (id INT PRIMARY KEY AUTO_INCREMENT)", "CREATE TABLE guard (id INT)",
                "CREATE PROCEDURE p() BEGIN INSERT INTO log VALUES (); COMMIT; INSERT INTO guard SELECT 1/0 FROM nowhere; END");
        String script = "CREATE TABLE a (id INT); CALL p(); CREATE TABLE b (id INT);";
        migrator(script).corrections().stamp(Target.parse("base"), new Silent());

        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> migrator(script).upgrade(new Silent()));
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(script).upgrade(new Silent()));
        assertTrue(
                failed.getMessage()
                        .endsWith("Complete that by hand and run resolve 1:2 --applied; or undo it by hand, correct the cause "
                                + "or the statement, and run resolve 1:2 --not-applied. Then run upgrade."),
                failed.getMessage());
        assertTrue(refused.getMessage().startsWith("Statement 2 of V1__a.sql is in doubt"), refused.getMessage());
        assertThrows(InvalidTargetException.class, () -> migrator(script).corrections().resolve("1_a", 3, true, new Silent()));
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM log"));

        migrator(script).corrections().resolve("1_a", 2, true, new Silent());
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM log"));
    }

    @Test
    void aCallThatCommitsNothingIsRunAgain() throws SQLException {
        database.execute("CREATE TABLE log (id INT PRIMARY KEY AUTO_INCREMENT)",
                "CREATE PROCEDURE p() BEGIN INSERT INTO log VALUES (); SIGNAL SQLSTATE '45000'; END");
        String script = "CREATE TABLE a (id INT); CALL p();";
        migrator(script).corrections().stamp(Target.parse("base"), new Silent());
        assertThrows(MigrationFailedException.class, () -> migrator(script).upgrade(new Silent()));
        database.execute("DROP PROCEDURE p", "CREATE PROCEDURE p() INSERT INTO log VALUES ()");
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM log"));
    }

    @Test
    void anInterruptedUndoIsFinishedByTheSameCommand() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT);")
                .and("V2__b.sql", "CREATE TABLE b (id INT); CREATE TABLE c (id INT);").and("U1__a.sql", "DROP TABLE a;")
                .and("U2__b.sql", "DROP TABLE c; DROP TABLE b;").revisions();
        migrator(revisions).upgrade(new Silent());
        assertThrows(Crash.class, () -> migrator(revisions).downgrade(Target.parse("-1"), OnDataLoss.REFUSE, Crash.before(2)));

        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(revisions).upgrade(new Silent()));
        SchemaState after = migrator(revisions).downgrade(Target.parse("-1"), OnDataLoss.REFUSE, new Silent());

        assertEquals("2_b is undone in part: statement 1 of U2__b.sql was started and may have been applied. "
                + "Finish that first: downgrade 1. Or put back by hand what is gone, and record that: stamp 2 --discard-interrupted. "
                + "Nothing was run.", refused.getMessage());
        assertEquals(Optional.of("1_a"), after.current());
        assertEquals(
                List.of("a", "flyway_schema_history", "traveease_schema_definition", "traveease_schema_journal",
                        "traveease_schema_runs"),
                database.strings("SHOW TABLES"));
    }

    @Test
    void aTemporaryTableThatWouldHaveToSurviveACommitIsRefused() {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class, () -> migrator("""
                CREATE TEMPORARY TABLE t AS SELECT 1 AS n;
                CREATE TABLE a (id INT);
                INSERT INTO a SELECT n FROM t;
                """).upgrade(new Silent()));
        assertTrue(refused.getMessage().startsWith(
                "V1__a.sql: the temporary table t is used from line 1 to line 3, and the statement in line 2 between them commits."),
                refused.getMessage());
    }

    @Test
    void twoTablesThatChangePlacesDoSoOnce() throws SQLException {
        String script = """
                CREATE TABLE a (id INT PRIMARY KEY, n INT); CREATE TABLE b LIKE a;
                INSERT INTO a VALUES (1, 1); INSERT INTO b VALUES (1, 1), (2, 2);
                RENAME TABLE a TO x, b TO a, x TO b;
                INSERT INTO a VALUES (3, 3);
                """;
        for (int k = 1; k <= 6; k++) {
            leftBefore(k, script);
        }
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("3-1"),
                database.strings("SELECT CONCAT((SELECT COUNT(*) FROM a), '-', (SELECT COUNT(*) FROM b))"));
    }

    @Test
    void aScriptThatWasRenamedContinuesToo() throws SQLException {
        String script = "CREATE TABLE a (id INT); INSERT INTO a VALUES (1); CREATE TABLE b (id INT);";
        leftBefore(3, script);
        Revisions renamed = Scripts.of("V1__another_name.sql", script).revisions();
        assertTrue(migrator(renamed).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM a"));
        assertEquals(List.of("V1__another_name.sql 1"),
                database.strings("SELECT CONCAT(script, ' ', success) FROM flyway_schema_history"));
    }

    @Test
    void chainedTransactionsAreTheScripts() throws SQLException {
        String script = """
                CREATE TABLE a (id INT);
                START TRANSACTION;
                INSERT INTO a VALUES (1);
                ROLLBACK AND CHAIN;
                INSERT INTO a VALUES (2);
                COMMIT AND CHAIN;
                INSERT INTO a VALUES (3);
                ROLLBACK;
                SET completion_type = 1;
                INSERT INTO a VALUES (4);
                INSERT INTO a VALUES (5);
                """;
        for (int k = 1; k <= 11; k++) {
            leftBefore(k, script);
        }
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("2", "4", "5"), database.strings("SELECT id FROM a ORDER BY id"));
    }

    @Test
    void whatTheScriptItselfHasTakenAwayIsNotPutBack() throws SQLException {
        String other = database.schema() + "_2";
        String script = """
                SET SESSION sql_safe_updates = 1, sql_select_limit = 1;
                CREATE TABLE a (id INT);
                PREPARE p FROM 'SELECT * FROM a';
                PREPARE q FROM 'SELECT * FROM a';
                DEALLOCATE PREPARE p;
                DROP TABLE a;
                CREATE DATABASE other;
                USE other;
                PREPARE r FROM 'SELECT 1';
                USE home;
                DROP DATABASE other;
                CREATE TABLE home.b (id INT);
                """.replace("other", other).replace("home", database.schema());
        for (int k = 1; k <= 12; k++) {
            leftBefore(k, script);
        }
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
    }

    @Test
    void whatOthersChangeMeanwhileIsNotTakenForTheStatement() throws SQLException {
        String script = """
                CREATE TABLE t (id INT PRIMARY KEY) PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10));
                ALTER TABLE t ADD COLUMN n INT;
                """;
        leftBefore(2, script);
        begun(2, "ALTER TABLE t ADD COLUMN n INT");
        database.execute("ALTER TABLE t ADD PARTITION (PARTITION p1 VALUES LESS THAN (20))");
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("id", "n"),
                database.strings("SELECT column_name FROM information_schema.columns WHERE table_schema = '" + database.schema()
                        + "' AND table_name = 't' ORDER BY ordinal_position"));
    }

    /** As if the run had ended between the note that it is about to be sent and the statement itself. */
    private void begun(int statement, String sql) throws SQLException {
        com.traveease.schema.statement.Statement defining = new com.traveease.schema.statement.Statement(1, sql);
        try (Connection connection = database.connect()) {
            Journal journal = Journal.of(connection);
            JournalEntry first = journal.entries().get(1);
            journal.insert(List.of(first, new JournalEntry(first.script(), first.direction(), statement, statement,
                    JournalEntry.Mark.BEGUN, defining.checksum(), sql,
                    Fingerprint.take(connection, defining).toString(), "", 0)));
        }
    }

    @Test
    void aRepeatableScriptIsEndedBeforeAnythingElseIsBegun() throws SQLException {
        String repeatable = "CREATE TABLE r (n INT); INSERT INTO r VALUES (1); INSERT INTO r VALUES (2);";
        Revisions first = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT);").and("R__r.sql", repeatable).revisions();
        assertThrows(Crash.class, () -> migrator(first).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.step().id().equals("R__r") && progress.statement() == 3) {
                    throw new Crash();
                }
            }
        }));
        Revisions second = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT);").and("R__r.sql", repeatable)
                .and("V2__b.sql", "CREATE TABLE b (id INT);").revisions();
        assertTrue(migrator(second).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1", "2"), database.strings("SELECT n FROM r"));
    }

    @Test
    void whatNoTransactionTakesBackIsInDoubtHoweverItIsWritten() throws SQLException {
        database.execute("CREATE TABLE m (n INT PRIMARY KEY) ENGINE = MyISAM", "CREATE VIEW v AS SELECT * FROM m",
                "CREATE PROCEDURE p() BEGIN INSERT INTO m VALUES (1); INSERT INTO m VALUES (1); END",
                "CREATE PROCEDURE q() BEGIN ROLLBACK; INSERT INTO m VALUES (2); INSERT INTO m VALUES (2); END");
        for (String sql : List.of("INSERT INTO m VALUES (3), (3)", "INSERT INTO v VALUES (4), (4)", "CALL p()", "CALL q()",
                "PREPARE s FROM 'CALL p()'; EXECUTE s",
                "PREPARE s FROM 'DO 1'; START TRANSACTION; PREPARE S FROM 'INSERT INTO m VALUES (5), (5)'; EXECUTE s; COMMIT")) {
            String script = "CREATE TABLE a (id INT); " + sql;
            migrator(script).corrections().stamp(Target.parse("base"), OnInterrupted.DISCARD, new Silent());
            MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                    () -> migrator(script).upgrade(new Silent()));
            assertTrue(failed.getMessage().contains("resolve 1:"), failed.getMessage());
            database.execute("DROP TABLE a");
        }
    }

    @Test
    void variablesOfAnyNameAndTypeAreWhatTheyWere() throws SQLException {
        String script = """
                CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY);
                INSERT INTO a VALUES ();
                SET @größe = 3, @`my var` = 'x', @u = CAST(5 AS UNSIGNED), @d = CAST(7 AS DECIMAL(20,0)), @e = '', @b = X'00ff';
                SET SESSION default_week_format = 3, timestamp = 978307200;
                CREATE TABLE b (id INT);
                CREATE TABLE seen AS SELECT CONCAT_WS(' ', @größe, @`my var`, @u, @d, CONCAT('[', @e, ']'), HEX(@b), @@identity,
                  @@default_week_format, UNIX_TIMESTAMP(), CHARSET(@b)) AS s, @u + 0 AS u;
                """;
        for (int k = 1; k <= 6; k++) {
            leftBefore(k, script);
        }
        assertTrue(migrator(script).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("3 x 5 7 [] 00FF 1 3 978307200 binary"), database.strings("SELECT s FROM seen"));
        assertEquals(List.of("bigint unsigned"), database.strings("SELECT column_type FROM information_schema.columns "
                + "WHERE table_schema = DATABASE() AND table_name = 'seen' AND column_name = 'u'"));
    }

    @Test
    void whatOnlyChangedTheSessionMayBeCorrected() {
        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> migrator("SET @n = 'a'; CREATE TABLE a (id INT); SET sql_mode = ''; CREATE TABLE a (id INT);")
                        .upgrade(new Silent()));
        assertTrue(
                failed.getMessage().contains("Statements 1 to 2 are applied and stay; nothing of statement 4 remains."),
                failed.getMessage());
        assertTrue(
                migrator("SET @n = 'a'; CREATE TABLE a (id INT); CREATE TABLE b (id INT);").upgrade(new Silent()).isAtHead());
        MigrationFailedException first = assertThrows(MigrationFailedException.class,
                () -> migrator(Scripts.of("V1__a.sql", "SET @n = 'a'; CREATE TABLE a (id INT); CREATE TABLE b (id INT);")
                        .and("V2__b.sql", "SET @n = 1; CREATE TABLE a (id INT);").revisions()).upgrade(new Silent()));
        assertTrue(first.getMessage().contains("Nothing of the script is applied."), first.getMessage());
    }

    private void leftBefore(int statement, String script) {
        assertThrows(Crash.class, () -> migrator(script).upgrade(Crash.before(statement)));
    }

    private Migrator migrator(String script) {
        return migrator(Scripts.of("V1__a.sql", script).revisions());
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }
}
