package com.traveease.schema.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Taking back a revision that is applied in part. */
class BackOutTest {

    private static final String USERS = "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20));\n"
            + "INSERT INTO users VALUES (1, 'a'), (2, 'b');";

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
    void whatWasCreatedGoesAndNothingElse() throws SQLException {
        Revisions revisions = withUsers("""
                CREATE TABLE x (id INT PRIMARY KEY);
                INSERT INTO x VALUES (1);
                CREATE INDEX x_id ON x (id);
                CREATE TABLE y (id INT PRIMARY KEY, x_id INT, CONSTRAINT y_x FOREIGN KEY (x_id) REFERENCES x (id));
                CREATE TRIGGER y_in BEFORE INSERT ON y FOR EACH ROW SET NEW.x_id = 1;
                ALTER TABLE users ADD COLUMN x_id INT, ADD INDEX users_x (x_id);
                CREATE TABLE users (id INT);
                """, """
                SET SESSION foreign_key_checks = 1;
                ALTER TABLE users DROP INDEX users_x, DROP COLUMN x_id;
                DROP TABLE y;
                DROP INDEX x_id ON x;
                DROP TABLE IF EXISTS x;
                """);
        Map<String, String> before = halfApplied(revisions, "at statement 7");
        assertTrue(with(revisions).state().interruptedInWords().orElseThrow().contains("downgrade -1"));

        Plan plan = with(revisions).planning().downgrade(Target.parse("-1"));
        assertEquals(List.of("2_half"), plan.steps().stream().map(Step::id).toList());
        assertEquals(Optional.of("1_users"), backOut(revisions).current());

        assertEquals(before, database.definitions());
        assertEquals(List.of("1"), database.strings("SELECT version FROM flyway_schema_history"));
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM traveease_schema_journal"));
        assertEquals(List.of("2"), database.strings("SELECT COUNT(*) FROM users"));
    }

    /** IF EXISTS in the undo script would take somebody else's table with it. */
    @Test
    void aTableThatWasInTheWayIsNotDropped() throws SQLException {
        Revisions revisions = withUsers("CREATE TABLE x (id INT);\nCREATE TABLE of_others (id INT);",
                "DROP TABLE IF EXISTS of_others;\nDROP TABLE IF EXISTS x;");
        with(revisions).upgrade(Target.parse("1"), new Silent());
        database.execute("CREATE TABLE of_others (id INT)", "INSERT INTO of_others VALUES (1)");
        Map<String, String> before = halfApplied(revisions, "of_others");

        with(revisions).downgrade(Target.parse("1"), OnDataLoss.REFUSE, new Silent());

        assertEquals(before, database.definitions());
        assertEquals(List.of("1"), database.strings("SELECT id FROM of_others"));
    }

    @Test
    void everyBuiltInRevisionCanBeBackedOutAfterEveryStatement() throws SQLException {
        Revisions builtIn = ScriptFolder.builtIn();
        for (Revision revision : builtIn.all()) {
            Map<String, String> before = database.definitions();
            List<Statement> statements = revision.upgrade().statements();
            for (int k = 1; k < statements.size(); k++) {
                Revisions broken = failingBehind(builtIn, revision, statements.subList(0, k));
                assertThrows(MigrationFailedException.class,
                        () -> with(broken).upgrade(Target.parse(revision.id()), new Silent()));
                with(builtIn).downgrade(Target.parse("-1"), OnDataLoss.ALLOW, new Silent());
                assertEquals(before, database.definitions(), revision.id() + " after statement " + k);
                assertTrue(with(builtIn).state().problems().isEmpty());
            }
            with(builtIn).upgrade(Target.parse(revision.id()), new Silent());
        }
    }

    @Test
    void whatIsNotCertainIsListedAndNothingIsRun() throws SQLException {
        Revisions revisions = withUsers("""
                CREATE TABLE x (id INT);
                -- Everybody.
                UPDATE users SET name = CONCAT(name, '!');
                CREATE TABLE users (id INT);
                """, "DROP TABLE x;");
        halfApplied(revisions, "users");
        Map<String, String> half = database.definitions();
        String refused = assertThrows(MigrationRefusedException.class, () -> backOut(revisions)).getMessage();
        assertEquals("""
                2_half is applied in part: 2 of 3 statements. It is not certain which statements of U2__half.sql undo them, \
                so it cannot be backed out automatically. Undo by hand, in this order:
                  statement 2 (line 3): UPDATE users SET name = CONCAT(name, '…')
                  statement 1 (line 1): CREATE TABLE x (id INT) (see U2__half.sql line 1)
                Then record that: stamp 1 --discard-interrupted. Or finish it: upgrade 2. Nothing was run.""", refused);
        assertEquals(half, database.definitions());

        database.execute("UPDATE users SET name = LEFT(name, 1)", "DROP TABLE x");
        assertEquals(Optional.of("1_users"),
                with(revisions).corrections().stamp(Target.parse("1"), OnInterrupted.DISCARD, new Silent()).current());
        assertEquals(List.of(), with(revisions).state().problems());
    }

