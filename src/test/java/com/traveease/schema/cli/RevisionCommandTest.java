package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.traveease.testing.TestDatabase;

class RevisionCommandTest {

    @TempDir
    Path folder;

    @Test
    void makesTheTwoFilesAndSaysWhichAsAlembicDoes() throws IOException {
        Files.writeString(folder.resolve("V005__reports.sql"), "SELECT 1;");

        Run made = revision("add user preferences");

        assertEquals(new Run(0, """
                Generating %1$s/V006__add_user_preferences.sql ...  done
                Generating %1$s/U006__add_user_preferences.sql ...  done
                """.formatted(folder), ""), made);
        assertEquals(List.of("U006__add_user_preferences.sql", "V005__reports.sql", "V006__add_user_preferences.sql"), files());
        assertEquals("""
                -- add user preferences
                --
                -- Applied after 005_reports.

                SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'V006__add_user_preferences.sql is not written yet';
                """, Files.readString(folder.resolve("V006__add_user_preferences.sql")));
    }

    @Test
    void eachComesAfterTheOneBefore() {
        for (String message : List.of("one", "two", "three")) {
            assertEquals(0, revision(message).exit());
        }
        assertEquals("""
                002_two -> 003_three (head), three
                001_one -> 002_two, two
                <base> -> 001_one, one
                """, Run.of("history", "--locations", location()).out());
    }

    @Test
    void answersInJson() throws IOException {
        Run made = Run.of("revision", "-m", "words", "--locations", location(), "--output", "json");
        assertEquals(0, made.exit());
        assertEquals(List.of(), OutputSchema.findings(made.out()));
        JsonNode answer = new ObjectMapper().readTree(made.out());
        assertEquals("001_words", answer.get("revision").asText());
        for (JsonNode file : answer.get("files")) {
            assertTrue(Files.exists(Path.of(file.asText())), file.asText());
        }
    }

    @Test
    void runAsItIsItFailsAndLeavesNothingBehind() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Files.writeString(folder.resolve("V1__notes.sql"), "CREATE TABLE notes (id INT PRIMARY KEY);");
            assertEquals(0, Run.on(database, "upgrade", "--locations", location()).exit());
            revision("more notes");
            Map<String, String> before = database.definitions();

            Run failed = Run.on(database, "upgrade", "--locations", location());

            assertEquals(3, failed.exit());
            assertTrue(failed.err().contains("FAILED: V2__more_notes.sql, statement 1 of 1 (line 5) failed: "
                    + "V2__more_notes.sql is not written yet"), failed.err());
            assertFalse(failed.err().contains("\tat "), failed.err());
            assertEquals(before, database.definitions());
            assertEquals(List.of("1"), database.strings("SELECT version FROM flyway_schema_history"));
            assertEquals(new Run(0, "1_notes\n", ""), Run.on(database, "current", "--locations", location()));
        }
    }

    @Test
    void anUndoThatIsNotWrittenLeavesTheRevisionWhole() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            revision("notes");
            Files.writeString(folder.resolve("V001__notes.sql"), "CREATE TABLE notes (id INT PRIMARY KEY);");
            assertEquals(0, Run.on(database, "upgrade", "--locations", location()).exit());

            Run failed = Run.on(database, "downgrade", "-1", "--locations", location());

            assertEquals(3, failed.exit());
            assertTrue(failed.err().contains("U001__notes.sql is not written yet"), failed.err());
            assertEquals(new Run(0, "001_notes (head)\n", ""), Run.on(database, "current", "--locations", location()));
            assertEquals(0, Run.on(database, "check", "--locations", location()).exit());
        }
    }

    @Test
    void aMessageWithoutLettersIsRefused() throws IOException {
        for (String message : List.of("", "!?", "-->")) {
            assertEquals(new Run(2, "", "FAILED: The message '%s' has no letters or digits to make a name of.\n"
                    .formatted(message)), revision(message));
        }
        assertEquals(List.of(), files());
    }

    @Test
    void aMessageMayLookLikeATarget() throws IOException {
        assertEquals(0, revision("-1").exit());
        assertEquals(List.of("U001__1.sql", "V001__1.sql"), files());
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        Path missing = folder.resolve("missing");
        Run refused = Run.of("revision", "-m", "words", "--locations", "filesystem:" + missing);
        assertEquals(2, refused.exit());
        assertEquals("FAILED: There is no folder %s to put the scripts into. Start this in the project's folder, or name one "
                .formatted(missing) + "with --locations filesystem:DIR.\n", refused.err());
        assertFalse(Files.exists(missing));
    }

    @Test
    void anUndoScriptWithoutItsRevisionIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("U001__words.sql"), "mine");
        Run refused = revision("words");
        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("The undo script U001__words.sql has no versioned script V001__"), refused.err());
        assertEquals(List.of("U001__words.sql"), files());
        assertEquals("mine", Files.readString(folder.resolve("U001__words.sql")));
    }

    @Test
    void whenOneFileCannotBeMadeNeitherIs() throws IOException {
        // Not a regular file, so it is no script; but in the way.
        Files.createDirectory(folder.resolve("U001__words.sql"));
        Run refused = revision("words");
        assertEquals(3, refused.exit());
        assertEquals("FAILED: %s could not be written: it already exists. Nothing was created.\n"
                .formatted(folder.resolve("U001__words.sql")), refused.err());
        assertEquals(List.of("U001__words.sql"), files());
    }

    /** Killed when the undo script had its name already, and the upgrade script had not. */
    @Test
    void whatAKilledRunLeftIsRemovedByTheNext() throws IOException {
        Files.writeString(folder.resolve("U001__one.sql"), "SELECT 1;");
        Files.writeString(folder.resolve(".unfinished-V001__one.sql"), "SELECT 1;");

        assertEquals(0, revision("one").exit());

        assertEquals(List.of("U001__one.sql", "V001__one.sql"), files());
        assertTrue(Files.readString(folder.resolve("U001__one.sql")).contains("undo: one"));
    }

    /** Killed before. */
    @Test
    void unfinishedFilesAreNoScripts() throws IOException {
        Files.writeString(folder.resolve(".unfinished-V001__one.sql"), "SELECT 1");
        Files.writeString(folder.resolve(".unfinished-U001__one.sql"), "SELECT 1");

        assertEquals(0, revision("two").exit());

        assertEquals(List.of("U001__two.sql", "V001__two.sql"), files());
    }

    private Run revision(String message) {
        return Run.of("revision", "-m", message, "--locations", location());
    }

    private String location() {
        return "filesystem:" + folder;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
