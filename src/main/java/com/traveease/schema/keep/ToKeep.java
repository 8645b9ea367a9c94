package com.traveease.schema.keep;

import java.util.List;

import com.traveease.schema.forecast.TimeRange;
import com.traveease.schema.sql.Identifiers;

/**
 * Something that a downgrade will keep before a statement drops it.
 *
 * @param table by the name that it has now
 * @param columns that are copied; empty when the table is moved
 * @param schema where it goes
 * @param rows of the table, counted; of a large one by the server's statistics
 * @param bytes of the table with its indexes, by the server's statistics
 * @param time how long that takes
 */
public record ToKeep(String table, List<String> columns, String schema, long rows, long bytes, TimeRange time) {

    public ToKeep {
        columns = List.copyOf(columns);
    }

    public boolean isMoved() {
        return columns.isEmpty();
    }

    /** {@code trips}, or {@code users (phone, address)}. */
    public String what() {
        String name = Identifiers.plain(table);
        return isMoved() ? name
                : "%s (%s)".formatted(name, String.join(", ", columns.stream().map(Identifiers::plain).toList()));
    }
}
