package com.traveease.schema.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.alteration.DiffStatement;
import com.traveease.schema.authoring.StatementText;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.config.RunSettings;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.lock.SessionBounds;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What a run leaves is recorded, and what somebody changes by hand is told until a person decides. */
class RecorderTest {

    private static final Revisions REVISIONS = revisions("""
            CREATE TABLE guests (id BIGINT PRIMARY KEY, name VARCHAR(100) NOT NULL, KEY idx_guest_name (name));
            CREATE TABLE stays (id BIGINT PRIMARY KEY, guest_id BIGINT, nights INT,
                CONSTRAINT fk_stay_guest FOREIGN KEY (guest_id) REFERENCES guests (id));
            CREATE VIEW names AS SELECT name FROM guests;
            CREATE TRIGGER stays_before BEFORE INSERT ON stays FOR EACH ROW SET NEW.nights = COALESCE(NEW.nights, 1);
            CREATE PROCEDURE forget(IN who BIGINT) DELETE FROM guests WHERE id = who;
            CREATE FUNCTION twice(n INT) RETURNS INT DETERMINISTIC RETURN 2 * n;
            CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM stays WHERE nights = 0;
            """, "ALTER TABLE guests ADD COLUMN city VARCHAR(50);", "CREATE TABLE cities (id INT PRIMARY KEY);");

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private static Revisions revisions(String first, String second, String third) {
        return Revisions.of(List.of(new Script("V1__a.sql", first), new Script("V2__b.sql", second),
                new Script("U2__b.sql", "ALTER TABLE guests DROP COLUMN city;"), new Script("V3__c.sql", third),
                new Script("U3__c.sql", "DROP TABLE cities;")));
    }

    private Migrator migrator() {
        return migrator(database.database());
    }

    private static Migrator migrator(Database with) {
        return new Migrator(with, REVISIONS, Duration.ofMinutes(1));
    }

    private LiveAnswer ask(String... ignored) throws SQLException {
        return ask(database.database(), ignored);
    }

    private LiveAnswer ask(Database with, String... ignored) throws SQLException {
        return LiveAnswer.ask(() -> with.connect(Duration.ofSeconds(10)), database.schema(), new StateReader(REVISIONS),
                Ignored.of(List.of(ignored)));
    }

    /** Each change of each object, in words. */
    private List<String> drift(String... ignored) throws SQLException {
        return ask(ignored).drift().orElseThrow(() -> new AssertionError("nothing is recorded")).objects().stream()
                .flatMap(object -> object.words().stream()).toList();
    }

    private void run(List<DiffStatement> statements) throws SQLException {
        database.execute(statements.stream().map(DiffStatement::sql).toArray(String[]::new));
    }

    @Test
    void everyRunRecordsWhatItLeaves() throws SQLException {
        Instant before = Instant.now().minusSeconds(2);
        migrator().upgrade(Target.parse("2"), new Silent());
        Snapshot recorded = ask().recorded().orElseThrow();
        assertEquals(Optional.of("2_b"), recorded.revision().map(id -> id.replaceFirst("^0+", "")));
        assertTrue(recorded.recordedAt().isAfter(before) && recorded.recordedAt().isBefore(Instant.now().plusSeconds(2)),
                recorded.recordedAt().toString());
        assertEquals(database.user(), recorded.recordedBy());
        assertFalse(recorded.program().isBlank());
        assertEquals(List.of("guests", "stays"), List.copyOf(recorded.definition().tables().keySet()));
        assertEquals(List.of(), drift());

        migrator().upgrade(new Silent());
        assertEquals(List.of(), drift());
        assertTrue(ask().recorded().orElseThrow().definition().tables().containsKey("cities"));

        migrator().downgrade(Target.parse("-1"), OnDataLoss.ALLOW, new Silent());
        assertEquals(List.of(), drift());
        assertFalse(ask().recorded().orElseThrow().definition().tables().containsKey("cities"));

        migrator().redo(REVISIONS.find("2"), OnDataLoss.ALLOW, new Silent());
        assertEquals(List.of(), drift());

        database.execute("CREATE TABLE cities (id INT PRIMARY KEY)");
        migrator().corrections().stamp(Target.parse("3"), new Silent());
        assertEquals(List.of("added table 'cities'"), drift()); // it was made by hand before, and a stamp runs nothing
        assertEquals(Optional.of("3_c"), ask().recorded().orElseThrow().revision().map(id -> id.replaceFirst("^0+", "")));
    }

