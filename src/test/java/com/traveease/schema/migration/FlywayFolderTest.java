package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.revision.InvalidScriptException;
import com.traveease.schema.revision.Revisions;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

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
    @ValueSource(strings = { "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,STRICT" })
    void anSqlModeThatCannotBeFollowedIsNamed(String mode) {
        assertTrue(assertThrows(IllegalArgumentException.class,
                () -> new SessionDefaults(Optional.empty(), Optional.of(mode))).getMessage().startsWith("SCHEMA_SQL_MODE: "));
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }
}
