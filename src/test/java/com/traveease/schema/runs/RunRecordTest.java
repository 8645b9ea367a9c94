package com.traveease.schema.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.config.RunSettings;
import com.traveease.schema.drift.Ignored;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.lock.SessionBounds;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What runs leave in the table of runs, whatever becomes of them. */
class RunRecordTest {

    private static final String SEATS = "CREATE TABLE seats (id INT PRIMARY KEY, mail VARCHAR(99) UNIQUE);\n"
            + "INSERT INTO seats VALUES (491701234, 'ann@example.org');\nINSERT INTO seats VALUES (2, 'bob@example.org');\n"
            + "UPDATE seats SET mail = CONCAT(mail, '.uk') WHERE id < 1000;\n";

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private static Revisions seats(String... more) {
        List<Script> scripts = new ArrayList<>(List.of(new Script("V1__seats.sql", SEATS),
                new Script("U1__seats.sql", "DROP TABLE seats;")));
        for (int i = 0; i < more.length; i++) {
            scripts.add(new Script("V%d__more.sql".formatted(i + 2), more[i]));
        }
        return Revisions.of(scripts);
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }

    private Migrator keeping(Revisions revisions, RunSettings settings) {
        return new Migrator(database.database(), revisions, new LockTimeouts(Duration.ofMinutes(1), SessionBounds.LOCK_WAIT),
                OnWarning.GO_ON, Ignored.LEFTOVERS, settings);
    }

    private List<Run> runs() throws SQLException {
        try (Connection connection = database.connect()) {
            return new RunTable(connection).newest(1000, RunReading.ANY);
        }
    }

    private Run run() throws SQLException {
        assertEquals(1, runs().size());
        return runs().get(0);
    }

    @Test
    void aRunSaysWhoDidWhatAndHowLongThatTook() throws SQLException {
        migrator(seats()).upgrade(new Silent());

        Run run = run();
        assertEquals(1, run.number());
        assertEquals("upgrade", run.command());
        assertEquals(Run.Outcome.DONE, run.outcome());
        assertEquals(Optional.empty(), run.from());
        assertEquals(Optional.of("1_seats"), run.to());
        assertEquals(Optional.of("1_seats"), run.reached());
        assertEquals(database.user(), run.origin().databaseUser());
        assertEquals(Optional.of(System.getProperty("user.name")), run.origin().systemUser());
        assertFalse(run.origin().host().isEmpty());
        assertTrue(run.took().orElseThrow().compareTo(Duration.ZERO) > 0);
        assertEquals(List.of("V1__seats.sql"),
                run.details().steps().stream().map(RunDetails.RanScript::script).toList());
        assertEquals(List.of(OptionalLong.of(0), OptionalLong.of(1), OptionalLong.of(1), OptionalLong.of(1)),
                run.details().statements().stream().map(RanStatement::rows).toList());
    }

    @Test
    void aDowngradeThatGoesOnBeginsAtTheRevisionThatItTakesBack() throws SQLException {
        Revisions revisions = Revisions.of(List.of(new Script("V1__a.sql", "CREATE TABLE a (id INT);"),
                new Script("V2__b.sql", "CREATE TABLE b (id INT);"),
                new Script("U2__b.sql", "DROP TABLE b;\nDROP TABLE not_yet;")));
        migrator(revisions).upgrade(new Silent());
        assertThrows(MigrationFailedException.class,
                () -> migrator(revisions).downgrade(Target.parse("1"), OnDataLoss.ALLOW, new Silent()));
        database.execute("CREATE TABLE not_yet (id INT)");
        migrator(revisions).downgrade(Target.parse("1"), OnDataLoss.ALLOW, new Silent());
        assertEquals(Optional.of("2_b"), runs().get(0).from());
        assertEquals(Optional.of("1_a"), runs().get(0).to());
    }

