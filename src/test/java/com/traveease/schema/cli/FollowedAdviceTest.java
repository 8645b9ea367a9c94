package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reader who does what a message says, to the letter, comes out with the schema and the history that it promises. */
class FollowedAdviceTest extends CommandsOnScripts {

    @BeforeEach
    void create() throws Exception {
        write("V1__users.sql",
                "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20));\nINSERT INTO users VALUES (1, 'a');");
        write("U1__users.sql", "DROP TABLE users;");
    }

    @Test
    void whatAnUndoScriptTakesBackByItselfIsTakenBack() throws Exception {
        write("V2__x.sql", "CREATE TABLE x (id INT);\nCREATE TABLE users (id INT);");
        write("U2__x.sql", "DROP TABLE x;");
        assertSays("To undo the script instead, run downgrade -1.", on("upgrade"));
        assertSays("The next upgrade continues there; downgrade -1 undoes it.", on("status"));
        follow("downgrade -1", on("stamp", "1"));
        assertAtOne();
    }

    @Test
    void whatHasToBeTakenBackByHandIsNotPromised() throws Exception {
        write("V2__x.sql", "UPDATE users SET name = 'b';\nCREATE TABLE users (id INT);");
        write("U2__x.sql", "DROP TABLE x;");
        Run failed = on("upgrade");
        assertSays("To undo the script by hand instead, run downgrade -1 for instructions.", failed);
        assertSays("The next upgrade continues there; downgrade -1 prints how to undo it by hand.", on("status"));
        assertSays("Or undo it by hand; downgrade -1 prints how.", on("stamp", "1"));
        Run byHand = on("downgrade", "-1");
        assertEquals(3, byHand.exit());
        database.execute("UPDATE users SET name = 'a'");
        follow("stamp 1 --discard-interrupted", byHand);
        assertAtOne();
    }

    /** Killed in its first statement, which the server did not do: there is nothing to take back. */
    @Test
    void aRevisionOfWhichNothingIsAppliedIsTakenBackByRunningNothing() throws Exception {
        write("V2__x.sql", "CREATE TABLE x (id INT);\nCREATE TABLE users (id INT);");
        write("U2__x.sql", "DROP TABLE x;");
        on("upgrade");
        database.execute("DROP TABLE x", "UPDATE traveease_schema_journal SET mark = 'BEGUN' WHERE statement = 1");
        follow("downgrade -1", on("status"));
        assertAtOne();
    }

    /** The same command again, {@code downgrade -2}, would undo one more than was asked for. */
    @Test
    void anUndoThatFailedIsFinishedWithoutUndoingMore() throws Exception {
        write("V2__x.sql", "CREATE TABLE x (id INT);");
        write("U2__x.sql", "DROP TABLE x;\nDROP TABLE y;");
        write("V3__z.sql", "CREATE TABLE z (id INT);");
        write("U3__z.sql", "DROP TABLE z;");
        assertEquals(0, on("upgrade").exit());
        Run failed = on("downgrade", "-2");
        assertEquals(3, failed.exit());
        assertSays("To continue there, run downgrade -1.", on("status"));
        write("U2__x.sql", "DROP TABLE x;\nDO 0;");
        follow("downgrade -1", failed);
        assertAtOne();
    }

    @Test
    void aScriptThatWasCorrectedAndFinishedByHandIsNotCalledEdited() throws Exception {
        write("V2__x.sql", "CREATE TABLE x (id INT);\nCREATE TABLE users (id INT);");
        on("upgrade");
        write("V2__x.sql", "CREATE TABLE x (id INT);\nCREATE TABLE y (id INT);");
        database.execute("CREATE TABLE y (id INT)");
        follow("stamp 2 --discard-interrupted", on("stamp", "2"));
        Run check = on("check");
        assertEquals(0, check.exit(), check.out());
    }

    @Test
    void anUndoThatWasTakenBackByHandLeavesTheChecksumAsItWas() throws Exception {
        write("V2__x.sql", "CREATE TABLE x (id INT);");
        write("U2__x.sql", "DROP TABLE x;\nDROP TABLE y;");
        assertEquals(0, on("upgrade").exit());
        on("downgrade", "-1");
        database.execute("CREATE TABLE x (id INT)");
        List<String> before = checksums();
        write("V2__x.sql", "CREATE TABLE x (id BIGINT);");
        follow("stamp 2 --discard-interrupted", on("upgrade"));
        assertEquals(before, checksums());
        assertSays("V2__x.sql was edited after it was applied", on("upgrade"));
    }

    @Test
    void aStatementThatFailedInDoubtIsCorrectedBeforeItRunsAgain() throws Exception {
        database.execute("CREATE TABLE plain (id INT PRIMARY KEY) ENGINE = MyISAM");
        on("stamp", "base");
        write("V2__x.sql", "INSERT INTO plain VALUES (1), (2), (1);");
        String advice = "undo it by hand, correct the cause or the statement, and run resolve 2:1 --not-applied. Then run upgrade.";
        assertSays(advice, on("upgrade"));
        Run asked = on("upgrade");
        assertSays(advice, asked);
        database.execute("DELETE FROM plain");
        write("V2__x.sql", "INSERT INTO plain VALUES (1), (2), (3);");
        follow("resolve 2:1 --not-applied", asked);
        follow("upgrade", asked);
        assertEquals(List.of("1", "2", "3"), database.strings("SELECT id FROM plain ORDER BY id"));
    }

