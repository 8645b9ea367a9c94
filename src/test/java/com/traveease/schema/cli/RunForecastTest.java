package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The record has what was forecast beside what happened, and later forecasts learn from it. */
class RunForecastTest extends CommandsOnScripts {

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void create() throws Exception {
        write("V1__seats.sql", """
                CREATE TABLE seats (id INT PRIMARY KEY, label VARCHAR(100) NOT NULL, n INT NOT NULL);
                SET SESSION cte_max_recursion_depth = 100000;
                INSERT INTO seats WITH RECURSIVE i AS (SELECT 1 n UNION ALL SELECT n + 1 FROM i WHERE n < 60000)
                SELECT n, REPEAT('x', 90), n FROM i;
                ANALYZE TABLE seats;
                """);
        assertEquals(0, on("upgrade").exit());
    }

    private JsonNode statement(int number, int run) throws Exception {
        Run json = on("runs", "show", Integer.toString(run), "--output", "json");
        assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
        return JSON.readTree(json.out()).path("run").path("statements").path(number - 1);
    }

    @Test
    void whatWasForecastStandsBesideWhatHappened() throws Exception {
        write("V2__index.sql", "ALTER TABLE seats ADD INDEX seats_n (n);\nCREATE TABLE more (id INT PRIMARY KEY);\n");
        assertEquals(0, on("upgrade", "--allow-blocking=1M").exit());

        String text = on("runs", "show").out();
        assertTrue(text.matches("(?s).*\nScript +No\\. +Took +Rows +Table +Statement\n"
                + "V2__index.sql +1 +\\S+ s +\\d+(\\.\\d)? MiB +ALTER TABLE seats ADD INDEX seats_n \\(n\\)\n"
                + " +forecast: (under|about|up to) [^\n]*s \\(algorithm INPLACE, lock NONE, work index\\)\n"
                + "V2__index.sql +2 +\\S+ s +CREATE TABLE more \\(id INT PRIMARY KEY\\)\n"), text);
        String markdown = on("runs", "show", "--output", "markdown").out();
        assertTrue(markdown.contains("`ALTER TABLE seats ADD INDEX seats_n (n)`<br>forecast: "), markdown);
        assertTrue(markdown.contains("(algorithm INPLACE, lock NONE, work index) |\n"), markdown);
        assertTrue(statement(1, 2).path("bytes").asLong() > 4 << 20, statement(1, 2).toString());
        assertTrue(statement(2, 2).path("bytes").isNull());
    }

    @Test
    void whereTheServerWasNotAskedNothingIsShown() throws Exception {
        write("V2__index.sql", "ALTER TABLE seats ADD INDEX seats_n (n);\n");
        assertEquals(0, on("upgrade").exit());
        String text = on("runs", "show").out();
        assertFalse(text.contains("forecast"), text);
        assertTrue(statement(1, 2).path("bytes").asLong() > 4 << 20, statement(1, 2).toString());
    }

    @Test
    void aLaterForecastLearnsFromIt() throws Exception {
        write("V2__copy.sql", "ALTER TABLE seats MODIFY n BIGINT NOT NULL;\nUPDATE seats SET label = CONCAT(label, 'y');\n");
        String before = on("upgrade", "--dry-run").out();
        assertTrue(before.matches("(?s).*ALGORITHM=COPY, LOCK=SHARED; about [0-9a-z ]+; blocks.*"), before);
        assertEquals(0, on("upgrade", "--allow-blocking").exit());
        // As slow as on a large table: a fast machine would not be asked.
        database.execute("UPDATE traveease_schema_runs SET details = JSON_SET(details, '$.statements[0].ms', 6000, "
                + "'$.statements[1].ms', 6000) WHERE run = 2");
        database.execute("ANALYZE TABLE seats"); // InnoDB counts some seconds later
        write("V3__copy.sql", "ALTER TABLE seats MODIFY n INT NOT NULL;\nUPDATE seats SET n = n + 1 WHERE n > 5;\n"
                + "DELETE s FROM seats s JOIN seats t ON t.id = s.n;\n");

        String text = on("upgrade", "--dry-run").out();
        assertTrue(text.matches("(?s).*ALGORITHM=COPY, LOCK=SHARED; about \\d+ s to 1\\d s, as in run 2; blocks .*"), text);
        assertTrue(text.matches("(?s).*\n +seats: about [0-9 ]+ rows, [0-9.]+ MiB; up to 1\\d s, as in runs? (1 and )?2; "
                + "blocks writes to the rows .*"), text);
        assertTrue(text.contains("time unknown: how many rows it changes depends on what it joins; blocks"), text);
        Run json = on("upgrade", "--dry-run", "--output", "json");
        assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
        JsonNode forecast = JSON.readTree(json.out()).path("steps").path(0).path("forecast");
        assertEquals("[2]", forecast.path(0).path("asInRuns").toString());
        assertEquals("how many rows it changes depends on what it joins", forecast.path(2).path("notTimed").asText());
    }

    @Test
    void aRecordThatCannotBeReadIsNotNeeded() throws Exception {
        write("V2__copy.sql", "ALTER TABLE seats MODIFY n BIGINT NOT NULL;\n");
        database.execute("UPDATE traveease_schema_runs SET details = 'garbage'");
        assertEquals(0, on("upgrade", "--dry-run").exit());
        database.execute("DROP TABLE traveease_schema_runs");
        assertEquals(0, on("upgrade", "--dry-run").exit());
        database.execute("CREATE TABLE traveease_schema_runs (run INT)");
        assertEquals(0, on("upgrade", "--dry-run").exit());
    }
}
