package com.traveease.schema.adoption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
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
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.adoption.AdoptionReport.Outcome;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.revision.Target;
import com.traveease.testing.AlembicProject;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Schemas that Alembic made and kept. */
class AdoptionTest {

    private static final String FIRST = "001_initial_sqlalchemy_models";

    private TestDatabase database;

    @TempDir
    Path directory;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void goesToHeadAndBackWithAllRows() throws Exception {
        alembic("BigInteger()");
        List<String> rows = rows();
        Map<String, String> definitions = database.definitions();

        AdoptionReport report = migrator().adopt(AdoptionMode.TAKE_OVER, new Silent());
        assertEquals(Outcome.ADOPTED, report.outcome(), report.toString());
        assertEquals(Optional.of(FIRST), migrator().state().current());
        assertEquals(definitions, database.definitions());
        assertTrue(migrator().upgrade(new Silent()).isAtHead());
        assertEquals(rows, rows());
        migrator().downgrade(Target.parse("001"), OnDataLoss.REFUSE, new Silent());
        assertEquals(rows, rows());
        assertEquals(definitions, database.definitions());
        assertEquals(List.of(FIRST), database.strings("SELECT version_num FROM alembic_version"));
    }

    @Test
    void aPersonCanBeMadeAnonymousInAlembicsOwnTables() throws Exception {
        alembic("BigInteger()");
        migrator().adoptAndUpgrade(new Silent());
        database.execute("CALL anonymise_user(1)");
        assertEquals(List.of("b@example.com"), database.strings("SELECT email FROM users"));
        assertEquals(List.of("2"), database.strings("SELECT user_id FROM payment_methods"));
    }

