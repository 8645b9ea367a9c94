package com.traveease.schema.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.script.ScriptReading;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;

/** Folders of scripts that somebody else wrote. */
class ScriptFolderTest {

    private static final String TEXT = "CREATE TABLE a (b VARCHAR(9) DEFAULT 'é');";

    @TempDir
    Path folder;

    @Test
    void subfoldersBelongToItAndOtherFilesDoNot() throws IOException {
        Files.createDirectories(folder.resolve("later"));
        write("V1__a.sql", StandardCharsets.UTF_8, TEXT);
        write("later/V2__b.sql", StandardCharsets.UTF_8, TEXT);
        write("README.md", StandardCharsets.UTF_8, "no script");
        write(".V3__hidden.sql.swp", StandardCharsets.UTF_8, "no script");
        Revisions revisions = read(StandardCharsets.UTF_8);
        assertEquals("1_a, 2_b", revisions.listed());
        assertEquals(folder.resolve("later/V2__b.sql").toString(), revisions.find("2").upgrade().path());
    }

    @Test
    void aMountedConfigMapHasEachScriptOnce() throws IOException {
        Files.createDirectories(folder.resolve("..2026_11_22"));
        write("..2026_11_22/V1__a.sql", StandardCharsets.UTF_8, TEXT);
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_11_22"));
        Files.createSymbolicLink(folder.resolve("V1__a.sql"), Path.of("..data/V1__a.sql"));
        write("V1__a.sql.bak", StandardCharsets.UTF_8, TEXT);
        assertEquals("1_a", read(StandardCharsets.UTF_8).listed());

        Files.createSymbolicLink(folder.resolve("V2__b.sql"), Path.of("nowhere"));
        assertTrue(refused().contains("nowhere") || refused().contains("V2__b.sql"), refused());
    }

    @Test
    void filesOfSeveralEncodingsMayLieTogether() throws IOException {
        write("V1__a.sql", StandardCharsets.UTF_8, TEXT);
        write("V2__b.sql", StandardCharsets.UTF_8, "\uFEFF" + TEXT);
        write("V3__c.sql", StandardCharsets.ISO_8859_1, TEXT);
        write("V4__d.sql", StandardCharsets.UTF_16, TEXT);
        write("V5__e.sql", StandardCharsets.UTF_8, TEXT + "\r\n");
        for (Revision revision : read(StandardCharsets.ISO_8859_1).all()) {
            assertEquals(TEXT, revision.upgrade().text().strip(), revision.id());
            assertEquals(1, revision.upgrade().statements().size(), revision.id());
        }
    }

    @Test
    void aFileThatIsInNoKnownEncodingIsNamed() throws IOException {
        write("V3__c.sql", StandardCharsets.ISO_8859_1, TEXT);
        String message = refused();
        assertTrue(message.contains("V3__c.sql is not UTF-8") && message.contains("--encoding"), message);
    }

    @Test
    void whatLooksLikeAScriptIsNotSkippedWithoutAWord() throws IOException {
        for (String name : List.of("V7__x.SQL", "v8__y.sql", "V9__z.sql.txt", "V10_one_underscore.sql", "other.sql")) {
            write(name, StandardCharsets.UTF_8, TEXT);
            assertTrue(refused().contains(name + " is not named like"), name);
            Files.delete(folder.resolve(name));
        }
        write("beforeMigrate.sql", StandardCharsets.UTF_8, TEXT);
        assertTrue(refused().contains("Flyway callback"), refused());
    }

    @Test
    void whatAFileSystemKeepsForItselfIsIgnored() throws IOException {
        write("V1__a.sql", StandardCharsets.UTF_8, TEXT);
        Files.createDirectories(folder.resolve("lost+found"));
        write("lost+found/V2__b.sql", StandardCharsets.UTF_8, TEXT);
        assertEquals("1_a", read(StandardCharsets.UTF_8).listed());
    }

