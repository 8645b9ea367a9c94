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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.traveease.testing.TestDatabase;

/** Assertions beside a folder of scripts: by themselves, behind an upgrade, and before one. */
class VerifyCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PRICES = "-- About prices.\n\n-- Every paid seat has a price.\n"
            + "SELECT id, email, label, price FROM seats WHERE paid AND price = 0 ORDER BY id;\n";

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        script("V1__seats.sql",
                "CREATE TABLE seats (id INT PRIMARY KEY, email VARCHAR(99), label VARCHAR(9), price INT, paid INT);\n");
        script("V2__rows.sql",
                "INSERT INTO seats VALUES (1, 'ann@example.org', '1A', 0, 1), (2, NULL, '1B', 0, 1), (3, 'x', '1C', 5, 1);\n");
        script("V3__more.sql", "CREATE TABLE more (id INT PRIMARY KEY);\n");
        assertion("2_prices.sql", PRICES);
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private void script(String name, String sql) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations").resolve(name), sql);
    }

    private void assertion(String name, String sql) throws IOException {
        Files.createDirectories(folder.resolve("verify"));
        Files.writeString(folder.resolve("verify").resolve(name), sql);
    }

    private Run on(String... typed) {
        List<String> arguments = new ArrayList<>(List.of(typed));
        arguments.addAll(List.of("--locations", "filesystem:" + folder.resolve("migrations")));
        return Run.on(database, arguments.toArray(String[]::new));
    }

    @Test
    void aViolationBehindAnUpgradeIsPrintedWithoutWhatIsPersonal() {
        Run upgrade = on("upgrade", "2");

        assertEquals(1, upgrade.exit());
        assertEquals("""
                VIOLATED  Every paid seat has a price. (2_prices.sql:4): 2 rows
                          id  email  label  price
                          1   ***    1A     0
                          2   NULL   1B     0
                The upgrade is complete, but 1 of 1 assertions is violated. Inspect the rows; verify checks them again.
                """, upgrade.out());
        assertTrue(upgrade.err().contains("Schema is at 2_rows"), upgrade.err());
        String run = on("runs", "show").out();
        assertTrue(run.contains(
                "Verification: 1 of 1 assertions is violated. 2_prices.sql:4: Every paid seat has a price. (2 rows)\n"),
                run);
        assertTrue(on("runs", "show", "--output", "markdown").out()
                .contains("- [ ] Data verified: 1 of 1 assertions is violated."));
    }

    @Test
    void behindARunThatHasNothingToDoNothingIsVerified() throws IOException {
        assertEquals(1, on("upgrade", "2").exit());
        assertion("2_broken.sql", "DROP TABLE seats;");

        Run nothing = on("upgrade", "2");
        assertEquals(0, nothing.exit(), nothing.err());
        assertEquals("", nothing.out());
    }

    @Test
    void anAssertionIsAskedFromItsVersionOn() {
        assertEquals(0, on("upgrade", "1").exit());
        Run verify = on("verify");
        assertEquals(0, verify.exit());
        assertEquals("There is no assertion for 1_seats.\n", verify.out());
    }

    @Test
    void whatHoldsIsSaid() {
        on("upgrade");
        database("UPDATE seats SET price = 7");

        Run verify = on("verify", "-v");
        assertEquals(0, verify.exit(), verify.err());
        assertTrue(verify.out().matches("HOLDS     Every paid seat has a price\\. \\(2_prices\\.sql:4\\): 0\\.\\d{3} s\n"
                + "At 3_more, 1 assertion holds \\(0\\.\\d{3} s\\)\\.\n"), verify.out());
    }

    private void database(String sql) {
        try {
            database.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anUpgradeThatVerifiesBeforeDoesNotBeginOnOldTrouble() {
        on("upgrade", "2");

        Run upgrade = on("upgrade", "--verify-before");
        assertEquals(1, upgrade.exit());
        assertTrue(upgrade.out().endsWith("Before the upgrade, at 2_rows, 1 of 1 assertions is violated. Nothing was run.\n"),
                upgrade.out());
        assertEquals("2_rows\n", on("current").out());

        database("UPDATE seats SET price = 7");
        assertEquals(0, on("upgrade", "--verify-before").exit());
        assertEquals("3_more (head)\n", on("current").out());
        assertEquals(2, on("upgrade", "--verify-before", "--dry-run").exit());
    }

    @Test
    void aQueryThatNeedsTooLongIsNotCountedAsHolding() throws IOException {
        on("upgrade");
        assertion("3_slow.sql", "-- It is quick.\nSELECT 1 FROM seats WHERE SLEEP(3) = 7;\n");

        Run verify = on("verify", "3", "--timeout", "1s");
        assertEquals(1, verify.exit());
        assertEquals(
                "UNDECIDED It is quick. (3_slow.sql:2): it reached the limit of 1 s (SCHEMA_VERIFY_TIMEOUT), so whether it "
                        + "holds is not known",
                verify.out().lines().findFirst().orElse(""));
    }

    @Test
    void aQueryThatFailsIsNotCountedAsHolding() throws IOException {
        on("upgrade");
        assertion("3_wrong.sql", "-- It is right.\nSELECT nope FROM seats;\n");

        Run verify = on("verify", "3_wrong");
        assertEquals(1, verify.exit());
        assertTrue(verify.out().startsWith("UNDECIDED It is right. (3_wrong.sql:2): the query failed: Unknown column 'nope'"),
                verify.out());
    }

    @Test
    void aFileThatIsWrongIsFoundBeforeTheUpgradeBegins() throws IOException {
        assertion("3_x.sql", "-- Nothing is left.\nDELETE FROM seats;\n");

        Run upgrade = on("upgrade");
        assertEquals(3, upgrade.exit());
        assertTrue(
                upgrade.err()
                        .contains("3_x.sql, line 2: the statement is not a query: an assertion is a SELECT, WITH … SELECT or "
                                + "TABLE. Nothing was run."),
                upgrade.err());
        assertEquals("", on("current").out());
    }

    @Test
    void aFileThatWouldNeverBeRunIsRefused() throws IOException {
        on("upgrade");
        assertion("9_x.sql", PRICES);
        assertEquals(3, on("verify").exit());
        Files.delete(folder.resolve("verify/9_x.sql"));
        assertion("prices.sql", PRICES);
        Run verify = on("verify");
        assertEquals(3, verify.exit());
        assertTrue(verify.err().contains("prices.sql is not named VERSION_words.sql"), verify.err());
    }

    @Test
    void anAssertionMayHoldUpToAVersion() throws IOException {
        assertEquals(0, on("upgrade", "1").exit());
        assertion("1-1_x.sql", "-- Nothing holds.\nSELECT 1;\n");
        Run violated = on("verify", "-v");
        assertEquals(1, violated.exit());
        assertTrue(violated.out().contains("Nothing holds. (1-1_x.sql:"), violated.out());
        on("upgrade");
        assertFalse((on("verify", "-v").out()).contains("Nothing holds."));
        assertion("2-1_x.sql", "-- Nothing holds.\nSELECT 1;\n");
        Run refused = on("verify");
        assertEquals(3, refused.exit());
        assertTrue(
                refused.err().contains("2-1_x.sql belongs to versions 2 to 1, of which there is none: it would never be run. "
                        + "Correct its name. Nothing was run."),
                refused.err());
    }

    @Test
    void programsReadTheSame() throws Exception {
        Run upgrade = on("upgrade", "--output", "json");
        assertEquals(1, upgrade.exit());
        assertEquals(List.of(), OutputSchema.findings(upgrade.out()), upgrade.out());
        JsonNode verification = JSON.readTree(upgrade.out()).path("verification");
        assertFalse(verification.path("passed").asBoolean());
        assertEquals("***", verification.path("assertions").get(0).path("first").get(0).get(1).asText());

        Run verify = on("verify", "--output", "json");
        assertEquals(List.of(), OutputSchema.findings(verify.out()), verify.out());
        Run dry = on("upgrade", "--dry-run", "--output", "json");
        assertEquals(List.of(), OutputSchema.findings(dry.out()), dry.out());
    }

    @Test
    void whatIsTypedWronglyIsSaid() {
        on("upgrade");
        assertEquals(2, on("verify", "--timeout", "soon").exit());
        Run verify = on("verify", "9");
        assertEquals(2, verify.exit());
        assertTrue(verify.err().contains("There is no assertion '9' up to the current revision; there are 2_prices.sql"),
                verify.err());
    }
}
