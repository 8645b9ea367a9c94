package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was typed in the wrong place is not repeated: the log of a pipeline is read by many. */
class TypedSecretsTest {

    private static final String SECRET = "hunter2x";

    @ParameterizedTest
    @ValueSource(strings = {
            "upgrade --ulr=mysql://app:hunter2x@db:3306/traveease",
            "upgrade --ulr mysql://app:hunter2x@db:3306/traveease",
            "upgrade -url mysql://app:hunter2x@db:3306/traveease",
            "upgrade -phunter2x",
            "mysql://app:hunter2x@db:3306/traveease upgrade",
            "hunter2x upgrade",
            "upgrade head hunter2x",
            "upgrade --placeholder hunter2x",
            "upgrade --placeholder=hunter2x --output=json",
            "upgrade --output hunter2x",
            "upgrade --url --placeholder a=hunter2x",
            "upgrade mysql://app:hunter2x@db:3306/traveease --locations filesystem:src/main/resources/db/migration --sql",
            "upgrade mysql://app:hunter2x@db:3306/traveease --sql --output json",
            "show mysql://app:p@ss/hunter2x@db:3306/traveease",
            "--url=mysql://app:hunter2x@:x/ current",
            "--url=nonsense://app:hunter2x@db/ current",
            "--url=mysql:/app:hunter2x@db/ current" })
    void aValueIsNotRepeated(String line) {
        Run run = Run.of(line.split(" "));
        assertEquals(2, run.exit(), run.err());
        assertFalse((run.out() + run.err()).contains(SECRET), run.out() + run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void theNameOfAnOptionIs() {
        assertTrue(Run.of("upgrade", "--ulr=x").err().startsWith("FAILED: Unknown option: '--ulr'\nDid you mean: --url?"),
                Run.of("upgrade", "--ulr=x").err());
        assertTrue(Run.of("upgrade", "--placeholder", "x").err().startsWith(
                "FAILED: Value for option '--placeholder' (NAME=VALUE) should be in KEY=VALUE format"),
                Run.of("upgrade", "--placeholder", "x").err());
    }

    @Test
    void aFileIsNotReadInPlaceOfAnArgument(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("arguments"), "--" + SECRET);
        Run run = Run.of("show", "@" + file);
        assertEquals(2, run.exit(), run.err());
        assertFalse(run.err().contains(SECRET), run.err());
        assertTrue(run.err().contains("Can't locate revision"), run.err());
    }
}
