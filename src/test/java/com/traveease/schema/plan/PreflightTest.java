package com.traveease.schema.plan;

import static com.traveease.testing.LimitedAccount.steps;
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
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.analysis.Requirements;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.ReadOnlyServerException;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.testing.LimitedAccount;
import com.traveease.testing.TestDatabase;

/** One bad environment each, on a server of its own; and that the server would have refused the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreflightTest {

    private static final Map<String, String> DEFAULTS = Map.of("read_only", "OFF", "super_read_only", "OFF",
            "log_bin_trust_function_creators", "OFF", "sql_require_primary_key", "OFF", "event_scheduler", "ON",
            "sql_generate_invisible_primary_key", "OFF");

    private MySqlServer server;
    private TestDatabase database;
    private LimitedAccount account;

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
        account = new LimitedAccount(database);
    }

    @AfterEach
    void drop() throws SQLException {
        for (String name : List.of("super_read_only", "read_only", "log_bin_trust_function_creators", "sql_require_primary_key",
                "event_scheduler", "sql_generate_invisible_primary_key")) {
            database.execute("SET GLOBAL %s = %s".formatted(name, DEFAULTS.get(name)));
        }
        account.close();
        database.execute("SET GLOBAL partial_revokes = OFF");
        database.close();
    }

    @Test
    void whatIsRevokedOnTheSchemaAloneIsMissing() throws SQLException {
        database.execute("SET GLOBAL partial_revokes = ON", "GRANT ALL ON *.* TO " + LimitedAccount.NAME,
                "REVOKE TRIGGER ON %s.* FROM %s".formatted(database.schema(), LimitedAccount.NAME));
        List<Step> steps = steps("DROP TRIGGER IF EXISTS t");
        assertTrue(
                account.refusal(steps).contains("Run GRANT TRIGGER ON `%s`.* TO `limited`@`%%`.".formatted(database.schema())),
                account.refusal(steps));
        database.execute("REVOKE ALL ON *.* FROM " + LimitedAccount.NAME);
    }

    @Test
    void aReadOnlyServerIsRefusedForNowEvenToAnAccountThatMayWriteToIt() throws SQLException {
        database.execute("GRANT ALL ON *.* TO " + LimitedAccount.NAME, "SET GLOBAL read_only = ON");
        List<Step> steps = steps("DROP TABLE kept");
        ReadOnlyServerException refused = assertThrows(ReadOnlyServerException.class, () -> account.preflight(steps));
        assertEquals(
                "MySQL at %s is read-only (read_only is ON): a replica, or a primary that is not one yet. Nothing was run. Correct QUARKUS_DATASOURCE_JDBC_URL if it names a replica, or wait until the failover has ended."
                        .formatted(account.address().server()),
                refused.getMessage());
        database.execute("SET GLOBAL super_read_only = ON");
        refused = assertThrows(ReadOnlyServerException.class, () -> account.preflight(steps));
        assertTrue(refused.getMessage().contains("(super_read_only is ON)"), refused.getMessage());
        assertEquals(1290, account.serverError(steps));
    }

    @Test
    void aTriggerIsRefusedWhereTheBinaryLogWantsSuper() throws SQLException {
        account.grant("ALL PRIVILEGES");
        List<Step> steps = steps("SELECT 1;\nCREATE TRIGGER t BEFORE INSERT ON kept FOR EACH ROW SET NEW.n = 1;\n"
                + "CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1");
        assertEquals(
                "V1__a.sql, line 2 (and 1 more) creates a trigger or a function, but the server has a binary log and "
                        + "log_bin_trust_function_creators is OFF (error 1419). Run SET PERSIST "
                        + "log_bin_trust_function_creators = ON, or GRANT SUPER ON *.* TO `limited`@`%`. Nothing was run.",
                account.refusal(steps));
        assertEquals(1419, account.serverError(steps));
        database.execute("GRANT SUPER ON *.* TO " + LimitedAccount.NAME);
        assertEquals(List.of(), account.preflight(steps));
        database.execute("REVOKE SUPER ON *.* FROM " + LimitedAccount.NAME, "SET GLOBAL log_bin_trust_function_creators = ON");
        assertEquals(List.of(), account.preflight(steps));
    }

    @Test
    void aFunctionThatDeclaresNothingIsRefusedEvenToAnAccountWithSuper() throws SQLException {
        database.execute("GRANT ALL ON *.* TO " + LimitedAccount.NAME);
        List<Step> steps = steps("CREATE FUNCTION f() RETURNS INT RETURN 1");
        assertTrue(account.refusal(steps).startsWith("V1__a.sql, line 1: the function f is declared none of DETERMINISTIC"));
        assertEquals(1418, account.serverError(steps));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE TABLE n (id INT)", "CREATE TABLE n SELECT 1 AS id", "CREATE TABLE n LIKE keyless",
            "CREATE TEMPORARY TABLE n (id INT)", "ALTER TABLE kept DROP PRIMARY KEY", "CREATE TABLE IF NOT EXISTS n (id INT)" })
    void aTableWithoutKeyIsRefusedWhereTheServerWantsOne(String sql) throws SQLException {
        account.grant("ALL PRIVILEGES");
        database.execute("SET GLOBAL sql_require_primary_key = ON");
        String refusal = account.refusal(steps(sql));
        assertTrue(refusal.startsWith("V1__a.sql, line 1 leaves the table " + (sql.contains("kept") ? "kept" : "n")
                + " without a primary key, and sql_require_primary_key is ON (error 3750)."), refusal);
        assertEquals(3750, account.serverError(steps(sql)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE TABLE n (id INT KEY)", "CREATE TABLE n LIKE kept",
            "CREATE TABLE IF NOT EXISTS keyless (id INT)" })
    void aTableWithKeyIsNotRefusedWhereTheServerWantsOne(String sql) throws SQLException {
        account.grant("ALL PRIVILEGES");
        database.execute("SET GLOBAL sql_require_primary_key = ON");
        assertEquals(List.of(), account.preflight(steps(sql)));
        assertEquals(0, account.serverError(steps(sql)));
    }

    @Test
    void aTableWithoutKeyPassesWhereTheServerGivesItOne() throws SQLException {
        account.grant("ALL PRIVILEGES");
        database.execute("SET GLOBAL sql_require_primary_key = ON", "SET GLOBAL sql_generate_invisible_primary_key = ON");
        assertEquals(List.of(), account.preflight(steps("CREATE TABLE n (id INT)")));
        assertEquals(0, account.serverError(steps("CREATE TABLE n (id INT)")));
    }

    @Test
    void aServerThatDoesNotKnowAllVariablesSaysTheSameInRows() throws SQLException {
        account.grant("SELECT");
        database.execute("SET GLOBAL sql_require_primary_key = ON");
        try (Connection connection = new Database(account.address()).connect(Duration.ofSeconds(10))) {
            ServerSettings selected = ServerSettings.of(connection);
            ServerSettings rows = ServerSettings.ofRows(connection);
            for (ServerSettings settings : List.of(selected, rows)) {
                assertEquals(Optional.empty(), settings.readOnly());
                assertTrue(settings.distrustsFunctionCreators());
                assertTrue(settings.requiresPrimaryKeys());
                assertTrue(settings.runsEvents());
                assertEquals("`limited`@`%`", settings.account());
                assertEquals("SET_USER_ID", settings.definerPrivilege());
            }
            assertTrue(rows.values().keySet().containsAll(selected.values().keySet()));
        }
    }

    @Test
    void aTriggerNeedsThePrivilegeForItFirst() throws SQLException {
        account.grant(LimitedAccount.BOOKKEEPING);
        database.execute("SET GLOBAL log_bin_trust_function_creators = ON");
        List<Step> steps = steps("CREATE TRIGGER t BEFORE INSERT ON kept FOR EACH ROW SET NEW.n = 1");
        assertTrue(account.refusal(steps).contains("TRIGGER (V1__a.sql, line 1)"));
        assertEquals(1142, account.serverError(steps));
    }

    @Test
    void whatIsMadeInTheNameOfAnotherIsRefusedToWhoMayNot() throws SQLException {
        account.grant("ALL PRIVILEGES");
        List<Step> steps = steps("CREATE DEFINER = 'boss'@'%' VIEW v AS SELECT 1");
        assertEquals(
                "V1__a.sql, line 1 names the definer `boss`@`%`, which needs the privilege SET_USER_ID. Remove DEFINER, or "
                        + "run GRANT SET_USER_ID ON *.* TO `limited`@`%`. Nothing was run.",
                account.refusal(steps));
        assertEquals(1227, account.serverError(steps));
        assertEquals(List.of(), account.preflight(steps("CREATE DEFINER = limited VIEW v AS SELECT 1")));
        database.execute("GRANT SET_USER_ID ON *.* TO " + LimitedAccount.NAME);
        assertEquals(List.of(), account.preflight(steps));
    }

    @Test
    void aScriptThatReleasesTheLockOfTheRunIsRefused() throws SQLException {
        account.grant("ALL PRIVILEGES");
        assertTrue(account.refusal(steps("SELECT 1;\nDO RELEASE_ALL_LOCKS()"))
                .startsWith("V1__a.sql, line 2 releases named locks"));
        assertTrue(account.refusal(steps("DO RELEASE_LOCK('%s')".formatted(SchemaLock.nameFor(database.schema()))))
                .contains("line 1"));
        assertEquals(List.of(), account.preflight(steps("DO GET_LOCK('mine', 1); DO RELEASE_LOCK('mine')")));
    }

    @Test
    void anEventWhereNoneIsRunIsAWarningOnly() throws SQLException {
        account.grant("ALL PRIVILEGES");
        database.execute("SET GLOBAL event_scheduler = OFF");
        assertEquals(List.of(
                "V1__a.sql, line 1 creates an enabled event, but event_scheduler is not ON: the event will not run until it is turned on."),
                account.preflight(steps("CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1")));
    }

    @Test
    void theRoomOnTheDiskOfThisMachineIsKnown() throws SQLException, IOException {
        account.grant("ALL PRIVILEGES");
        database.execute("INSERT INTO kept SELECT n.a, 1 FROM (WITH RECURSIVE n(a) AS (SELECT 2 UNION ALL "
                + "SELECT a + 1 FROM n WHERE a < 900) SELECT a FROM n) n");
        try (Connection connection = new Database(account.address()).connect(Duration.ofSeconds(10))) {
            Requirements requirements = Requirements.of(List.of(new Script("V1__a.sql", "ALTER TABLE kept FORCE")),
                    database.schema(), "lock");
            DiskRoom room = DiskRoom.of(connection, account.address(), ServerSettings.of(connection), requirements.rebuilds())
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
}
