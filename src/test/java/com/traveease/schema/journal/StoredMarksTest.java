package com.traveease.schema.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.traveease.schema.journal.JournalEntry.Mark;

/** An older release may have been killed, and a newer one has to read its journal. */
class StoredMarksTest {

    @Test
    void theWordsInTheTableStayWhatTheyAre() {
        assertEquals(List.of("BEGUN", "TOUCHED", "FINISHED", "IN_DOUBT", "FAILED"),
                Stream.of(Mark.values()).map(Mark::stored).toList());
        for (Mark mark : Mark.values()) {
            assertEquals(mark, Mark.of(mark.stored()));
        }
        assertThrows(IllegalArgumentException.class, () -> Mark.of("PARTIALLY_COMMITTED"));
    }
}
