package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.config.RunSettings;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.drift.Ignored;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.forecast.BlockingGuard;
import com.traveease.schema.forecast.EnforcedAlgorithms;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.lock.SessionBounds;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Large tables are not blocked. Here every table is large that has more than nothing. */
class BlockingGuardTest {

    private static final AllowedBlocking NOTHING = new AllowedBlocking(0);
    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        migrate(NOTHING, "CREATE TABLE seats (id INT PRIMARY KEY, label VARCHAR(10));\n"
                + "ALTER TABLE seats MODIFY id BIGINT;\nINSERT INTO seats VALUES (1, 'a'), (2, 'b');");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private void migrate(AllowedBlocking allowed, String... scripts) {
        migrator(database, allowed, scripts).upgrade(new Silent());
    }

    private static Migrator migrator(TestDatabase on, AllowedBlocking allowed, String... scripts) {
        return new Migrator(on.database(), revisions(scripts), new LockTimeouts(Duration.ofMinutes(1), SessionBounds.LOCK_WAIT),
                OnWarning.GO_ON, Ignored.LEFTOVERS, RunSettings.DEFAULT, allowed);
    }

    private static Revisions revisions(String... scripts) {
        List<Script> all = new ArrayList<>();
        for (int i = 0; i < scripts.length; i++) {
            all.add(new Script("V%d__s.sql".formatted(i + 1), scripts[i]));
        }
        return Revisions.of(all);
    }

    private static final String FIRST = "CREATE TABLE seats (id INT PRIMARY KEY, label VARCHAR(10));\n"
            + "ALTER TABLE seats MODIFY id BIGINT;\nINSERT INTO seats VALUES (1, 'a'), (2, 'b');";

    @Test
    void refusesBeforeTheFirstStatement() throws SQLException {
        String script = "CREATE TABLE rows_before (id INT PRIMARY KEY);\nALTER TABLE seats MODIFY label VARCHAR(5);";

        MigrationRefusedException e = assertThrows(MigrationRefusedException.class, () -> migrate(NOTHING, FIRST, script));

        assertTrue(e.getMessage().contains("V2__s.sql, statement 2 (line 2) would block writes to seats"), e.getMessage());
        assertTrue(e.getMessage().contains("ALGORITHM=COPY, LOCK=SHARED"), e.getMessage());
        assertTrue(e.getMessage().contains("--allow-blocking=SIZE"), e.getMessage());
        assertEquals(List.of(), shown("SHOW TABLES LIKE 'rows%'"), "nothing was run");
        assertEquals(List.of(), shown("SHOW DATABASES LIKE 'traveease\\_schema\\_scratch\\_%"
                + com.traveease.schema.scratch.ScratchSchema.nameFor(database.schema()).substring(24) + "'"));

        migrate(new AllowedBlocking(1L << 30), FIRST, script);

        assertTrue(shown("SHOW CREATE TABLE seats").get(0).contains("varchar(5)"));
    }

    /** As in a rehearsal: the connection is closed, and would fail at any question. */
    @Test
    void asksNothingWhereEverythingIsAllowedAndNothingIsRecorded() throws SQLException {
        AllowedBlocking any = new AllowedBlocking(Long.MAX_VALUE);
        Plan plan = migrator(database, any, FIRST, "ALTER TABLE seats MODIFY label VARCHAR(5);").planning()
                .upgrade(Target.HEAD);
        Connection closed = database.connect();
        closed.close();
        assertEquals(EnforcedAlgorithms.NONE, new BlockingGuard(database::connect, database::connect, database.schema(), any,
                false).require(closed, plan));
        try (Connection open = database.connect()) {
            assertEquals(1, new BlockingGuard(database::connect, database::connect, database.schema(), any, true)
                    .require(open, plan).expected().size());
        }
    }

    @Test
    void runsWhatBlocksNothing() throws SQLException {
        migrate(NOTHING, FIRST, "ALTER TABLE seats ADD COLUMN note TEXT;\nCREATE INDEX ix ON seats (label) -- fast\n;\n"
                + "ALTER TABLE seats DROP KEY ix, ADD UNIQUE KEY uq (label);");

        String table = shown("SHOW CREATE TABLE seats").get(0);
        assertTrue(table.contains("UNIQUE KEY `uq`"), table);
        assertFalse(table.contains("`ix`"), table);
    }

    /** The copy does not know what is only true of the table: the server refuses the statement, and nothing is changed. */
    @Test
    void isRefusedByTheServerWhereTheForecastDoesNotHold() throws SQLException {
        String unasked = "CREATE PROCEDURE p() DO 1;\nCALL p();\nALTER TABLE seats MODIFY label VARCHAR(5);";

        MigrationFailedException e = assertThrows(MigrationFailedException.class, () -> migrate(NOTHING, FIRST, unasked));

        assertTrue(e.getMessage().contains("statement 3 of 3 (line 3) failed"), e.getMessage());
        assertTrue(e.getMessage().contains("sent with LOCK=NONE"), e.getMessage());
        assertTrue(e.getMessage().contains("--allow-blocking"), e.getMessage());
        assertTrue(shown("SHOW CREATE TABLE seats").get(0).contains("varchar(10)"));

        migrate(new AllowedBlocking(Long.MAX_VALUE), FIRST, unasked);

        assertTrue(shown("SHOW CREATE TABLE seats").get(0).contains("varchar(5)"), "it continues there");
    }

    @Test
    void sendsWithoutALockWhatCannotBeAsked() throws SQLException {
        String user = "guard_" + database.schema().substring(5, 20);
        database.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'x'".formatted(user),
                "GRANT ALL ON `%s`.* TO '%s'@'%%'".formatted(database.schema().replace("_", "\\_"), user));
        Silent silent = new Silent();
        try {
            Database limited = new Database(new DatabaseAddress(database.jdbcUrl(), user, "x"));
            new Migrator(limited, revisions(FIRST, "ALTER TABLE seats ADD COLUMN note TEXT;"),
                    new LockTimeouts(Duration.ofMinutes(1), SessionBounds.LOCK_WAIT), OnWarning.GO_ON, Ignored.LEFTOVERS,
                    RunSettings.DEFAULT, NOTHING).upgrade(silent);
        } finally {
            database.execute("DROP USER '%s'@'%%'".formatted(user));
        }
        assertTrue(String.join("\n", silent.warnings).contains("GRANT ALL PRIVILEGES ON `traveease"),
                silent.warnings.toString());
        assertTrue(shown("SHOW CREATE TABLE seats").get(0).contains("`note`"));
    }

    private List<String> shown(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(row.getMetaData().getColumnCount()));
            }
        }
        return rows;
    }
}
