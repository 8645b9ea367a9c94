package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.traveease.testing.TestDatabase;

/** The three questions of {@code check}. */
class CheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        Files.createDirectories(folder.resolve("scripts"));
        Files.createDirectories(folder.resolve("model"));
        Files.writeString(folder.resolve("scripts/V1__a.sql"), "CREATE TABLE a (id INT PRIMARY KEY);\n");
        Files.writeString(folder.resolve("scripts/V2__b.sql"), "CREATE TABLE b (id INT PRIMARY KEY, n INT);\n");
        Files.writeString(folder.resolve("model/a.sql"), "CREATE TABLE a (id INT PRIMARY KEY);\n");
        Files.writeString(folder.resolve("model/b.sql"), "CREATE TABLE b (id INT PRIMARY KEY, n INT);\n");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Run on(String... typed) {
        List<String> arguments = new java.util.ArrayList<>(List.of(typed));
        arguments.addAll(List.of("--locations", "filesystem:" + folder.resolve("scripts")));
        return Run.on(database, arguments.toArray(String[]::new));
    }

    private String model() {
        return "filesystem:" + folder.resolve("model");
    }

    private JsonNode json(Run run) throws Exception {
        assertEquals(List.of(), OutputSchema.findings(run.out()), run.out());
        return JSON.readTree(run.out());
    }

    @Test
    void threeQuestionsAreAnsweredUnderTheirHeadings() {
        assertEquals(0, on("upgrade").exit());
        Run check = on("check", "--model", model());
        assertEquals("""
                History
                  Target database is up to date.
                Live schema
                  The schema is as it was recorded at 2_b.
                Model
                  The scripts produce what the model declares.
                """, check.out());
        assertEquals("", check.err());
        assertEquals(0, check.exit());
    }

    @Test
    void eachQuestionCanSayNoByItself() throws Exception {
        assertEquals(0, on("upgrade", "1").exit());
        database.execute("ALTER TABLE a ADD COLUMN x INT");
        Files.writeString(folder.resolve("model/c.sql"), "CREATE TABLE c (id INT PRIMARY KEY);\n");

        assertEquals("""
                History
                  Target database is not up to date.
                  pending: 2_b
                """, on("check", "--only", "history").out());
        assertEquals(1, on("check", "--only", "history").exit());
        Run live = on("check", "--only=live");
        assertEquals(1, live.exit());
        assertTrue(live.out().matches("""
                Live schema
                  Changed by hand since it was recorded at 1_a, 20\\S+Z by \\w+:
                  table a
                    added column 'a.x'
                  To revert the changes:

                -- Drops a.x and its values.
                ALTER TABLE a
                    DROP COLUMN x;

                  To keep the changes, as the script of a new revision:

                ALTER TABLE a
                    ADD COLUMN x INT NULL;

                  To keep it without a revision: check --accept
                """), live.out());
        Run model = on("check", "--only", "model", "--model", model());
        assertEquals("""
                Model
                  The scripts do not produce what the model declares. Statements that lead from the scripts to the model:
                    added table 'c'
                  Write the revision with: revision --autogenerate -m "…"
                """, model.out());
        assertEquals(1, model.exit());
        assertEquals(0, on("check", "--only", "live", "--ignore", "x,A").exit());
        assertEquals(1, on("check", "--only", "live,history", "--ignore", "a").exit());
    }

    @Test
    void theAnswerInJsonHasAllOfThem() throws Exception {
        assertEquals(0, on("upgrade").exit());
        database.execute("ALTER TABLE a ADD COLUMN x INT");
        Run run = on("check", "--output", "json", "--model", model());
        JsonNode answer = json(run);
        assertEquals(1, run.exit());
        assertFalse(answer.get("ok").asBoolean());
        assertTrue(answer.get("upToDate").asBoolean());
        assertEquals("no", answer.at("/live/answer").asText());
        assertEquals("added column 'a.x'", answer.at("/live/objects/0/changes/0/words").asText());
        assertEquals("ALTER TABLE a\n    DROP COLUMN x", answer.at("/live/puttingRight/0").asText());
        assertEquals("yes", answer.at("/model/answer").asText());
        JsonNode alone = json(on("check", "--output", "json", "--only", "history"));
        assertTrue(alone.get("live").isNull() && alone.get("model").isNull() && alone.get("ok").asBoolean());
    }

    @Test
    void sarifNamesRuleAndPlaceOfEachFinding() throws Exception {
        assertEquals(0, on("upgrade", "1").exit());
        database.execute("ALTER TABLE a ADD COLUMN x INT");
        Files.delete(folder.resolve("model/b.sql"));
        Run run = on("check", "--output", "sarif", "--model", model());
        assertEquals(1, run.exit());
        JsonNode sarif = JSON.readTree(run.out());
        assertEquals("2.1.0", sarif.get("version").asText());
        JsonNode results = sarif.at("/runs/0/results");
        assertEquals(List.of("pending-revision", "changed-by-hand", "model-difference"), results.findValuesAsText("ruleId"));
        results.forEach(result -> assertEquals(result.get("ruleId"),
                sarif.at("/runs/0/tool/driver/rules").get(result.get("ruleIndex").asInt()).get("id")));
        assertTrue(results.get(0).at("/locations/0/physicalLocation/artifactLocation/uri").asText().endsWith("V2__b.sql"),
                results.toPrettyString());
        assertEquals(database.schema() + ".a",
                results.get(1).at("/locations/0/logicalLocations/0/fullyQualifiedName").asText());
        assertEquals("From the scripts to the model: removed table 'b'.", results.get(2).at("/message/text").asText());
    }

    @Test
    void sarifIsForFindingsAlone() {
        Run upgrade = on("upgrade", "--output", "sarif");
        assertEquals(2, upgrade.exit());
        assertTrue(upgrade.err().startsWith("FAILED: --output sarif is for check and lint, not for upgrade."),
                upgrade.err());
        assertEquals(0, on("upgrade", "--help").exit());
    }

    @Test
    void acceptRecordsWhatIsThere() throws Exception {
        assertEquals(0, on("upgrade").exit());
        database.execute("ALTER TABLE a ADD COLUMN x INT");
        Run accept = on("check", "--accept");
        assertEquals("""
                Live schema
                  accepted: table a: added column 'a.x'
                  The schema is as it was recorded at 2_b.
                """, accept.out());
        assertEquals(0, accept.exit());
        assertEquals("[]", json(on("check", "--accept", "--output", "json")).get("accepted").toString());
        assertEquals(2, on("check", "--accept", "--only", "history").exit());
    }

    @Test
    void withoutARecordNothingIsWrong() throws Exception {
        assertEquals(0, on("upgrade").exit());
        database.execute("DROP TABLE traveease_schema_definition");
        Run check = on("check", "--only", "live");
        assertEquals(0, check.exit());
        assertEquals("""
                Live schema
                  No definition is recorded yet for this state of the history: the next run or check --accept records it.
                """, check.out());
        assertEquals("not-recorded", json(on("check", "--only", "live", "--output", "json")).at("/live/answer").asText());
    }

    @Test
    void theModelOfTheProgramIsNotHeldAgainstOtherScripts() {
        assertEquals(0, on("upgrade").exit());
        Run check = on("check");
        assertEquals(0, check.exit());
        assertTrue(
                check.out().endsWith(
                        """
                                Model
                                  Not compared: the built-in model belongs to the built-in scripts, and --locations names others. Name theirs with --model.
                                """),
                check.out());
        assertEquals(2, on("check", "--only", "model").exit());
    }

    /** Not to know is a warning, unless it was asked for. */
    @Test
    void aModelThatTheServerRefusesCannotBeAnswered() throws Exception {
        assertEquals(0, on("upgrade").exit());
        Files.writeString(folder.resolve("model/c.sql"), "CREATE TABLE c (id NONSENSE);\n");
        Run check = on("check", "--model", model());
        assertEquals(0, check.exit());
        assertTrue(check.err().contains("WARN") && check.err().contains("c.sql"), check.err());
        assertTrue(check.out().contains("Model\n  Not known: The server does not accept the model: "), check.out());
        assertEquals(3, on("check", "--only", "model", "--model", model()).exit());
    }
}
