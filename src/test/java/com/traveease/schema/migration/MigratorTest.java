package com.traveease.schema.migration;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

class MigratorTest {

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
    void goesUpDownAndUpAgainToTheSameSchema() throws SQLException {
        Migrator migrator = migrator(ScriptFolder.builtIn());

        SchemaState head = migrator.upgrade(new Silent());
        Map<String, String> first = database.definitions();
        SchemaState base = migrator.downgrade(Target.parse("base"), OnDataLoss.REFUSE, new Silent());
        Map<String, String> atBase = database.definitions();
        migrator.upgrade(new Silent());

        assertTrue(head.isAtHead());
        assertEquals(BuiltIn.HEAD, head.current().orElseThrow());
        assertTrue(first.size() >= 13, first.keySet().toString());
        assertEquals(Optional.empty(), base.current());
        assertEquals(Map.of(), atBase);
        assertEquals(first, database.definitions());
    }

    @Test
    void everyRevisionIsUndoneToWhatWasBeforeIt() throws SQLException {
        List<Revision> revisions = ScriptFolder.builtIn().all();
        Migrator migrator = migrator(ScriptFolder.builtIn());
        List<Map<String, String>> onTheWayUp = new ArrayList<>();
        migrator.upgrade(new Silent() {
            @Override
            public void finished(Step step, Duration took, SchemaState now) {
                onTheWayUp.add(definitions());
            }
        });
        for (int i = revisions.size() - 2; i >= 0; i--) {
            SchemaState state = migrator.downgrade(Target.of(Optional.of(revisions.get(i))), OnDataLoss.REFUSE, new Silent());
            assertEquals(revisions.get(i).id(), state.current().orElseThrow());
            assertEquals(onTheWayUp.get(i), database.definitions());
        }
    }

    @Test
    void atHeadNothingIsRun() {
        Migrator migrator = migrator(Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").revisions());
        migrator.upgrade(new Silent());
        Silent second = new Silent();

        migrator.upgrade(second);

        assertEquals(List.of(), second.ran);
    }

    @Test
    void anEditedScriptIsRefusedWithBothChecksums() {
        migrator(Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").revisions()).upgrade(new Silent());
        Revisions edited = Scripts.of("V1__a.sql", "CREATE TABLE a (id BIGINT PRIMARY KEY);")
                .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);").revisions();

        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(edited).upgrade(new Silent()));

        int before = new Script("", "CREATE TABLE a (id INT PRIMARY KEY);").checksum();
        int now = edited.all().get(0).upgrade().checksum();
        assertTrue(refused.getMessage().contains("V1__a.sql was edited"), refused.getMessage());
        assertTrue(refused.getMessage().contains(String.valueOf(before)), refused.getMessage());
        assertTrue(refused.getMessage().contains(String.valueOf(now)), refused.getMessage());
    }

    @Test
    void aFirstStatementThatFailsLeavesTheRevisionPending() throws SQLException {
        database.execute("CREATE TABLE a (id INT PRIMARY KEY)");
        Revisions revisions = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").revisions();
        migrator(revisions).corrections().stamp(Target.parse("base"), new Silent());

        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> migrator(revisions).upgrade(new Silent()));