    /** Who completes only what ran, and not what the transaction still had to do, would lose its last statement. */
    @Test
    void aTransactionInDoubtIsCompletedAsAWhole() throws Exception {
        database.execute("CREATE TABLE plain (id INT PRIMARY KEY) ENGINE = MyISAM");
        on("stamp", "base");
        write("V2__x.sql", """
                START TRANSACTION;
                INSERT INTO plain VALUES (1);
                INSERT INTO users VALUES (1, 'b');
                INSERT INTO users VALUES (3, 'c');
                COMMIT;
                INSERT INTO users VALUES (4, 'd');""");
        assertSays(
                "Statements 1 to 5, one transaction, may have been applied in part; this cannot be determined. "
                        + "Complete all of them by hand and run resolve 2:1 --applied; or undo them by hand, correct the "
                        + "cause or the statement, and run resolve 2:1 --not-applied. Then run upgrade.",
                on("upgrade"));
        Run asked = on("upgrade");
        assertSays("are in doubt: one of them failed and part of their work may have been committed. The "
                + "first starts with: START TRANSACTION. Check what they have changed: complete all of them by "
                + "hand and run resolve 2:1 --applied; or undo them by hand", asked);
        database.execute("DELETE FROM plain");
        follow("resolve 2:1 --not-applied", asked);
        assertSays("2_x was started, and no statement of V2__x.sql is applied. The next upgrade continues there.",
                on("status"));
        write("V2__x.sql", Files.readString(folder.resolve("V2__x.sql")).replace("(1, 'b')", "(2, 'b')"));
        follow("upgrade", asked);
        assertEquals(List.of("a", "b", "c", "d"), database.strings("SELECT name FROM users ORDER BY id"));
        assertEquals(List.of("1"), database.strings("SELECT id FROM plain"));
    }

    @Test
    void aDowngradeFromWhatThisProgramDoesNotKnowIsNotSentUp() throws Exception {
        write("V2__x.sql", "CREATE TABLE x (id INT);");
        write("V3__y.sql", "CREATE TABLE y (id INT);");
        assertEquals(0, on("upgrade").exit());
        on("stamp", "3");
        Files.delete(folder.resolve("V3__y.sql"));
        database.execute("DELETE FROM flyway_schema_history WHERE version = '2'");
        Run refused = on("downgrade", "2");
        assertSays("The database has 3_y, which this program does not know. Use the program that has it", refused);
        assertFalse(refused.err().contains("upgrade"), refused.err());
    }

    @Test
    void aSchemaOfOthersIsUpgradedAfterItsBaseIsRecorded() throws Exception {
        database.execute("CREATE TABLE of_others (id INT)");
        Run refused = on("upgrade");
        assertFalse(refused.err().contains("adopt"), refused.err());
        assertSays("if no script was ever run in it, with: stamp base", on("adopt"));
        follow("stamp base", refused);
        assertEquals(0, on("upgrade").exit());
        assertEquals(List.of("a"), database.strings("SELECT name FROM users"));
    }

    @Test
    void aRevisionWithoutAScriptIsNotTakenOutOfTheHistoryInSilence() throws Exception {
        write("V2__x.sql", "CREATE TABLE x (id INT);");
        write("V3__y.sql", "CREATE TABLE y (id INT);");
        assertEquals(0, on("upgrade", "2").exit());
        Files.delete(folder.resolve("V2__x.sql"));
        assertSays("No longer recorded as applied, although there is no script here to apply it again: 2_x.",
                on("stamp", "1"));
    }

    @Test
    void whatIsUndoneInPartIsNotCalledAppliedByRepair() throws Exception {
        write("U1__users.sql", "DELETE FROM users;\nDROP TABLE y;");
        assertEquals(0, on("upgrade").exit());
        on("downgrade", "base", "--allow-data-loss");
        assertSays("1_users is undone in part, so there is nothing to repair.", on("repair", "1"));
    }

    @Test
    void whatTheServerRefusesBesideTheScriptsSaysWhatToDo() throws Exception {
        assertEquals(0, on("upgrade").exit());
        database.execute("ALTER TABLE flyway_schema_history DROP COLUMN description");
        assertSays("What status shows as applied stays. Correct the cause and run the command again.", on("upgrade"));
    }

    /** Of messages: the command stands in it, and does what it says. */
    private void follow(String command, Run message) {
        assertSays(command, message);
        Run followed = on(command.split(" "));
        assertEquals(0, followed.exit(), followed.err());
    }

    private static void assertSays(String words, Run message) {
        assertTrue((message.out() + message.err()).contains(words), message.err());
    }

    private void assertAtOne() throws SQLException {
        assertEquals("1_users\n", on("current").out());
        assertEquals("", on("current").err());
        assertEquals(List.of("1"), database.strings("SELECT version FROM flyway_schema_history"));
        assertEquals(
                List.of("flyway_schema_history", "traveease_schema_definition", "traveease_schema_journal",
                        "traveease_schema_runs", "users"),
                database.strings("SHOW TABLES"));
        assertEquals(List.of("a"), database.strings("SELECT name FROM users"));
    }

    private List<String> checksums() throws SQLException {
        return database.strings("SELECT checksum FROM flyway_schema_history ORDER BY installed_rank");
    }
}