    @Test
    void noValueOfARowIsRecorded() throws SQLException {
        migrator(seats()).upgrade(new Silent());

        assertEquals(List.of("CREATE TABLE seats (id INT PRIMARY KEY, mail VARCHAR(99) UNIQUE)",
                "INSERT INTO seats VALUES (…, '…')", "INSERT INTO seats VALUES (…, '…')",
                "UPDATE seats SET mail = CONCAT(mail, '…') WHERE id < …"),
                run().details().statements().stream().map(RanStatement::sql).toList());
    }

    @Test
    void aRunWithNothingToDoLeavesNothing() throws SQLException {
        migrator(seats()).upgrade(new Silent());
        Migrator second = migrator(seats());
        second.note(RunNote.of(RunNote.Topic.BACKUP, "of nothing"));
        second.upgrade(new Silent());

        assertEquals(List.of(), run().details().notes());
    }

    @Test
    void aFailureIsRecordedWithoutTheValueThatTheServerQuotes() throws SQLException {
        Revisions revisions = seats(
                "ALTER TABLE seats ADD COLUMN n INT;\nINSERT INTO seats (id, mail) VALUES (7, 'bob@example.org.uk');\n");
        assertThrows(MigrationFailedException.class, () -> migrator(revisions).upgrade(new Silent()));

        Run run = run();
        assertEquals(Run.Outcome.FAILED, run.outcome());
        String error = run.error().orElseThrow();
        assertTrue(error.startsWith(
                "V2__more.sql, statement 2 of 2 (line 2) failed: Duplicate entry '…' for key 'seats.mail' (error 1062)."),
                error);
        assertTrue(run.finishedAt().isPresent());
        assertEquals(List.of("0"), database.strings(
                "SELECT COUNT(*) FROM traveease_schema_runs WHERE CONCAT_WS(' ', error, details) LIKE '%example.org%'"));
    }

