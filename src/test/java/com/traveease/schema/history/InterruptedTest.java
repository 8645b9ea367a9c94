package com.traveease.schema.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.revision.Direction;

class InterruptedTest {

    private static JournalEntry entry(int statement, JournalEntry.Mark mark, String fingerprint) {
        return new JournalEntry("V2__x.sql", Direction.UPGRADE, statement, statement, mark, "", "", fingerprint, "", 1);
    }

    private static String begun(int statement, String fingerprint) {
        List<JournalEntry> entries = IntStream.rangeClosed(0, statement)
                .mapToObj(i -> entry(i, i == statement ? JournalEntry.Mark.BEGUN : JournalEntry.Mark.FINISHED,
                        i == statement ? fingerprint : ""))
                .toList();
        return Interrupted.of(entries).orElseThrow().inWords();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1 | 0 | 2_x was started, and statement 1 of V2__x.sql has not changed a row yet",
            "2 | 0 | 2_x is applied in part: statement 1 of V2__x.sql is done, statement 2 has not changed a row yet",
            "1 | 3 | 2_x is applied in part: statement 1 of V2__x.sql is 30 % done in batches",
            "3 | 3 | 2_x is applied in part: statements 1 to 2 are done, statement 3 of V2__x.sql is 30 % done in batches" })
    void aStatementInBatchesIsKnownTo(int statement, int batches, String words) {
        String place = """
                batches 1
                table t
                index PRIMARY
                columns id
                pass 1
                of NEW
                to 1000
                walked %1$d
                rows %1$d
                again 0
                batches %2$d
                millis 0
                size 100
                estimate 1000
                floor 0
                shown true""".formatted(batches * 100, batches);
        assertEquals(words, begun(statement, place));
    }

    @Test
    void anotherStatementMayBeDone() {
        assertEquals("2_x is applied in part: statement 1 of V2__x.sql was started and may have been applied", begun(1, ""));
        assertEquals(
                "2_x is applied in part: statement 1 of V2__x.sql is done, statement 2 was started and may have been applied",
                begun(2, ""));
    }
}
