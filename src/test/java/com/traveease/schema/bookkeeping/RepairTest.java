package com.traveease.schema.bookkeeping;

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

import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.lock.LockTimeoutException;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Accepting the present text of scripts that were edited after they were applied. */
class RepairTest {

    private static final String A = "CREATE TABLE a (id INT PRIMARY KEY);";
    private static final String B = "INSERT INTO a VALUES (1);";
    private static final Revisions AS_APPLIED = Scripts.of("V1__a.sql", A).and("V2__b.sql", B).revisions();
    private static final Revisions EDITED = Scripts.of("V1__a.sql", "-- a\n" + A).and("V2__b.sql", "-- b\n" + B).revisions();

    private static final String WITHOUT_CHECKSUM = "SELECT CONCAT_WS('|', installed_rank, version, description, type, script, "
            + "installed_by, installed_on, execution_time, success) FROM flyway_schema_history ORDER BY installed_rank";

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
    void everyEditedScriptIsAcceptedAndNothingButItsChecksumChanges() throws SQLException {
        upgraded();
        List<String> before = database.strings(WITHOUT_CHECKSUM);
        String problem = with(EDITED).state().problems().get(0);
        assertTrue(problem.contains("accept its current text: repair 1."), problem);

        assertEquals(List.of("1_a", "2_b"), repair(EDITED));

        assertEquals(before, database.strings(WITHOUT_CHECKSUM));
        assertEquals(List.of(), with(EDITED).state().problems());
        assertEquals(List.of("1"), database.strings("SELECT id FROM a"));
        assertEquals(List.of(), repair(EDITED));
    }

    @Test
    void onlyTheNamedOneIsAccepted() throws SQLException {
        upgraded();
        assertEquals(List.of("2_b"), repair(EDITED, "2"));
        assertEquals(1, with(EDITED).state().problems().size());
        assertEquals(List.of(), repair(EDITED, "2"));
    }

    @Test
    void oneThatIsNotAppliedHasNothingToAccept() throws SQLException {
        database.execute("CREATE TABLE of_others (id INT)");
        assertTrue(assertThrows(InvalidTargetException.class, () -> repair(EDITED, "2")).getMessage()
                .startsWith("2_b is not applied"));
        assertEquals(List.of(), repair(EDITED));
        assertEquals(List.of("of_others"), database.strings("SHOW TABLES"));
    }

    @Test
    void aScriptThatIsOnItsWayIsLeftToTheJournal() throws SQLException {
        Revisions three = Scripts.of("V1__a.sql", A).and("V2__b.sql", B)
                .and("V3__c.sql", "CREATE TABLE c (id INT PRIMARY KEY);\nCREATE TABLE a (id INT);").revisions();
        assertThrows(MigrationFailedException.class, () -> with(three).upgrade(new Silent()));
        List<String> journal = database
                .strings("SELECT CONCAT_WS('|', script, statement, mark, checksum) FROM traveease_schema_journal ORDER BY 1");
        Revisions corrected = Scripts.of("V1__a.sql", "-- a\n" + A).and("V2__b.sql", B)
                .and("V3__c.sql", "CREATE TABLE c (id INT PRIMARY KEY);\nCREATE TABLE d (id INT);").revisions();
        assertThrows(MigrationRefusedException.class, () -> with(corrected).upgrade(new Silent()));
        assertTrue(assertThrows(InvalidTargetException.class, () -> repair(corrected, "3")).getMessage()
                .startsWith("3_c is applied in part"));

        assertEquals(List.of("1_a"), repair(corrected));

        assertEquals(journal, database
                .strings("SELECT CONCAT_WS('|', script, statement, mark, checksum) FROM traveease_schema_journal ORDER BY 1"));
        assertEquals(List.of("3_c"), with(corrected).upgrade(new Silent()).current().stream().toList());
        assertEquals(List.of(), with(corrected).state().problems());
    }

    @Test
    void anotherScriptIsNotTakenForTheOneThatWasAppliedUnlessItIsNamed() throws SQLException {
        upgraded();
        Revisions others = Scripts.of("V1__other.sql", "CREATE TABLE other (id INT);").and("V2__b.sql", B).revisions();
        String refused = assertThrows(MigrationRefusedException.class, () -> repair(others)).getMessage();
        assertTrue(refused.contains("V1__a.sql where this program has V1__other.sql"), refused);
        assertEquals(List.of("1_other"), repair(others, "1"));
        assertEquals(List.of(), with(others).state().problems());
    }

    @Test
    void itWaitsForTheLockAndChangesNothingWithoutIt() throws SQLException {
        upgraded();
        List<String> before = database.strings("SELECT checksum FROM flyway_schema_history");
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            statement.execute("DO GET_LOCK('%s', 0)".formatted(SchemaLock.nameFor(database.schema())));
            assertThrows(LockTimeoutException.class, () -> new Migrator(database.database(), EDITED, Duration.ofSeconds(1))
                    .corrections().repair(List.of(), new Silent()));
        }
        assertEquals(before, database.strings("SELECT checksum FROM flyway_schema_history"));
    }

    @Test
    void whatANewerProgramAppliedIsNotOursToAccept() throws SQLException {
        upgraded();
        Revisions older = Scripts.of("V1__a.sql", "-- a\n" + A).revisions();
        assertThrows(MigrationRefusedException.class, () -> repair(older));
    }

    private void upgraded() {
        with(AS_APPLIED).upgrade(new Silent());
    }

    private List<String> repair(Revisions revisions, String... names) {
        return with(revisions).corrections().repair(List.of(names).stream().map(revisions::find).toList(), new Silent())
                .stream()
                .map(RepairedChecksum::revision).map(Revision::id).toList();
    }

    private Migrator with(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }
}
