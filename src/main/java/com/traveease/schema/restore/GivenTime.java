package com.traveease.schema.restore;

import com.traveease.schema.keep.TableColumns.Column;
import com.traveease.schema.sql.Identifiers;

/**
 * The time that adding a column gave to all rows that were there, when it has DEFAULT CURRENT_TIMESTAMP. It is written nowhere:
 * it is the one that most rows have.
 */
final class GivenTime {

    private GivenTime() {
    }

    /**
     * A query for it, in parentheses. Rows that an earlier run has put back are left out: they have the kept times. NULL also
     * where no two rows have the same and there are several.
     */
    static String query(RestoreTarget to, Column column) {
        String time = "x." + Identifiers.plain(column.name());
        String from = "FROM %s x".formatted(to.table())
                + to.place().map(place -> " LEFT JOIN %s p ON TRUE WHERE p.place IS NULL OR %s"
                        .formatted(place, to.then().key().orElseThrow().behind("x", "p"))).orElse("");
        return "(SELECT %1$s %2$s GROUP BY %1$s HAVING COUNT(*) > 1 OR COUNT(*) = (SELECT COUNT(*) %2$s) ".formatted(time, from)
                + "ORDER BY COUNT(*) DESC, %s LIMIT 1)".formatted(time);
    }
}
