package com.traveease.schema.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MySqlVersionTest {

    @ParameterizedTest
    @CsvSource({ "8.0.15, false, false", "8.0.16, true, false", "8.0.36-28.1, true, false",
            "8.0.mysql_aurora.3.08.0, true, false",
            "8.4.13-log, true, true", "9.7.0, true, true", "26.7.0, true, true", "26.10.0-commercial, true, true",
            "5.7.44-log, false, false", "something else, true, true" })
    void releasesAreInTheirOrder(String text, boolean isSupported, boolean hasSetAnyDefiner) {
        MySqlVersion version = MySqlVersion.of(text);
        assertEquals(isSupported, version.isAtLeast(8, 0, 16));
        assertEquals(hasSetAnyDefiner, version.isAtLeast(8, 2, 0));
    }

    @ParameterizedTest
    @CsvSource({ "5.5.5-10.11.6-MariaDB-0+deb12u1, true", "11.4.2-MariaDB, true", "8.0.31, false" })
    void mariaDbIsKnownByItsName(String text, boolean isMariaDb) {
        assertEquals(isMariaDb, MySqlVersion.of(text).isMariaDb());
    }
}
