package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash makes of a word that was begun. The program that the script asks is a function here. */
class CompletionTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("completion"), Run.of("completion").out());
        Files.createDirectories(folder.resolve("scripts/old"));
        Files.writeString(folder.resolve("script.sql"), "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "upgrade 00 | 001_first 002_second", "upgrade h | head", "upgrade + | +1",
            "downgrade b | base", "downgrade 002 | 002_second", "stamp 1 | ''", "redo 00 | 001_first 002_second",
            "repair 001_first 002 | 002_second", "show c | current", "wait --for 002 | 002_second", "wait --for he | head",
            "revision --rename 001 | 001_first", "history -r 002 | 002_second", "upgrade --output j | json",
            "revision --version-format t | timestamp", "upgrade --dry | --dry-run", "upg | upgrade",
            "upgrade --locations scr | scripts", "upgrade --locations scripts/ | scripts/old" })
    void completes(String typed, String expected) throws Exception {
        assertEquals(expected, complete(typed.split(" ")).stream().filter(line -> !line.startsWith("asked ")).sorted()
                .collect(Collectors.joining(" ")));
    }

    @Test
    void theFolderThatWasTypedIsAsked() throws Exception {
        assertTrue(complete("--locations", "~/a b", "upgrade", "00")
                .contains("asked completion --revisions --locations " + System.getenv("HOME") + "/a b"));
        assertTrue(complete("upgrade", "--locations", "=", "a", "00").contains("asked completion --revisions --locations a"));
    }

    @Test
    void theProgramIsNotAskedForOptions() throws Exception {
        assertEquals(List.of("--sql"), complete("upgrade", "--sq"));
    }

    @Test
    void revisionsAreToldWithoutADatabase() throws IOException {
        Files.writeString(folder.resolve("scripts/V1__first.sql"), "DO 1;");
        Files.writeString(folder.resolve("scripts/old/V2_1__b.sql"), "DO 1;");
        Run run = Run.of("completion", "--revisions", "--locations", folder.resolve("scripts").toString(), "--url",
                "mysql://nobody@127.0.0.1:1/none");
        assertEquals(new Run(0, "1_first\n2.1_b\n", ""), run);
    }

    private List<String> complete(String... typed) throws Exception {
        String words = List.of(typed).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Process bash = new ProcessBuilder("bash", "-c", """
                source ./completion
                traveease-schema() { echo "asked $*" >> asked; printf '%%s\\n' 001_first 002_second; }
                COMP_WORDS=(traveease-schema %s)
                COMP_CWORD=%d
                COMP_LINE="${COMP_WORDS[*]}"
                _complete_traveease-schema
                [ ${#COMPREPLY[@]} = 0 ] || printf '%%s\\n' "${COMPREPLY[@]}"
                [ ! -e asked ] || cat asked
                """.formatted(words, typed.length)).directory(folder.toFile()).redirectErrorStream(true).start();
        String told = new String(bash.getInputStream().readAllBytes());
        assertEquals(0, bash.waitFor(), told);
        return told.lines().filter(line -> !line.contains("compopt: not currently executing")).toList();
    }
}
