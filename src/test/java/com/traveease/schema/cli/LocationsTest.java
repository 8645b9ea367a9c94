package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.cli.output.ExitCode;

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
        Run run = Run.of("revision", "-m", "words", "--locations", "classpath:db/migration");
        assertEquals(ExitCode.WRONG_USAGE, run.exit());
        assertTrue(run.err().contains("'classpath:db/migration' means scripts inside the program"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/somewhere", "filesystem:/somewhere" })
    void aNewRevisionNeedsAFolderThatIsThere(String location) {
        Run run = Run.of("revision", "-m", "words", "--locations", location);
        assertEquals(ExitCode.WRONG_USAGE, run.exit());
        assertEquals(
                "FAILED: There is no folder /somewhere to put the scripts into. Start this in the project's folder, or name "
                        + "one with --locations filesystem:DIR.\n",
                run.err());
    }
}