    @Test
    void theRecordCanBeReadWithTheClient() throws SQLException {
        migrator().upgrade(new Silent());

        String text = database.strings("SELECT CONVERT(UNCOMPRESS(definition) USING utf8mb4) FROM traveease_schema_definition")
                .get(0);

        assertTrue(text.contains("CREATE PROCEDURE") && text.contains("idx_guest_name"), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ALTER TABLE guests ADD COLUMN nickname VARCHAR(40) | added column 'guests.nickname'",
            "ALTER TABLE guests MODIFY COLUMN name VARCHAR(200) NOT NULL | type change from VARCHAR(100) to VARCHAR(200) on 'guests.name'",
            "CREATE INDEX idx_stay_nights ON stays (nights) | added index 'stays.idx_stay_nights'",
            "ALTER TABLE guests ALTER INDEX idx_guest_name INVISIBLE | visibility change from INDEX (name) to INDEX (name) INVISIBLE on 'guests.idx_guest_name'",
            "ALTER TABLE stays DROP FOREIGN KEY fk_stay_guest | removed foreign key 'stays.fk_stay_guest'",
            "ALTER VIEW names AS SELECT UPPER(name) AS name FROM guests | changed definition of view 'names'",
            "DROP TRIGGER stays_before | removed trigger 'stays_before'",
            "DROP PROCEDURE forget | removed procedure 'forget'",
            "DROP EVENT tidy | removed event 'tidy'",
            "DROP TABLE stays | removed table 'stays', removed trigger 'stays_before'",
            "CREATE TABLE extra (id INT PRIMARY KEY) | added table 'extra'" })
    void aChangeByHandIsToldAndTheStatementsLeadBothWays(String change, String words) throws SQLException {
        migrator().upgrade(new Silent());
        database.execute(change);

        LiveDrift drift = ask().drift().orElseThrow();
        assertEquals(words, drift().stream().collect(Collectors.joining(", ")));

        run(drift.puttingRight());
        assertEquals(List.of(), drift());
        run(drift.revising());
        assertEquals(words, drift().stream().collect(Collectors.joining(", ")));
    }

    @Test
    void theModeThatAProgramIsStoredWithCounts() throws SQLException {
        migrator().upgrade(new Silent());
        database.execute("DROP FUNCTION twice", "SET SESSION sql_mode = 'PIPES_AS_CONCAT'",
                "CREATE FUNCTION twice(n INT) RETURNS INT DETERMINISTIC RETURN 2 * n");

        List<String> words = drift();
        assertEquals(1, words.size(), words.toString());
        assertTrue(words.get(0).matches("sql_mode change from '.*' to 'PIPES_AS_CONCAT' on 'twice'"), words.get(0));

        String script = StatementText.of(ask().drift().orElseThrow().revising());
        assertTrue(script.contains("SET SESSION sql_mode = 'PIPES_AS_CONCAT'"), script);
        run(ask().drift().orElseThrow().puttingRight());
        assertEquals(List.of(), drift());
    }

    @Test
    void whatWasChangedBeforeARunIsWarnedOfAndStaysReported() throws SQLException {
        migrator().upgrade(Target.parse("2"), new Silent());
        database.execute("ALTER TABLE stays ADD COLUMN note TEXT", "DROP PROCEDURE forget");
        Silent heard = new Silent();

        migrator().upgrade(heard);

        assertEquals(1, heard.warnings.size(), heard.warnings.toString());
        assertTrue(heard.warnings.get(0).contains(": table stays, procedure forget. This run does not accept the change"),
                heard.warnings.get(0));
        assertEquals(List.of("added column 'stays.note'", "removed procedure 'forget'"), drift());
        migrator().downgrade(Target.parse("-1"), OnDataLoss.ALLOW, new Silent());
        assertEquals(List.of("added column 'stays.note'", "removed procedure 'forget'"), drift());
    }

