package com.traveease.schema.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.keep.Kept;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.server.ServerMessage;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What keys and checks that are new since ask of kept rows is known before the first of them is put back. */
class FitTest {

    private static final String FIRST = "CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL);";
    private static final String SECOND = "ALTER TABLE users ADD COLUMN phone VARCHAR(20) NULL;\n"
            + "CREATE TABLE trips (id INT PRIMARY KEY, code VARCHAR(20) NULL, seats INT NULL);\n"
            + "CREATE TABLE legs (id INT PRIMARY KEY, trip_id INT NOT NULL, "
            + "CONSTRAINT fk_leg_trip FOREIGN KEY (trip_id) REFERENCES trips (id));\n"
            + "CREATE TABLE notes (id INT PRIMARY KEY);";
    private static final String UNDO = "DROP TABLE notes;\nDROP TABLE legs;\nDROP TABLE trips;\n"
            + "ALTER TABLE users DROP COLUMN phone;";

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void end() throws SQLException {
        database.close();
    }

    private static Revisions revisions(String second, String undo) {
        return Scripts.of("V1__users.sql", FIRST).and("U1__users.sql", "DROP TABLE users;").and("V2__trips.sql", second)
                .and("U2__trips.sql", undo).revisions();
    }

    private Migrator migrator(String second, String undo) {
        return new Migrator(database.database(), revisions(second, undo), Duration.ofMinutes(1));
    }

