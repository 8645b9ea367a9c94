package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * The end of a script is recorded with the beginning of the next: what comes between the two and that one's first statement.
 */
class EndAndBeginTest {

    private static final Revisions REVISIONS = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
            .and("U1__a.sql", "DROP TABLE a;")
            .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY); ALTER TABLE a ADD COLUMN b INT;")
            .and("U2__b.sql", "ALTER TABLE a DROP COLUMN b; DROP TABLE b;").revisions();

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private interface Happening {
        void happens() throws SQLException;
    }

    /** When the server has recorded the end of one, and has not been sent a statement of the next. */
    private static Silent after(String id, Happening happening) {
        return new Silent() {
            @Override
            public void finished(Step step, Duration took, SchemaState now) {
                super.finished(step, took, now);
                if (step.id().equals(id)) {
                    try {
                        happening.happens();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
    }

    private static void die() {
        throw new IllegalStateException("The process dies here");
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }

    private List<String> history() throws SQLException {
        return database.strings("SELECT CONCAT(script, ' ', success) FROM flyway_schema_history ORDER BY installed_rank");
    }

    private List<String> journal() throws SQLException {
        return database.strings("SELECT CONCAT(script, ' ', statement, ' ', mark) FROM traveease_schema_journal ORDER BY 1");
    }

    private List<String> tables() throws SQLException {
        return database
                .strings("SELECT CONCAT(table_name, ' ', COUNT(*)) FROM information_schema.columns WHERE table_schema = '"
                        + database.schema() + "' AND table_name IN ('a', 'b') GROUP BY table_name ORDER BY table_name");
    }

    private void downgradeToBase() {
        migrator(REVISIONS).downgrade(Target.parse("base"), OnDataLoss.ALLOW, new Silent());
    }

    @Test
    void bothAreWrittenTogether() throws SQLException {
        migrator(REVISIONS).upgrade(after("1_a", () -> {
            assertEquals(List.of("V1__a.sql 1", "V2__b.sql 0"), history());
            assertEquals(List.of("V2__b.sql 0 FINISHED", "V2__b.sql 1 BEGUN"), journal());
            assertEquals(List.of("a 1"), tables());
        }));

        assertEquals(List.of("V1__a.sql 1", "V2__b.sql 1"), history());
        assertEquals(List.of(), journal());
    }

    @Test
    void whoDiesBetweenThemGoesOnWithTheFirstStatement() throws SQLException {
        assertThrows(IllegalStateException.class, () -> migrator(REVISIONS).upgrade(after("1_a", EndAndBeginTest::die)));

        assertEquals("1_a", migrator(REVISIONS).state().current().orElseThrow());
        assertTrue(migrator(REVISIONS).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("a 2", "b 1"), tables());
        assertEquals(List.of("V1__a.sql 1", "V2__b.sql 1"), history());
        assertEquals(List.of(), journal());
    }

    @Test
    void whoDiesBetweenThemOnTheWayDownGoesOnToo() throws SQLException {
        migrator(REVISIONS).upgrade(new Silent());
        assertThrows(IllegalStateException.class, () -> migrator(REVISIONS).downgrade(Target.parse("base"), OnDataLoss.ALLOW,
                after("2_b", EndAndBeginTest::die)));
        assertEquals(List.of("V1__a.sql 0"), history());
        assertEquals(List.of("U1__a.sql 0 FINISHED", "U1__a.sql 1 BEGUN"), journal());

        downgradeToBase();

        assertEquals(List.of(), tables());
        assertEquals(List.of(), history());
        assertEquals(List.of(), journal());
    }

    @Test
    void aLostConnectionBetweenThemIsTakenUpAgain() throws SQLException {
        migrator(REVISIONS).upgrade(after("1_a", () -> database.execute("KILL " + database
                .strings("SELECT IS_USED_LOCK('" + SchemaLock.nameFor(database.schema()) + "')").get(0))));

        assertEquals(List.of("a 2", "b 1"), tables());
        assertEquals(List.of("V1__a.sql 1", "V2__b.sql 1"), history());
    }

    @Test
    void whatIsToldToEndBetweenThemLeavesNothingOfTheNext() throws SQLException {
        Migrator migrator = migrator(REVISIONS);

        assertThrows(MigrationStoppedException.class, () -> migrator.upgrade(after("1_a", migrator::stop)));

        assertEquals(List.of("V1__a.sql 1"), history());
        assertEquals(List.of(), journal());
        assertTrue(migrator(REVISIONS).upgrade(new Silent()).isAtHead());
    }

    @Test
    void whatIsToldToEndBetweenThemOnTheWayDownLeavesTheNextWhole() throws SQLException {
        migrator(REVISIONS).upgrade(new Silent());
        Migrator migrator = migrator(REVISIONS);

        assertThrows(MigrationStoppedException.class,
                () -> migrator.downgrade(Target.parse("base"), OnDataLoss.ALLOW, after("2_b", migrator::stop)));

        assertEquals(List.of("V1__a.sql 1"), history());
        assertEquals(List.of(), journal());
        downgradeToBase();
        assertEquals(List.of(), tables());
    }

    @Test
    void whatFailsAtOnceLeavesNothingOfTheNext() throws SQLException {
        Revisions failing = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
                .and("V2__b.sql", "CREATE TABLE a (id INT PRIMARY KEY);").revisions();

        MigrationFailedException failure = assertThrows(MigrationFailedException.class,
                () -> migrator(failing).upgrade(new Silent()));

        assertTrue(failure.getMessage().contains("Table 'a' already exists"), failure.getMessage());
        assertEquals(List.of("V1__a.sql 1"), history());
        assertEquals(List.of(), journal());
        assertTrue(migrator(REVISIONS).upgrade(new Silent()).isAtHead());
    }

    @Test
    void whatFailsAtOnceOnTheWayDownLeavesTheNextWhole() throws SQLException {
        migrator(REVISIONS).upgrade(new Silent());
        database.execute("CREATE TABLE child (id INT PRIMARY KEY, CONSTRAINT c FOREIGN KEY (id) REFERENCES a (id))");
        Revisions thoughtOf = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
                .and("U1__a.sql", "DROP TABLE a; DROP TABLE child;")
                .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY); ALTER TABLE a ADD COLUMN b INT;")
                .and("U2__b.sql", "ALTER TABLE a DROP COLUMN b; DROP TABLE b;").revisions();

        assertThrows(MigrationFailedException.class,
                () -> migrator(thoughtOf).downgrade(Target.parse("base"), OnDataLoss.ALLOW, new Silent()));

        assertEquals(List.of("V1__a.sql 1"), history());
        assertEquals(List.of(), journal());
    }
}
