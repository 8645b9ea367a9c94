package com.traveease.schema.keep;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.keep.TableColumns.Column;
import com.traveease.schema.sql.Identifiers;

/**
 * Brings kept rows, or kept values, back to a table of the same columns. Each batch is one transaction that also records its
 * place, so that an interrupted run resumes there.
 */
final class RowsBack {

    private static final int SHOWN = 5;

    private final Server server;
    private final KeptSchema kept;
    private final Kept entry;
    private final boolean superseded;
    private final String home;
    private final TableColumns now;
    private final TableColumns then;
    private final String table;
    private final String copy;
    private final String place;

    /** @param superseded whether what was kept later of the same is put back too, and counts */
    RowsBack(Server server, KeptSchema kept, String home, Kept entry, boolean superseded) throws SQLException {
        this.superseded = superseded;
        this.server = server;
        this.kept = kept;
        this.entry = entry;
        this.home = home;
        this.now = TableColumns.of(server, home, entry.table(), entry.columns());
        this.then = TableColumns.of(server, kept.name(), entry.keptTable(), entry.columns());
        this.table = Identifiers.quoted(home) + "." + Identifiers.quoted(entry.table());
        this.copy = kept.table(entry.keptTable());
        this.place = kept.table(KeptSchema.place(entry));
    }

    Kept entry() {
        return entry;
    }

    /** What does not fit, in sentences; empty when all can go back. Nothing is changed. */
    List<String> misfits() throws SQLException {
        List<String> misfits = new ArrayList<>();
        if (then.all().isEmpty()) {
            return List.of("%s is gone: its rows are no longer there.".formatted(copy));
        }
        if (now.all().isEmpty() || TableMove.isStandIn(server, home, entry.table())) {
            return List.of("The table %s is not there.".formatted(entry.table()));
        }
        misfits.addAll(columnsThatDiffer());
        for (String trigger : server.strings("SELECT trigger_name FROM information_schema.triggers WHERE "
                + "event_object_schema = ? AND event_object_table = ? AND event_manipulation = ?", home, entry.table(),
                entry.isWhole() ? "INSERT" : "UPDATE")) {
            misfits.add("The trigger %s of %s would run for rows that were there before. Drop it for that time."
                    .formatted(trigger, entry.table()));
        }
        if (misfits.isEmpty()) {
            misfits.addAll(valuesThatDiffer());
        }
        return misfits;
    }

    private List<String> columnsThatDiffer() {
        List<String> misfits = new ArrayList<>();
        for (Column column : then.all()) {
            Optional<Column> other = now.column(column.name());
            if (other.isEmpty()) {
                misfits.add("%s has no column %s.".formatted(entry.table(), column.name()));
            } else if (!other.get().type().equals(column.type())) {
                misfits.add("%s.%s was %s and is %s now.".formatted(entry.table(), column.name(), column.type(),
                        other.get().type()));
            } else if (entry.isWhole() && other.get().generated() != column.generated()) {
                misfits.add("%s.%s is %s now.".formatted(entry.table(), column.name(),
                        column.generated() ? "no generated column" : "a generated column"));
            }
        }
        if (entry.isWhole()) {
            now.stored().stream().filter(column -> then.column(column.name()).isEmpty() && !column.optional())
                    .forEach(column -> misfits.add("%s.%s needs a value now, and the kept rows have no such column."
                            .formatted(entry.table(), column.name())));
        }
        return misfits;
    }

    private List<String> valuesThatDiffer() throws SQLException {
        List<String> misfits = new ArrayList<>();
        for (Column column : then.stored()) {
            if (column.nullable() && !now.column(column.name()).orElseThrow().nullable()
                    && !server.strings("SELECT 1 FROM %s WHERE %s IS NULL LIMIT 1".formatted(copy, column.quoted()))
                            .isEmpty()) {
                misfits.add(
                        "%s.%s is NOT NULL now, and kept rows have no value there.".formatted(entry.table(), column.name()));
            }
        }
        if (!entry.isWhole()) {
            return misfits;
        }
        if (then.key().isEmpty()) {
            if (entry.state() != Kept.State.RETURNING
                    && !server.strings("SELECT 1 FROM %s LIMIT 1".formatted(table)).isEmpty()) {
                misfits.add("%s has rows already, and no key tells which are the same.".formatted(entry.table()));
            }
            return misfits;
        }
        KeyWalk key = then.key().get();
        String others = then.stored().stream().filter(column -> !column.timed())
                .map(column -> "NOT (BINARY n.%1$s <=> BINARY k.%1$s)".formatted(column.quoted()))
                .collect(Collectors.joining(" OR "));
        List<List<String>> different = server.rows("SELECT %s FROM %s n JOIN %s k ON %s WHERE %s LIMIT %d".formatted(
                key.list("n"), table, copy, key.same("n", "k"), others, SHOWN + 1));
        if (!different.isEmpty() && entry.state() != Kept.State.RETURNING) {
            misfits.add("%s has other rows with the same key now: %s%s.".formatted(entry.table(),
                    different.stream().limit(SHOWN).map(row -> String.join("/", row)).collect(Collectors.joining(", ")),
                    different.size() > SHOWN ? ", …" : ""));
        }
        return misfits;
    }

    /** @return how many rows were changed */
    long run() throws SQLException {
        kept.set(entry, Kept.State.RETURNING);
        long rows = 0;
        if (then.key().isEmpty()) {
            return server.together("INSERT INTO %s (%s) SELECT %s FROM %s k".formatted(table, names("", then.stored()),
                    names("k.", then.stored()), copy), kept.setting(entry, Kept.State.RESTORED));
        }
        KeyWalk key = then.key().get();
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
                    assigned(entry.columns().stream().map(name -> then.column(name).orElseThrow()).toList()), times()), placed);
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
                + "WHERE k.table_schema = ? AND k.table_name = ? AND k.auto_increment > n.auto_increment", home, entry.table(),
                kept.name(), entry.keptTable());
        if (!next.isEmpty()) {
            server.run("ALTER TABLE %s AUTO_INCREMENT = %s".formatted(table, next.get(0)));
        }
    }
}
