package com.traveease.schema.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.traveease.schema.sql.Identifiers;

/**
 * SQL that goes through a table by a unique key, some rows at a time, without counting rows from its beginning. The place is in
 * variables of the session, which the server takes for constants.
 *
 * @param columns none of which can be NULL
 */
public record KeyWalk(List<Column> columns) {

    /** @param numbered whether it is ordered by a number that is not its value, as an ENUM is */
    record Column(String name, boolean numbered) {

        private String in(String alias) {
            return alias + "." + Identifiers.quoted(name);
        }

        private String value(String alias) {
            return numbered ? "(%s + 0)".formatted(in(alias)) : in(alias);
        }
    }

    public KeyWalk {
        columns = List.copyOf(columns);
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** {@code t.a, t.b}. */
    public String list(String alias) {
        return String.join(", ", columns.stream().map(column -> column.in(alias)).toList());
    }

    /** {@code x.a = y.a AND x.b = y.b}. */
    public String same(String one, String other) {
        return String.join(" AND ", columns.stream().map(column -> column.in(one) + " = " + column.in(other)).toList());
    }

    /** {@code ORDER BY t.a, t.b}. */
    public String order(String alias) {
        return "ORDER BY " + list(alias);
    }

    private String backwards(String alias) {
        return "ORDER BY " + String.join(", ", columns.stream().map(column -> column.in(alias) + " DESC").toList());
    }

    /** Makes the last row of a table, or of a query in parentheses, the place. */
    public String placeAtLast(String from) {
        return "SELECT %s INTO %s FROM %s l %s LIMIT 1".formatted(
                String.join(", ", columns.stream().map(column -> column.value("l")).toList()),
                String.join(", ", IntStream.range(0, columns.size()).mapToObj(KeyWalk::variable).toList()), from,
                backwards("l"));
    }

    /** The last row of a query in parentheses. */
    public String last(String query) {
        return "SELECT 1, %s FROM %s l %s LIMIT 1".formatted(list("l"), query, backwards("l"));
    }

    /** Rows behind the place, such that the server reads the key from there on. */
    public String behind(String alias) {
        String first = columns.get(0).value(alias);
        return "%s >= %s AND (%s)".formatted(first, variable(0), behind(alias, KeyWalk::variable));
    }

    /** Rows behind one of another table. */
    public String behind(String alias, String other) {
        return behind(alias, i -> columns.get(i).value(other));
    }

    private String behind(String alias, IntFunction<String> place) {
        List<String> ways = new ArrayList<>();
        StringBuilder equal = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String value = columns.get(i).value(alias);
            ways.add("%s%s > %s".formatted(equal, value, place.apply(i)));
            equal.append("%s = %s AND ".formatted(value, place.apply(i)));
        }
        return String.join(" OR ", ways);
    }

    private static String variable(int i) {
        return "@traveease_key_" + i;
    }
}
