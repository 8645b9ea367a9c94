package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;
import com.traveease.testing.Crash;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Nothing of a secret is kept beside the scripts, or told. */
class SecretsInRunsTest {

    private static final String SECRET = "Zx9-hunter2!";
    private static final String ALL_OF_THE_JOURNAL = "SELECT CONCAT_WS('\\n', script, checksum, sql_text, fingerprint, session) FROM traveease_schema_journal";

    private TestDatabase database;
    private String user;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        user = "u" + database.schema().substring(5);
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP USER IF EXISTS '%s'@'localhost'".formatted(user));
        database.close();
    }

    /** The second is written in the script itself. */
    @ParameterizedTest
    @ValueSource(strings = { "${apppw}", SECRET })
    void aKilledRunGoesOnThoughTheJournalHasNoSecret(String written) throws SQLException {
        String text = """
                SET @apppw = '${apppw}', @n = 'kept';
                CREATE USER '${user}'@'localhost' IDENTIFIED BY '${apppw}';
                CREATE TABLE a (id INT PRIMARY KEY, pw VARCHAR(40) DEFAULT '${apppw}');
                INSERT INTO a (id, pw) VALUES (1, '${apppw}');
                SET @s = CONCAT('ALTER USER ''${user}''@''localhost'' IDENTIFIED BY ''', @apppw, '''');
                PREPARE s FROM @s;
                CREATE PROCEDURE p() ALTER USER '${user}'@'localhost' IDENTIFIED BY '${apppw}';
                EXECUTE s;
                ALTER TABLE a ADD n VARCHAR(40) NOT NULL DEFAULT 'x';
                INSERT INTO a VALUES (2, @apppw, @n);
                """.replace("${user}", user).replace("${apppw}", written);
        migrator("SELECT 1;").corrections().stamp(com.traveease.schema.revision.Target.parse("base"), new Silent());
        for (int k = 2; k <= 10; k++) {
            int statement = k;
            assertThrows(Crash.class, () -> migrator(text).upgrade(Crash.before(statement)));
            assertHasNoSecret(String.join("\n", database.strings(ALL_OF_THE_JOURNAL)));
        }
        String digest = new Statement(1, "CREATE USER '%s'@'localhost' IDENTIFIED BY '%s'".formatted(user, SECRET)).checksum();
        assertTrue(database.strings(ALL_OF_THE_JOURNAL).stream().anyMatch(row -> row.contains(digest)));
        assertTrue(migrator(text).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1 " + SECRET + " x", "2 " + SECRET + " kept"),
                database.strings("SELECT CONCAT_WS(' ', id, pw, n) FROM a ORDER BY id"));
        assertTrue(new TestLogin(database, user, SECRET).works());
    }

    @Test
    void aSecretThatWasChangedBetweenTwoRunsIsNoChangeOfTheScript() throws SQLException {
        String text = "SET @pw = '${apppw}'; CREATE USER '%s'@'localhost' IDENTIFIED BY '${apppw}'; CREATE TABLE a (id INT); CREATE TABLE b AS SELECT @pw pw;"
                .formatted(user);
        assertThrows(Crash.class, () -> migrator(text).upgrade(Crash.before(4)));
        Script rotated = new Script("V1__a.sql", text, Optional.of(Map.of("apppw", "another-one")));
        assertTrue(migrator(Revisions.of(List.of(rotated))).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("another-one"), database.strings("SELECT pw FROM b"));
    }

    @Test
    void aSecretThatTheSessionHadAndTheScriptHasNotIsAskedFor() {
        assertThrows(Crash.class,
                () -> migrator("SET @pw = '${apppw}'; CREATE TABLE a (id INT); CREATE TABLE b (id INT);")
                        .upgrade(Crash.before(3)));
        Script without = new Script("V1__a.sql",
                "SET @pw = ''; CREATE TABLE a (id INT); CREATE TABLE b (id INT);", Optional.of(Map.of()));
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(Revisions.of(List.of(without))).upgrade(new Silent()));
        assertEquals("V1__a.sql was interrupted, and its session used the value of the placeholder ${apppw}, which the journal "
                + "does not store. Provide it again. Nothing was run.", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "CREATE USER x IDENTIFED BY '${apppw}';",
            "CREATE USER x IDENTIFIED BY '${apppw}' ACCOUNT LOKC;",
            "CREATE TABLE t (n INT); INSERT INTO t VALUES ('${apppw}');",
            "CREATE TABLE t (n VARCHAR(90) PRIMARY KEY); INSERT INTO t VALUES ('${apppw}'), ('${apppw}');",
            "SET sql_mode = '${apppw}';",
            "SET @apppw = '${apppw}'; CREATE TABLE t (n INT); INSERT INTO t SELECT @apppw;",
            "SET @s = CONCAT('CREATE USR x IDENTIFIED BY ''', '${apppw}', ''''); PREPARE s FROM @s; EXECUTE s;",
            "SELECT * FROM ${apppw};",
            "CREATE TABLE t (d DATE); INSERT INTO t VALUES ('${apppw}');" })
    void aFailureDoesNotQuoteIt(String text) {
        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> migrator(text).upgrade(new Silent()));
        StringWriter told = new StringWriter();
        failed.printStackTrace(new PrintWriter(told, true));
        failed.statement().ifPresent(at -> told.write(at.toString()));
        assertHasNoSecret(told.toString());
    }

    /** An apostrophe in a password ends the string, and what is behind it is quoted as an error of syntax. */
    @ParameterizedTest
    @ValueSource(strings = { "x' Zx9-hunter2! '", "x\\' Zx9-hunter2!" })
    void norDoesItWhereTheSecretHasQuotesInIt(String secret) {
        Script script = new Script("V1__a.sql", "CREATE USER x IDENTIFIED BY '${apppw}' ACCOUNT LOKC;",
                Optional.of(Map.of("apppw", secret)));
        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> migrator(Revisions.of(List.of(script))).upgrade(new Silent()));
        assertHasNoSecret(failed.getMessage() + failed.statement().orElseThrow());
    }

    private static void assertHasNoSecret(String text) {
        String hex = HexFormat.of().formatHex("hunter2".getBytes(StandardCharsets.UTF_8));
        assertFalse(text.contains("hunter2") || text.toLowerCase(Locale.ROOT).contains(hex), text);
    }

    private Migrator migrator(String text) {
        return migrator(Revisions.of(List.of(new Script("V1__a.sql", text, Optional.of(Map.of("apppw", SECRET))))));
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }

    private record TestLogin(TestDatabase database, String user, String password) {

        boolean works() throws SQLException {
            try (java.sql.Connection connection = java.sql.DriverManager.getConnection(
                    database.jdbcUrl().replaceFirst("/[^/]*$", "/") + "?allowPublicKeyRetrieval=true", user, password)) {
                return connection.isValid(10);
            }
        }
    }
}
