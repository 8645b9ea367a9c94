package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;

/** What is told of a script after its connection was lost. */
class LostAnswersTest {

    private static final Revisions REVISIONS = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").revisions();
    private static final SchemaState FOUND = SchemaState.of(REVISIONS, List.of(), Optional.empty());
    private static final Duration TOOK = Duration.ofMillis(200);

    private final List<Duration> told = new ArrayList<>();
    private final LostAnswers answers = new LostAnswers(new Silent() {
        @Override
        public void finished(Step step, Duration took, SchemaState now) {
            told.add(took);
        }
    });
    private final Step step = step();

    private static Step step() {
        Revision revision = REVISIONS.all().get(0);
        return new Step(Direction.UPGRADE, Optional.of(revision), revision.description(), revision.upgrade());
    }

    @Test
    void anEndThatWasSentAndIsThereIsToldOnce() {
        answers.started(step);
        answers.ending(step, TOOK);
        answers.resumed(List.of(), FOUND);
        answers.resumed(List.of(), FOUND);
        assertEquals(List.of(TOOK), told);
    }

    @Test
    void whatIsStillToBeRunHasNotEnded() {
        answers.started(step);
        answers.ending(step, TOOK);
        answers.resumed(List.of(step), FOUND);
        assertEquals(List.of(), told);
    }

    /** The connection was lost in the middle, and another process was the first to have the lock. */
    @Test
    void anEndThatThisRunHasNotSentIsAnotherOnes() {
        answers.started(step);
        answers.resumed(List.of(), FOUND);
        assertEquals(List.of(), told);
    }

    @Test
    void anAnswerEndsIt() {
        answers.started(step);
        answers.ending(step, TOOK);
        answers.finished(step, TOOK, FOUND);
        answers.resumed(List.of(), FOUND);
        assertEquals(List.of(TOOK), told);
    }
}
