package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that change the history without running a script leave a row in the record, when they change it. */
class HistoryRunsTest extends CommandsOnScripts {

    private static final String ROWS = "SELECT CONCAT_WS(' ', run, command, COALESCE(from_revision, '-'), "
            + "COALESCE(to_revision, '-'), COALESCE(reached_revision, '-'), outcome) FROM traveease_schema_runs ORDER BY run";

    @BeforeEach
    void create() throws Exception {
        write("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);\n");
        write("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);\n");
    }

    @Test
    void aStampIsRecordedWhenItChangesSomething() throws Exception {
        database.execute("CREATE TABLE a (id INT PRIMARY KEY)");
        assertEquals(0, on("stamp", "1").exit());
        assertEquals(List.of("1 stamp - 1_a 1_a done"), database.strings(ROWS));
        assertEquals(0, on("stamp", "1").exit());
        assertEquals(0, on("upgrade").exit());
        assertEquals(0, on("stamp", "base").exit());
        assertEquals(List.of("1 stamp - 1_a 1_a done", "2 upgrade 1_a 2_b 2_b done", "3 stamp 2_b - - done"),
                database.strings(ROWS));
        Run show = on("runs", "show", "3");
        assertTrue(show.out().startsWith("Run 3: stamp 2_b -> <base>\nOutcome: done\n"), show.out());
        assertTrue(show.out().contains("Warning: No longer recorded as applied: 1_a, 2_b."), show.out());
        assertTrue(on("runs", "show", "3", "--output", "markdown").out()
                .contains("\n- [x] Migration: no script was run\n- [x] The schema is at `base`\n"));
    }

    @Test
    void aRepairNamesTheScripts() throws Exception {
        assertEquals(0, on("upgrade").exit());
        assertEquals(0, on("repair").exit());
        write("V2__b.sql", "-- b\nCREATE TABLE b (id INT PRIMARY KEY);\n");
        assertEquals(0, on("repair").exit());
        assertEquals(List.of("1 upgrade - 2_b 2_b done", "2 repair 2_b 2_b 2_b done"), database.strings(ROWS));
        Run show = on("runs", "show");
        assertTrue(show.out().contains("\nHistory: The present text of 2_b was accepted.\n"), show.out());
        String markdown = on("runs", "show", "--output", "markdown").out();
        assertTrue(markdown.contains("\n- [x] History changed: The present text of 2_b was accepted\n"), markdown);
        Run json = on("runs", "show", "--output", "json");
        assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
    }

    @Test
    void whatAPersonResolvedIsRecorded() throws Exception {
        database.execute("CREATE TABLE log (id INT)", "CREATE PROCEDURE p() BEGIN INSERT INTO log VALUES (1); COMMIT; "
                + "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; END");
        assertEquals(0, on("stamp", "1").exit());
        write("V2__b.sql", "CALL p();\n");
        assertEquals(3, on("upgrade").exit());
        assertEquals(2, on("resolve", "2:2", "--applied").exit());
        assertEquals(0, on("resolve", "2:1", "--applied").exit());
        assertEquals(List.of("1 stamp - 1_a 1_a done", "2 upgrade 1_a 2_b - failed", "3 resolve 1_a 1_a 1_a done"),
                database.strings(ROWS));
        Run show = on("runs", "show");
        assertTrue(show.out().contains("\nHistory: Statement 1 of 2_b counts as applied.\n"), show.out());
    }

    @Test
    void aTakeoverFromAlembicIsRecorded() throws Exception {
        database.execute("CREATE TABLE a (id INT PRIMARY KEY)",
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('1_a')");
        assertEquals(0, on("adopt", "--dry-run").exit());
        assertEquals(List.of("a", "alembic_version"), database.strings("SHOW TABLES"));
        Run adopt = on("adopt");
        assertEquals(0, adopt.exit(), adopt.err());
        assertEquals(List.of("1 adopt - 1_a 1_a done"), database.strings(ROWS));
        assertEquals(0, on("adopt").exit());
        assertEquals(1, database.strings(ROWS).size());
    }

    @Test
    void aRecordThatCannotBeWrittenStopsNothing() throws Exception {
        database.execute("CREATE TABLE a (id INT PRIMARY KEY)");
        database.execute("CREATE TABLE traveease_schema_runs (run INT)");
        Run stamp = on("stamp", "1");
        assertEquals(0, stamp.exit(), stamp.err());
        assertTrue(stamp.err().contains("The record of this run in traveease_schema_runs could not be written: "), stamp.err());
        assertEquals("1_a", on("current").out().strip().split(" ")[0]);
    }
}
