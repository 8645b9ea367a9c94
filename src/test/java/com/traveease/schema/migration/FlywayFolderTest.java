package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.config.ScriptConfiguration;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.SessionDefaults;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.HistoryRules;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.testing.Crash;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** What those expect who have their scripts run by Flyway. */
class FlywayFolderTest {

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
    void aScriptMayReadTheHistory() throws SQLException {
        assertTrue(migrator(Scripts.of("V1__a.sql", """
                CREATE TABLE a AS SELECT COUNT(*) AS n FROM flyway_schema_history h WHERE h.success;
                CREATE VIEW v AS SELECT flyway_schema_history.script FROM a JOIN `flyway_schema_history`
                  WHERE version IN (SELECT MAX(version) FROM flyway_schema_history);
                INSERT INTO a SELECT installed_rank FROM (SELECT * FROM flyway_schema_history) x;
                """).revisions()).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("V1__a.sql"), database.strings("SELECT script FROM v LIMIT 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "UPDATE flyway_schema_history SET success = 1", "DELETE FROM flyway_schema_history",
            "DELETE h FROM a JOIN flyway_schema_history h", "INSERT INTO flyway_schema_history SELECT 1",
            "UPDATE a JOIN flyway_schema_history h SET h.success = 0", "ALTER TABLE flyway_schema_history ADD x INT",
            "CREATE PROCEDURE p() BEGIN SELECT 1; DELETE FROM flyway_schema_history; END",
            "SELECT * FROM traveease_schema_journal", "TRUNCATE flyway_schema_history" })
    void butNotChangeIt(String sql) {
        assertThrows(InvalidScriptException.class, () -> migrator(Scripts.of("V1__a.sql", sql).revisions())
                .upgrade(new Silent()));
    }

    @Test
    void aFolderMayHaveAnSqlModeOfItsOwn() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", """
                CREATE TABLE a (n INT, d DATE NOT NULL DEFAULT '0000-00-00', s VARCHAR(2));
                INSERT INTO a VALUES (1, '0000-00-00', 'long'), (1, '2020-01-01', "x");
                INSERT INTO a SELECT n, d, s FROM a GROUP BY n;
                """).revisions();
        assertThrows(MigrationFailedException.class, () -> migrator(revisions).upgrade(new Silent()));
        DatabaseAddress address = database.database().address()
                .with(new SessionDefaults(Optional.empty(), Optional.of("")));
        assertTrue(new Migrator(new Database(address), revisions, Duration.ofMinutes(1)).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("3"), database.strings("SELECT COUNT(*) FROM a"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "ANSI_QUOTES,STRICT" })
    void anSqlModeThatIsNoneIsNamed(String mode) {
        assertTrue(assertThrows(IllegalArgumentException.class,
                () -> new SessionDefaults(Optional.empty(), Optional.of(mode))).getMessage().startsWith("SCHEMA_SQL_MODE: "));
    }

    @Test
    void olderOnesAreAppliedOutOfOrderWhereThatIsSaid() throws SQLException {
        Scripts later = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT);").and("V3__c.sql", "CREATE TABLE c (id INT);");
        migrator(later.revisions()).upgrade(new Silent());
        Revisions all = later.and("V2__b.sql", "CREATE TABLE b (id INT); CREATE TABLE b2 (id INT);")
                .and("V4__d.sql", "CREATE TABLE d (id INT);").revisions();
        String refused = assertThrows(MigrationRefusedException.class, () -> migrator(all).upgrade(new Silent())).getMessage();
        assertTrue(refused.contains("or apply it where it is (--out-of-order)"), refused);
        Revisions anyOrder = all.with(new HistoryRules(HistoryRules.TABLE, true, Set.of()));
        assertThrows(Crash.class, () -> migrator(anyOrder).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == 2) {
                    throw new Crash();
                }
            }
        }));
        assertTrue(migrator(anyOrder).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1", "3", "2", "4"),
                database.strings("SELECT version FROM flyway_schema_history ORDER BY installed_rank"));
        assertTrue(migrator(all).state().problems().isEmpty());
    }

    @Test
    void aJavaMigrationInTheHistoryIsAcceptedByItsName() throws SQLException {
        Scripts scripts = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT);");
        migrator(scripts.revisions()).upgrade(new Silent());
        database.execute(
                "INSERT INTO flyway_schema_history SELECT 2, '2', 'Fill it', 'JDBC', 'db.migration.V2__Fill_it', NULL, "
                        + "installed_by, installed_on, 5, 1 FROM flyway_schema_history");
        Revisions revisions = scripts.and("V3__c.sql", "CREATE TABLE c (id INT);").revisions();
        String refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(revisions).upgrade(new Silent())).getMessage();
        assertTrue(refused.startsWith("The database has db.migration.V2__Fill_it, which Flyway applied"), refused);
        assertTrue(refused.contains("SCHEMA_ACCEPT_MISSING=2."), refused);
        for (String name : List.of("2", "db.migration.V2__Fill_it")) {
            assertTrue(migrator(revisions.with(new HistoryRules(HistoryRules.TABLE, false, Set.of(name)))).state().problems()
                    .isEmpty(), name);
        }
        assertTrue(migrator(revisions.with(new HistoryRules(HistoryRules.TABLE, false, Set.of("002")))).upgrade(new Silent())
                .isAtHead());
    }

    private static Scripts squashed() {
        return Scripts.of("B2__schema.sql", "CREATE TABLE a (id INT); CREATE TABLE b (id INT);")
                .and("V3__c.sql", "CREATE TABLE c (id INT);");
    }

    @Test
    void anEmptySchemaBeginsWithTheBaselineScript() throws SQLException {
        Revisions revisions = squashed().and("V1__a.sql", "CREATE TABLE a (id INT);")
                .and("V2__b.sql", "CREATE TABLE b (id INT);")
                .revisions();
        assertThrows(Crash.class, () -> migrator(revisions).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == 2) {
                    throw new Crash();
                }
            }
        }));
        assertTrue(migrator(revisions).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("2 SQL_BASELINE B2__schema.sql", "3 SQL V3__c.sql"), database.strings(
                "SELECT CONCAT_WS(' ', version, type, script) FROM flyway_schema_history ORDER BY installed_rank"));
        SchemaState state = migrator(revisions).state();
        assertEquals(List.of(), state.problems());
        assertEquals(Optional.of("3_c"), state.current());
        assertTrue(migrator(squashed().revisions()).state().problems().isEmpty());
    }

    @Test
    void oneThatIsBelowTheTargetOnly() throws SQLException {
        Revisions revisions = squashed().and("V1__a.sql", "CREATE TABLE a (id INT);")
                .and("V2__b.sql", "CREATE TABLE b (id INT);")
                .revisions();
        migrator(revisions).upgrade(Target.parse("1"), new Silent());
        assertTrue(migrator(revisions).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1", "2", "3"), database.strings("SELECT version FROM flyway_schema_history WHERE type = 'SQL'"));
    }

    @Test
    void aSchemaThatHasSomethingDoesNotUseIt() throws SQLException {
        Scripts first = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT);");
        migrator(first.revisions()).upgrade(new Silent());
        String refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(squashed().revisions()).upgrade(new Silent())).getMessage();
        assertTrue(refused.contains("The database is at 1_a, and B2__schema.sql is for an empty schema only"), refused);
        migrator(first.and("V2__b.sql", "CREATE TABLE b (id INT);").revisions()).upgrade(new Silent());
        assertTrue(migrator(squashed().revisions()).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("a", "b", "c"), database.strings("SELECT table_name FROM information_schema.tables "
                + "WHERE table_schema = DATABASE() AND LENGTH(table_name) = 1 ORDER BY 1"));
    }

    @Test
    void theHistoryMayHaveAnotherName() throws SQLException {
        Scripts scripts = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT);").and("U1__a.sql", "DROP TABLE a;")
                .and("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS n FROM flyway_schema_history;");
        HistoryRules rules = new HistoryRules("Schema", false, Set.of());
        database.execute("CREATE TABLE flyway_schema_history (n INT)");
        migrator(scripts.revisions().with(rules)).corrections().stamp(Target.parse("base"), new Silent());
        assertTrue(migrator(scripts.revisions().with(rules)).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1", "R__v.sql"),
                database.strings("SELECT IFNULL(version, script) FROM `Schema` ORDER BY installed_rank"));
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM flyway_schema_history"));
        migrator(scripts.revisions().with(rules)).downgrade(Target.parse("base"), OnDataLoss.ALLOW, new Silent());
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM `Schema`"));
        Revisions writes = Scripts.of("V1__a.sql", "DELETE FROM `schema`;").revisions().with(rules);
        assertThrows(InvalidScriptException.class, () -> migrator(writes).upgrade(new Silent()));
    }

    @Test
    void aNameThatNoTableCanHaveIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new HistoryRules("a`b", false, Set.of()));
    }

    @Test
    void whatFlywayKnowsOfTheDatabaseHasItsPlaceholders() throws SQLException {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(Map.of("schema.locations", "filesystem:.", "quarkus.datasource.jdbc.url",
                                database.jdbcUrl(), "quarkus.datasource.username", database.user()), "test", 100))
                .build();
        Map<String, String> values = ScriptConfiguration.from(config).reading().placeholders().orElseThrow();
        assertEquals(database.schema(), values.get("flyway:database"));
        assertEquals(database.schema(), values.get("flyway:defaultSchema"));
        assertEquals(database.user(), values.get("flyway:user"));
        assertEquals("flyway_schema_history", values.get("flyway:table"));
        assertTrue(values.get("flyway:timestamp").matches("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}"), values.toString());
    }

    /** Everything else reads an underscore as a dot; in a script the name is as it is written. */
    @Test
    void namesOfPlaceholdersInTheEnvironmentMayHaveUnderscores() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of("SCHEMA_PLACEHOLDERS_APP_PASSWORD", "geheim",
                        "SCHEMA_PLACEHOLDERS_REGION", "eu"), 300),
                        new PropertiesConfigSource(Map.of("schema.placeholders.region", "us"), "test", 400))
                .build();
        Map<String, String> values = ScriptConfiguration.from(config).reading().placeholders().orElseThrow();
        assertEquals("geheim", values.get("app_password"));
        assertEquals("us", values.get("region"));
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }
}