        assertTrue(failed.getMessage().startsWith("V1__a.sql, statement 1 of 1 (line 1) failed: Table 'a' already exists"),
                failed.getMessage());
        database.execute("DROP TABLE a");
        assertTrue(migrator(revisions).upgrade(new Silent()).isAtHead());
    }

    @Test
    void aCorrectedScriptContinuesBehindTheLastStatementThatIsApplied() throws SQLException {
        Revisions wrong = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);\nCREATE TABLE a (id INT);").revisions();
        Revisions right = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);\nCREATE TABLE b (id INT);").revisions();

        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> migrator(wrong).upgrade(new Silent()));
        assertEquals("V1__a.sql, statement 2 of 2 (line 2) failed: Table 'a' already exists (error 1050). "
                + "Statement 1 is applied and stays; nothing of statement 2 remains. "
                + "Correct the cause, or the script from there on, and run upgrade again: it continues there.",
                failed.getMessage());
        assertEquals(Optional.of("1_a is applied in part: statement 1 of V1__a.sql is done. The next upgrade continues there."),
                migrator(wrong).state().interruptedInWords());
        Silent second = new Silent();
        SchemaState state = migrator(right).upgrade(second);

        assertTrue(state.isAtHead());
        assertEquals(List.of(2), second.ran.stream().map(Progress::statement).toList());
        assertEquals(List.of(String.valueOf(right.all().get(0).upgrade().checksum())),
                database.strings("SELECT checksum FROM flyway_schema_history"));
        assertEquals(List.of(), database.strings("SELECT statement FROM traveease_schema_journal"));
    }

    @Test
    void anIrreversibleRevisionStopsADowngradeBeforeAnythingIsRun() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
                .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);").and("U2__b.sql", "DROP TABLE b;").revisions();
        migrator(revisions).upgrade(new Silent());

        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(revisions).downgrade(Target.parse("base"), OnDataLoss.REFUSE, new Silent()));

        assertEquals("1_a is irreversible: it has no undo script. Nothing was run.", refused.getMessage());
        assertTrue(database.definitions().containsKey("TABLE b"));
    }

    @Test
    void anOlderProgramSeesANewerDatabaseAsAhead() {
        Scripts scripts = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);");
        Revisions older = scripts.revisions();
        migrator(scripts.and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);").revisions()).upgrade(new Silent());

        SchemaState state = migrator(older).upgrade(new Silent());

        assertTrue(state.isAhead());
        assertFalse(state.isAtHead());
        assertEquals("2_b", state.current().orElseThrow());
        assertTrue(state.hasUnknown("2_b"));
    }

    @Test
    void whatAScriptDoesToTheSessionEndsWithIt() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", """
                CREATE TABLE a (id INT PRIMARY KEY);
                SET SESSION sql_mode = '', foreign_key_checks = 0, time_zone = '+05:00', autocommit = 0;
                INSERT INTO a VALUES (1);
                LOCK TABLES a WRITE;
                """).and("V2__b.sql", """
                CREATE TABLE b (sql_mode TEXT, fk INT, zone TEXT, auto INT, committed INT);
                INSERT INTO b SELECT @@sql_mode, @@foreign_key_checks, @@time_zone, @@autocommit, COUNT(*) FROM a;
                """).revisions();
        SchemaState state = migrator(revisions).upgrade(new Silent());

        assertTrue(state.isAtHead());
        assertEquals(List.of("1 +00:00 1 1"), database.strings("SELECT CONCAT_WS(' ', fk, zone, auto, committed) FROM b"));
        assertTrue(database.strings("SELECT sql_mode FROM b").get(0).contains("STRICT_TRANS_TABLES"));
    }

    @Test
    void aScriptThatReleasesTheLockIsRefused() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", "DO RELEASE_ALL_LOCKS();")
                .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);").revisions();
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(revisions).upgrade(new Silent()));
        assertTrue(refused.getMessage().startsWith("V1__a.sql, line 1 releases named locks"), refused.getMessage());
        assertEquals(List.of(), database.strings("SHOW TABLES"));
    }

    @Test
    void whatAnOpenTransactionLosesIsSaid() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", """
                CREATE TABLE a (id INT PRIMARY KEY);
                START TRANSACTION;
                INSERT INTO a VALUES (1);
                INSERT INTO a VALUES (1);
                """).revisions();
        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> migrator(revisions).upgrade(new Silent()));
        assertTrue(failed.getMessage().contains(
                "Statement 1 is applied and stays; the statements after it in the open transaction are rolled back; nothing of statement 4 remains."),
                failed.getMessage());
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM a"));
    }

    @Test
    void anUndoThatFailsAtItsFirstStatementLeavesTheHistoryAsItWas() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").and("U1__a.sql", "DROP TABLE b;")
                .revisions();
        migrator(revisions).upgrade(new Silent());
        database.execute("UPDATE flyway_schema_history SET installed_on = '2020-01-01 00:00:00', execution_time = 1042");
        List<String> before = database
                .strings("SELECT CONCAT_WS(' ', installed_on, execution_time, success) FROM flyway_schema_history");

        assertThrows(MigrationFailedException.class,
                () -> migrator(revisions).downgrade(Target.parse("base"), OnDataLoss.REFUSE, new Silent()));

        assertEquals(before,
                database.strings("SELECT CONCAT_WS(' ', installed_on, execution_time, success) FROM flyway_schema_history"));
    }

    @Test
    void aStopLetsTheStatementEndAndBeginsNoOther() throws Exception {
        Revisions revisions = Scripts
                .of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);\nDO SLEEP(0.1);\nCREATE TABLE b (id INT);").revisions();
        Migrator migrator = migrator(revisions);
        Silent listener = new Silent() {
            @Override
            public void running(Progress progress) {
                migrator.stop();
            }
        };
        MigrationStoppedException stopped = assertThrows(MigrationStoppedException.class, () -> migrator.upgrade(listener));
        assertEquals(
                "The process was asked to stop at V1__a.sql, statement 2 of 3 (line 2). Statement 1 is "
                        + "applied and stays; statement 2 was not run. The next upgrade continues there.",
                stopped.getMessage());
        Silent second = new Silent();
        assertTrue(migrator(revisions).upgrade(second).isAtHead());
        assertEquals(List.of(2, 3), second.ran.stream().map(Progress::statement).toList());
    }

    @Test
    void ofManyAtOnceOneRunsEachStatement() throws Exception {
        Revisions revisions = Scripts
                .of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);\nDO SLEEP(0.5);\nINSERT INTO a VALUES (1);")
                .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);").revisions();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Silent>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            runs.add(threads.submit(() -> {
                Silent listener = new Silent();
                assertTrue(migrator(revisions).upgrade(listener).isAtHead());
                return listener;
            }));
        }
        int statements = 0;
        for (Future<Silent> run : runs) {
            statements += run.get(1, TimeUnit.MINUTES).ran.size();
        }
        threads.shutdown();
        assertEquals(4, statements);
        assertEquals(List.of("1", "2"), database.strings("SELECT version FROM flyway_schema_history ORDER BY installed_rank"));
    }

    @Test
    void aRelativeTargetIsReckonedFromWhereItWasTyped() throws Exception {
        Revisions revisions = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").and("U1__a.sql", "DROP TABLE a;")
                .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);").and("U2__b.sql", "DROP TABLE b;").revisions();
        migrator(revisions).upgrade(new Silent());
        try (Connection other = database.connect()) {
            assertTrue(new SchemaLock(other).holder().isEmpty());
            new SchemaLock(other).acquire(Duration.ofSeconds(5), holder -> {
            });
            MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                    () -> migrator(revisions).downgrade(Target.parse("-1"), OnDataLoss.REFUSE, new Silent() {
                        @Override
                        public void waitingForLock(String holder, SchemaState now) {
                            undoTheSecondAndLetGo(other);
                        }
                    }));
            assertTrue(
                    refused.getMessage().contains("resolved against 2_b")
                            && refused.getMessage().contains("moved the database to 1_a"),
                    refused.getMessage());
        }
        assertEquals(
                List.of("a", "flyway_schema_history", "traveease_schema_definition", "traveease_schema_journal",
                        "traveease_schema_runs"),
                database.strings("SHOW TABLES"));
    }

    private void undoTheSecondAndLetGo(Connection other) {
        try {
            database.execute("DROP TABLE IF EXISTS b", "DELETE FROM flyway_schema_history WHERE version = '2'");
            new SchemaLock(other).release();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aConnectionLostInAScriptIsTakenUpAgain() throws Exception {
        Revisions revisions = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY); DO SLEEP(3);").revisions();
        Thread killer = new Thread(() -> kill("DO SLEEP(3)"));
        Silent listener = new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == 2 && killer.getState() == Thread.State.NEW) {
                    killer.start();
                }
            }
        };
        assertTrue(migrator(revisions).upgrade(listener).isAtHead());
        assertEquals(1, listener.warnings.size());
        assertTrue(listener.warnings.get(0).contains("was lost. It was running V1__a.sql, statement 2 of 2."),
                listener.warnings.get(0));
    }

    private void kill(String statement) {
        try {
            List<String> ids = List.of();
            while (ids.isEmpty()) {
                ids = database.strings("SELECT id FROM information_schema.processlist WHERE info = '" + statement
                        + "' AND db = '" + database.schema() + "'");
            }
            database.execute("KILL " + ids.get(0));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whileAnotherProcessIsAtWorkNothingIsCalledInterrupted() throws Exception {
        Revisions revisions = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY); DO SLEEP(3);").revisions();
        List<String> problems = new ArrayList<>();
        migrator(revisions).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                problems.addAll(migrator(revisions).state().problems());
            }
        });
        // When it is told of the first statement, nothing is written yet.
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("1_a is being applied now, by connection "), problems.toString());
    }

    @Test
    void aScriptThatChangesTheHistoryIsRefused() throws SQLException {
        Revisions dump = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
                .and("V2__dump.sql", "DROP TABLE IF EXISTS `flyway_schema_history`;").revisions();
        InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                () -> migrator(dump).upgrade(new Silent()));
        assertTrue(refused.getMessage().startsWith("V2__dump.sql, line 1 changes flyway_schema_history"), refused.getMessage());
        assertEquals(List.of(), database.strings("SHOW TABLES"));
    }

    @Test
    void aReaderThatHoldsATableDelaysTheMigrationOnly() throws Exception {
        database.execute("CREATE TABLE a (id INT PRIMARY KEY)");
        Revisions revisions = Scripts.of("V1__a.sql", "ALTER TABLE a ADD b INT;").revisions();
        migrator(revisions).corrections().stamp(Target.parse("base"), new Silent());
        List<String> reasons = new ArrayList<>();
        try (Connection reader = database.connect(); Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM a").close();
            SchemaState state = migrator(revisions).upgrade(new Silent() {
                @Override
                public void retrying(Progress progress, String reason) {
                    reasons.add(reason);
                    end(reader);
                }
            });
            assertTrue(state.isAtHead());
        }
        assertEquals(1, reasons.size());
        assertTrue(reasons.get(0).startsWith("it timed out waiting for locks (blocked by connection "),
                reasons.get(0));
    }

    private static void end(Connection reader) {
        try {
            reader.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> definitions() {
        try {
            return database.definitions();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }

    /** Nobody tells the server of a machine that died, and TCP notices after two hours. */
    @Test
    void theServerFreesTheLockOfAMachineThatDiedSoon() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql",
                "CREATE TABLE a (seconds INT); INSERT INTO a SELECT @@SESSION.wait_timeout;").revisions();
        new Migrator(database.database(), revisions, Duration.ofMinutes(1)).upgrade(new Silent());
        assertEquals(List.of("300"), database.strings("SELECT seconds FROM a"));
    }
}
