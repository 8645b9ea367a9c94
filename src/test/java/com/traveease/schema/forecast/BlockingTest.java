package com.traveease.schema.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.inquiry.PlanReading;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;

class BlockingTest {

    @Test
    void largeNumbersOfBatchesAreGrouped() {
        Revisions revisions = Revisions.of(List.of(new Script("V1__a.sql", "-- @batch for 10ms\nUPDATE a SET n = 1;")));
        PlannedStatement planned = PlanReading
                .of(Plan.upgrade(SchemaState.assumed(revisions, Optional.empty()), Target.HEAD)).get(0);
        assertEquals("writes to the rows of one batch, for up to 10 ms each (about 295 to 38 600 batches)",
                Blocking.of(planned, List.of(new LiveTable("a", 1, 1, OptionalInt.empty(), false)), Optional.empty(),
                        Optional.of(new TimeRange(Duration.ofMillis(2950), Duration.ofSeconds(386), List.of()))));
    }
}
