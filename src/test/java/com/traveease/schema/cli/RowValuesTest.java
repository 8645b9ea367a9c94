package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.traveease.testing.TestDatabase;

/** Values of rows, which the server quotes, are not told by any command. */
class RowValuesTest {

    private static final String BOB = "bob@example.com";
    private static final String DUPLICATES = "SELECT mail, COUNT(*) FROM users WHERE mail IS NOT NULL GROUP BY mail HAVING COUNT(*) > 1";

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        script("V1__users.sql", "CREATE TABLE users (id INT PRIMARY KEY, mail VARCHAR(40), phone VARCHAR(20) UNIQUE);");
        script("U1__users.sql", "DROP TABLE users;");
        assertEquals(0, run("upgrade").exit());
        database.execute("INSERT INTO users VALUES (1, '%s', '1'), (2, '%1$s', '2'), (3, NULL, '3')".formatted(BOB));
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private void script(String name, String sql) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("migrations")).resolve(name), sql);
    }

    /** That what it says has no value of a row. */
    private Run run(String... typed) {
        List<String> all = new ArrayList<>(List.of(typed));
        all.addAll(List.of("--locations", "filesystem:" + folder.resolve("migrations")));
        Run run = Run.on(database, all.toArray(String[]::new));
        assertFalse((run.out() + run.err()).contains("bob"), () -> run.out() + run.err());
        return run;
    }

    @Test
    void aFailedUpgradeNamesTheKeyAndTheQueryThatShowsTheRows() throws Exception {
        script("V2__unique.sql", "ALTER TABLE users ADD UNIQUE KEY users_mail (mail);");
        assertEquals("FAILED: V2__unique.sql, statement 1 of 1 (line 1) failed: Duplicate entry '…' for key 'users.users_mail' "
                + "(error 1062). To see the rows: " + DUPLICATES + "; Nothing of the script is applied. Correct the cause "
                + "and run upgrade again.\nStatement 1 is: ALTER TABLE users ADD UNIQUE KEY users_mail (mail)",
                run("upgrade").err().lines().filter(line -> !line.startsWith("INFO")).reduce((a, b) -> a + "\n" + b).get());
        assertEquals(List.of(BOB + " 2"), database.strings("SELECT CONCAT_WS(' ', mail, n) FROM (%s) d".formatted(
                DUPLICATES.replace("COUNT(*) FROM", "COUNT(*) n FROM"))));
        Run json = run("upgrade", "--output", "json");
        JsonNode failure = new ObjectMapper().readTree(json.out()).path("failure");
        assertEquals("Duplicate entry '…' for key 'users.users_mail'", failure.path("reason").asText());
        assertEquals(DUPLICATES, failure.path("rows").asText());
        assertEquals(List.of(), OutputSchema.findings(json.out()));
        run("status");
        run("current", "--verbose");
        assertTrue(run("runs", "show").out().contains("Duplicate entry '…' for key 'users.users_mail'"));
    }

    /** What is masked, and the query that shows the rows where there is one. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', delimiter = '|', value = {
            "ALTER TABLE users MODIFY mail INT|Incorrect integer value: '…' for column 'mail' at row 1 (error 1366)|",
            "ALTER TABLE users MODIFY mail DATE|Incorrect date value: '…' for column 'mail' at row 1 (error 1292)|",
            "ALTER TABLE users MODIFY mail VARCHAR(5)|Data truncated for column 'mail' at row 1 (error 1265)|SELECT * FROM users WHERE CHAR_LENGTH(TRIM(TRAILING ' ' FROM mail)) > 5",
            "ALTER TABLE users MODIFY mail VARCHAR(40) NOT NULL|(error 1138)|SELECT * FROM users WHERE mail IS NULL",
            "ALTER TABLE users ADD CONSTRAINT short CHECK (mail < 'a')|Check constraint 'short' is violated. (error 3819)|SELECT * FROM users WHERE NOT (mail < 'a')",
            "INSERT INTO users SELECT id + 9, mail, phone FROM users|Duplicate entry '…' for key 'users.phone' (error 1062)|",
            "UPDATE users SET phone = mail + 1|Truncated incorrect DOUBLE value: '…' (error 1292)|",
            "PREPARE s FROM 'UPDATE users SET id = mail'; EXECUTE s|Incorrect integer value: '…' for column 'id' at row 1 (error 1366)|" })
    void noFailureQuotesThem(String sql, String reason, String query) throws IOException {
        script("V2__more.sql", sql + ";");
        Run failed = run("upgrade");
        assertEquals(3, failed.exit(), failed.err());
        assertTrue(failed.err().contains(reason.replace(" is violated. (", " is violated (")), failed.err());
        assertTrue(query == null ? !failed.err().contains("To see the rows")
                : failed.err().contains("To see the rows: " + query + "; "), failed.err());
    }

    @Test
    void aProcedureThatMakesStatementsOfValuesIsNotQuoted() throws IOException {
        script("V2__more.sql", """
                CREATE PROCEDURE p() BEGIN
                  SELECT CONCAT('DROP ', MIN(mail)) INTO @s FROM users; PREPARE s FROM @s; EXECUTE s;
                END
                """);
        assertEquals(0, run("upgrade").exit());
        script("V3__call.sql", "CALL p();");
        assertTrue(run("upgrade").err().contains("near '…' at line 1 (error 1064)"));
    }

    @Test
    void warningsAndADowngradeDoNotQuoteThem() throws IOException {
        script("V2__more.sql", "INSERT IGNORE INTO users SELECT id + 9, mail, phone FROM users;");
        script("U2__more.sql", "UPDATE users SET id = mail;");
        Run upgrade = run("upgrade");
        assertTrue(upgrade.err().contains("Duplicate entry '…' for key 'users.phone' (warning 1062)"), upgrade.err());
        Run down = run("downgrade", "-1", "--allow-data-loss");
        assertTrue(down.err().contains("Incorrect integer value: '…' for column 'id' at row 1"), down.err());
    }

    @Test
    void aRehearsalDoesNotQuoteThem() throws IOException {
        script("V2__unique.sql", "ALTER TABLE users ADD UNIQUE KEY users_mail (mail);");
        script("U2__unique.sql", "ALTER TABLE users DROP KEY users_mail;");
        Run text = run("rehearse", "--rows", "10");
        assertTrue(text.out().contains("Duplicate entry '…' for key 'users.users_mail' (error 1062). To see the rows: "
                + DUPLICATES + ";"), text.out() + text.err());
        run("rehearse", "--rows", "10", "--output", "json");
        run("upgrade", "--rehearse");
        run("upgrade", "--dry-run");
    }

    @Test
    void aQueryThatVerifiesDoesNotQuoteThem() throws IOException {
        Path verify = Files.createDirectories(folder.resolve("verify"));
        Files.writeString(verify.resolve("1_users.sql"),
                "-- Every user has a mail\nSELECT UpdateXML(1, CONCAT('~', (SELECT MIN(mail) FROM users)), 1);\n");
        Run text = run("verify");
        assertTrue(text.out().contains("XPATH syntax error: '…' (error 1105)"), text.out() + text.err());
        run("verify", "--output", "json");
    }

    @Test
    void whatIsPutBackIsNotQuoted() throws Exception {
        script("V2__phone.sql", "ALTER TABLE users ADD COLUMN other VARCHAR(40) UNIQUE;");
        script("U2__phone.sql", "ALTER TABLE users DROP COLUMN other;");
        assertEquals(0, run("upgrade").exit());
        database.execute("UPDATE users SET other = '%s' WHERE id = 1".formatted(BOB));
        assertEquals(0, run("downgrade", "-1", "--keep").exit());
        assertEquals(0, run("upgrade").exit());
        database.execute("UPDATE users SET other = '%s' WHERE id = 2".formatted(BOB));
        Run restore = run("restore", "2");
        assertEquals(1, restore.exit(), restore.out() + restore.err());
        run("restore", "2", "--output", "json");
        assertEquals(List.of("failed"),
                database.strings("SELECT outcome FROM traveease_schema_runs ORDER BY run DESC LIMIT 1"));
    }

}
