package com.traveease.schema.restore;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.keep.ColumnCopy;
import com.traveease.schema.keep.Kept;
import com.traveease.schema.keep.KeptSchema;
import com.traveease.schema.keep.KeyWalk;
import com.traveease.schema.keep.Server;
import com.traveease.schema.keep.TableColumns;
import com.traveease.schema.keep.TableColumns.Column;
import com.traveease.schema.sql.Identifiers;

/**
 * Brings kept rows, or kept values, back to a table of the same columns. Each batch is one transaction that also records its
 * place, so that an interrupted run resumes there.
 */
final class RowsBack {

    private final Server server;
    private final KeptSchema kept;
    private final Kept entry;
    private final boolean superseded;
    private final boolean overwrites;
    private final boolean withRows;
    private final RestoreTarget target;
    private final String home;
    private final String name;
    private final TableColumns now;
    private final TableColumns then;
    private final String table;
    private final String copy;
    private final String place;
    /** SQL that is true for the time that adding a column gave, by its name. */
    private final Map<String, String> givenTimes = new HashMap<>();
    private long rows;

    /**
     * @param all that is put back together
     * @param prefer where a row has another value now; empty where there was none at the beginning
     */
    RowsBack(Server server, KeptSchema kept, String home, RestoreTarget target, List<RestoreTarget> all,
            Optional<Prefer> prefer) {
        this.superseded = target.isSuperseded(all);
        this.overwrites = prefer.filter(Prefer.KEPT::equals).isPresent() && !superseded;
        this.withRows = target.rowsAmong(all).isPresent();
        this.target = target;
        this.server = server;
        this.kept = kept;
        this.entry = target.entry();
        this.home = home;
        this.name = target.name();
        this.now = target.now();
        this.then = target.then();
        this.table = target.table();
        this.copy = target.copy();
        this.place = kept.table(KeptSchema.place(entry));
    }

    /** How many rows this run has put back so far. */
    long rows() {
        return rows;
    }

    /** @return how many rows were changed */
    long run() throws SQLException {
        kept.set(entry, Kept.State.RETURNING);
        if (then.key().isEmpty()) {
            return server.together("INSERT INTO %s (%s) SELECT %s FROM %s k".formatted(table, names("", then.stored()),
                    names("k.", then.stored()), copy), kept.setting(entry, Kept.State.RESTORED));
        }
        KeyWalk key = then.key().get();
        findGivenTimes();
        server.run("CREATE TABLE IF NOT EXISTS %s (PRIMARY KEY (place)) ENGINE = InnoDB SELECT CAST(1 AS SIGNED) AS place, %s "
                .formatted(place, key.list("k")) + "FROM %s k LIMIT 0".formatted(copy));
        while (true) {
            boolean begun = !server.strings("SELECT 1 FROM " + place).isEmpty();
            if (begun) {
                server.run(key.placeAtLast(place));
            }
            String part = "SELECT %s FROM %s k %s %s LIMIT %d".formatted(names("k.", then.all()), copy,
                    begun ? "WHERE " + key.behind("k") : "",
                    key.order("k"), ColumnCopy.ROWS);
            if (server.strings("SELECT 1 FROM (%s) x LIMIT 1".formatted(part)).isEmpty()) {
                break;
            }
            rows += part(key, part);
        }
        if (entry.isWhole()) {
            countOn();
        }
        kept.set(entry, Kept.State.RESTORED);
        return rows;
    }

    private long part(KeyWalk key, String part) throws SQLException {
        String placed = "REPLACE INTO %s (place, %s) %s".formatted(place,
                String.join(", ", key.names().stream().map(Identifiers::quoted).toList()), key.last("(" + part + ")"));
        if (!entry.isWhole()) {
            return server.together("UPDATE %s n JOIN (%s) k ON %s SET %s%s".formatted(table, part, key.same("n", "k"),
                    entry.columns().stream().map(name -> value(now.column(name).orElseThrow()))
                            .collect(Collectors.joining(", ")),
                    times()), placed);
        }
        List<Column> timed = then.stored().stream().filter(Column::timed).toList();
        // Rows that the revision puts in itself are there already, with the time at which it did.
        String same = timed.isEmpty() || superseded ? "DO 0"
                : "UPDATE %s n JOIN (%s) k ON %s SET %s".formatted(table, part, key.same("n", "k"), assigned(timed));
        String insert = "INSERT INTO %s (%s) SELECT %s FROM (%s) k WHERE NOT EXISTS (SELECT 1 FROM %s n WHERE %s)".formatted(
                table,
                names("", then.stored()), names("k.", then.stored()), part, table, key.same("n", "k"));
        return server.together(insert, same, placed);
    }

    /** Before the first row has its kept time again. */
    private void findGivenTimes() throws SQLException {
        for (String column : entry.columns()) {
            Column timed = now.column(column).orElseThrow();
            if (timed.isTimeByDefault() && !overwrites) {
                givenTimes.put(timed.name(), superseded ? "FALSE"
                        : withRows ? "TRUE"
                                : "n.%s <=> %s".formatted(timed.quoted(),
                                        server.strings("SELECT QUOTE(%s)".formatted(GivenTime.query(target, timed))).get(0)));
            }
        }
    }

    /** What was written since stays, unless it was said to go: also what is written while this runs. */
    private String value(Column column) {
        String name = column.quoted();
        return overwrites ? "n.%1$s = k.%1$s".formatted(name)
                : "n.%1$s = IF(%2$s, k.%1$s, n.%1$s)".formatted(name,
                        GivenValue.condition(column, "n." + name, givenTimes.get(column.name())));
    }

    private static String assigned(List<Column> columns) {
        return columns.stream().map(column -> "n.%1$s = k.%1$s".formatted(column.quoted())).collect(Collectors.joining(", "));
    }

    /** The time of the last change stays what it was. */
    private String times() {
        return now.stored().stream().filter(column -> column.timed() && then.column(column.name()).isEmpty())
                .map(column -> ", n.%1$s = n.%1$s".formatted(column.quoted())).collect(Collectors.joining());
    }

    private static String names(String alias, List<Column> columns) {
        return columns.stream().map(column -> alias + column.quoted()).collect(Collectors.joining(", "));
    }

    /** A number that was given once is not given again. */
    private void countOn() throws SQLException {
        List<String> next = server.strings("SELECT k.auto_increment FROM information_schema.tables k "
                + "JOIN information_schema.tables n ON n.table_schema = ? AND n.table_name = ? "
                + "WHERE k.table_schema = ? AND k.table_name = ? AND k.auto_increment > n.auto_increment", home, name,
                kept.name(), entry.keptTable());
        if (!next.isEmpty()) {
            server.run("ALTER TABLE %s AUTO_INCREMENT = %s".formatted(table, next.get(0)));
        }
    }
}