    @Test
    void whatTheRunItselfChangesIsItsOwn() throws SQLException {
        migrator().upgrade(Target.parse("1"), new Silent());
        database.execute("ALTER TABLE guests ADD COLUMN note TEXT", "ALTER TABLE stays ADD COLUMN note TEXT");

        migrator().upgrade(new Silent()); // changes guests

        assertEquals(List.of("added column 'stays.note'"), drift());
    }

    /** As a process that dies behind the last step. */
    @Test
    void aKillBeforeTheRecordIsNoDriftAndTheNextRunRecords() throws SQLException {
        migrator().upgrade(Target.parse("2"), new Silent());
        assertThrows(IllegalStateException.class, () -> migrator().upgrade(dyingAfter("V3__c.sql")));
        assertEquals(Optional.empty(), ask().recorded());

        Silent heard = new Silent();
        migrator().upgrade(heard);

        assertEquals(List.of(), heard.finished);
        assertEquals(List.of(), heard.warnings);
        assertEquals(List.of(), drift());
        assertTrue(ask().recorded().orElseThrow().definition().tables().containsKey("cities"));
    }

    @Test
    void theServiceAndTheInitContainerRecordItToo() throws SQLException {
        assertThrows(IllegalStateException.class, () -> migrator().upgrade(dyingAfter("V3__c.sql")));

        migrator().adoptAndUpgrade(new Silent());

        assertEquals(List.of(), drift());
    }

    @Test
    void driftSurvivesAKillBeforeTheRecord() throws SQLException {
        migrator().upgrade(Target.parse("2"), new Silent());
        database.execute("ALTER TABLE stays ADD COLUMN note TEXT");
        assertThrows(IllegalStateException.class, () -> migrator().upgrade(dyingAfter("V3__c.sql")));

        migrator().upgrade(new Silent());

        assertEquals(List.of("added column 'stays.note'"), drift());
    }

