package com.traveease.schema.bookkeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.OnInterrupted;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Recording where a schema is, and what is recorded nowhere. */
class StampTest {

    private static final Revisions THREE = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
            .and("U1__a.sql", "DROP TABLE a;")
            .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY); CREATE TABLE b (id INT PRIMARY KEY);")
            .and("V3__c.sql", "CREATE TABLE c (id INT PRIMARY KEY);").revisions();

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
    void aSchemaThatSomebodyElseMadeIsNotUpgradedBeforeItIsRecorded() throws SQLException {
        database.execute("CREATE TABLE a (id INT PRIMARY KEY)");
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator().upgrade(new Silent()));
        assertTrue(refused.getMessage().endsWith("Record which revision it is at with: stamp REV; or, if no script was ever "
                + "run in it, with: stamp base. Nothing was run."), refused.getMessage());
        assertEquals(List.of("a"), database.strings("SHOW TABLES"));

        assertEquals(Optional.of("1_a"), stamp("1").current());
        assertThrows(MigrationFailedException.class, () -> migrator().upgrade(new Silent()));
        assertEquals(
                List.of("a", "b", "flyway_schema_history", "traveease_schema_definition", "traveease_schema_journal",
                        "traveease_schema_runs"),
                database.strings("SHOW TABLES"));
    }

    @Test
    void aViewOrARoutineMakesASchemaNotEmptyToo() throws SQLException {
        database.execute("CREATE PROCEDURE p() SELECT 1");
        assertThrows(MigrationRefusedException.class, () -> migrator().upgrade(new Silent()));
        database.execute("DROP PROCEDURE p", "CREATE VIEW v AS SELECT 1");
        assertThrows(MigrationRefusedException.class, () -> migrator().upgrade(new Silent()));
    }

    @Test
    void baseCanBeRecordedToo() throws SQLException {
        database.execute("CREATE TABLE of_others (id INT PRIMARY KEY)");
        assertEquals(Optional.empty(), stamp("base").current());
        assertEquals(Optional.of("1_a"), migrator().upgrade(Target.parse("1"), new Silent()).current());
    }

    @Test
    void anInterruptedRevisionIsCompleteOrGoneAsAPersonSays() throws SQLException {
        assertThrows(MigrationFailedException.class, () -> migrator().upgrade(new Silent()));
        assertTrue(migrator().state().interrupted().isPresent());

        for (String target : List.of("base", "1", "2", "3")) {
            String refused = assertThrows(MigrationRefusedException.class, () -> stamp(target)).getMessage();
            assertTrue(
                    refused.startsWith(
                            "2_b is applied in part: statement 1 of V2__b.sql is done. Finish it first: upgrade. If "),
                    refused);
            assertTrue(refused.endsWith(": stamp " + target + " --discard-interrupted. Nothing was changed."), refused);
            assertEquals(List.of("1"), versions());
            assertEquals(1, migrator().state().interrupted().orElseThrow().applied());
        }

        Silent heard = new Silent();
        SchemaState complete = migrator().corrections().stamp(Target.parse("2"), OnInterrupted.DISCARD, heard);
        assertEquals(List.of("2_b is applied in part: statement 1 of V2__b.sql is done. That record is discarded."),
                heard.warnings);
        assertEquals(Optional.of("2_b"), complete.current());
        assertEquals(List.of(), complete.problems());

        database.execute("UPDATE flyway_schema_history SET success = FALSE WHERE version = '2'");
        SchemaState gone = stamp("1");
        assertEquals(Optional.of("1_a"), gone.current());
        assertEquals(List.of(), gone.problems());
    }

    @Test
    void aStatementInDoubtIsResolvedBeforeAnythingIsStamped() throws SQLException {
        assertThrows(MigrationFailedException.class, () -> migrator().upgrade(new Silent()));
        database.execute("UPDATE traveease_schema_journal SET mark = 'IN_DOUBT' WHERE statement = 1");
        String refused = assertThrows(MigrationRefusedException.class, () -> stamp("1")).getMessage();
        assertTrue(refused.contains("resolve 2:1 --applied, or resolve 2:1 --not-applied."), refused);
        migrator().corrections().resolve("2_b", 1, true, new Silent());
        refused = assertThrows(MigrationRefusedException.class, () -> stamp("1")).getMessage();
        assertTrue(refused.contains("Finish it first: upgrade."), refused);
    }

    @Test
    void goesDownAndUpWithoutRunningAnything() throws SQLException {
        stamp("3");
        assertEquals(List.of("1", "2", "3"), versions());
        stamp("-2");
        assertEquals(List.of("1"), versions());
        stamp("+1");
        assertEquals(List.of("1", "2"), versions());
        stamp("base");
        assertEquals(List.of(), versions());
        assertEquals(List.of("flyway_schema_history", "traveease_schema_definition", "traveease_schema_runs"),
                database.strings("SHOW TABLES"));
    }

    @Test
    void whatWillRunAgainIsSaid() {
        stamp("3");
        Silent heard = new Silent();
        migrator().corrections().stamp(Target.parse("1"), heard);
        assertEquals(List.of("No longer recorded as applied: 2_b, 3_c. The next upgrade runs them again, whatever the database "
                + "has."), heard.warnings);
    }

    @Test
    void aRevisionOfANewerProgramIsNotForgotten() throws SQLException {
        stamp("3");
        Revisions older = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").revisions();
        assertThrows(MigrationRefusedException.class,
                () -> new Migrator(database.database(), older, Duration.ofMinutes(1)).corrections().stamp(Target.HEAD,
                        new Silent()));
        assertEquals(List.of("1", "2", "3"), versions());
    }

    @Test
    void whatAKillLeftOfAHistoryOnItsWayIsReplaced() throws SQLException {
        database.execute("CREATE TABLE traveease_schema_history_new (id INT PRIMARY KEY)");
        assertEquals(Optional.of("2_b"), stamp("2").current());
        assertEquals(List.of("flyway_schema_history", "traveease_schema_definition", "traveease_schema_runs"),
                database.strings("SHOW TABLES"));
    }

    @Test
    void belowABaselineTheRevisionsAreRecordedOneByOne() throws SQLException {
        stamp("base");
        database.execute("INSERT INTO flyway_schema_history VALUES (1, '3', '<< Flyway Baseline >>', 'BASELINE', "
                + "'<< Flyway Baseline >>', NULL, 'x', NOW(), 0, TRUE)");
        assertEquals(Optional.of("2_b"), stamp("2").current());
        assertEquals(List.of("1", "2"), versions());
    }

    @Test
    void whatANewerProgramBeganStopsEverythingBelowIt() throws SQLException {
        stamp("3");
        database.execute(
                "INSERT INTO flyway_schema_history VALUES (9, '4', 'four', 'SQL', 'V4__four.sql', 1, 'x', NOW(), 0, FALSE)");
        for (Runnable move : List.<Runnable> of(() -> stamp("2"),
                () -> migrator().downgrade(Target.parse("2"), OnDataLoss.ALLOW, new Silent()))) {
            String refused = assertThrows(MigrationRefusedException.class, move::run).getMessage();
            assertTrue(refused.contains("4_four, perhaps in part") || refused.contains("irreversible"), refused);
        }
        assertEquals(List.of("1", "2", "3", "4"),
                database.strings("SELECT version FROM flyway_schema_history ORDER BY version"));
    }

    @Test
    void aScriptThatWasRemovedIsThoughtOf() {
        stamp("3");
        Revisions less = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").and("U1__a.sql", "DROP TABLE a;")
                .revisions();
        Migrator migrator = new Migrator(database.database(), less, Duration.ofMinutes(1));
        for (Runnable command : List.<Runnable> of(() -> migrator.corrections().stamp(Target.HEAD, new Silent()),
                () -> migrator.redo(less.all().get(0), OnDataLoss.REFUSE, new Silent()),
                () -> migrator.downgrade(Target.parse("-1"), OnDataLoss.REFUSE, new Silent()))) {
            String refused = assertThrows(RuntimeException.class, command::run).getMessage();
            assertTrue(refused.contains("which this program does not know")
                    && refused.contains("Use the program that has it; or, if its script was removed here, put it back."),
                    refused);
        }
    }

    @Test
    void everyRowOfAVersionGoesWithIt() throws SQLException {
        migrator().upgrade(Target.parse("1"), new Silent());
        database.execute("INSERT INTO flyway_schema_history SELECT 7, version, description, type, script, checksum, "
                + "installed_by, installed_on, execution_time, success FROM flyway_schema_history");
        SchemaState base = migrator().downgrade(Target.parse("base"), OnDataLoss.REFUSE, new Silent());
        assertEquals(Optional.empty(), base.current());
        assertEquals(List.of(), versions());
    }

    @Test
    void aRowThatNobodyWritesIsNamed() throws SQLException {
        stamp("1");
        database.execute("UPDATE flyway_schema_history SET version = 'abc'");
        String refused = assertThrows(MigrationRefusedException.class, () -> migrator().state()).getMessage();
        assertTrue(refused.contains("installed_rank 1") && refused.contains("'abc'"), refused);
    }

    private List<String> versions() throws SQLException {
        return database.strings("SELECT version FROM flyway_schema_history WHERE success ORDER BY version");
    }

    private SchemaState stamp(String target) {
        return migrator().corrections().stamp(Target.parse(target), new Silent());
    }

    private Migrator migrator() {
        return new Migrator(database.database(), THREE, Duration.ofMinutes(1));
    }
}
