package com.traveease.development.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @Test
    void whatWasLeftHalfUnpackedIsNotUsed(@TempDir Path cache) throws IOException {
        Path leftover = Files.createDirectories(cache.resolve("server.partial-of-a-dead-process").resolve("bin"));
        Files.writeString(leftover.resolve("mysqld"), "half");
        Installation installation = new Installation(MySqlRelease.V8_0_31, Platform.current(), cache);

        installation.complete();

        assertFalse(Files.exists(leftover));
        assertTrue(Files.size(installation.mysqld()) > 1_000_000);
        assertTrue(Files.isExecutable(installation.mysqld()));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void theLinkerTakesTheStubsForTheLibrariesThatTheServerWants() throws IOException, InterruptedException {
        Installation installation = Installation.of(MySqlRelease.V8_0_31);
        Process linker = new ProcessBuilder("ldd", "-v", installation.mysqld().toString()).redirectErrorStream(true).start();
        List<String> lines = new String(linker.getInputStream().readAllBytes()).lines().toList();
        assertTrue(linker.waitFor(10, TimeUnit.SECONDS));

        for (String library : List.of("libaio.so.1", "libnuma.so.1")) {
            String found = lines.stream().filter(line -> line.strip().startsWith(library + " => ")).findFirst().orElseThrow();
            assertTrue(found.contains("lib/private/" + library), found);
        }
        assertEquals(List.of(),
                lines.stream().filter(line -> line.contains("not found") || line.contains("no version")).toList());
    }
}