    @Test
    void whatBlocksIsRefusedAndNothingIsChanged() throws Exception {
        alembic("Integer()");
        AdoptionReport report = migrator().adopt(AdoptionMode.TAKE_OVER, new Silent());

        assertEquals(Outcome.BLOCKED, report.outcome());
        assertTrue(String.join("\n", report.lines()).contains("users.id"), report.toString());
        assertFalse(database.strings("SHOW TABLES").contains("flyway_schema_history"));
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator().adoptAndUpgrade(new Silent()));
        assertTrue(refused.getMessage().contains("users.id") && refused.getMessage().contains("V002"), refused.getMessage());
    }

    @Test
    void aDryRunRecordsNothing() throws Exception {
        alembic("BigInteger()");
        assertEquals(Outcome.WOULD_BE_ADOPTED, migrator().adopt(AdoptionMode.DRY_RUN, new Silent()).outcome());
        assertTrue(migrator().state().isAlembics());
    }

    @Test
    void severalAtOnceRecordItOnce() throws Exception {
        alembic("BigInteger()");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Outcome>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(threads.submit(() -> migrator().adopt(AdoptionMode.TAKE_OVER, new Silent()).outcome()));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> run : runs) {
            outcomes.add(run.get(2, TimeUnit.MINUTES));
        }
        threads.shutdown();
        assertEquals(1, outcomes.stream().filter(Outcome.ADOPTED::equals).count(), outcomes.toString());
        assertEquals(3, outcomes.stream().filter(Outcome.ALREADY_OURS::equals).count(), outcomes.toString());
        assertEquals(List.of("001"), database.strings("SELECT version FROM flyway_schema_history"));
    }

    @Test
    void alembicsTableIsKeptInStepAsFarAsItsColumnIsWideEnough() throws Exception {
        alembic("BigInteger()");
        migrator().adopt(AdoptionMode.KEEP_ALEMBIC_VERSION, new Silent());
        assertEquals(List.of(FIRST), alembicVersion());
        migrator().upgrade(Target.parse("002"), new Silent());
        assertEquals(List.of("002_flight_booking_schema"), alembicVersion());

        Silent told = new Silent();
        migrator().upgrade(Target.parse("003"), told);
        assertEquals(List.of("002_flight_booking_schema"), alembicVersion());
        assertTrue(told.warnings.get(0).contains("has 33 characters, its column holds 32"), told.warnings.toString());

        database.execute("ALTER TABLE alembic_version MODIFY version_num VARCHAR(128) NOT NULL");
        migrator().corrections().stamp(Target.parse("002"), new Silent());
        assertEquals(List.of("002_flight_booking_schema"), alembicVersion());
        migrator().corrections().stamp(Target.parse("003"), new Silent());
        assertEquals(List.of("003_accommodation_mobility_schema"), alembicVersion());
        MigrationRefusedException inTheWay = assertThrows(MigrationRefusedException.class,
                () -> migrator().downgrade(Target.parse("base"), OnDataLoss.ALLOW, new Silent()));
        assertTrue(inTheWay.getMessage().contains("drops users, to which sessions_ibfk_1 of table sessions refers"),
                inTheWay.getMessage());
        database.execute("DROP TABLE sessions");
        migrator().downgrade(Target.parse("base"), OnDataLoss.ALLOW, new Silent());
        assertEquals(List.of(), alembicVersion());
    }

    @Test
    void alembicsTableIsWholeEvenWhenItCannotBeWritten() throws Exception {
        alembic("BigInteger()");
        migrator().adopt(AdoptionMode.KEEP_ALEMBIC_VERSION, new Silent());
        database.execute("ALTER TABLE alembic_version ADD extra INT NOT NULL");
        Silent told = new Silent();
        assertEquals(Optional.of("002_flight_booking_schema"), migrator().upgrade(Target.parse("002"), told).current());
        assertEquals(List.of(FIRST), alembicVersion());
        assertTrue(told.warnings.get(0).contains("could not be kept in step"), told.warnings.toString());
    }

    @Test
    void anEmptyTableOfAlembicBesideOtherTablesIsNotTakenForBase() throws Exception {
        alembic("BigInteger()");
        database.execute("DELETE FROM alembic_version");
        assertTrue(refused().contains("alembic_version is empty"), refused());
    }

    @Test
    void keepingMayBeAskedForLater() throws Exception {
        alembic("BigInteger()");
        migrator().adopt(AdoptionMode.TAKE_OVER, new Silent());
        migrator().upgrade(Target.parse("002"), new Silent());
        assertEquals(List.of(FIRST), alembicVersion());
        assertEquals(Outcome.KEPT_FROM_NOW_ON, migrator().adopt(AdoptionMode.KEEP_ALEMBIC_VERSION, new Silent()).outcome());
        assertEquals(List.of("002_flight_booking_schema"), alembicVersion());
    }

    @Test
    void anIdThatWasCutOffAtThirtyTwoCharactersIsKnown() throws SQLException {
        migrator().upgrade(Target.parse("003"), new Silent());
        database.execute("DROP TABLE flyway_schema_history",
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('003_accommodation_mobility_schem')");
        AdoptionReport report = migrator().adopt(AdoptionMode.TAKE_OVER, new Silent());
        assertEquals(Outcome.ADOPTED, report.outcome(), report.toString());
        assertEquals(Optional.of("003_accommodation_mobility_schema"), migrator().state().current());
    }

    @Test
    void whatCannotBeTakenOverIsSaidWithWhatToDo() throws SQLException {
        assertTrue(refused().contains("no table alembic_version"));
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('ae1027a6acf'), ('27c6a30d7c24')");
        assertTrue(refused().contains("several heads"));
        database.execute("DELETE FROM alembic_version WHERE version_num LIKE '2%'");
        assertTrue(refused().contains("'ae1027a6acf', which is not a revision of this program; its revisions are 001_initial"));
    }

    @Test
    void alembicsBaseIsOurs() throws SQLException {
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)");
        assertTrue(migrator().adoptAndUpgrade(new Silent()).isAtHead());
    }

    private String refused() {
        return assertThrows(MigrationRefusedException.class,
                () -> migrator().adopt(AdoptionMode.TAKE_OVER, new Silent())).getMessage();
    }

    private void alembic(String key) throws Exception {
        AlembicProject.upgrade(database, directory, key);
        database.execute("INSERT INTO users (email) VALUES ('a@example.com'), ('b@example.com')",
                "INSERT INTO vendors (name, kind) VALUES ('Lufthansa', 'AIRLINE')",
                "INSERT INTO payment_methods (user_id, provider) SELECT id, 'stripe' FROM users");
    }

    private List<String> rows() throws SQLException {
        return database.strings("SELECT CONCAT(u.id, u.email, p.id, p.provider, v.name) FROM users u "
                + "JOIN payment_methods p ON p.user_id = u.id JOIN vendors v ORDER BY 1");
    }

    private List<String> alembicVersion() throws SQLException {
        return database.strings("SELECT version_num FROM alembic_version");
    }

    private Migrator migrator() {
        return new Migrator(database.database(), ScriptFolder.builtIn(), Duration.ofMinutes(1));
    }
}