    /** Kept, and applied again. */
    private Migrator kept(String second, String undo, String... rows) throws SQLException {
        Migrator migrator = migrator(second, undo);
        migrator.upgrade(new Silent());
        database.execute(rows);
        migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent());
        migrator.upgrade(new Silent());
        return migrator;
    }

    private Migrator keptTrips() throws SQLException {
        return kept(SECOND, UNDO, "INSERT INTO users (name, phone) VALUES ('Ada', '+1'), ('Bob', '+1'), ('Eve', NULL)",
                "INSERT INTO trips VALUES (1, 'secret', 2), (2, 'secret', 3), (3, NULL, 4), (4, 'other', NULL)",
                "INSERT INTO legs VALUES (1, 1)", "INSERT INTO notes VALUES (1)");
    }

    private MisfitException refused(Migrator migrator, String... tables) {
        return assertThrows(MisfitException.class, () -> restore(migrator, tables));
    }

    private List<Restoring.Restored> restore(Migrator migrator, String... tables) {
        Remembering log = new Remembering();
        try {
            return migrator.keptRows().restore(List.of(revisions(SECOND, UNDO).find("2")), List.of(tables), Optional.empty(),
                    log);
        } finally {
            assertEquals(List.of(), log.warnings);
        }
    }

    private long rows(String table) throws SQLException {
        return Long.parseLong(database.strings("SELECT COUNT(*) FROM " + table).get(0));
    }

    private void assertShown(MisfitException refused) throws SQLException {
        for (Misfit misfit : refused.misfits()) {
            String sql = misfit.statements().strip().replaceFirst(";$", "");
            assertEquals(misfit.rows().orElseThrow(),
                    Long.parseLong(
                            database.strings("SELECT COUNT(*) FROM (" + sql.replace("SELECT *", "SELECT 1") + ") x").get(0)),
                    misfit.toString());
        }
    }

    @Test
    void whatIsWrongWithTheRowsIsListedBesideATrigger() throws SQLException {
        Migrator migrator = keptTrips();
        database.execute("ALTER TABLE trips ADD UNIQUE KEY uq_code (code)",
                "CREATE TRIGGER counted BEFORE INSERT ON trips FOR EACH ROW SET NEW.seats = 1");
        List<String> texts = refused(migrator).misfits().stream().map(Misfit::text).toList();
        assertEquals(2, texts.size(), texts.toString());
        assertTrue(texts.get(0).startsWith("trips: the trigger counted would run"), texts.toString());
        assertEquals("trips: values of the unique key uq_code that kept rows have more than once: 1", texts.get(1));
    }

    @Test
    void aUniqueKeyThatIsNewIsAskedBeforeAnythingIsPutBack() throws SQLException {
        Migrator migrator = keptTrips();
        database.execute("ALTER TABLE trips ADD UNIQUE KEY uq_code (code(10))",
                "ALTER TABLE users ADD UNIQUE KEY uq_phone (phone)",
                "INSERT INTO trips VALUES (9, 'other', 1)");
        MisfitException refused = refused(migrator);
        assertEquals(List.of("trips: values of the unique key uq_code that kept rows have more than once: 1",
                "trips: kept rows with a value of the unique key uq_code that another row has now: 1",
                "users (phone): values of the unique key uq_phone that kept values have more than once: 1"),
                refused.misfits().stream().map(Misfit::text).sorted(java.util.Comparator.comparing(
                        text -> text.startsWith("users") ? 2 : text.contains("more than once") ? 0 : 1)).toList());
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
        assertShown(refused);
        assertEquals(List.of(1L, 0L, 0L), List.of(rows("trips"), rows("legs"), rows("notes")));
        assertTrue(refused.getMessage().endsWith("To restore what fits now: restore --table notes"), refused.getMessage());

        assertEquals(1, restore(migrator, "notes").size());
        assertEquals(List.of("legs: kept rows that refer to rows of trips which are no longer there (fk_leg_trip): 1"),
                refused(migrator, "LEGS").misfits().stream().map(Misfit::text).toList());
        database.execute("ALTER TABLE trips DROP KEY uq_code", "ALTER TABLE users DROP KEY uq_phone");
        assertEquals(3, restore(migrator).size());
        assertEquals(List.of(5L, 1L, 1L), List.of(rows("trips"), rows("legs"), rows("notes")));
    }

    @Test
    void checksAndNewColumnsAreAskedBeforeAnythingIsPutBack() throws SQLException {
        Migrator migrator = keptTrips();
        database.execute("ALTER TABLE trips ADD CONSTRAINT ck_code CHECK (code <> 'it''s;' AND seats > 2), "
                + "MODIFY seats INT NOT NULL, ADD COLUMN class INT NOT NULL DEFAULT 7, ADD COLUMN user_id INT NULL, "
                + "ADD CONSTRAINT fk_trip_user FOREIGN KEY (user_id) REFERENCES users (id), ADD UNIQUE KEY uq_class (class)",
                "ALTER TABLE users ADD CONSTRAINT ck_phone CHECK (phone <> '+1' OR name <> 'Ada')");
        MisfitException refused = refused(migrator);
        assertEquals(List.of("trips: kept rows that violate the check ck_code: 1",
                "trips: kept rows without a value in seats, which is NOT NULL now: 1",
                "trips: values of the unique key uq_class that kept rows have more than once: 1",
                "users (phone): kept values that violate the check ck_phone: 1"),
                refused.misfits().stream().map(Misfit::text).sorted().toList());
        assertShown(refused);
        assertEquals(0, rows("trips"));
        assertEquals(List.of("0"), database.strings("SELECT COUNT(phone) FROM users"));
    }

    /** Nobody can tell such a key beforehand. */
    @Test
    void whatFailsOnTheWaySaysWhatIsBackAndGoesOn() throws SQLException {
        Migrator migrator = kept(SECOND, UNDO, "SET SESSION cte_max_recursion_depth = 10000", "INSERT INTO trips (id, code) "
                + "WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT i, 'secret' FROM n",
                "INSERT INTO legs VALUES (1, 1)");
        database.execute("ALTER TABLE trips ADD COLUMN g INT AS (IF(id = 2500, 1, id)) STORED, ADD UNIQUE KEY uq_g (g)");
        Remembering log = new Remembering();
        MigrationFailedException failed = assertThrows(MigrationFailedException.class, () -> migrator.keptRows()
                .restore(List.of(revisions(SECOND, UNDO).find("2")), List.of(), Optional.empty(), log));
        assertEquals(
                "trips could not be put back completely: Duplicate entry '…' for key 'trips.uq_g' (error 1062). The check before "
                        + "it found no such row: it was written since, or could not be checked. Restored: trips (2000 rows so far). Not "
                        + "restored: the rest of trips, legs. Correct the cause, then run the same restore again: it resumes there, and "
                        + "nothing is restored twice.",
                failed.getMessage());
        assertEquals("Duplicate entry '…' for key 'trips.uq_g'", ServerMessage.of(failed.getCause()));
        assertTrue(
                log.warnings.get(0)
                        .startsWith("trips: whether there are kept rows with the same values in the unique key uq_g"),
                log.warnings.toString());
        assertEquals(2000, rows("trips"));
        database.execute("ALTER TABLE trips DROP KEY uq_g");
        assertEquals(List.of(1000L, 1L), restore(migrator).stream().map(Restoring.Restored::rows).toList());
        assertEquals(3000, rows("trips"));
    }

    private static final class Remembering extends Silent {
        private final List<String> warnings = new java.util.ArrayList<>();

        @Override
        public void warning(String message) {
            warnings.add(message);
        }
    }

    @Test
    void aTableThatTheRevisionRenamesGetsItsRowsBack() throws SQLException {
        String second = "RENAME TABLE users TO people;\nALTER TABLE people ADD COLUMN phone INT NULL;\n"
                + "CREATE TABLE rides (id INT PRIMARY KEY);\nRENAME TABLE rides TO trips;";
        String undo = "RENAME TABLE trips TO rides;\nDROP TABLE rides;\nRENAME TABLE people TO users;\n"
                + "ALTER TABLE users DROP COLUMN phone;";
        Migrator migrator = kept(second, undo, "INSERT INTO people (name, phone) VALUES ('Ada', 5)",
                "INSERT INTO trips VALUES (3)");
        assertEquals(List.of("rides", "users (phone)"),
                migrator.keptRows().all().stream().map(entry -> entry.kept().what()).toList());
        migrator.keptRows().restore(revisions(second, undo).find("2"), new Silent());
        assertEquals(List.of("5"), database.strings("SELECT phone FROM people"));
        assertEquals(List.of("3"), database.strings("SELECT id FROM trips"));
    }

    @Test
    void aTableThatIsRenamedLaterIsRefusedWithTheStatementsForIt() throws SQLException {
        Migrator migrator = keptTrips();
        database.execute("RENAME TABLE trips TO rides", "RENAME TABLE users TO people");
        List<Misfit> misfits = refused(migrator, "trips", "users").misfits();
        assertEquals(List.of("trips: there is no table trips. If it has another name now, put in that name for trips and run",
                "users (phone): there is no table users. If it has another name now, put in that name for users and run"),
                misfits.stream().map(Misfit::text).sorted().toList());
        for (Misfit misfit : misfits) {
            database.execute(misfit.statements().replaceFirst("\\.trips ", ".rides ").replaceFirst("\\.users ", ".people ")
                    .replaceFirst(";$", ""));
        }
        assertEquals(4, rows("rides"));
        assertEquals(List.of("2"), database.strings("SELECT COUNT(phone) FROM people"));
    }

    @Test
    void aTriggerOfTheRevisionIsRefusedWithTheStatementsForIt() throws SQLException {
        String second = "CREATE TABLE trips (id INT PRIMARY KEY, seen INT NULL);\nCREATE TRIGGER seen BEFORE INSERT ON trips "
                + "FOR EACH ROW SET NEW.seen = 1;";
        String undo = "DROP TABLE trips;";
        Migrator migrator = kept(second, undo, "INSERT INTO trips VALUES (1, 0)", "UPDATE trips SET seen = 5");
        Revisions revisions = revisions(second, undo);
        MisfitException refused = assertThrows(MisfitException.class,
                () -> migrator.keptRows().restore(revisions.find("2"), new Silent()));
        assertEquals(
                List.of("trips: the trigger seen would run for each row that is put back. While nothing writes to the table, "
                        + "run the first statement, then restore 2_trips --table trips, then the others"),
                refused.misfits().stream().map(Misfit::text).toList());
        List<String> statements = List.of(refused.misfits().get(0).statements().split(";\n?"));
        database.execute(statements.get(0));
        migrator.keptRows().restore(revisions.find("2"), new Silent());
        database.execute(statements.subList(1, statements.size()).toArray(String[]::new));
        assertEquals(List.of("5"), database.strings("SELECT seen FROM trips"));
        assertEquals(List.of("seen"), database.strings("SELECT trigger_name FROM information_schema.triggers WHERE "
                + "event_object_schema = '%s'".formatted(database.schema())));
    }

    @Test
    void severalRevisionsAreCheckedTogether() throws SQLException {
        Migrator migrator = migrator(SECOND, UNDO);
        migrator.upgrade(new Silent());
        database.execute("INSERT INTO users (name, phone) VALUES ('Ada', '+1'), ('Bob', '+1')",
                "INSERT INTO trips (id) VALUES (1)");
        migrator.downgradeKeeping(Target.parse("base"), OnDataLoss.REFUSE, new Silent());
        migrator.upgrade(new Silent());
        database.execute("ALTER TABLE users ADD UNIQUE KEY uq_phone (phone)");
        MisfitException refused = assertThrows(MisfitException.class,
                () -> migrator.keptRows().restore(revisions(SECOND, UNDO).all(), List.of(), Optional.empty(), new Silent()));
        assertEquals(List.of("users (phone): values of the unique key uq_phone that kept values have more than once: 1"),
                refused.misfits().stream().map(Misfit::text).toList());
        assertEquals(List.of(0L, 0L), List.of(rows("users"), rows("trips")));
        database.execute("ALTER TABLE users DROP KEY uq_phone");
        migrator.keptRows().restore(revisions(SECOND, UNDO).all(), List.of(), Optional.empty(), new Silent());
        assertEquals(List.of("2"), database.strings("SELECT COUNT(phone) FROM users"));
    }
}
