package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

import com.traveease.testing.TestDatabase;

/** Commands that change the history without running a script leave a row in the record, when they change it. */
class HistoryRunsTest {

    private static final String ROWS = "SELECT CONCAT_WS(' ', run, command, COALESCE(from_revision, '-'), "
            + "COALESCE(to_revision, '-'), COALESCE(reached_revision, '-'), outcome) FROM traveease_schema_runs ORDER BY run";

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        script("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);\n");
        script("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);\n");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private void script(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private Run run(String... typed) {
        List<String> arguments = new ArrayList<>(List.of(typed));
        arguments.addAll(List.of("--locations", "filesystem:" + folder));
        return Run.on(database, arguments.toArray(String[]::new));
    }

    @Test
    void aStampIsRecordedWhenItChangesSomething() throws Exception {
        database.execute("CREATE TABLE a (id INT PRIMARY KEY)");
        assertEquals(0, run("stamp", "1").exit());
        assertEquals(List.of("1 stamp - 1_a 1_a done"), database.strings(ROWS));
        assertEquals(0, run("stamp", "1").exit());
        assertEquals(0, run("upgrade").exit());
        assertEquals(0, run("stamp", "base").exit());
        assertEquals(List.of("1 stamp - 1_a 1_a done", "2 upgrade 1_a 2_b 2_b done", "3 stamp 2_b - - done"),
                database.strings(ROWS));
        Run show = run("runs", "show", "3");
        assertTrue(show.out().startsWith("Run 3: stamp 2_b -> <base>\nOutcome: done\n"), show.out());
        assertTrue(show.out().contains("Warning: No longer recorded as applied: 1_a, 2_b."), show.out());
        assertTrue(run("runs", "show", "3", "--output", "markdown").out()
                .contains("\n- [x] Migration: no script was run\n- [x] The schema is at `base`\n"));
    }

    @Test
    void aRepairNamesTheScripts() throws Exception {
        assertEquals(0, run("upgrade").exit());
        assertEquals(0, run("repair").exit());
        script("V2__b.sql", "-- b\nCREATE TABLE b (id INT PRIMARY KEY);\n");
        assertEquals(0, run("repair").exit());
        assertEquals(List.of("1 upgrade - 2_b 2_b done", "2 repair 2_b 2_b 2_b done"), database.strings(ROWS));
        Run show = run("runs", "show");
        assertTrue(show.out().contains("\nHistory: The present text of 2_b was accepted.\n"), show.out());
        String markdown = run("runs", "show", "--output", "markdown").out();
        assertTrue(markdown.contains("\n- [x] History changed: The present text of 2_b was accepted\n"), markdown);
        Run json = run("runs", "show", "--output", "json");
        assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
    }

    @Test
    void whatAPersonResolvedIsRecorded() throws Exception {
        database.execute("CREATE TABLE log (id INT)", "CREATE PROCEDURE p() BEGIN INSERT INTO log VALUES (1); COMMIT; "
                + "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; END");
        assertEquals(0, run("stamp", "1").exit());
        script("V2__b.sql", "CALL p();\n");
        assertEquals(3, run("upgrade").exit());
        assertEquals(2, run("resolve", "2:2", "--applied").exit());
        assertEquals(0, run("resolve", "2:1", "--applied").exit());
        assertEquals(List.of("1 stamp - 1_a 1_a done", "2 upgrade 1_a 2_b - failed", "3 resolve 1_a 1_a 1_a done"),
                database.strings(ROWS));
        Run show = run("runs", "show");
        assertTrue(show.out().contains("\nHistory: Statement 1 of 2_b counts as applied.\n"), show.out());
    }

    @Test
    void aTakeoverFromAlembicIsRecorded() throws Exception {
        database.execute("CREATE TABLE a (id INT PRIMARY KEY)",
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('1_a')");
        assertEquals(0, run("adopt", "--dry-run").exit());
        assertEquals(List.of("a", "alembic_version"), database.strings("SHOW TABLES"));
        Run adopt = run("adopt");
        assertEquals(0, adopt.exit(), adopt.err());
        assertEquals(List.of("1 adopt - 1_a 1_a done"), database.strings(ROWS));
        assertEquals(0, run("adopt").exit());
        assertEquals(1, database.strings(ROWS).size());
    }

    @Test
    void aRecordThatCannotBeWrittenStopsNothing() throws Exception {
        database.execute("CREATE TABLE a (id INT PRIMARY KEY)");
        database.execute("CREATE TABLE traveease_schema_runs (run INT)");
        Run stamp = run("stamp", "1");
        assertEquals(0, stamp.exit(), stamp.err());
        assertTrue(stamp.err().contains("The record of this run in traveease_schema_runs could not be written: "), stamp.err());
        assertEquals("1_a", run("current").out().strip().split(" ")[0]);
    }
}
