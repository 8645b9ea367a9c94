package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the commands say while a script is applied in part. */
class InterruptedScriptTest extends CommandsOnScripts {

    @BeforeEach
    void interrupt() throws Exception {
        write("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);");
        write("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);\nCREATE TABLE a (id INT);");
        assertEquals(3, on("upgrade").exit());
    }

    @Test
    void anAppliedStatementThatWasEditedIsAProblemForEveryCommand() throws Exception {
        write("V2__b.sql", "CREATE TABLE b (id BIGINT PRIMARY KEY);\nCREATE TABLE c (id INT);");
        String words = "V2__b.sql was changed in statement 1, which is applied already. It was: CREATE TABLE b (id INT "
                + "PRIMARY KEY). Restore it, and make the change in the statements that are not applied yet, or in a new "
                + "revision.";
        Run check = on("check");
        assertEquals(1, check.exit());
        assertTrue(check.out().contains("  problem: " + words + "\n"), check.out());
        assertTrue(on("status").err().contains(words));
        Run upgrade = on("upgrade");
        assertEquals(3, upgrade.exit());
        assertEquals("FAILED: " + words + " Nothing was run.\n", upgrade.err());
        write("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);\nCREATE TABLE c (id INT);");
        assertFalse(on("check").out().contains("problem: "));
        assertEquals(0, on("upgrade").exit());
    }

    @Test
    void aCallThatFailedIsStillToldAsFailed() throws Exception {
        write("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);\nCALL p();");
        database.execute("CREATE PROCEDURE p() BEGIN INSERT INTO a VALUES (1); COMMIT; SIGNAL SQLSTATE '45000'; END");
        assertEquals(3, on("upgrade").exit());
        for (String command : new String[] { "check", "upgrade", "status" }) {
            Run run = on(command);
            assertTrue((run.out() + run.err()).contains("Statement 2 of V2__b.sql is in doubt: it failed and may have "
                    + "committed part of its work. It starts with: CALL p()."), run.toString());
        }
        assertEquals(0, on("resolve", "2:2", "--applied").exit());
        assertEquals(0, on("upgrade").exit());
    }

    @Test
    void stampSaysHowToEndItAndTakesAPersonsWordForIt() {
        Run refused = on("stamp", "1");
        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("stamp 1 --discard-interrupted"), refused.err());
        assertEquals(0, on("stamp", "1", "--discard-interrupted").exit());
        assertEquals("1_a\n", on("current").out());
    }
}
