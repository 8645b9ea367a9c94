package com.traveease.model;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.traveease.schema.model.Declaration;
import com.traveease.schema.model.Model;
import com.traveease.schema.statement.Statement;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.TestDatabase;

/**
 * The scripts make what the entities and the files beside them say, on a real server: both are run there, and what the server
 * then shows of every object is the same.
 */
class ModelMatchesScriptsTest {

    @Test
    void theScriptsMakeWhatTheModelSays() throws SQLException {
        Map<String, String> scripts = after(BuiltIn.REVISIONS.all().stream()
                .flatMap(revision -> revision.upgrade().statements().stream()).map(Statement::sql));
        Map<String, String> model = after(Model.builtIn().declarations().stream().map(Declaration::sql));
        assertEquals(scripts.keySet(), model.keySet());
        assertAll(scripts.keySet().stream().map(object -> () -> assertEquals(scripts.get(object), model.get(object), object)));
    }

    /** The comparison is worth something only if it notices. */
    @Test
    void aDifferenceIsNoticed() throws SQLException {
        String table = "CREATE TABLE t (a INT, b VARCHAR(9) COLLATE ascii_bin, INDEX i (a), INDEX j (b), CHECK (a > 0))";
        Map<String, String> before = after(Stream.of(table));
        assertEquals(before, after(Stream.of(table.replace("INDEX i (a), INDEX j (b)", "INDEX j (b), INDEX i (a)"))));
        for (String other : List.of(table.replace("INT", "INT NOT NULL"), table.replace("ascii_bin", "utf8mb4_bin"),
                table.replace("INDEX i", "INDEX k"), table.replace("a > 0", "a > 1"),
                table.replace("a INT, b VARCHAR(9) COLLATE ascii_bin", "b VARCHAR(9) COLLATE ascii_bin, a INT"))) {
            assertEquals(1, Stream.of(before, after(Stream.of(other))).distinct().count() - 1, other);
        }
    }

    private static Map<String, String> after(Stream<String> statements) throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute(statements.toArray(String[]::new));
            Map<String, String> shown = new TreeMap<>();
            database.definitions().forEach((object, definition) -> shown.put(object, comparable(definition)));
            return shown;
        }
    }

    /** The order of the indexes of a table depends on the way to it, and means nothing. */
    private static String comparable(String definition) {
        String key = "^ +(PRIMARY |UNIQUE |FULLTEXT |SPATIAL )?KEY .*";
        List<String> lines = definition.lines().map(line -> line.matches(key) ? line.replaceFirst(",$", "") : line).toList();
        return Stream.concat(lines.stream().filter(line -> !line.matches(key)),
                lines.stream().filter(line -> line.matches(key)).sorted()).collect(Collectors.joining("\n"));
    }
}
