package com.traveease.schema.forecast;

import com.traveease.schema.inquiry.AlgorithmAndLock;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.sql.ByteSize;
import com.traveease.schema.sql.Identifiers;

/**
 * A statement that would block a large table for as long as it runs.
 *
 * @param algorithm the lightest that the server accepts
 * @param time how long it takes
 */
public record BlockingStatement(PlannedStatement planned, LiveTable table, AlgorithmAndLock algorithm, TimeRange time) {

    /** One sentence. */
    public String words() {
        return "%s would block %s %s (%s) for %s: the server can only do it with %s.".formatted(planned, blocked(),
                Identifiers.plain(table.name()),
                ByteSize.inWords(table.bytes()), time, algorithm);
    }

    private String blocked() {
        return algorithm.blocksReads() ? "reads and writes of" : "writes to";
    }
}
