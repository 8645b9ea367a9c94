package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedoTest extends CommandsOnScripts {

    @BeforeEach
    void upgrade() throws Exception {
        write("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);");
        write("U1__a.sql", "DROP TABLE a;");
        write("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);");
        write("U2__b.sql", "DROP TABLE IF EXISTS b;");
        assertEquals(0, on("upgrade").exit());
    }

    @Test
    void takesTheNewestDownAndUpAgain() throws Exception {
        assertEquals(new Run(0, "", """
                INFO  [traveease.schema] Running downgrade 2_b -> 1_a, b
                INFO  [traveease.schema] Running upgrade 1_a -> 2_b, b
                INFO  [traveease.schema] Schema is at 2_b (head)
                """), on("redo"));
        Run json = on("redo", "2", "--output", "json");
        assertEquals(List.of(), OutputSchema.findings(json.out()), json.err());
    }

    @Test
    void appliesTheTextThatWasEditedMeanwhile() throws Exception {
        write("V2__b.sql", "CREATE TABLE c (id INT PRIMARY KEY);");
        assertEquals(3, on("upgrade").exit());
        assertEquals(0, on("redo").exit());
        assertEquals(
                List.of("a", "c", "flyway_schema_history", "traveease_schema_definition", "traveease_schema_journal",
                        "traveease_schema_runs"),
                database.strings("SHOW TABLES"));
        assertEquals(0, on("check").exit());
    }

    @Test
    void repeatedAfterItsEndInBetweenItOnlyApplies() throws Exception {
        assertEquals(0, on("downgrade", "1").exit());
        assertEquals(0, on("redo").exit());
        assertEquals(List.of("1", "2"), database.strings("SELECT version FROM flyway_schema_history ORDER BY 1"));
    }

    @Test
    void goesOnBehindAStatementThatFailed() throws Exception {
        write("V2__b.sql", "CREATE TABLE c (id INT PRIMARY KEY); CREATE TABLE a (id INT PRIMARY KEY);");
        assertEquals(3, on("redo").exit());
        write("V2__b.sql", "CREATE TABLE c (id INT PRIMARY KEY); CREATE TABLE d (id INT PRIMARY KEY);");
        Run again = on("redo");
        assertEquals(0, again.exit(), again.err());
        assertEquals("2_b (head)\n", on("current").out());
    }

    @Test
    void rowsAreNotLostUnasked() throws Exception {
        database.execute("INSERT INTO b VALUES (1)");
        assertEquals(3, on("redo").exit());
        assertEquals("2_b (head)\n", on("current").out());
        assertEquals(0, on("redo", "--allow-data-loss").exit());
    }

    @Test
    void anOlderOneOrOneThatIsFarAheadIsRefused() throws Exception {
        Run older = on("redo", "1");
        assertEquals(2, older.exit());
        assertEquals(
                "FAILED: 1_a is not the newest that the database has, which is 2_b. To redo it, take down what is above it "
                        + "first: downgrade 1. Nothing was run.\n",
                older.err());
        write("V3__c.sql", "CREATE TABLE c (id INT PRIMARY KEY);");
        write("V4__d.sql", "CREATE TABLE d (id INT PRIMARY KEY);");
        Run ahead = on("redo");
        assertEquals(2, ahead.exit());
        assertTrue(ahead.err().contains("To apply it: upgrade 4."), ahead.err());
        // Another that was edited is not taken for one that is being written.
        write("V1__a.sql", "CREATE TABLE a (id BIGINT PRIMARY KEY);");
        assertEquals(3, on("redo", "2").exit());
        assertEquals("2_b\n", on("current").out());
    }

    @Test
    void anOlderScriptThatWasNeverAppliedIsNoReasonNotToGoDown() throws Exception {
        write("V1.5__late.sql", "CREATE TABLE late (id INT PRIMARY KEY);");
        String words = "1.5_late is older than the current revision 2_b but was never applied.";
        for (String command : new String[] { "upgrade", "redo" }) {
            Run refused = on(command);
            assertEquals(3, refused.exit());
            assertTrue(refused.err().startsWith("FAILED: " + words), refused.err());
        }
        assertEquals("2_b (head)\n", on("current").out());
        assertEquals(0, on("downgrade", "-1", "--dry-run").exit());
        Run down = on("downgrade", "1");
        assertEquals(0, down.exit(), down.err());
        assertEquals("1_a\n", on("current").out());
        assertEquals(0, on("upgrade").exit());
        assertEquals(List.of("1", "1.5", "2"), database.strings("SELECT version FROM flyway_schema_history ORDER BY 1"));
    }
}
