package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.cli.command.CheckoutScripts;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;

/** The folder that {@code revision} writes into is not the one that {@code upgrade} reads. */
class CheckoutScriptsTest {

    private static final Revisions BUILT_IN = ScriptFolder.builtIn();

    @TempDir
    Path folder;

    @BeforeEach
    void copyTheScripts() throws IOException {
        for (Revision revision : BUILT_IN.all()) {
            Files.writeString(folder.resolve(revision.upgrade().name()), revision.upgrade().text());
            Files.writeString(folder.resolve(revision.undo().orElseThrow().name()), revision.undo().orElseThrow().text());
        }
    }

    @Test
    void saysNothingWhereTheyAreTheSameOrThereAreNone() throws IOException {
        assertEquals(Optional.empty(), difference());
        assertEquals(Optional.empty(), new CheckoutScripts(folder.resolve("none")).difference(BUILT_IN));
        Files.writeString(folder.resolve("V.sql"), "no script");
        assertEquals(Optional.empty(), difference());
    }

    @Test
    void aNewScriptIsNamedAndHowToRunIt() throws IOException {
        Files.writeString(folder.resolve("V900__seats.sql"), "SELECT 1;");
        assertEquals(Optional.of(("This program uses its built-in scripts, not %1$s: V900__seats.sql is not among them. Add "
                + "--locations filesystem:%1$s, or build the program again.")
                .formatted(folder)), difference());
    }

    @Test
    void anEditedScriptIsNamed() throws IOException {
        String undo = BUILT_IN.head().orElseThrow().undo().orElseThrow().name();
        Files.writeString(folder.resolve(undo), "SELECT 1;");
        assertEquals(("This program uses its built-in scripts, not %1$s: the undo script of %2$s is different there. Add "
                + "--locations filesystem:%1$s, or build the program again.")
                .formatted(folder, BUILT_IN.head().orElseThrow()), difference().orElseThrow());
    }

    private Optional<String> difference() {
        return new CheckoutScripts(folder).difference(BUILT_IN);
    }
}
