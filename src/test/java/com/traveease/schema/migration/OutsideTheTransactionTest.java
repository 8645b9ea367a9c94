package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Crash;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What stays though the transaction around it is taken back, and is seen neither in it nor in the text: it is in doubt. */
class OutsideTheTransactionTest {

    @TempDir
    private static Path directory;
    private static MySqlServer server;
    private TestDatabase database;

    @BeforeAll
    static void start() {
        server = MySqlServer.start(MySqlRelease.V8_0_31, directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void create() {
        database = TestDatabase.on(server);
        migrator("DO 1;", database.database()).corrections().stamp(Target.parse("base"), new Silent());
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void aServerSettingThatIsComputedFromItsPresentValue() throws SQLException {
        database.execute("SET GLOBAL max_connections = 100");
        String script = "START TRANSACTION; SET GLOBAL max_connections = @@global.max_connections + 1; COMMIT;";
        killedBefore(3, script, database.database());
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> run(script, database.database()));
        assertTrue(refused.getMessage().contains("in doubt"), refused.getMessage());
        migrator(script, database.database()).corrections().resolve("1_a", 1, true, new Silent());
        run(script, database.database());
        assertEquals(List.of("101"), database.strings("SELECT @@global.max_connections"));
    }

    @Test
    void oneThatStandsThereRunsAgainAndOneThatFailsHasDoneNothing() throws SQLException {
        String script = "START TRANSACTION; SET GLOBAL max_connections = 120; COMMIT;";
        killedBefore(3, script, database.database());
        run(script, database.database());

        String failing = "SET GLOBAL max_connections = @@global.max_connections + 'x';";
        migrator(failing, database.database()).corrections().stamp(Target.parse("base"), new Silent());
        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> run(failing, database.database()));
        assertTrue(!failed.getMessage().contains("in doubt"), failed.getMessage());
        run("SET GLOBAL max_connections = @@global.max_connections + 1;", database.database());
        assertEquals(List.of("121"), database.strings("SELECT @@global.max_connections"));
    }

    @Test
    void aProcedureThatSetsOne() throws SQLException {
        database.execute("SET GLOBAL max_connections = 100",
                "CREATE PROCEDURE p() SET GLOBAL max_connections = @@global.max_connections + 1");
        String script = "START TRANSACTION; CALL p(); COMMIT;";
        killedBefore(3, script, database.database());
        assertThrows(MigrationRefusedException.class, () -> run(script, database.database()));
    }

    @Test
    void aTriggerThatTheAccountCannotSee() throws SQLException {
        database.execute("CREATE TABLE t (id INT)", "CREATE TABLE log (id INT) ENGINE = MyISAM",
                "CREATE TRIGGER logged AFTER INSERT ON t FOR EACH ROW INSERT INTO log VALUES (NEW.id)",
                "CREATE USER IF NOT EXISTS 'sees_no_trigger'@'%' IDENTIFIED BY 'x'",
                "GRANT CREATE, SELECT, INSERT, UPDATE, DELETE ON `" + database.schema().replace("_", "\\_")
                        + "`.* TO 'sees_no_trigger'@'%'");
        Database limited = new Database(new DatabaseAddress(database.jdbcUrl(), "sees_no_trigger", "x"));
        String script = "START TRANSACTION; INSERT INTO t VALUES (1); COMMIT;";
        killedBefore(3, script, limited);
        assertThrows(MigrationRefusedException.class, () -> run(script, limited));
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM log"));
    }

    private static void killedBefore(int statement, String script, Database account) {
        assertThrows(Crash.class, () -> migrator(script, account).upgrade(Crash.before(statement)));
    }

    private static void run(String script, Database account) {
        assertTrue(migrator(script, account).upgrade(new Silent()).isAtHead());
    }

    private static Migrator migrator(String script, Database account) {
        return new Migrator(account, Scripts.of("V1__a.sql", script).revisions(), Duration.ofMinutes(1));
    }
}
