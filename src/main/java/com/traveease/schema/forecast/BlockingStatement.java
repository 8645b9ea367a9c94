package com.traveease.schema.forecast;

import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.inquiry.Manner;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.sql.ByteSize;
import com.traveease.schema.sql.Identifiers;

/**
 * A statement that would block a large table for as long as it runs.
 *
 * @param manner the lightest that the server accepts
 * @param time how long it takes
 */
public record BlockingStatement(PlannedStatement planned, LiveTable table, Manner manner, TimeRange time) {

    /** One sentence. */
    public String words() {
        return "%s would block %s %s (%s) for %s: the server can only do it with %s.".formatted(planned, blocked(),
                Identifiers.plain(table.name()),
                ByteSize.inWords(table.bytes()), time, manner);
    }

    private String blocked() {
        return manner.blocksReads() ? "reads and writes of" : "writes to";
    }
}
