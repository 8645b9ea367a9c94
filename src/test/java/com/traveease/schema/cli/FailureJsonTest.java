package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.traveease.testing.TestDatabase;

/** What a failed command says, to people and to programs. */
class FailureJsonTest {

    @TempDir
    Path scripts;

    @Test
    void aFailedStatementIsToldWithItsPlaceItsTextAndWhatHolds() throws Exception {
        script("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);");
        script("V2__b.sql",
                "CREATE TABLE b (id INT PRIMARY KEY);\n-- the second\nALTER TABLE b\n  ADD COLUMN id INT COMMENT 'x';");
        try (TestDatabase database = TestDatabase.create()) {
            Run text = on(database, "upgrade");
            assertEquals(3, text.exit());
            assertTrue(text.err().contains("FAILED: V2__b.sql, statement 2 of 2 (line 3) failed: Duplicate column name 'id'"),
                    text.err());
            assertTrue(text.err().contains("\nStatement 2 is: ALTER TABLE b ADD COLUMN id INT COMMENT '…'\n"), text.err());

            Run again = on(database, "upgrade", "--output", "json");
            JsonNode answer = json(again);
            assertEquals("upgrade", answer.path("command").asText());
            assertEquals(3, answer.path("exitCode").asInt());
            assertEquals(0, answer.path("steps").size());
            JsonNode failure = answer.path("failure");
            assertEquals("V2__b.sql", failure.path("script").asText());
            assertEquals("2_b", failure.path("revision").asText());
            assertEquals(2, failure.path("statement").asInt());
            assertEquals(2, failure.path("statements").asInt());
            assertEquals(3, failure.path("line").asInt());
            assertEquals("ALTER TABLE b ADD COLUMN id INT COMMENT '…'", failure.path("sql").asText());
            assertEquals(1060, failure.path("errno").asInt());
            assertEquals("42S21", failure.path("sqlState").asText());
            assertEquals(1, failure.path("applied").asInt());
            assertTrue(failure.path("holds").asText().startsWith("Statement 1 is applied"), failure.toString());
            assertTrue(failure.path("next").asText().contains("upgrade"), failure.toString());
        }
    }

    @Test
    void theScriptsThatWereAppliedBeforeItAreNamed() throws Exception {
        script("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);");
        script("V2__b.sql", "CREATE TABLE a (id INT PRIMARY KEY, note VARCHAR(9000) DEFAULT '" + "x".repeat(300) + "');");
        try (TestDatabase database = TestDatabase.create()) {
            JsonNode answer = json(on(database, "upgrade", "--output", "json"));
            assertEquals("1_a", answer.path("steps").path(0).path("revision").asText());
            assertEquals(0, answer.path("failure").path("applied").asInt(-1));
            assertTrue(answer.path("failure").path("sql").asText().length() <= 200, answer.toString());
        }
    }

    @Test
    void whatTheServerRefusesBesideTheScriptsHasItsErrorNumber() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Run refused = Run.of("current", "--output", "json", "--url",
                    "mysql://nobody:wrong@" + database.database().address().server() + "/" + database.schema());
            JsonNode answer = json(refused);
            assertEquals(3, answer.path("exitCode").asInt());
            assertEquals(1045, answer.path("failure").path("errno").asInt(), answer.toString());
            assertTrue(answer.path("failure").path("script").isNull());
            assertEquals("[]", answer.path("steps").toString());
            assertEquals("unavailable", answer.path("failure").path("code").asText());
        }
    }

    @Test
    void aMistakeOnTheCommandLineIsAnAnswerToo() throws Exception {
        JsonNode answer = json(Run.of("upgrade", "--nothing", "--output", "json"));
        assertEquals(2, answer.path("exitCode").asInt());
        assertEquals("wrong-usage", answer.path("failure").path("code").asText());
        assertEquals(answer.path("error"), answer.path("failure").path("reason"));
    }

    @Test
    void aRefusalIsAFailureWithACodeToo() throws Exception {
        script("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);");
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("CREATE TABLE of_others (id INT PRIMARY KEY)");
            JsonNode refused = json(on(database, "upgrade", "--output", "json"));
            assertEquals(3, refused.path("exitCode").asInt());
            assertEquals("refused", refused.path("failure").path("code").asText());
            assertEquals(refused.path("error"), refused.path("failure").path("reason"));
            assertEquals(0, on(database, "stamp", "base").exit());
            JsonNode wrong = json(on(database, "resolve", "1:1", "--applied", "--output", "json"));
            assertEquals("wrong-usage", wrong.path("failure").path("code").asText());
            assertEquals("[]", wrong.path("steps").toString());
        }
    }

    @Test
    void theWarningsOfARunThatFailedAreThereToo() throws Exception {
        script("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY); INSERT INTO a VALUES (1); INSERT IGNORE INTO a VALUES (1);");
        script("V2__b.sql", "CREATE TABLE a (id INT PRIMARY KEY);");
        try (TestDatabase database = TestDatabase.create()) {
            JsonNode answer = json(on(database, "upgrade", "--output", "json"));
            assertEquals("statement-failed", answer.path("failure").path("code").asText());
            assertTrue(answer.path("warnings").path(0).asText().contains("Duplicate entry"), answer.toString());
            String took = answer.path("steps").path(0).path("took").asText();
            assertTrue(took.matches("PT\\d+(\\.\\d{1,3})?S"), took);
        }
    }

    @Test
    void sqlIsAnAnswerInJsonToo() throws Exception {
        script("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);");
        script("U1__a.sql", "DROP TABLE a;");
        try (TestDatabase database = TestDatabase.create()) {
            JsonNode up = json(on(database, "upgrade", "--sql", "--output", "json"));
            assertEquals(on(database, "upgrade", "--sql").out(), up.path("sql").asText());
            assertTrue(up.path("from").isNull());
            assertEquals("1_a", up.path("to").asText());
            assertEquals("CREATE TABLE a (id INT PRIMARY KEY)", up.path("steps").path(0).path("sql").path(0).asText());
            assertEquals("DROP TABLE a",
                    json(on(database, "downgrade", "1:base", "--sql", "--output", "json")).path("steps").path(0).path("sql")
                            .path(0).asText());
        }
    }

    private Run on(TestDatabase database, String... typed) {
        String[] all = new String[typed.length + 2];
        System.arraycopy(typed, 0, all, 0, typed.length);
        all[typed.length] = "--locations";
        all[typed.length + 1] = "filesystem:" + scripts;
        return Run.on(database, all);
    }

    private static JsonNode json(Run run) throws IOException {
        assertEquals(List.of(), OutputSchema.findings(run.out()), run.out());
        return new ObjectMapper().readTree(run.out());
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(scripts.resolve(name), text);
    }
}
