package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.rule.Rule;

class LintCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @BeforeEach
    void scripts() throws IOException {
        write("V1__users.sql", "-- Users.\nCREATE TABLE users (id BIGINT NOT NULL PRIMARY KEY, note TEXT NULL);\n");
        write("U1__users.sql", "DROP TABLE users;\n");
        write("V2__drop_note.sql", "-- Notes are gone.\nALTER TABLE users\n    DROP COLUMN note;\n");
        write("U2__drop_note.sql", "ALTER TABLE users ADD COLUMN note TEXT NULL;\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Run lint(String... arguments) {
        List<String> all = new ArrayList<>(List.of("lint", "--locations", folder.toString()));
        all.addAll(List.of(arguments));
        return Run.of(all.toArray(String[]::new));
    }

    @Test
    void printsPlaceSeverityAndRuleWithTheAdviceBelow() {
        Run run = lint();
        assertEquals(ExitCode.NO, run.exit(), run.err());
        assertEquals("""
                V2__drop_note.sql:3: error drop-column: users.note is dropped.
                    %s
                    Instead: %s
                1 finding in 4 scripts: 1 error, 0 warnings, 0 of severity info.
                """.formatted(Rule.DROP_COLUMN.why(), Rule.DROP_COLUMN.instead()), run.out());
    }

    @Test
    void endsWithZeroWhenNoErrorIsLeft() throws IOException {
        write("V2__drop_note.sql", "-- @ignore drop-column Release 2 does not use it.\nALTER TABLE users DROP COLUMN note;\n");
        Run run = lint();
        assertEquals(ExitCode.DONE, run.exit(), run.out());
        assertEquals("No findings in 4 scripts: 0 errors, 0 warnings, 0 of severity info.\n", run.out());
    }

    @ParameterizedTest
    @CsvSource({ "1, 2, 0", "2, 2, 1", "head, 2, 1", "V2__drop_note.sql, 1, 1", "U2__drop_note.sql, 1, 0" })
    void reportsOnWhatIsNamed(String name, int scripts, int errors) throws IOException {
        JsonNode answer = JSON.readTree(lint("--output", "json", name).out());
        assertEquals(scripts, answer.get("scripts").asInt());
        assertEquals(errors, answer.get("errors").asInt());
    }

    @Test
    void aPathOfAPreCommitHookNamesAScript() {
        assertEquals(ExitCode.NO, lint(folder.resolve("V2__drop_note.sql").toString()).exit());
        assertEquals(ExitCode.DONE, lint(folder.resolve("V1__users.sql").toString()).exit());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        for (String name : List.of("V2__drop_not.sql", "7", "somewhere/V2__drop_note.sql", "current")) {
            Run run = lint(name);
            assertEquals(ExitCode.WRONG_USAGE, run.exit(), name);
            assertTrue(run.err().contains(name.equals("current") ? "uses none" : "2_drop_note")
                    || run.err().contains("V2__drop_note.sql"), run.err());
            assertEquals("", run.out());
        }
        Run rule = lint("--explain", "drop-colum");
        assertEquals(ExitCode.WRONG_USAGE, rule.exit());
        assertTrue(rule.err().contains("the nearest are drop-column"), rule.err());
    }

    @Test
    void explainsARuleAndListsAll() {
        Run one = lint("--explain", "drop-column");
        assertEquals(ExitCode.DONE, one.exit());
        assertTrue(one.out().contains(Rule.DROP_COLUMN.why()) && one.out().contains(Rule.DROP_COLUMN.instead()), one.out());
        String all = lint("--rules").out();
        for (Rule rule : Rule.values()) {
            assertTrue(all.contains("  " + rule.id() + " "), rule::id);
        }
    }

    @ParameterizedTest
    @CsvSource({ "''", "--rules", "--explain=drop-column" })
    void answersInJsonAreDescribed(String argument) throws IOException {
        Run run = argument.isEmpty() ? lint("--output", "json") : lint("--output", "json", argument);
        assertEquals(List.of(), OutputSchema.findings(run.out()));
        JsonNode answer = JSON.readTree(run.out());
        if (argument.isEmpty()) {
            JsonNode finding = answer.get("findings").get(0);
            assertEquals("drop-column", finding.get("rule").asText());
            assertEquals(3, finding.get("line").asInt());
            assertEquals(1, finding.get("statement").asInt());
            assertEquals(folder.resolve("V2__drop_note.sql").toString(), finding.get("script").asText());
        }
    }

    @Test
    void sarifHasTheRulesAndTheLines() throws IOException {
        Run run = lint("--output", "sarif");
        assertEquals(ExitCode.NO, run.exit());
        JsonNode sarif = JSON.readTree(run.out());
        assertEquals("2.1.0", sarif.get("version").asText());
        JsonNode result = sarif.at("/runs/0/results/0");
        assertEquals("drop-column", result.get("ruleId").asText());
        assertEquals("error", result.get("level").asText());
        assertEquals("drop-column",
                sarif.at("/runs/0/tool/driver/rules").get(result.get("ruleIndex").asInt()).get("id").asText());
        assertEquals(3, result.at("/locations/0/physicalLocation/region/startLine").asInt());
        assertTrue(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText().endsWith("V2__drop_note.sql"));
    }

    @Test
    void theBuiltInScriptsPass() {
        Run run = Run.of("lint");
        assertEquals(ExitCode.DONE, run.exit(), run.out() + run.err());
        assertTrue(run.out().startsWith("No findings in 10 scripts"), run.out());
    }
}
