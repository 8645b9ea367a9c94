package com.traveease.schema.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.TestDatabase;

/** Commands on scripts that the test writes, and a schema of its own. */
abstract class CommandsOnScripts {

    @TempDir
    Path folder;

    final TestDatabase database = TestDatabase.create();

    @AfterEach
    final void drop() throws SQLException {
        database.close();
    }

    final void write(String script, String text) throws IOException {
        Files.writeString(folder.resolve(script), text);
    }

    final Run on(String... typed) {
        return Run.on(database, Stream.concat(Stream.of(typed), Stream.of("--locations", "filesystem:" + folder))
                .toArray(String[]::new));
    }
}
