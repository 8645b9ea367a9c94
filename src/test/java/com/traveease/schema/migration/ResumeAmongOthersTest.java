package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.evidence.Fingerprint;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.lock.LockTimeoutException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.revision.Revisions;
import com.traveease.testing.Crash;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** A run that is continued where people, branches, backups and routines have their hands in the schema too. */
class ResumeAmongOthersTest {

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
    @ValueSource(strings = { "ALTER TABLE a ADD COLUMN x INT NOT NULL", "CREATE UNIQUE INDEX ix ON a (id, x)",
            "ALTER TABLE a DROP COLUMN gone" })
    void whatWouldHaveFailedFailsAfterACrashToo(String sql) throws SQLException {
        String script = "CREATE TABLE a (id INT, x VARCHAR(10), KEY ix (x));\n" + sql;
        leftBefore(2, Scripts.of("V1__a.sql", script).revisions());
        begun(sql);
        assertThrows(MigrationFailedException.class, () -> upgrade(script));
        database.execute("ALTER TABLE a ADD COLUMN y INT"); // somebody tries to help
        begun(sql);
        assertThrows(MigrationFailedException.class, () -> upgrade(script));
    }

    /** As if the run had ended between the note that it is about to be sent and the statement itself. */
    private void begun(String sql) throws SQLException {
        com.traveease.schema.statement.Statement statement = new com.traveease.schema.statement.Statement(1, sql);
        try (Connection connection = database.connect()) {
            Journal journal = Journal.of(connection);
            JournalEntry first = journal.entries().get(1);
            journal.insert(List.of(new JournalEntry(first.script(), first.direction(), 2, 2, JournalEntry.Mark.BEGUN,
                    statement.checksum(), sql,
                    Fingerprint.take(connection, statement).toString(), "", 0)));
        }
    }

    @Test
    void aFunctionThatAsksForTheLastNumberGetsIt() throws SQLException {
        Revisions revisions = Scripts.of("V1__f.sql", "CREATE FUNCTION last_key() RETURNS INT NO SQL RETURN LAST_INSERT_ID()")
                .and("V2__a.sql", """
                        CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 7;
                        CREATE TABLE b (id INT);
                        INSERT INTO a VALUES ();
                        UPDATE b SET id = 1;
                        INSERT INTO b SELECT last_key();
                        """).revisions();
        for (int k = 3; k <= 5; k++) {
            leftBefore(k, revisions);
        }
        migrator(revisions).upgrade(new Silent());
        assertEquals(List.of("7"), database.strings("SELECT id FROM b"));
    }

    /** Where one script ends and the next begins is a place to be killed too. */
    @Test
    void aScriptFindsNothingOfTheSessionOfTheOneBefore() throws SQLException {
        Migrator migrator = migrator(Scripts.of("V1__a.sql", """
                CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY);
                SET @n = 5;
                INSERT INTO a VALUES ();
                PREPARE p FROM 'SELECT 1';
                CREATE TEMPORARY TABLE IF NOT EXISTS t (id INT);
                INSERT INTO t VALUES (1);
                """).and("V2__b.sql", "CREATE TABLE b AS SELECT @n AS n, LAST_INSERT_ID() AS k")
                .and("V3__c.sql", "CREATE TABLE t (n INT); INSERT INTO t VALUES (2)")
                .and("V4__d.sql", "EXECUTE p").revisions());
        MigrationFailedException failed = assertThrows(MigrationFailedException.class, () -> migrator.upgrade(new Silent()));
        assertTrue(failed.getMessage().contains("Unknown prepared statement handler"), failed.getMessage());
        assertEquals(List.of("2"), database.strings("SELECT n FROM t"));
        assertEquals(List.of("none 0"), database.strings("SELECT CONCAT(COALESCE(n, 'none'), ' ', k) FROM b"));
    }

    @Test
    void anOlderRevisionThatTurnsUpWhileANewerOneIsThereInPartIsRefused() throws SQLException {
        String third = "CREATE TABLE c (id INT); INSERT INTO c VALUES (1); INSERT INTO c VALUES (2);";
        Revisions before = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT);").and("V3__c.sql", third).revisions();
        leftBefore(3, before);
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(Scripts.of("V1__a.sql", "CREATE TABLE a (id INT);").and("V2__b.sql", "CREATE TABLE b (id INT);")
                        .and("V3__c.sql", third).revisions()).upgrade(new Silent()));
        assertEquals("2_b is older than 3_c, which was started. Give it a version above the head. Nothing was run.",
                refused.getMessage());
        migrator(before).upgrade(new Silent());
        assertEquals(List.of("1", "2"), database.strings("SELECT id FROM c ORDER BY id"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "INSERT INTO a SELECT 1 + SLEEP(1)",
            "START TRANSACTION; INSERT INTO a SELECT 1 + SLEEP(1); COMMIT",
            "START TRANSACTION; INSERT INTO a SELECT 1 + SLEEP(1); CREATE TABLE b (id INT)" })
    void aBackupBeforeTheCommitIsWaitedFor(String sql) throws Exception {
        database.execute("CREATE TABLE a (id INT)");
        Migrator migrator = new Migrator(database.database(),
                Scripts.of("V1__a.sql", "CREATE TABLE c (id INT);" + sql).revisions(),
                new LockTimeouts(Duration.ofMinutes(1), Duration.ofSeconds(1)));
        migrator.corrections().stamp(com.traveease.schema.revision.Target.parse("base"), new Silent());
        CompletableFuture<SchemaState> run = CompletableFuture.supplyAsync(() -> migrator.upgrade(new Silent()));
        while (database.strings("SELECT id FROM information_schema.processlist WHERE state = 'User sleep' AND db = '%s'"
                .formatted(database.schema())).isEmpty() && !run.isDone()) {
            Thread.sleep(20);
        }
        try (Connection backup = database.connect(); Statement statement = backup.createStatement()) {
            statement.execute("FLUSH TABLES WITH READ LOCK");
            Thread.sleep(3000);
        }
        assertTrue(run.get().isAtHead());
        assertEquals(List.of("1"), database.strings("SELECT id FROM a"));
    }

    @Test
    void nobodyDecidesAboutAStatementThatIsStillAtWork() throws SQLException {
        leftBefore(2, Scripts.of("V1__a.sql", "CREATE TABLE a (id INT); CREATE TABLE b (id INT)").revisions());
        Migrator migrator = migrator(Scripts.of("V1__a.sql", "CREATE TABLE a (id INT); CREATE TABLE b (id INT)").revisions());
        try (Connection atWork = database.connect(); Statement statement = atWork.createStatement()) {
            statement.execute("DO GET_LOCK('%s', 0)".formatted(SchemaLock.nameFor(database.schema())));
            LockTimeoutException refused = assertThrows(LockTimeoutException.class,
                    () -> migrator.corrections().resolve("1_a", 2, true, new Silent()));
            assertTrue(
                    refused.getMessage()
                            .endsWith("which is still running. Nothing was changed; try again when it has finished."),
                    refused.getMessage());
        }
    }

    private void leftBefore(int statement, Revisions revisions) {
        String last = revisions.head().orElseThrow().id();
        assertThrows(Crash.class, () -> migrator(revisions).upgrade(Crash.before(last, statement)));
    }

    private void upgrade(String script) {
        assertTrue(migrator(Scripts.of("V1__a.sql", script).revisions()).upgrade(new Silent()).isAtHead());
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }
}