    @Test
    void whatCannotBeReadIsNamedWithTheReason() throws IOException {
        Files.createSymbolicLink(folder.resolve("V1__a.sql"), Path.of("nowhere"));
        assertEquals(folder + "/V1__a.sql cannot be read: it is gone, or a link to a file that is not there. Nothing was run.",
                refused());
        Files.delete(folder.resolve("V1__a.sql"));
        Files.createSymbolicLink(folder.resolve("around"), folder);
        assertEquals(folder + "/around cannot be read: its links lead in a circle. Nothing was run.", refused());
    }

    @Test
    void aNameThatTheHistoryDoesNotTakeIsRefused() throws IOException {
        write("V1__%s.sql".formatted("a".repeat(201)), StandardCharsets.UTF_8, TEXT);
        assertTrue(refused().contains(".sql has a description of 201 characters, and the history holds 200"), refused());
    }

    @Test
    void byteOrderMarksBetweenPartsOfAFileAreNoText() throws IOException {
        write("V1__a.sql", StandardCharsets.UTF_8,
                "/* licence */\n\uFEFFSELECT 1;\n\uFEFF-- next\nSELECT 2;/* and */\uFEFF SELECT '\uFEFFx';");
        List<Statement> statements = read(StandardCharsets.UTF_8).all().get(0).upgrade().statements();
        assertEquals(3, statements.size());
        assertEquals("/* licence */\nSELECT 1", statements.get(0).sql());
        assertTrue(statements.get(2).sql().endsWith("SELECT '\uFEFFx'"), statements.get(2).sql());
    }

    @Test
    void aConfBesideAScriptSaysHowThatIsRead() throws IOException {
        write("V1__a.sql", StandardCharsets.ISO_8859_1, "SELECT 'é${x}';");
        write("V1__a.sql.conf", StandardCharsets.UTF_8,
                "# Flyway's\nencoding = ISO-8859-1\nplaceholderReplacement=false\nexecuteInTransaction=false\n");
        write("V2__b.sql", StandardCharsets.UTF_8, "SELECT '${x}';");
        Revisions revisions = ScriptFolder.of(List.of("filesystem:" + folder),
                new ScriptReading(StandardCharsets.UTF_8, Optional.of(Map.of("x", "y"))));
        assertEquals("SELECT 'é${x}'", revisions.find("1").upgrade().statements().get(0).sql());
        assertEquals("SELECT 'y'", revisions.find("2").upgrade().statements().get(0).sql());

        write("V2__b.sql.conf", StandardCharsets.UTF_8, "\nshouldExecute=false\n");
        assertTrue(refused().contains("V2__b.sql.conf, line 2: 'shouldExecute' is not known here"), refused());
        Files.move(folder.resolve("V2__b.sql.conf"), folder.resolve("V3__c.sql.conf"));
        assertTrue(refused().contains("V3__c.sql.conf has no script beside it"), refused());
    }

    @Test
    void aFolderThatIsMissingOrEmptyIsAnError() {
        assertTrue(refused().contains("There is no script in " + folder), refused());
        assertThrows(InvalidScriptException.class,
                () -> ScriptFolder.of(List.of("filesystem:" + folder.resolve("none")), ScriptReading.PLAIN));
        assertThrows(InvalidScriptException.class, () -> ScriptFolder.of(List.of(folder.toString()), ScriptReading.PLAIN));
    }

    private void write(String name, Charset encoding, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(encoding));
    }

    private Revisions read(Charset encoding) {
        return ScriptFolder.of(List.of("filesystem:" + folder), new ScriptReading(encoding, Optional.empty()));
    }

    private String refused() {
        return assertThrows(InvalidScriptException.class, () -> read(StandardCharsets.UTF_8)).getMessage();
    }

    @Test
    void aPipeIsRefusedRatherThanWaitedFor() throws Exception {
        Path pipe = folder.resolve("V1__a.sql");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        InvalidScriptException refused = assertTimeoutPreemptively(Duration.ofSeconds(10),
                () -> assertThrows(InvalidScriptException.class,
                        () -> ScriptFolder.of(List.of("filesystem:" + folder), ScriptReading.PLAIN)));
        assertTrue(refused.getMessage().endsWith("is a pipe, a socket or a device. Put a file in its place. Nothing was run."),
                refused.getMessage());
    }
}
