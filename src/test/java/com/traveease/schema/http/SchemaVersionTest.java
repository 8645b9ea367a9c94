package com.traveease.schema.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import com.traveease.schema.progress.AlterProgress;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Version;
import com.traveease.schema.script.Script;
import com.traveease.schema.service.RowsStatus;
import com.traveease.schema.verification.Assertion;
import com.traveease.schema.verification.Verdict;
import com.traveease.schema.verification.Verification;

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
        return new SchemaVersion.Running("R__seats", "upgrade", 2, 4, NOW, stage, percent, remaining,
                Optional.empty(), Optional.empty());
    }

    @Test
    void whatDoesNotHoldIsToldWithoutRows() {
        Assertion assertion = new Assertion(Version.parse("2"), Optional.empty(), "2_prices.sql", 3,
                "Every paid booking has a price.",
                "SELECT 1");
        Verdict violated = new Verdict(assertion, Verdict.Result.VIOLATED, 7, List.of("id"), List.of(List.of("1")), "",
                Duration.ofMillis(5));
        Verdict passed = new Verdict(assertion, Verdict.Result.PASSED, 0, List.of("id"), List.of(), "", Duration.ofMillis(5));
        SchemaVersion.Verified told = SchemaVersion.Verified.of(new RowsStatus(RowsStatus.Knowledge.VIOLATED, Optional.empty(),
                Optional.of(new Verification(Optional.of("2_prices"), NOW, List.of(passed, violated)))));

        assertEquals(new SchemaVersion.Verified("violated", Optional.empty(), Optional.of(NOW), Optional.of(2),
                List.of(new SchemaVersion.NotHolding("2_prices.sql", 3, "Every paid booking has a price.", "violated", 7))),
                told);
    }
}
