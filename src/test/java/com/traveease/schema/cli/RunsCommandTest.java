package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The record of runs, as people and programs read it. */
class RunsCommandTest extends CommandsOnScripts {

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void create() throws Exception {
        Files.writeString(folder.resolve("V1__seats.sql"),
                "CREATE TABLE seats (id INT PRIMARY KEY);\nINSERT INTO seats VALUES (7), (8);\n");
        Files.writeString(folder.resolve("V2__more.sql"),
                "ALTER TABLE seats ADD COLUMN `a|b` INT;\nALTER TABLE nope ADD n INT;\n");
    }

    @Test
    void withoutARunThereIsNothingToList() {
        assertEquals("No run is recorded in this schema yet.\n", on("runs").out());
        assertEquals("FAILED: '-1' is not the number of a run, such as 12.", on("runs", "show", "-1").err().strip());
        Run show = on("runs", "show");
        assertEquals(2, show.exit());
        assertTrue(show.err().contains("No run is recorded in this schema yet."), show.err());
    }

    @Test
    void theNewestIsFirst() {
        assertEquals(0, on("upgrade", "1").exit());
        assertEquals(3, on("upgrade").exit());

        List<String> lines = on("runs").out().lines().toList();
        assertEquals(3, lines.size(), lines::toString);
        String time = "20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +\\d+\\.\\d{3} s";
        assertTrue(lines.get(0).matches("Run +Began \\(UTC\\) +Took +Command +From -> to +Outcome +By"), lines.get(0));
        assertTrue(lines.get(1).matches("2 +" + time + " +upgrade +1_seats -> 2_more +failed +\\S+, .*"), lines.get(1));
        assertTrue(lines.get(2).matches("1 +" + time + " +upgrade +<base> -> 1_seats +done +\\S+, .*"), lines.get(2));
        assertEquals(2, on("runs", "--limit", "1").out().lines().count());
    }

    @Test
    void whatAStatementWaitedIsSaidApart() throws Exception {
        on("upgrade", "1");
        assertFalse(on("runs", "show").out().contains("waited"));
        database.execute(
                "UPDATE traveease_schema_runs SET details = REPLACE(details, '\"rows\":2', '\"waitedMs\":9213,\"rows\":2')");
        assertTrue(on("runs", "show").out().contains("  waited another 9.213 s\n"));
        assertTrue(on("runs", "show", "--output", "markdown").out().contains("`<br>waited another 9.213 s |\n"));
        JsonNode ran = JSON.readTree(on("runs", "show", "--output", "json").out()).at("/run/statements");
        assertTrue(ran.get(0).get("waited").isNull());
        assertEquals("PT9.213S", ran.get(1).get("waited").asText());
    }

    @Test
    void oneRunIsShownInFull() {
        on("upgrade", "1");
        on("upgrade");

        String failed = on("runs", "show").out();
        assertTrue(failed.startsWith("Run 2: upgrade 1_seats -> 2_more\nOutcome: failed\nBegan: "), failed);
        assertTrue(failed.contains("Error: V2__more.sql, statement 2 of 2 (line 2) failed: Table "), failed);
        String done = on("runs", "show", "1").out();
        assertTrue(
                done.matches("(?s)Run 1: upgrade <base> -> 1_seats\nOutcome: done\n.*\n\nScript +No\\. +Took +Rows +Statement\n"
                        + "V1__seats.sql +1 +\\S+ s +CREATE TABLE seats \\(id INT PRIMARY KEY\\)\n"
                        + "V1__seats.sql +2 +\\S+ s +2 +INSERT INTO seats VALUES \\(…\\), \\(…\\)\n"),
                done);
    }

    @Test
    void theEntryForARunbookTicksWhatTheRecordShows() {
        on("upgrade", "1");
        on("upgrade");

        String done = on("runs", "show", "1", "--output", "markdown").out();
        assertTrue(done.startsWith("## Migration 1: base → 1_seats, done\n\n| | |\n|---|---|\n| Command | `upgrade` |\n"),
                done);
        assertTrue(done.contains("- [ ] Backup: not recorded\n"), done);
        assertTrue(done.contains("- [x] Migration: `V1__seats.sql` in "), done);
        assertTrue(done.contains("- [x] The schema is at `1_seats`\n"), done);
        String failed = on("runs", "show", "2", "--output", "markdown").out();
        assertTrue(failed.contains("- [ ] Migration: failed\n"), failed);
        assertTrue(failed.contains(" `` ALTER TABLE seats ADD COLUMN `a\\|b` INT `` |"), failed);
        assertTrue(on("runs", "--output", "markdown").out().startsWith("| Run | Began (UTC) |"));
    }

    @Test
    void sentencesAreJoinedWithoutTheirFullStops() throws Exception {
        on("upgrade", "1");
        database.execute("UPDATE traveease_schema_runs SET details = JSON_SET(details, '$.notes', JSON_ARRAY("
                + "JSON_OBJECT('topic', 'backup', 'text', 'It is there. It is checked.', 'values', JSON_OBJECT('size', '12 MiB.')), "
                + "JSON_OBJECT('topic', 'backup', 'text', 'It is copied.', 'values', JSON_OBJECT())))");

        String markdown = on("runs", "show", "--output", "markdown").out();
        assertTrue(markdown.contains("- [x] Backup: It is there. It is checked (size 12 MiB); It is copied\n"), markdown);
        String text = on("runs", "show").out();
        assertTrue(text.contains("\nBackup: It is there. It is checked (size 12 MiB)\nBackup: It is copied.\n"), text);
    }

    @Test
    void programsReadTheSame() throws Exception {
        on("upgrade", "1");
        on("upgrade");

        Run list = on("runs", "--output", "json");
        assertEquals(List.of(), OutputSchema.findings(list.out()), list.out());
        assertEquals(2, JSON.readTree(list.out()).path("runs").size());
        Run show = on("runs", "show", "1", "--output", "json");
        assertEquals(List.of(), OutputSchema.findings(show.out()), show.out());
        JsonNode run = JSON.readTree(show.out()).path("run");
        assertEquals("done", run.path("outcome").asText());
        assertEquals(2, run.path("statements").get(1).path("rows").asInt());
    }

    @Test
    void whatIsTypedWronglyIsSaid() {
        on("upgrade", "1");

        assertEquals(2, on("runs", "list").exit());
        assertEquals(2, on("runs", "show", "one").exit());
        assertEquals(2, on("runs", "--limit", "0").exit());
        assertEquals(2, on("runs", "--output", "sarif").exit());
        assertEquals(2, on("status", "--output", "markdown").exit());
        assertEquals(2, on("check", "--output", "markdown").exit());
        Run gone = on("runs", "show", "9");
        assertEquals(2, gone.exit());
        assertTrue(gone.err().contains("There is no run 9; the newest is 1."), gone.err());
    }
}
