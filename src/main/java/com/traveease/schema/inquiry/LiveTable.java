package com.traveease.schema.inquiry;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A table as it is now.
 *
 * @param rows by the statistics of the engine
 * @param bytes of rows and indexes
 * @param rowVersions how many instant changes it has had since it was last written; empty when that cannot be seen
 * @param hadFullText whether it keeps the hidden column of a full-text key that it has no more
 */
public record LiveTable(String name, long rows, long bytes, OptionalInt rowVersions, boolean hadFullText) {

    public boolean isEmpty() {
        return rows == 0;
    }

    /** Once there are so many, the server writes the table anew at the next. */
    static final int MOST_ROW_VERSIONS = 64;

    /** How many instant changes are left. */
    public OptionalLong versionsLeft() {
        return rowVersions.isPresent() ? OptionalLong.of(Math.max(0, MOST_ROW_VERSIONS - rowVersions.getAsInt()))
                : OptionalLong.empty();
    }
}