    @Test
    void driftSurvivesAnInterruptedScript() throws SQLException {
        migrator().upgrade(Target.parse("2"), new Silent());
        database.execute("ALTER TABLE stays ADD COLUMN note TEXT");
        Revisions longer = revisions(REVISIONS.all().get(0).upgrade().text(), REVISIONS.all().get(1).upgrade().text(),
                "CREATE TABLE cities (id INT PRIMARY KEY);\nCREATE TABLE roads (id INT PRIMARY KEY);");
        Migrator migrator = new Migrator(database.database(), longer, Duration.ofMinutes(1));
        assertThrows(IllegalStateException.class, () -> migrator.upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == 2) {
                    throw new IllegalStateException("The process dies here");
                }
            }
        }));
        assertEquals(Optional.empty(), ask().recorded()); // between two revisions there is nothing to compare with

        migrator.upgrade(new Silent());

        assertEquals(List.of("added column 'stays.note'"), drift());
    }

    @Test
    void driftThatIsPutRightIsForgotten() throws SQLException {
        migrator().upgrade(Target.parse("1"), new Silent());
        database.execute("CREATE TABLE cities (id INT PRIMARY KEY)");
        assertThrows(RuntimeException.class, () -> migrator().upgrade(new Silent())); // V3 finds its table there
        database.execute("DROP TABLE cities");

        migrator().upgrade(new Silent());

        assertEquals(List.of(), drift());
    }

    private static Silent dyingAfter(String script) {
        return new Silent() {
            @Override
            public void finished(Step step, Duration took, SchemaState now) {
                if (step.script().name().equals(script)) {
                    throw new IllegalStateException("The process dies here");
                }
            }
        };
    }

    @Test
    void acceptRecordsWhatIsThere() throws SQLException {
        migrator().upgrade(new Silent());
        database.execute("ALTER TABLE stays ADD COLUMN note TEXT");

        Optional<LiveDrift> accepted = migrator().corrections().accept(new Silent());

        assertEquals("table stays", accepted.orElseThrow().summary(9));
        assertEquals(List.of(), drift());
        database.execute("ALTER TABLE stays DROP COLUMN note");
        assertEquals(List.of("removed column 'stays.note'"), drift());
    }

    @Test
    void acceptNeedsAHistory() {
        String message = assertThrows(MigrationRefusedException.class, () -> migrator().corrections().accept(new Silent()))
                .getMessage();
        assertTrue(message.startsWith("This schema has no history"), message);
    }

    @Test
    void anUnreadableRecordIsAFailureAndAcceptReplacesIt() throws SQLException {
        migrator().upgrade(new Silent());
        database.execute("UPDATE traveease_schema_definition SET definition = 'xxxxxxxx'");

        String message = assertThrows(SQLException.class, this::ask).getMessage();
        assertTrue(message.endsWith("Record the schema anew: check --accept."), message);
        Silent heard = new Silent();
        migrator().downgrade(Target.parse("-1"), OnDataLoss.ALLOW, heard);
        assertEquals(1, heard.warnings.size(), heard.warnings.toString());

        assertEquals(List.of(), drift()); // the run has recorded what it left
        database.execute("UPDATE traveease_schema_definition SET definition = 'xxxxxxxx'");
        assertEquals(Optional.empty(), migrator().corrections().accept(new Silent()));
        assertEquals(List.of(), drift());
    }

    @Test
    void ofAnOlderReleaseNothingIsRecordedAndTheNextRunDoesIt() throws SQLException {
        migrator().upgrade(new Silent());
        database.execute("DROP TABLE traveease_schema_definition");
        assertEquals(Optional.empty(), ask().recorded());

        migrator().upgrade(new Silent());

        assertEquals(List.of(), drift());
    }

    @Test
    void whileAnotherProcessHasTheLockNothingIsRecordedNorWaitedFor() throws Exception {
        migrator().upgrade(new Silent());
        database.execute("DROP TABLE traveease_schema_definition");
        try (Connection other = database.connect(); SchemaLock lock = new SchemaLock(other)) {
            lock.acquire(Duration.ZERO, holder -> {
            });
            Silent heard = new Silent();
            migrator().upgrade(heard);
            assertEquals(List.of(), heard.warnings);
        }
        assertEquals(Optional.empty(), ask().recorded());
    }

    @Test
    void aRecordThatCannotBeWrittenFailsNoMigration() throws SQLException {
        database.execute("CREATE TABLE traveease_schema_definition (id INT PRIMARY KEY)");
        Silent heard = new Silent();

        SchemaState after = migrator().upgrade(heard);

        assertTrue(after.isAtHead());
        assertEquals(1, heard.warnings.size(), heard.warnings.toString());
        assertTrue(heard.warnings.get(0).startsWith("The definition of the schema could not be recorded: Unknown column"),
                heard.warnings.get(0));
        heard = new Silent();
        assertTrue(migrator().upgrade(heard).isAtHead()); // nothing to do, and nothing to say
        assertEquals(List.of(), heard.warnings);
    }

    @Test
    void whatToolsLeaveIsNoDriftAndMoreCanBeNamed() throws SQLException {
        migrator().upgrade(new Silent());
        database.execute("CREATE TABLE _stays_gho (id INT)", "CREATE TABLE _stays_ghc (id INT)",
                "CREATE TABLE _stays_del (id INT)", "CREATE TABLE _stays_new (id INT)", "CREATE TABLE _stays_old (id INT)",
                "CREATE TABLE pt_osc_chk (id INT)", "CREATE TABLE databasechangelog (id INT)",
                "CREATE TABLE schema_migrations (id INT)", "CREATE TABLE _prisma_migrations (id INT)",
                "CREATE TABLE goose_db_version (id INT)",
                "CREATE TRIGGER pt_osc_x_stays_ins AFTER INSERT ON stays FOR EACH ROW SET @a = 1",
                "CREATE TRIGGER on_new AFTER INSERT ON _stays_new FOR EACH ROW SET @a = 1",
                "CREATE TABLE tmp_1 (id INT)", "CREATE TABLE tmp_2 (id INT)");

        assertEquals(List.of("added table 'tmp_1'", "added table 'tmp_2'"), drift());
        assertEquals(List.of("added table 'tmp_2'"), drift("TMP_1"));
        assertEquals(List.of(), drift("tmp_?"));
        assertEquals(List.of(), drift("x", "tmp*"));
        Silent heard = new Silent();
        new Migrator(database.database(), REVISIONS, new LockTimeouts(Duration.ofMinutes(1), SessionBounds.LOCK_WAIT),
                OnWarning.GO_ON,
                Ignored.of(List.of("tmp_*")), RunSettings.DEFAULT).downgrade(Target.parse("-1"), OnDataLoss.ALLOW, heard);
        assertEquals(List.of(), heard.warnings);
    }

    /** A name that a tool may give is the application's where a run has left it. */
    @Test
    void aTableOfTheApplicationIsNoLeftover() throws SQLException {
        database.execute("CREATE TABLE pt_rates (id INT)");
        migrator().corrections().stamp(Target.parse("base"), new Silent());
        database.execute("ALTER TABLE pt_rates ADD COLUMN n INT");

        assertEquals(List.of("added column 'pt_rates.n'"), drift());
    }

    @Test
    void whatTheAccountMaySeeOnlyInPartIsNoDrift() throws SQLException {
        migrator().upgrade(new Silent());
        String account = "'reader_%s'@'%%'".formatted(database.schema().substring(5, 20));
        String user = account.substring(1, account.indexOf('\'', 1));
        database.execute("CREATE USER " + account + " IDENTIFIED BY 'x'");
        try {
            database.execute("GRANT SELECT ON %s.guests TO %s".formatted(database.schema(), account),
                    "GRANT SELECT ON %s.flyway_schema_history TO %s".formatted(database.schema(), account),
                    "GRANT SELECT ON %s.traveease_schema_definition TO %s".formatted(database.schema(), account));
            Database limited = new Database(new DatabaseAddress(database.jdbcUrl(), user, "x"));
            LiveDrift drift = ask(limited).drift().orElseThrow();
            assertEquals(List.of(), drift.objects());
            assertEquals(List.of("event tidy", "function twice", "procedure forget", "table cities", "table stays",
                    "trigger stays_before", "view names"),
                    drift.unreadable().stream().map(ObjectName::words).sorted().toList());

            database.execute("GRANT SELECT, SHOW VIEW, TRIGGER, EXECUTE, EVENT ON %s.* TO %s".formatted(database.schema(),
                    account), "DROP PROCEDURE forget", "DROP TRIGGER stays_before", "DROP VIEW names", "DROP EVENT tidy",
                    "DROP TABLE cities");
            drift = ask(limited).drift().orElseThrow();
            assertEquals("table cities, view names, trigger stays_before, procedure forget, event tidy", drift.summary(9));
            // Its text is for its definer, and for those who have SHOW_ROUTINE.
            assertEquals(List.of("function twice"), drift.unreadable().stream().map(ObjectName::words).toList());
        } finally {
            database.execute("DROP USER " + account);
        }
    }

    @Test
    void whatAnotherRunIsDoingIsNoDrift() throws Exception {
        migrator().upgrade(Target.parse("2"), new Silent());
        LiveAnswer[] during = new LiveAnswer[1];
        migrator().upgrade(new Silent() {
            @Override
            public void finished(Step step, Duration took, SchemaState now) {
                try {
                    during[0] = ask();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        assertEquals(Optional.empty(), during[0].recorded());
    }

    @Test
    void namesAndTextsOfEveryKindComeBack() throws SQLException {
        database.execute(
                "CREATE TABLE `a \"ü` (`b'\\\\` VARCHAR(10) DEFAULT '\\n\\t\\0' COMMENT 'x\\'\"\\\\', `c` ENUM('ä','😀'))");
        migrator().corrections().stamp(Target.parse("base"), new Silent());
        assertEquals(List.of(), drift());
        database.execute("ALTER TABLE `a \"ü` ALTER COLUMN `c` SET DEFAULT '😀'");
        assertEquals(1, drift().size());
    }
}
