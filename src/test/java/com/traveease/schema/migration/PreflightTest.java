package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.development.MySqlRelease;
import com.traveease.development.MySqlServer;
import com.traveease.schema.revision.Requirements;
import com.traveease.schema.revision.Script;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.testing.TestDatabase;

/** One bad environment each, on a server of its own; and that the server would have refused the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreflightTest {

    private static final String USER = "limited";
    private static final String ACCOUNT = "'limited'@'%'";
    private static final String BOOKKEEPING = "CREATE, SELECT, INSERT, UPDATE, DELETE";
    private static final Map<String, String> DEFAULTS = Map.of("read_only", "OFF", "super_read_only", "OFF",
            "log_bin_trust_function_creators", "OFF", "sql_require_primary_key", "OFF", "event_scheduler", "ON",
            "partial_revokes", "OFF");

    private MySqlServer server;
    private TestDatabase database;
    private Map<String, String> before;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = MySqlServer.start(MySqlRelease.V8_0_31, directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.on(server);
        database.execute("CREATE USER " + ACCOUNT + " IDENTIFIED BY 'x'", "CREATE TABLE kept (id INT PRIMARY KEY, n INT)",
                "CREATE TABLE keyless (id INT)", "INSERT INTO kept VALUES (1, 1)");
        before = database.definitions();
    }

    @AfterEach
    void drop() throws SQLException {
        for (String name : List.of("super_read_only", "read_only", "log_bin_trust_function_creators", "sql_require_primary_key",
                "event_scheduler")) {
            database.execute("SET GLOBAL %s = %s".formatted(name, DEFAULTS.get(name)));
        }
        database.execute("DROP USER " + ACCOUNT, "SET GLOBAL partial_revokes = OFF");
        database.close();
    }

    @Test
    void theBuiltInScriptsPassForAnAccountThatOwnsTheSchema() throws SQLException {
        grant("ALL PRIVILEGES");
        assertEquals(List.of(), preflight(ScriptFolder.builtIn().all().stream().map(Step::up).toList()));
        assertEquals(List.of(), preflight(ScriptFolder.builtIn().all().stream().map(Step::down).toList()));
    }

    @Test
    void theBuiltInScriptsPassForAnAccountWithWhatTheyNeedAndNothingMore() throws SQLException {
        grant(BOOKKEEPING + ", ALTER, INDEX, REFERENCES, CREATE VIEW, CREATE ROUTINE, EVENT");
        List<Step> steps = ScriptFolder.builtIn().all().stream().map(Step::up).toList();
        assertEquals(List.of(), preflight(steps));
        assertEquals(0, serverError(steps));
    }

    @Test
    void whenNothingIsToBeRunNothingIsAsked() throws SQLException {
        assertEquals(List.of(), Preflight.require(null, address(), List.of()));
    }

    @Test
    void allThatIsMissingIsSaidAtOnceWithTheGrantThatGivesIt() throws SQLException {
        grant(BOOKKEEPING);
        List<Step> steps = steps("CREATE INDEX i ON kept (n);\nCREATE VIEW v AS SELECT 1;\nDROP INDEX i ON kept;\n"
                + "ALTER TABLE kept ADD c INT");
        String escaped = database.schema().replace("_", "\\_");
        assertEquals("`limited`@`%` lacks privileges on schema " + database.schema()
                + ": INDEX (V1__a.sql, line 1), CREATE VIEW (V1__a.sql, line 2), ALTER (V1__a.sql, line 4). "
                + "Run GRANT INDEX, CREATE VIEW, ALTER ON `" + escaped + "`.* TO `limited`@`%`. Nothing was run.",
                refusal(steps));
        assertEquals(1142, serverError(steps));
        database.execute("GRANT INDEX, CREATE VIEW, ALTER ON `" + escaped + "`.* TO `limited`@`%`");
        assertEquals(List.of(), preflight(steps));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE TABLE n (id INT KEY, FOREIGN KEY (id) REFERENCES kept (id))",
            "CREATE TRIGGER t BEFORE INSERT ON kept FOR EACH ROW SET NEW.n = 1", "CREATE PROCEDURE p() SELECT 1",
            "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1", "CREATE TEMPORARY TABLE n (id INT)", "LOCK TABLES kept READ",
            "DROP TABLE kept", "TRUNCATE kept", "RENAME TABLE kept TO n", "CREATE OR REPLACE VIEW v AS SELECT 1",
            "DROP PROCEDURE IF EXISTS p", "CALL p()", "ALTER TABLE kept RENAME n" })
    void whatThePrivilegesDoNotAllowIsRefusedAndTheServerWouldHaveRefusedIt(String sql) throws SQLException {
        grant(BOOKKEEPING);
        database.execute("SET GLOBAL log_bin_trust_function_creators = ON");
        assertTrue(refusal(steps(sql)).contains("lacks privileges"));
        assertTrue(List.of(1142, 1044, 1370, 1227).contains(serverError(steps(sql))), "" + serverError(steps(sql)));
    }

    @Test
    void anAccountThatCannotRecordWhatWasRunIsRefused() throws SQLException {
        grant("SELECT, CREATE, ALTER");
        String refusal = refusal(steps("ALTER TABLE kept ADD c INT"));
        assertTrue(
                refusal.contains(
                        ": INSERT (to record what was run), UPDATE (to record what was run), DELETE (to record what was run)."),
                refusal);
    }

    @Test
    void aSchemaOfAnotherNameNeedsPrivilegesOfItsOwn() throws SQLException {
        grant("ALL PRIVILEGES");
        String refusal = refusal(steps("CREATE TABLE elsewhere.a (id INT KEY)"));
        assertTrue(refusal.contains("lacks privileges on schema elsewhere: CREATE (V1__a.sql, line 1)"), refusal);
        assertEquals(1142, serverError(steps("CREATE TABLE elsewhere.a (id INT KEY)")));
    }

    @Test
    void aRoleThatIsNotActiveGivesNothingAndOneThatIsGivesAll() throws SQLException {
        database.execute("CREATE ROLE migrator", "GRANT ALL ON %s.* TO migrator".formatted(database.schema()),
                "GRANT migrator TO " + ACCOUNT, "GRANT SELECT ON %s.* TO %s".formatted(database.schema(), ACCOUNT));
        try {
            assertTrue(refusal(steps("DROP TABLE kept")).contains("DROP (V1__a.sql, line 1)"));
            database.execute("ALTER USER " + ACCOUNT + " DEFAULT ROLE migrator");
            assertEquals(List.of(), preflight(steps("DROP TABLE kept")));
        } finally {
            database.execute("DROP ROLE migrator");
        }
    }

    @Test
    void whatIsRevokedOnTheSchemaAloneIsMissing() throws SQLException {
        database.execute("SET GLOBAL partial_revokes = ON", "GRANT ALL ON *.* TO " + ACCOUNT,
                "REVOKE TRIGGER ON %s.* FROM %s".formatted(database.schema(), ACCOUNT));
        List<Step> steps = steps("DROP TRIGGER IF EXISTS t");
        assertTrue(refusal(steps).contains("Run GRANT TRIGGER ON `%s`.* TO `limited`@`%%`.".formatted(database.schema())),
                refusal(steps));
        database.execute("REVOKE ALL ON *.* FROM " + ACCOUNT);
    }

    @Test
    void aReadOnlyServerIsRefusedForNowEvenToAnAccountThatMayWriteToIt() throws SQLException {
        database.execute("GRANT ALL ON *.* TO " + ACCOUNT, "SET GLOBAL read_only = ON");
        List<Step> steps = steps("DROP TABLE kept");
        ReadOnlyServerException refused = assertThrows(ReadOnlyServerException.class, () -> preflight(steps));
        assertEquals(
                "MySQL at %s is read-only (read_only is ON): a replica, or a primary that is not one yet. Nothing was run. Correct QUARKUS_DATASOURCE_JDBC_URL if it names a replica, or wait until the failover has ended."
                        .formatted(address().server()),
                refused.getMessage());
        database.execute("SET GLOBAL super_read_only = ON");
        refused = assertThrows(ReadOnlyServerException.class, () -> preflight(steps));
        assertTrue(refused.getMessage().contains("(super_read_only is ON)"), refused.getMessage());
        assertEquals(1290, serverError(steps));
    }

    @Test
    void aTriggerIsRefusedWhereTheBinaryLogWantsSuper() throws SQLException {
        grant("ALL PRIVILEGES");
        List<Step> steps = steps("SELECT 1;\nCREATE TRIGGER t BEFORE INSERT ON kept FOR EACH ROW SET NEW.n = 1;\n"
                + "CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1");
        assertEquals(
                "V1__a.sql, line 2 (and 1 more) makes a trigger or a function, and the server has a binary log and log_bin_trust_function_creators OFF (error 1419). Run SET PERSIST log_bin_trust_function_creators = ON, or GRANT SUPER ON *.* TO `limited`@`%`. Nothing was run.",
                refusal(steps));
        assertEquals(1419, serverError(steps));
        database.execute("GRANT SUPER ON *.* TO " + ACCOUNT);
        assertEquals(List.of(), preflight(steps));
        database.execute("REVOKE SUPER ON *.* FROM " + ACCOUNT, "SET GLOBAL log_bin_trust_function_creators = ON");
        assertEquals(List.of(), preflight(steps));
    }

    @Test
    void aFunctionThatDeclaresNothingIsRefusedEvenToAnAccountWithSuper() throws SQLException {
        database.execute("GRANT ALL ON *.* TO " + ACCOUNT);
        List<Step> steps = steps("CREATE FUNCTION f() RETURNS INT RETURN 1");
        assertTrue(refusal(steps).startsWith("V1__a.sql, line 1: the function f is declared none of DETERMINISTIC"));
        assertEquals(1418, serverError(steps));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE TABLE n (id INT)", "CREATE TABLE n SELECT 1 AS id", "CREATE TABLE n LIKE keyless",
            "CREATE TEMPORARY TABLE n (id INT)", "ALTER TABLE kept DROP PRIMARY KEY", "CREATE TABLE IF NOT EXISTS n (id INT)" })
    void aTableWithoutKeyIsRefusedWhereTheServerWantsOne(String sql) throws SQLException {
        grant("ALL PRIVILEGES");
        database.execute("SET GLOBAL sql_require_primary_key = ON");
        String refusal = refusal(steps(sql));
        assertTrue(refusal.startsWith("V1__a.sql, line 1 leaves the table " + (sql.contains("kept") ? "kept" : "n")
                + " without a primary key, and sql_require_primary_key is ON (error 3750)."), refusal);
        assertEquals(3750, serverError(steps(sql)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE TABLE n (id INT KEY)", "CREATE TABLE n LIKE kept",
            "CREATE TABLE IF NOT EXISTS keyless (id INT)" })
    void aTableWithKeyIsNotRefusedWhereTheServerWantsOne(String sql) throws SQLException {
        grant("ALL PRIVILEGES");
        database.execute("SET GLOBAL sql_require_primary_key = ON");
        assertEquals(List.of(), preflight(steps(sql)));
        assertEquals(0, serverError(steps(sql)));
    }

    @Test
    void whatIsMadeInTheNameOfAnotherIsRefusedToWhoMayNot() throws SQLException {
        grant("ALL PRIVILEGES");
        List<Step> steps = steps("CREATE DEFINER = 'boss'@'%' VIEW v AS SELECT 1");
        assertEquals(
                "V1__a.sql, line 1 makes something in the name of `boss`@`%`, which takes the privilege SET_USER_ID. Take DEFINER out of it, or run GRANT SET_USER_ID ON *.* TO `limited`@`%`. Nothing was run.",
                refusal(steps));
        assertEquals(1227, serverError(steps));
        assertEquals(List.of(), preflight(steps("CREATE DEFINER = limited VIEW v AS SELECT 1")));
        database.execute("GRANT SET_USER_ID ON *.* TO " + ACCOUNT);
        assertEquals(List.of(), preflight(steps));
    }

    @Test
    void aScriptThatReleasesTheLockOfTheRunIsRefused() throws SQLException {
        grant("ALL PRIVILEGES");
        assertTrue(refusal(steps("SELECT 1;\nDO RELEASE_ALL_LOCKS()")).startsWith("V1__a.sql, line 2 releases named locks"));
        assertTrue(refusal(steps("DO RELEASE_LOCK('%s')".formatted(SchemaLock.nameFor(database.schema())))).contains("line 1"));
        assertEquals(List.of(), preflight(steps("DO GET_LOCK('mine', 1); DO RELEASE_LOCK('mine')")));
    }

    @Test
    void anEventWhereNoneIsRunIsAWarningOnly() throws SQLException {
        grant("ALL PRIVILEGES");
        database.execute("SET GLOBAL event_scheduler = OFF");
        assertEquals(List.of(
                "V1__a.sql, line 1 makes an event that shall run, and event_scheduler is not ON here: it waits until somebody turns that on."),
                preflight(steps("CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1")));
    }

    @Test
    void theRoomOnTheDiskOfThisMachineIsKnown() throws SQLException, IOException {
        grant("ALL PRIVILEGES");
        database.execute("INSERT INTO kept SELECT n.a, 1 FROM (WITH RECURSIVE n(a) AS (SELECT 2 UNION ALL "
                + "SELECT a + 1 FROM n WHERE a < 900) SELECT a FROM n) n");
        try (Connection connection = new Database(address()).connect(Duration.ofSeconds(10))) {
            Requirements requirements = Requirements.of(List.of(new Script("V1__a.sql", "ALTER TABLE kept FORCE")),
                    database.schema(), "lock");
            DiskRoom room = DiskRoom.of(connection, address(), ServerSettings.of(connection), requirements.rebuilds())
                    .orElseThrow();
            assertTrue(room.sizes().values().iterator().next() >= 16_384, room.toString());
            assertEquals(Files.getFileStore(server.data()).getTotalSpace() >= room.free(), true);
            assertEquals(List.of("86400"), statisticsExpiry(connection));
        }
    }

    private static List<String> statisticsExpiry(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@information_schema_stats_expiry")) {
            row.next();
            return List.of(row.getString(1));
        }
    }

    private void grant(String privileges) throws SQLException {
        database.execute("GRANT %s ON `%s`.* TO %s".formatted(privileges, database.schema().replace("_", "\\_"), ACCOUNT));
    }

    private DatabaseAddress address() {
        return new DatabaseAddress(database.jdbcUrl(), USER, "x");
    }

    private static List<Step> steps(String sql) {
        return Scripts.of("V1__a.sql", sql).revisions().all().stream().map(Step::up).toList();
    }

    private List<String> preflight(List<Step> steps) throws SQLException {
        try (Connection connection = new Database(address()).connect(Duration.ofSeconds(10))) {
            return Preflight.require(connection, address(), steps);
        } finally {
            assertEquals(before, database.definitions());
            assertEquals(List.of("1"), database.strings("SELECT n FROM kept").stream().distinct().toList());
        }
    }

    private String refusal(List<Step> steps) {
        String message = assertThrows(MigrationRefusedException.class, () -> preflight(steps)).getMessage();
        assertTrue(message.endsWith("Nothing was run."), message);
        return message;
    }

    /** The number of the first error when they are run nevertheless; 0 when there is none. */
    private int serverError(List<Step> steps) throws SQLException {
        try (Connection connection = new Database(address()).connect(Duration.ofSeconds(10));
                Statement statement = connection.createStatement()) {
            for (Step step : steps) {
                for (var sql : step.script().statements()) {
                    statement.execute(sql.sql());
                }
            }
            return 0;
        } catch (SQLException e) {
            return e.getErrorCode();
        }
    }
}
