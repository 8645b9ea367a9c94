package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.TestDatabase;

/** Two branches have made the same version. */
class RenameTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeScripts() throws IOException {
        Files.writeString(folder.resolve("V005__base.sql"), "CREATE TABLE base (id INT PRIMARY KEY);");
        pair("006__meals", "meals");
        pair("006__seats", "seats");
    }

    private void pair(String name, String table) throws IOException {
        Files.writeString(folder.resolve("V" + name + ".sql"), """
                -- %1$s of a flight
                --
                -- Applied after 005_base.

                -- V%2$s.sql
                CREATE TABLE %1$s (id INT PRIMARY KEY);
                """.formatted(table, name));
        Files.writeString(folder.resolve("U" + name + ".sql"), "DROP TABLE %s;%n".formatted(table));
    }

    @Test
    void theMessageSaysHowAndThatWorks() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Run refused = on(database, "upgrade");
            assertEquals(3, refused.exit());
            assertTrue(refused.err().contains("V006__meals.sql and V006__seats.sql have the same version"), refused.err());
            assertTrue(refused.err().endsWith("revision --rename 006_seats 007\n"), refused.err());

            Run renamed = on(database, "revision", "--rename", "006_seats", "007");

            assertEquals(new Run(0, """
                    Renaming 006_seats to %1$s/V007__seats.sql ...  done
                    Renaming 006_seats to %1$s/U007__seats.sql ...  done
                    """.formatted(folder), ""), renamed);
            assertEquals(List.of("U006__meals.sql", "U007__seats.sql", "V005__base.sql", "V006__meals.sql", "V007__seats.sql"),
                    files());
            assertEquals("""
                    -- seats of a flight
                    --
                    -- Applied after 006_meals.

                    -- V007__seats.sql
                    CREATE TABLE seats (id INT PRIMARY KEY);
                    """, Files.readString(folder.resolve("V007__seats.sql")));
            assertEquals(0, on(database, "upgrade").exit());
            assertEquals(0, on(database, "downgrade", "006").exit());
        }
    }

    @Test
    void whatTheDatabaseHasIsNotRenamed() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            for (String file : List.of("V006__meals.sql", "U006__meals.sql")) {
                Files.move(folder.resolve(file), folder.resolve(file + ".orig"));
            }
            assertEquals(0, on(database, "upgrade").exit());
            for (String file : List.of("V006__meals.sql", "U006__meals.sql")) {
                Files.move(folder.resolve(file + ".orig"), folder.resolve(file));
            }

            Run refused = on(database, "revision", "--rename", "006_seats");

            assertEquals(2, refused.exit());
            assertTrue(refused.err().contains(" has 006_seats, applied "), refused.err());
            assertEquals(5, files().size());
            assertEquals(2, on(database, "revision", "--rename", "006_meals", "005.5").exit());
            assertEquals(0, on(database, "revision", "--rename", "006_meals").exit());
            assertTrue(files().contains("V007__meals.sql"), files().toString());
            assertEquals(0, on(database, "upgrade").exit());
            assertEquals("007_meals (head)\n", on(database, "current").out());
        }
    }

    @Test
    void withoutADatabaseItSaysThatNoneWasAsked() throws IOException {
        assumeTrue(System.getenv("QUARKUS_DATASOURCE_JDBC_URL") == null, "A database is configured.");
        Run renamed = Run.of("revision", "--rename", "006_meals", "008_food_on_board", "--locations", location());
        assertEquals(0, renamed.exit(), renamed.err());
        assertTrue(renamed.err().startsWith("WARN  [traveease.schema] No database is configured"), renamed.err());
        assertTrue(files().containsAll(List.of("V008__food_on_board.sql", "U008__food_on_board.sql")), files().toString());
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNotOneThatHasItNot() throws IOException {
        Run refused = Run.of("revision", "--rename", "006_meals", "--locations", location(), "--url",
                "mysql://a:b@127.0.0.1:1/x");
        assertEquals(3, refused.exit());
        assertTrue(files().contains("V006__meals.sql"));
    }

    @Test
    void whatCannotBeRenamedIsLeftAlone() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            leavesAlone(database);
        }
    }

    private void leavesAlone(TestDatabase database) throws IOException {
        for (String[] wrong : new String[][] { { "006", "007" }, { "004_x", "007" }, { "006_meals", "005" },
                { "006_meals", "006_seats" }, { "006_meals", "x" }, { "006_meals", "006" }, { "" } }) {
            Run refused = on(database,
                    Stream.concat(Stream.of("revision", "--rename"), Stream.of(wrong)).toArray(String[]::new));
            assertEquals(2, refused.exit(), refused.err());
            assertFalse(refused.err().contains("\tat "), refused.err());
            assertEquals(5, files().size());
        }
        Files.writeString(folder.resolve("U007__meals.sql"), "mine");
        Run refused = on(database, "revision", "--rename", "006_meals", "007");
        assertEquals(3, refused.exit(), refused.err());
        assertEquals("mine", Files.readString(folder.resolve("U007__meals.sql")));
        assertEquals(6, files().size());
    }

    @Test
    void timestampsAreVersionsAndStaySo() throws IOException {
        Files.delete(folder.resolve("V006__meals.sql"));
        Files.delete(folder.resolve("U006__meals.sql"));
        assertEquals(0, Run.of("revision", "-m", "words", "--version-format", "timestamp", "--locations", location()).exit());
        assertTrue(files().stream().anyMatch(file -> file.matches("V20\\d{12}__words\\.sql")), files().toString());
        assertEquals(0, Run.of("revision", "-m", "more", "--locations", location()).exit());
        assertTrue(files().stream().anyMatch(file -> file.matches("U20\\d{12}__more\\.sql")), files().toString());
        assertEquals(2, Run.of("revision", "-m", "more", "--version-format", "date", "--locations", location()).exit());
    }

    private Run on(TestDatabase database, String... typed) {
        return Run.on(database, Stream.concat(Stream.of(typed), Stream.of("--locations", location())).toArray(String[]::new));
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
