package com.traveease.schema.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import com.traveease.schema.progress.AlterProgress;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;

class SchemaVersionTest {

    private static final Instant NOW = Instant.now();
    private static final Step STEP = new Step(Direction.UPGRADE, Optional.empty(), "seats", new Script("R__seats.sql", ""));

    @Test
    void saysHowFarTheStatementIs() {
        assertEquals(running(Optional.of("copy to tmp table"), Optional.of(37), Optional.of("PT2M10S")),
                running(Optional.of(new AlterProgress("copy to tmp table", OptionalInt.of(37),
                        Optional.of(Duration.ofSeconds(130))))));
    }

    @Test
    void isNullWhereTheServerDoesNotSay() {
        assertEquals(running(Optional.of("updating"), Optional.empty(), Optional.empty()),
                running(Optional.of(new AlterProgress("updating", OptionalInt.empty(), Optional.empty()))));
        assertEquals(running(Optional.empty(), Optional.empty(), Optional.empty()), running(Optional.empty()));
    }

    private static SchemaVersion.Running running(Optional<AlterProgress> alter) {
        return SchemaVersion.Running.of(new Progress(STEP, 2, 4, NOW, alter));
    }

    private static SchemaVersion.Running running(Optional<String> stage, Optional<Integer> percent,
            Optional<String> remaining) {
        return new SchemaVersion.Running("R__seats", "upgrade", 2, 4, NOW, stage, percent, remaining);
    }
}
