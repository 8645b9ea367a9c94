package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.cli.option.ExitCode;

class LocationsTest {

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "filesystem:" })
    void anUnsetShellVariableDoesNotMeanOtherScripts(String location) {
        Run run = Run.of("heads", "--locations", location);
        assertEquals(ExitCode.WRONG_USAGE, run.exit());
        assertEquals("", run.out());
        assertTrue(run.err().contains("an unset shell variable may be the reason"), run.err());
    }

    @Test
    void aNewRevisionIsNotPutElsewhere() {
        Run run = Run.of("revision", "-m", "words", "--locations", "/somewhere");
        assertEquals(ExitCode.WRONG_USAGE, run.exit());
        assertTrue(run.err().contains("'/somewhere' is not filesystem:DIR"), run.err());
    }
}
