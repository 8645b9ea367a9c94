package com.traveease.schema.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.schema.service.ServiceStatus;
import com.traveease.schema.service.State;
import com.traveease.schema.service.StatusBoard;

class ProgressTest {

    private static final Step STEP = new Step(Direction.UPGRADE, Optional.empty(), "seats", new Script("V3__seats.sql", ""));
    private static final Instant START = Instant.now().minusSeconds(65);
    private static final Progress BEGUN = new Progress(STEP, 4, 6, START);
    private static final Progress LATER = BEGUN.at(new AlterProgress("copy to tmp table", OptionalInt.of(37),
            Optional.of(Duration.ofSeconds(130))));

    @Test
    void isALineWithWhatIsKnown() {
        assertEquals("V3__seats.sql, statement 4 of 6: 37 %, about 2:10 left (copy to tmp table)", LATER.line());
        assertEquals("V3__seats.sql, statement 4 of 6: 37 % (copy to tmp table)",
                BEGUN.at(new AlterProgress("copy to tmp table", OptionalInt.of(37), Optional.empty())).line());
        assertTrue(BEGUN.at(AlterProgress.uncounted("updating")).line()
                .matches("V3__seats.sql, statement 4 of 6: running for 1:0\\d \\(updating\\)"));
        assertTrue(BEGUN.line().matches("V3__seats.sql, statement 4 of 6: running for 1:0\\d"));
        assertEquals("1:02:10", Progress.clock(Duration.ofSeconds(3730)));
    }

    @Test
    void isALineOfALogEveryTenSeconds() {
        ProgressLines lines = new ProgressLines();
        List<Integer> said = new ArrayList<>();
        for (int second = 1; second < 32; second++) {
            if (lines.on(LATER, START.plusSeconds(second)).isPresent()) {
                said.add(second);
            }
        }
        assertEquals(List.of(10, 20, 30), said);
        Progress next = new Progress(STEP, 5, 6, START.plusSeconds(32));
        assertEquals(Optional.empty(), lines.on(next, START.plusSeconds(41)));
        assertTrue(lines.on(next, START.plusSeconds(42)).isPresent());
    }

    @Test
    void isShownWhileItsStatementRunsOnly() {
        StatusBoard board = new StatusBoard();
        List<ServiceStatus> heard = new ArrayList<>();
        board.publish(State.MIGRATING, Optional.of("V3"), Optional.empty(), Optional.of(BEGUN));
        board.onStatus(heard::add);
        board.progressed(LATER);
        assertEquals(Optional.of(LATER), board.status().running());
        assertEquals(1, heard.size());

        Progress next = new Progress(STEP, 5, 6, START.plusSeconds(1));
        board.publish(State.MIGRATING, Optional.of("V3"), Optional.empty(), Optional.of(next));
        board.progressed(LATER);
        assertEquals(Optional.of(next), board.status().running());

        board.publish(State.READY, Optional.empty(), Optional.empty(), Optional.empty());
        board.progressed(next.at(AlterProgress.uncounted("updating")));
        assertEquals(Optional.empty(), board.status().running());
    }
}
