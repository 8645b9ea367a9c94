package com.traveease.schema.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import com.traveease.schema.journal.Pause;
import com.traveease.schema.progress.AlterProgress;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;

class ConsoleLogTest {

    private static final Step STEP = new Step(Direction.UPGRADE, Optional.empty(), "seats",
            new Script("R__seats.sql", "SELECT 1;"));
    private static final Instant LONG_AGO = Instant.now().minusSeconds(60);

    private final StringWriter err = new StringWriter();
    private final ConsoleLog console = new ConsoleLog(new PrintWriter(err), null);

    @Test
    void saysHowFarALongStatementIs() {
        console.running(begun(1, LONG_AGO));
        console.progressed(later(1, LONG_AGO));
        console.progressed(later(1, LONG_AGO));
        assertEquals("INFO  [traveease.schema] R__seats.sql, statement 1 of 2: 37 %, about 2:10 left (copy to tmp table)\n",
                err.toString());
    }

    @Test
    void saysNothingOfAStatementThatHasEnded() {
        console.progressed(later(1, LONG_AGO));
        console.running(begun(1, LONG_AGO));
        console.running(begun(2, LONG_AGO.plusSeconds(1)));
        console.progressed(later(1, LONG_AGO));
        console.finished(STEP, Duration.ZERO, null);
        console.progressed(later(2, LONG_AGO.plusSeconds(1)));
        assertEquals("", err.toString());
    }

    /** It is told of both every second while it waits for the lock. */
    @Test
    void saysOnceThatARunMayWaitForAPerson() {
        Optional<Pause> pause = Optional
                .of(new Pause("anna@bastion", Instant.parse("2026-11-29T20:37:12Z"), Optional.of("lunch")));
        for (Optional<Pause> one : List.of(Optional.<Pause> empty(), pause, pause)) {
            console.paused(one);
            console.waitingForLock("connection 17", null);
        }
        assertEquals("INFO  [traveease.schema] Waiting for the lock of this schema, held by connection 17\n"
                + "INFO  [traveease.schema] Statements in batches have been paused by anna@bastion since 2026-11-29 20:37:12 UTC: lunch. "
                + "They wait until resume.\n", err.toString());
    }

    @Test
    void showsInTheBarWhatIsDoneOfTheStatementToo() {
        assertEquals("R__seats [----------] statement 1 of 2, 1:05".replace("[----------]", "[" + "-".repeat(20) + "]"),
                ProgressBar.line(begun(1, LONG_AGO), Duration.ofSeconds(65), false));
        String line = ProgressBar.line(later(2, LONG_AGO), Duration.ofSeconds(65), false);
        assertEquals("R__seats [" + "#".repeat(13) + "-".repeat(7) + "] statement 2 of 2, 1:05, 37 %, about 2:10 left", line);
        assertTrue(ProgressBar.line(later(2, LONG_AGO), Duration.ofSeconds(65), true).contains("\u001b[32m###"));
    }

    private static Progress begun(int statement, Instant since) {
        return new Progress(STEP, statement, 2, since);
    }

    private static Progress later(int statement, Instant since) {
        return new Progress(STEP, statement, 2, since, Optional.of(new AlterProgress("copy to tmp table", OptionalInt.of(37),
                Optional.of(Duration.ofSeconds(130)))));
    }
}