    @Test
    void withoutAnUndoScriptThereIsNothingToBeCertainOf() throws SQLException {
        Revisions revisions = Scripts.of("V1__users.sql", USERS)
                .and("V2__half.sql", "CREATE TABLE x (id INT); CREATE TABLE users (id INT);").revisions();
        halfApplied(revisions, "users");
        assertTrue(assertThrows(MigrationRefusedException.class, () -> backOut(revisions)).getMessage()
                .contains("statement 1 (line 1): CREATE TABLE x (id INT)\n"));
    }

    @Test
    void aRunThatIsKilledAnywhereIsContinued() throws SQLException {
        Revisions revisions = withUsers("""
                CREATE TABLE x (id INT PRIMARY KEY);
                CREATE TABLE y (id INT PRIMARY KEY);
                CREATE TABLE z (id INT PRIMARY KEY);
                CREATE TABLE users (id INT);
                """, "DROP TABLE z;\nDROP TABLE y;\nDROP TABLE x;");
        Map<String, String> before = halfApplied(revisions, "users");
        for (int k = 1; k <= 3; k++) {
            int statement = k;
            assertThrows(Killed.class, () -> with(revisions).downgrade(Target.parse("1"), OnDataLoss.ALLOW, new Silent() {
                @Override
                public void running(Progress progress) {
                    if (progress.statement() == statement) {
                        throw new Killed();
                    }
                }
            }));
            if (k > 1) {
                String refused = assertThrows(MigrationRefusedException.class,
                        () -> with(revisions).upgrade(new Silent())).getMessage();
                assertTrue(refused.contains("Finish that first: downgrade 1. Nothing was run."), refused);
            }
        }
        Revisions changed = withUsers(revisions.all().get(1).upgrade().text(), "DROP TABLE y;\nDROP TABLE z;\nDROP TABLE x;");
        assertTrue(assertThrows(MigrationRefusedException.class, () -> backOut(changed)).getMessage()
                .startsWith("U2__half.sql was changed while 2_half was being backed out"));
        assertEquals(Optional.of("1_users"), backOut(revisions).current());
        assertEquals(before, database.definitions());
    }

    @Test
    void anUndoThatFailsAtItsFirstStatementLeavesTheRevisionInPart() throws SQLException {
        Revisions revisions = withUsers("CREATE TABLE x (id INT PRIMARY KEY);\nCREATE TABLE users (id INT);", "DROP TABLE x;");
        halfApplied(revisions, "users");
        database.execute("CREATE VIEW stays AS SELECT 1", "RENAME TABLE x TO x_away");
        assertThrows(MigrationFailedException.class, () -> backOut(revisions));
        assertEquals(List.of("2_half"), with(revisions).state().pending().stream().map(Revision::id).toList());
        assertTrue(with(revisions).state().interrupted().isPresent());
        database.execute("RENAME TABLE x_away TO x");
        assertEquals(Optional.of("1_users"), backOut(revisions).current());
    }

    @Test
    void theRevisionsBelowAreUndoneBehindIt() throws SQLException {
        Revisions revisions = withUsers("CREATE TABLE x (id INT);\nCREATE TABLE users (id INT);", "DROP TABLE x;");
        halfApplied(revisions, "users");
        assertEquals(Optional.empty(),
                with(revisions).downgrade(Target.parse("base"), OnDataLoss.ALLOW, new Silent()).current());
        assertEquals(Map.of(), database.definitions());
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static Revisions withUsers(String upgrade, String undo) {
        return Scripts.of("V1__users.sql", USERS).and("U1__users.sql", "DROP TABLE users;").and("V2__half.sql", upgrade)
                .and("U2__half.sql", undo).revisions();
    }

    /** The same with one revision that ends behind these statements, with one that fails. */
    private static Revisions failingBehind(Revisions revisions, Revision failing, List<Statement> statements) {
        List<Script> scripts = new ArrayList<>();
        for (Revision revision : revisions.all()) {
            StringBuilder text = new StringBuilder("DELIMITER //\n");
            statements.forEach(statement -> text.append(statement.sql()).append("\n//\n"));
            scripts.add(revision.equals(failing)
                    ? new Script(revision.upgrade().name(), text + "CREATE TABLE flyway_no (no_such_type NO_SUCH)\n//\n")
                    : revision.upgrade());
            revision.undo().ifPresent(scripts::add);
        }
        return Revisions.of(scripts);
    }

    /** What there was before revision 2, of which all but the last statement are applied. */
    private Map<String, String> halfApplied(Revisions revisions, String reason) throws SQLException {
        with(revisions).upgrade(Target.parse("1"), new Silent());
        Map<String, String> before = database.definitions();
        assertThrows(MigrationFailedException.class, () -> with(revisions).upgrade(new Silent()), reason);
        return before;
    }

    private SchemaState backOut(Revisions revisions) {
        return with(revisions).downgrade(Target.parse("-1"), OnDataLoss.ALLOW, new Silent());
    }

    private Migrator with(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }
}