    @Test
    void aRunGoesOnWhileItsConnectionHasTheLockAndIsInterruptedThen() throws SQLException {
        List<Run> meanwhile = new ArrayList<>();
        assertThrows(IllegalStateException.class, () -> migrator(seats()).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == 3) {
                    try {
                        meanwhile.add(run());
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                    throw new IllegalStateException("The process dies here");
                }
            }
        }));

        assertEquals(Run.Outcome.RUNNING, meanwhile.get(0).outcome());
        assertEquals(Run.Outcome.INTERRUPTED, run().outcome());
        assertEquals(Optional.empty(), run().finishedAt());

        migrator(seats()).upgrade(new Silent());
        assertEquals(List.of(Run.Outcome.DONE, Run.Outcome.INTERRUPTED), runs().stream().map(Run::outcome).toList());
        assertEquals(List.of(2L, 1L), runs().stream().map(Run::number).toList());
    }

    @Test
    void aRunThatLosesItsConnectionIsOneRun() throws SQLException {
        boolean[] cut = new boolean[1];
        migrator(seats()).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == 4 && !cut[0]) {
                    cut[0] = true;
                    try {
                        String id = database.strings("SELECT connection_id FROM traveease_schema_runs").get(0);
                        database.execute("KILL " + id);
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        });

        assertTrue(cut[0]);
        assertEquals(Run.Outcome.DONE, run().outcome());
        assertEquals(List.of(), run().details().warnings());
    }

    @Test
    void whatIsNotedBeforeAndAfterARunIsInItsRow() throws SQLException {
        Migrator migrator = migrator(seats());
        RunNote backup = RunNote.of(RunNote.Topic.BACKUP, "backup.sql.gz").with("size", "12 MiB").with("sha256", "ab12");
        RunNote forecast = RunNote.of(RunNote.Topic.FORECAST, "INPLACE, 3 to 5 s").at("V1__seats.sql", 1);
        migrator.note(backup);
        migrator.note(forecast);
        migrator.upgrade(new Silent());
        assertEquals(List.of(backup, forecast), run().details().notes());

        RunNote verified = RunNote.of(RunNote.Topic.VERIFICATION, "2 of 9 assertions are violated").notPassed();
        migrator.note(verified);
        assertEquals(List.of(backup, forecast, verified), run().details().notes());
        assertEquals(4, run().details().statements().size());
    }

    @Test
    void whatCannotBeRecordedIsWarnedOfAndFailsNothing() throws SQLException {
        database.execute("CREATE VIEW traveease_schema_runs AS SELECT 1 AS run");
        Silent heard = new Silent();
        migrator(seats()).upgrade(heard);

        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM flyway_schema_history WHERE success"));
        assertEquals(1, heard.warnings.size(), heard.warnings::toString);
        assertTrue(heard.warnings.get(0).startsWith("The record of this run in traveease_schema_runs could not be written: "),
                heard.warnings.get(0));
    }

    @Test
    void aTableThatIsDroppedMeanwhileFailsNothing() throws SQLException {
        Silent heard = new Silent() {
            @Override
            public void running(Progress progress) {
                try {
                    database.execute("DROP TABLE IF EXISTS traveease_schema_runs");
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            }
        };
        migrator(seats()).upgrade(heard);

        assertEquals(1, heard.warnings.size(), heard.warnings::toString);
        migrator(seats()).downgrade(Target.parse("base"), OnDataLoss.ALLOW, new Silent());
        assertEquals("downgrade", run().command());
    }

    @Test
    void oldRunsAreDeletedAFewAtATime() throws SQLException {
        migrator(seats()).upgrade(new Silent());
        database.execute("UPDATE traveease_schema_runs SET started_at = '2020-01-01'",
                "INSERT INTO traveease_schema_runs WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 250) "
                        + "SELECT i, CONCAT('t', i), started_at, finished_at, outcome, command, from_revision, to_revision, "
                        + "reached_revision, error, database_user, host, operating_system_user, program, job, connection_id, "
                        + "details FROM traveease_schema_runs, n WHERE run = 1");

        migrator(seats()).downgrade(Target.parse("base"), OnDataLoss.ALLOW, new Silent());
        assertEquals(151, runs().size());
        migrator(seats()).upgrade(new Silent());
        migrator(seats()).downgrade(Target.parse("base"), OnDataLoss.ALLOW, new Silent());
        assertEquals(List.of(253L, 252L, 251L), runs().stream().map(Run::number).toList());
    }

    @Test
    void nothingIsRecordedWhereThatIsOff() throws SQLException {
        keeping(seats(), new RunSettings(Optional.empty())).upgrade(new Silent());

        assertEquals(List.of(), database.strings("SHOW TABLES LIKE 'traveease_schema_runs'"));
        assertEquals(List.of(), runs());
    }

    @Test
    void aScriptFindsNoGeneratedKeyOfTheRecord() throws SQLException {
        migrator(Revisions.of(List.of(new Script("V1__k.sql",
                "CREATE TABLE k (id BIGINT);\nINSERT INTO k SELECT LAST_INSERT_ID();\n")))).upgrade(new Silent());

        assertEquals(List.of("0"), database.strings("SELECT id FROM k"));
    }

    @Test
    void ofManyStatementsThoseAreListedThatTookLongest() throws SQLException {
        migrator(Revisions.of(List.of(new Script("V1__many.sql", "CREATE TABLE k (id BIGINT);\n"
                + IntStream.range(0, 300).mapToObj("INSERT INTO k VALUES (%d);\n"::formatted).collect(Collectors.joining())
                + "INSERT INTO k SELECT SLEEP(0.2);\n")))).upgrade(new Silent());

        RunDetails details = run().details();
        assertEquals(StatementTally.MOST, details.statements().size());
        assertEquals(302, details.statements().get(StatementTally.MOST - 1).statement());
        assertEquals(302 - StatementTally.MOST, details.others().statements());
        long rows = details.others().rows() + details.statements().stream().mapToLong(one -> one.rows().orElse(0)).sum();
        assertEquals(301, rows);
    }

    @Test
    void aScriptMustNotTouchIt() {
        Revisions revisions = Revisions.of(List.of(new Script("V1__x.sql", "DELETE FROM traveease_schema_runs;")));

        assertThrows(RuntimeException.class, () -> migrator(revisions).upgrade(new Silent()));
    }
}
