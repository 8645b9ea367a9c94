package com.traveease.schema.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @Test
    void zerosInFrontAndAtTheEndDoNotCount() {
        assertEquals(Version.parse("1"), Version.parse("001"));
        assertEquals(Version.parse("1").hashCode(), Version.parse("1.0.0").hashCode());
        assertEquals(Version.parse("1.2"), Version.parse("1_2"));
    }

    @Test
    void keepsTheTextThatItWasWrittenWith() {
        assertEquals("001", Version.parse("001").toString());
    }

    @Test
    void ordersAsFlywayDoes() {
        List<String> texts = List.of("10", "9", "1.10", "1.9", "2026020310", "1", "0.1", "1.0.1", "007", "0");
        List<String> ours = new ArrayList<>(texts);
        List<String> flyways = new ArrayList<>(texts);
        ours.sort((a, b) -> Version.parse(a).compareTo(Version.parse(b)));
        flyways.sort((a, b) -> MigrationVersion.fromVersion(a).compareTo(MigrationVersion.fromVersion(b)));
        assertEquals(flyways, ours);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "1a", "1.", ".1", "1..2", "-1", "1-2" })
    void refusesWhatIsNoVersion(String text) {
        assertThrows(IllegalArgumentException.class, () -> Version.parse(text));
    }
}
