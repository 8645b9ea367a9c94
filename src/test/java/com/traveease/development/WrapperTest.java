package com.traveease.development;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrapperTest {

    /** Maven itself is silent meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = { "mvnw", "mvnw.cmd", "README.md" })
    void theFirstStartSaysWhatItDownloads(String file) throws IOException {
        assertTrue(Files.readString(Path.of(file)).replaceAll("\\s+", " ").contains("downloads about 580 MB into"), file);
    }
}
