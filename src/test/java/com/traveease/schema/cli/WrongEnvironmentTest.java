package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.config.ConfigurationException;
import com.traveease.schema.config.Environment;

/** What is wrong is said in one sentence, before anything is started. */
class WrongEnvironmentTest {

    @ParameterizedTest
    @ValueSource(strings = { "abc", "99999", "-1", "80 80", "0x50", "99999999999" })
    void aPortThatIsNone(String port) {
        Environment environment = new Environment(Map.of("quarkus.http.port", port));
        assertEquals("QUARKUS_HTTP_PORT is not a port: '%s'. It takes a number from 1 to 65535.".formatted(port),
                assertThrows(ConfigurationException.class, environment::port).getMessage());
        assertThrows(ConfigurationException.class, environment::service);
    }

    @Test
    void aPortThatIsOne() {
        assertEquals(8080, new Environment(Map.of()).port());
        assertEquals(0, new Environment(Map.of("quarkus.http.port", "0")).port());
        assertEquals(9000, new Environment(Map.of("quarkus.http.port", "9000")).service().getPort());
    }

    @Test
    void aFolderIsAFolderAlsoWithoutAWordBeforeIt(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("V1__a.sql"), "SELECT 1;");
        assertEquals(new Run(0, "1_a (head)\n", ""), Run.of("heads", "--locations", folder.toString()));
        assertEquals(0, Run.of("revision", "-m", "b", "--locations", folder.toString()).exit());
        assertEquals(new Run(0, "2_b (head)\n", ""), Run.of("heads", "--locations", folder.toString()));
        Run missing = Run.of("heads", "--locations", folder.resolve("none").toString());
        assertEquals(new Run(2, "", "FAILED: The location '%s' is neither an existing folder, nor filesystem:DIR, nor "
                .formatted(folder.resolve("none")) + "classpath:db/migration. Nothing was run.\n"), missing);
    }
}
