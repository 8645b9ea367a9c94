package com.traveease.schema.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.connection.Database;
import com.traveease.schema.forecast.BlockingStatement;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.scratch.ScratchSchema;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

class RehearsalTest {

    private static final String SEATS = """
            CREATE TABLE flights (id BIGINT PRIMARY KEY, code VARCHAR(10) NOT NULL);
            CREATE TABLE seats (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, flight_id BIGINT NOT NULL, label VARCHAR(4) NOT NULL,
                seat_class INT NOT NULL DEFAULT 1, email VARCHAR(50),
                changed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
                KEY seats_label (label), CONSTRAINT seats_flight FOREIGN KEY (flight_id) REFERENCES flights (id));
            INSERT INTO flights VALUES (1, 'LH400'), (2, 'LH401');
            INSERT INTO seats (flight_id, label, email) VALUES (1, '1A', 'ann@x'), (1, '1B', NULL), (2, '1A', 'bob@x'), (2, '2C', NULL);
            """;
    private static final LockTimeouts TIMEOUTS = new LockTimeouts(Duration.ofMinutes(1), Duration.ofSeconds(5));

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        assertEquals(List.of(), database.strings("SELECT schema_name FROM information_schema.schemata WHERE schema_name = '"
                + ScratchSchema.nameFor(database.schema()) + "'"), "The scratch schema is left");
        database.close();
    }

    private RehearsalReport rehearse(Scripts scripts, int rows) throws SQLException {
        return rehearse(scripts.revisions(), "1", rows, database.database());
    }

    /** Nothing of it is seen in the live schema. */
    private RehearsalReport rehearse(Revisions revisions, String from, int rows, Database place) throws SQLException {
        return rehearse(revisions, from, rows, place, AllowedBlocking.DEFAULT);
    }

    private RehearsalReport rehearse(Revisions revisions, String from, int rows, Database place, AllowedBlocking allowed)
            throws SQLException {
        Migrator migrator = new Migrator(database.database(), revisions, Duration.ofMinutes(1));
        migrator.upgrade(Target.parse(from), new Silent());
        Plan plan = migrator.planning().upgrade(Target.HEAD);
        Map<String, String> before = database.definitions();
        List<String> content = content();
        RehearsalReport report = new Rehearsal(database.database(), place, TIMEOUTS, OnWarning.GO_ON, allowed).run(plan, rows,
                new Silent());
        assertEquals(before, database.definitions());
        assertEquals(content, content());
        return report;
    }

    private List<String> content() throws SQLException {
        return database.strings("SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'seats' AND table_schema = '"
                + database.schema() + "'").equals(List.of("0")) ? List.of()
                        : database.strings(
                                "SELECT CONCAT_WS('|', id, flight_id, label, email, changed_at) FROM seats ORDER BY id");
    }

    private static Scripts seats(String upgrade, String undo) {
        return Scripts.of("V1__seats.sql", SEATS).and("U1__seats.sql", "DROP TABLE seats; DROP TABLE flights;")
                .and("V2__change.sql", upgrade).and("U2__change.sql", undo);
    }

    private static List<String> words(RehearsalReport report) {
        return report.differences().stream().map(one -> one.leg().words() + ": " + one.words()).toList();
    }

    private static void assertPassed(RehearsalReport report) {
        assertEquals(List.of(), words(report));
        assertTrue(report.failure().isEmpty(), () -> report.failure().map(Failure::words).orElse(""));
        assertTrue(report.isPassed());
    }

    @Test
    void whatIsTakenBackWholePasses() throws SQLException {
        RehearsalReport report = rehearse(
                seats("""
                        ALTER TABLE seats ADD COLUMN seat_row INT;
                        CREATE TABLE classes (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, made_at DATETIME(6) NOT NULL, token CHAR(36) NOT NULL);
                        INSERT INTO classes (made_at, token) VALUES (NOW(6), UUID()), (UTC_TIMESTAMP(6), UUID());
                        """,
                        "DROP TABLE classes; ALTER TABLE seats DROP COLUMN seat_row;"),
                10);
        assertPassed(report);
        assertEquals(Map.of("seats", 4), report.rows());
        assertEquals(List.of(Leg.UP, Leg.DOWN, Leg.UP_AGAIN), report.legs().stream().map(RunLeg::leg).toList());
        assertEquals(List.of(3, 2, 3), report.legs().stream().map(leg -> leg.statements().size()).toList());
        assertTrue(report.legs().stream().flatMap(leg -> leg.statements().stream()).noneMatch(one -> one.took().isZero()));
    }

    @Test
    void theBuiltInScriptsPass() throws SQLException {
        for (String from : List.of("base", "002", "004")) {
            assertPassed(rehearse(BuiltIn.REVISIONS, from, 10, database.database()));
        }
    }

    @Test
    void findsAnUndoThatForgetsSomething() throws SQLException {
        RehearsalReport report = rehearse(seats("""
                ALTER TABLE seats ADD COLUMN seat_row INT;
                ALTER TABLE seats ADD KEY seats_row (seat_row), MODIFY label VARCHAR(8) NOT NULL;
                """, "ALTER TABLE seats DROP COLUMN seat_row;"), 0);
        assertFalse(report.isPassed());
        assertEquals(List.of("down: type of column seats.label was VARCHAR(4), is now VARCHAR(8)"), words(report));
    }

    @Test
    void findsAnUndoThatLosesValues() throws SQLException {
        RehearsalReport report = rehearse(seats("ALTER TABLE seats DROP COLUMN email;",
                "ALTER TABLE seats ADD COLUMN email VARCHAR(50) AFTER seat_class;"), 10);
        assertEquals(List.of("down: seats: 2 rows differ: id 1: email was ***, is now NULL; id 3: email was ***, is now NULL"),
                words(report));
        assertPassed(rehearse(seats("ALTER TABLE seats DROP COLUMN email;",
                "ALTER TABLE seats ADD COLUMN email VARCHAR(50) AFTER seat_class;"), 0));
    }

    @Test
    void findsAnUndoThatChangesRows() throws SQLException {
        RehearsalReport report = rehearse(seats("UPDATE seats SET seat_class = 2 WHERE label LIKE '2%';",
                "UPDATE seats SET seat_class = 3 WHERE seat_class = 2; DELETE FROM seats WHERE id = 1;"), 10);
        assertEquals(List.of("down: seats: 1 row is missing: id 1",
                "down: seats: 1 row differs: id 4: seat_class was 1, is now 3"), words(report).subList(0, 2));
    }

    @Test
    void findsWhatFailsOnRows() throws SQLException {
        Scripts scripts = seats("ALTER TABLE seats ADD UNIQUE seats_one_label (label);",
                "ALTER TABLE seats DROP INDEX seats_one_label;");
        RehearsalReport report = rehearse(scripts, 10);
        assertFalse(report.isPassed());
        String failure = report.failure().orElseThrow().words();
        assertTrue(failure.startsWith("V2__change.sql, statement 1 of 1 (line 1) failed: Duplicate entry '…'"), failure);
        assertPassed(rehearse(scripts, 0));
    }

    @Test
    void findsAnUndoThatFails() throws SQLException {
        RehearsalReport report = rehearse(seats("ALTER TABLE seats ADD COLUMN a INT;", "ALTER TABLE seats DROP COLUMN b;"), 0);
        assertTrue(
                report.failure().orElseThrow().words()
                        .startsWith("U2__change.sql, statement 1 of 1 (line 1) failed: Can't DROP 'b'"),
                report.failure().orElseThrow().words());
        assertTrue(report.isDone(Leg.UP));
        assertFalse(report.isDone(Leg.DOWN));
    }

    @Test
    void findsWhatWouldBlockALargeTable() throws SQLException {
        Scripts scripts = seats("""
                ALTER TABLE seats ADD COLUMN note TEXT;
                ALTER TABLE seats MODIFY label VARCHAR(3) NOT NULL;
                ALTER TABLE seats ADD FULLTEXT KEY seats_note (note);
                """, "ALTER TABLE seats DROP KEY seats_note, MODIFY label VARCHAR(4) NOT NULL, DROP COLUMN note;");
        RehearsalReport report = rehearse(scripts.revisions(), "1", 10, database.database(), new AllowedBlocking(0));
        assertFalse(report.isPassed());
        assertEquals(List.of(), words(report));
        assertTrue(report.isDone(Leg.UP_AGAIN), "the rest is rehearsed all the same");
        assertEquals(List.of(
                "V2__change.sql, statement 2 (line 2) would block writes to seats (1 MiB) for under 1 s: the server can only do it with ALGORITHM=COPY, LOCK=SHARED.",
                "V2__change.sql, statement 3 (line 3) would block writes to seats (1 MiB) for under 1 s: the server can only do it with ALGORITHM=INPLACE, LOCK=SHARED."),
                report.blocking().stream().map(BlockingStatement::words).toList());
        assertPassed(rehearse(scripts, 10));
        try (TestDatabase staging = TestDatabase.create()) {
            RehearsalReport elsewhere = rehearse(scripts.revisions(), "1", 0, staging.database(), new AllowedBlocking(0));
            assertEquals(2, elsewhere.blocking().size(), "the size is that of the live table");
        }
    }

    @Test
    void whatTheServerCannotBeAskedAboutIsNoted() throws SQLException {
        Scripts scripts = seats("CREATE PROCEDURE p() DO 1; CALL p(); ALTER TABLE seats MODIFY label VARCHAR(3) NOT NULL;",
                "ALTER TABLE seats MODIFY label VARCHAR(4) NOT NULL; DROP PROCEDURE p;");
        RehearsalReport report = rehearse(scripts.revisions(), "1", 0, database.database(), new AllowedBlocking(0));
        assertPassed(report);
        assertTrue(report.notes().get(0).startsWith(
                "V2__change.sql, statement 3 (line 1) changes seats (1 MiB), and the server could not be asked how: "),
                report.notes().toString());
    }

    /** What was left out behind the statement that failed cannot be the reason. */
    @Test
    void namesWhatWasLeftOutBeforeTheStatementThatFailed() throws SQLException {
        RehearsalReport report = rehearse(seats("""
                SET GLOBAL max_connections = 200;
                ALTER TABLE seats ADD COLUMN a INT;
                ALTER TABLE seats ADD COLUMN a INT;
                GRANT SELECT ON *.* TO nobody;
                """, "SET GLOBAL max_connections = 100; ALTER TABLE seats DROP COLUMN a;"), 0);
        assertEquals(3, report.leftOut().size());
        assertEquals(List.of("V2__change.sql, statement 1 (line 1)"),
                report.leftOutBeforeFailure().stream().map(LeftOut::place).toList());
        RehearsalReport down = rehearse(seats("ALTER TABLE seats ADD COLUMN a INT; GRANT SELECT ON *.* TO nobody;",
                "SET GLOBAL max_connections = 100; ALTER TABLE seats DROP COLUMN b; SET GLOBAL max_connections = 200;"), 0);
        assertEquals(List.of("V2__change.sql, statement 2 (line 1)", "U2__change.sql, statement 1 (line 1)"),
                down.leftOutBeforeFailure().stream().map(LeftOut::place).toList());
        assertEquals(List.of(), rehearse(seats("ALTER TABLE seats ADD COLUMN a INT; GRANT SELECT ON *.* TO nobody;",
                "ALTER TABLE seats DROP COLUMN a;"), 0).leftOutBeforeFailure());
    }

    @Test
    void findsWhatIsOtherAtTheSecondTime() throws SQLException {
        RehearsalReport report = rehearse(seats("""
                CREATE TABLE prices (id INT PRIMARY KEY, price DOUBLE NOT NULL);
                INSERT INTO prices VALUES (1, RAND());
                """, "DROP TABLE prices;"), 0);
        assertEquals(1, report.differences().size());
        assertTrue(words(report).get(0).startsWith("up again: prices: 1 row differs: id 1: price was 0."),
                words(report).get(0));
    }

    @Test
    void numbersThatWereUsedAreNoDifference() throws SQLException {
        RehearsalReport report = rehearse(seats("INSERT INTO seats (flight_id, label) VALUES (1, '9A'), (1, '9B');",
                "DELETE FROM seats WHERE label LIKE '9%';"), 10);
        assertPassed(report);
        assertTrue(report.notes().stream().anyMatch(note -> note.contains("under other numbers")), report.notes().toString());
    }

    @Test
    void copiesTheFirstAndTheLastRows() throws SQLException {
        RehearsalReport report = rehearse(seats("UPDATE seats SET label = '9Z' WHERE id IN (2, 3);",
                "UPDATE seats SET label = '1B' WHERE id IN (2, 3);"), 1);
        assertEquals(Map.of("seats", 2), report.rows());
        assertPassed(report); // the two rows between are not there
        assertEquals(List.of("down: seats: 1 row differs: id 3: label differs"),
                words(rehearse(seats("UPDATE seats SET label = '9Z' WHERE id IN (2, 3);",
                        "UPDATE seats SET label = '1B' WHERE id IN (2, 3);"), 2)));
    }

    @Test
    void whatCannotBeUndoneIsRehearsedUpward() throws SQLException {
        RehearsalReport report = rehearse(Scripts.of("V1__seats.sql", SEATS)
                .and("V2__a.sql", "ALTER TABLE seats ADD COLUMN a INT;")
                .and("V3__b.sql", "ALTER TABLE seats ADD COLUMN b INT;")
                .and("U3__b.sql", "ALTER TABLE seats DROP COLUMN b, ADD COLUMN c INT;"), 0);
        assertEquals(List.of("down: column seats.c was not there before"), words(report).subList(0, 1));
        assertEquals(
                List.of("2_a is irreversible (it has no undo script), so it and the revisions below it are rehearsed upward only."),
                report.notes());
        RehearsalReport refused = rehearse(seats("ALTER TABLE seats ADD COLUMN a INT;",
                "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'gone';"), 0);
        assertPassed(refused);
        assertFalse(refused.isDone(Leg.DOWN));
    }

    @Test
    void whatWouldLeaveTheScratchSchemaIsLeftOut() throws SQLException {
        try (TestDatabase other = TestDatabase.create()) {
            RehearsalReport report = rehearse(seats("""
                    CREATE USER 'rehearsed'@'%%' IDENTIFIED BY 'x';
                    SET GLOBAL max_connections = 7;
                    CREATE TABLE %1$s.audit (id INT PRIMARY KEY);
                    CREATE TABLE mine (id INT PRIMARY KEY);
                    INSERT INTO %2$s.seats (flight_id, label) VALUES (1, '9A');
                    GRANT SELECT ON %2$s.* TO 'rehearsed'@'%%';
                    CREATE PROCEDURE reach() INSERT INTO %1$s.audit VALUES (1);
                    CALL reach();
                    """.formatted(other.schema(), database.schema()),
                    "DROP PROCEDURE reach; DROP TABLE mine; DROP USER 'rehearsed'@'%';"), 0);
            assertPassed(report);
            assertEquals(List.of("V2__change.sql 1", "V2__change.sql 2", "V2__change.sql 3", "V2__change.sql 5",
                    "V2__change.sql 6", "V2__change.sql 7", "V2__change.sql 8", "U2__change.sql 1", "U2__change.sql 3"),
                    report.leftOut().stream().map(one -> one.script() + " " + one.statement()).toList());
            assertEquals(List.of(), database.strings("SELECT user FROM mysql.user WHERE user = 'rehearsed'"));
            assertEquals(Map.of(), other.definitions());
        }
    }

    @Test
    void programsThatReachOutAreLeftOutOfTheCopy() throws SQLException {
        try (TestDatabase other = TestDatabase.create()) {
            other.execute("CREATE TABLE audit (id BIGINT)");
            Scripts scripts = seats("UPDATE seats SET label = '9Z' WHERE id = 1;",
                    "UPDATE seats SET label = '1A' WHERE id = 1;");
            new Migrator(database.database(), scripts.revisions(), Duration.ofMinutes(1)).upgrade(Target.parse("1"),
                    new Silent());
            database.execute("CREATE TRIGGER audited AFTER UPDATE ON seats FOR EACH ROW INSERT INTO %s.audit VALUES (NEW.id)"
                    .formatted(other.schema()));
            RehearsalReport report = rehearse(scripts, 10);
            assertPassed(report);
            assertTrue(
                    report.notes().stream()
                            .anyMatch(note -> note.startsWith("The trigger audited was not copied into the scratch schema")),
                    report.notes().toString());
            assertEquals(List.of("0"), other.strings("SELECT COUNT(*) FROM audit"));
        }
    }

    @Test
    void eventsSleep() throws SQLException {
        assertPassed(rehearse(seats(
                "CREATE TABLE ticks (id BIGINT AUTO_INCREMENT PRIMARY KEY); "
                        + "CREATE EVENT tick ON SCHEDULE EVERY 1 SECOND DO INSERT INTO ticks VALUES (NULL); DO SLEEP(2);",
                "DROP EVENT tick; DROP TABLE ticks;"), 0));
    }

    @Test
    void whatRepeatableScriptsMakeMayStay() throws SQLException {
        RehearsalReport report = rehearse(seats("ALTER TABLE seats ADD COLUMN a INT;", "ALTER TABLE seats DROP COLUMN a;")
                .and("R__labels.sql", "CREATE OR REPLACE VIEW labels AS SELECT label FROM seats;"), 0);
        assertPassed(report);
        assertTrue(report.notes().get(0).startsWith("R__labels.sql is repeatable and has no undo script"),
                report.notes().toString());
    }

    @Test
    void whatAKilledRehearsalLeftIsRemoved() throws SQLException {
        Database same = database.database();
        ScratchSchema left = ScratchSchema.create(() -> same.connect(Duration.ofSeconds(10)), database.schema());
        database.execute("CREATE TABLE %s.half (id INT)".formatted(left.name()));
        // The server ends the connections of a process that is gone.
        database.execute("KILL " + database.strings("SELECT IS_USED_LOCK('%s')".formatted(left.name())).get(0));
        assertPassed(rehearse(seats("ALTER TABLE seats ADD COLUMN a INT;", "ALTER TABLE seats DROP COLUMN a;"), 10));
    }

    @Test
    void anotherServerNeedsTheStructureAlone() throws SQLException {
        try (TestDatabase staging = TestDatabase.create()) {
            RehearsalReport report = rehearse(
                    seats("ALTER TABLE seats ADD COLUMN a INT;", "ALTER TABLE seats DROP COLUMN a;").revisions(), "1", 0,
                    staging.database());
            assertPassed(report);
            assertEquals(ScratchSchema.nameFor(staging.schema()), report.scratch());
            assertEquals(Map.of(), staging.definitions());
        }
    }

    @Test
    void aScriptThatIsInterruptedIsFinishedFirst() throws SQLException {
        Scripts scripts = seats("ALTER TABLE seats ADD COLUMN a INT; ALTER TABLE seats ADD COLUMN a INT;", "DO 0;");
        Migrator migrator = new Migrator(database.database(), scripts.revisions(), Duration.ofMinutes(1));
        assertThrows(RuntimeException.class, () -> migrator.upgrade(new Silent()));
        Plan plan = migrator.planning().upgrade(Target.HEAD);
        String message = assertThrows(MigrationRefusedException.class,
                () -> new Rehearsal(database.database(), database.database(), TIMEOUTS, OnWarning.GO_ON,
                        AllowedBlocking.DEFAULT).run(plan, 0,
                                new Silent()))
                .getMessage();
        assertTrue(message.endsWith("A rehearsal starts from a completed revision: finish this one first. Nothing was run."),
                message);
    }

    /** Neither as a value nor as the key by which a row is named. */
    @Test
    void noTextAndNoPersonalNumberIsPrinted() throws SQLException {
        Scripts scripts = Scripts
                .of("V1__people.sql",
                        "CREATE TABLE people (nick VARCHAR(20) PRIMARY KEY, salary INT, city VARCHAR(20), seats INT,"
                                + " mood ENUM('SECRETmood', 'other'));\nINSERT INTO people VALUES ('SECRETnick', 81234, 'SECRETcity', 1, "
                                + "'SECRETmood');")
                .and("U1__people.sql", "DROP TABLE people;")
                .and("V2__change.sql", "UPDATE people SET salary = 81235, city = 'SECRETtown', seats = 2, mood = 'other';")
                .and("U2__change.sql", "DO 0;");
        RehearsalReport report = rehearse(scripts, 10);
        assertEquals(List.of("down: people: 1 row differs: nick ***: salary differs, city differs, seats was 1, is now 2, "
                + "mood differs"), words(report));
        assertEquals(List.of(), report.notes());
    }
}
