package com.traveease.schema.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.traveease.schema.connection.Database;
import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.diff.Change;
import com.traveease.schema.diff.Diff;
import com.traveease.schema.diff.Renames;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.HistoryRules;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.script.ScriptReading;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** A schema that is read, made again from what was read, and read again is no other: nothing is told that nobody changed. */
class CopiedSchemaTest {

    private static final Path SCENARIOS = Path.of("src", "test", "resources", "crash");

    static List<String> schemas() throws IOException {
        List<String> names = new ArrayList<>(List.of("built-in"));
        try (Stream<Path> folders = Files.list(SCENARIOS)) {
            folders.map(folder -> folder.getFileName().toString()).sorted().forEach(names::add);
        }
        return names;
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isNoOther(String name) throws SQLException {
        try (TestDatabase database = TestDatabase.create(); TestDatabase side = TestDatabase.create()) {
            Revisions revisions = name.equals("built-in") ? BuiltIn.REVISIONS
                    : ScriptFolder.of(List.of("filesystem:" + SCENARIOS.resolve(name)),
                            new ScriptReading(StandardCharsets.UTF_8,
                                    Optional.of(Map.of("main", database.schema(), "side", side.schema()))));
            new Migrator(database.database(), revisions, Duration.ofMinutes(1)).upgrade(new Silent());
            ConnectionSource connections = () -> database.database().connect(Database.ANSWER_LIMIT);
            SchemaText read = SchemaText.read(connections, database.schema(), HistoryRules.TABLE);
            assertFalse(read.tables().isEmpty() && read.stored().isEmpty());
            try (Workbench workbench = Workbench.open(connections, database.schema())) {
                workbench.copy(read);
                SchemaText copy = workbench.text();
                assertEquals(List.of(), words(read, copy));
                assertEquals(List.of(), words(copy, read));
            }
        }
    }

    private static List<String> words(SchemaText from, SchemaText to) {
        return Diff.between(from, to, Renames.NONE).changes().stream().map(Change::words).toList();
    }
}
