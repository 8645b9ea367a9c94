package com.traveease.schema.plan;

import static com.traveease.testing.LimitedAccount.steps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.connection.Database;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.revision.Step;
import com.traveease.testing.LimitedAccount;
import com.traveease.testing.TestDatabase;

/** What an account may not do is refused before anything is run; and the server would have refused the same. */
class PreflightPrivilegesTest {

    private TestDatabase database;
    private LimitedAccount account;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.on(MySqlServer.forTests());
        account = new LimitedAccount(database);
    }

    @AfterEach
    void drop() throws SQLException {
        account.close();
        database.close();
    }

    @Test
    void theBuiltInScriptsPassForAnAccountThatOwnsTheSchema() throws SQLException {
        account.grant("ALL PRIVILEGES");
        assertEquals(List.of(), account.preflight(ScriptFolder.builtIn().all().stream().map(Step::up).toList()));
        assertEquals(List.of(), account.preflight(ScriptFolder.builtIn().all().stream().map(Step::down).toList()));
    }

    @Test
    void theBuiltInScriptsPassForAnAccountWithWhatTheyNeedAndNothingMore() throws SQLException {
        account.grant(LimitedAccount.BOOKKEEPING + ", ALTER, INDEX, REFERENCES, CREATE VIEW, CREATE ROUTINE, EVENT");
        List<Step> steps = ScriptFolder.builtIn().all().stream().map(Step::up).toList();
        assertEquals(List.of(), account.preflight(steps));
        assertEquals(0, account.serverError(steps));
    }

    @Test
    void whenNothingIsToBeRunNothingIsAsked() throws SQLException {
        assertEquals(List.of(), Preflight.require(null, account.address(), List.of()));
    }

    @Test
    void allThatIsMissingIsSaidAtOnceWithTheGrantThatGivesIt() throws SQLException {
        account.grant(LimitedAccount.BOOKKEEPING);
        List<Step> steps = steps("CREATE INDEX i ON kept (n);\nCREATE VIEW v AS SELECT 1;\nDROP INDEX i ON kept;\n"
                + "ALTER TABLE kept ADD c INT");
        String escaped = database.schema().replace("_", "\\_");
        assertEquals("`limited`@`%` lacks privileges on schema " + database.schema()
                + ": INDEX (V1__a.sql, line 1), CREATE VIEW (V1__a.sql, line 2), ALTER (V1__a.sql, line 4). "
                + "Run GRANT INDEX, CREATE VIEW, ALTER ON `" + escaped + "`.* TO `limited`@`%`. Nothing was run.",
                account.refusal(steps));
        assertEquals(1142, account.serverError(steps));
        database.execute("GRANT INDEX, CREATE VIEW, ALTER ON `" + escaped + "`.* TO `limited`@`%`");
        assertEquals(List.of(), account.preflight(steps));
    }

    /** An underscore in a grant is any character; a grant on the name itself would take away what that one gives. */
    @Test
    void theGrantKeepsWhatTheAccountHasByAPattern() throws SQLException {
        database.execute(
                "GRANT %s ON `%s`.* TO %s".formatted(LimitedAccount.BOOKKEEPING, database.schema(), LimitedAccount.NAME));
        List<Step> steps = steps("ALTER TABLE kept ADD c INT;\nSELECT * FROM kept");
        String refused = account.refusal(steps);
        database.execute(refused.substring(refused.indexOf("GRANT "), refused.indexOf(". Nothing was run.")));
        assertEquals(List.of(), account.preflight(steps));
        assertEquals(0, account.serverError(steps));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE TABLE n (id INT KEY, FOREIGN KEY (id) REFERENCES kept (id))",
            "CREATE PROCEDURE p() SELECT 1",
            "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1", "CREATE TEMPORARY TABLE n (id INT)", "LOCK TABLES kept READ",
            "DROP TABLE kept", "TRUNCATE kept", "RENAME TABLE kept TO n", "CREATE OR REPLACE VIEW v AS SELECT 1",
            "DROP PROCEDURE IF EXISTS p", "CALL p()", "ALTER TABLE kept RENAME n" })
    void whatThePrivilegesDoNotAllowIsRefusedAndTheServerWouldHaveRefusedIt(String sql) throws SQLException {
        account.grant(LimitedAccount.BOOKKEEPING);
        assertTrue(account.refusal(steps(sql)).contains("lacks privileges"));
        assertTrue(List.of(1142, 1044, 1370, 1227).contains(account.serverError(steps(sql))),
                "" + account.serverError(steps(sql)));
    }

    @Test
    void anAccountThatCannotRecordWhatWasRunIsRefused() throws SQLException {
        account.grant("SELECT, CREATE, ALTER");
        String refusal = account.refusal(steps("ALTER TABLE kept ADD c INT"));
        assertTrue(
                refusal.contains(
                        ": INSERT (to record what was run), UPDATE (to record what was run), DELETE (to record what was run)."),
                refusal);
    }

    @Test
    void aSchemaOfAnotherNameNeedsPrivilegesOfItsOwn() throws SQLException {
        account.grant("ALL PRIVILEGES");
        String refusal = account.refusal(steps("CREATE TABLE elsewhere.a (id INT KEY)"));
        assertTrue(refusal.contains("lacks privileges on schema elsewhere: CREATE (V1__a.sql, line 1)"), refusal);
        assertEquals(1142, account.serverError(steps("CREATE TABLE elsewhere.a (id INT KEY)")));
    }

    @Test
    void aRoleThatIsNotActiveGivesNothingAndOneThatIsGivesAll() throws SQLException {
        database.execute("CREATE ROLE migrator", "GRANT ALL ON %s.* TO migrator".formatted(database.schema()),
                "GRANT migrator TO " + LimitedAccount.NAME,
                "GRANT SELECT ON %s.* TO %s".formatted(database.schema(), LimitedAccount.NAME));
        try {
            String refusal = account.refusal(steps("DROP TABLE kept"));
            assertTrue(refusal.contains("DROP (V1__a.sql, line 1)"), refusal);
            assertTrue(refusal.endsWith("The role `migrator`@`%` is granted to it and would give them, but is not active. "
                    + "Run SET DEFAULT ROLE `migrator`@`%` TO `limited`@`%`. Nothing was run."), refusal);
            database.execute("ALTER USER " + LimitedAccount.NAME + " DEFAULT ROLE migrator");
            assertEquals(List.of(), account.preflight(steps("DROP TABLE kept")));
        } finally {
            database.execute("DROP ROLE migrator");
        }
    }

    @Test
    void tablesOfTheBookkeepingThatAreThereNeedNotBeMade() throws SQLException {
        account.grant("SELECT, INSERT, UPDATE, DELETE");
        List<Step> steps = steps("UPDATE kept SET n = 1");
        assertTrue(account.refusal(steps).contains(": CREATE (to record what was run)."), account.refusal(steps));
        database.execute("CREATE TABLE flyway_schema_history (id INT)", "CREATE TABLE traveease_schema_journal (id INT)");
        try (Connection connection = new Database(account.address()).connect(Duration.ofSeconds(10))) {
            assertEquals(List.of(), Preflight.require(connection, account.address(), steps));
        }
    }

    @Test
    void whatWasRunBeforeIsNotAskedFor() throws SQLException {
        account.grant(LimitedAccount.BOOKKEEPING + ", INDEX");
        List<Step> steps = steps("DROP TABLE gone;\nCREATE INDEX i ON kept (n)");
        assertTrue(account.refusal(steps).contains("DROP (V1__a.sql, line 1)"));
        try (Connection connection = new Database(account.address()).connect(Duration.ofSeconds(10))) {
            assertEquals(List.of(), Preflight.require(connection, account.address(), steps, script -> 1));
        }
    }
}
