package com.traveease.schema.keep;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.keep.TableColumns.Column;
import com.traveease.schema.server.BinaryLog;
import com.traveease.schema.sql.Identifiers;

/**
 * Copies columns that are about to be dropped, with the key of their rows, some rows at a time. Where it has come to is seen in
 * the copy itself, so that a run that ends anywhere in it is continued.
 */
public final class ColumnCopy {

    public static final int ROWS = 2_000;
    /** Of a table that is written to all the time there is no end. */
    private static final int MOST_ROUNDS = 10;

    private final Server server;
    private final KeptSchema kept;
    private final Kept entry;
    private final TableColumns columns;
    private final KeyWalk key;
    private final String table;
    private final String copy;

    /** @throws MigrationRefusedException when no key tells its rows apart */
    ColumnCopy(Server server, KeptSchema kept, String home, Kept entry) throws SQLException {
        this.server = server;
        this.kept = kept;
        this.entry = entry;
        this.columns = TableColumns.of(server, home, entry.table(), entry.columns());
        this.key = columns.key().orElseThrow(() -> new MigrationRefusedException(noKey(entry.table())));
        this.table = Identifiers.quoted(home) + "." + Identifiers.quoted(entry.table());
        this.copy = kept.table(entry.keptTable());
    }

    static String noKey(String table) {
        return ("%s has no primary key, nor a unique key of columns that are NOT NULL and stay, so values of its columns could "
                + "not be put back to their rows").formatted(table);
    }

    void run() throws SQLException {
        if (!server.isTable(kept.name(), entry.keptTable())) {
            server.run(definition());
        }
        while (next() > 0) {
            // Each statement is a transaction.
        }
        // What was written behind us meanwhile.
        for (int round = 1; server.run(changed()) > 0; round++) {
            if (round == MOST_ROUNDS) {
                throw new MigrationRefusedException(
                        ("%s is written to while %s is being kept, so the copy never catches up. The column is not dropped. "
                                + "Stop the writers, and start again.").formatted(entry.table(),
                                        entry.what()));
            }
        }
    }

    private String definition() {
        String keys = key.names().stream().map(name -> columns.column(name).orElseThrow())
                .map(column -> column.quoted() + " " + column.type() + " NOT NULL").collect(Collectors.joining(", "));
        String values = values().map(column -> column.quoted() + " " + column.type() + " NULL")
                .collect(Collectors.joining(", "));
        return "CREATE TABLE %s (%s, %s, PRIMARY KEY (%s)) ENGINE = InnoDB ROW_FORMAT = DYNAMIC".formatted(copy, keys, values,
                String.join(", ", key.names().stream().map(Identifiers::quoted).toList()));
    }

    private Stream<Column> values() {
        return entry.columns().stream().map(name -> columns.column(name).orElseThrow());
    }

    private String names(String alias) {
        return key.list(alias) + ", " + values().map(column -> alias + "." + column.quoted())
                .collect(Collectors.joining(", "));
    }

    private String into() {
        return String.join(", ", Stream.concat(key.names().stream(), entry.columns().stream())
                .map(Identifiers::quoted).toList());
    }

    /** The rows behind the last one that is there. */
    private long next() throws SQLException {
        boolean begun = !server.strings("SELECT 1 FROM %s LIMIT 1".formatted(copy)).isEmpty();
        if (begun) {
            server.run(key.placeAtLast(copy));
        }
        return server.run("INSERT INTO %s (%s) SELECT %s FROM %s t %s %s LIMIT %d".formatted(copy, into(), names("t"), table,
                begun ? "WHERE " + key.behind("t") : "", key.order("t"), ROWS));
    }

    /** NOT EXISTS: the server takes a zero date in a key for NULL where it is asked for that. */
    private String changed() {
        String equal = values().map(column -> " AND BINARY t.%1$s <=> BINARY c.%1$s".formatted(column.quoted()))
                .collect(Collectors.joining());
        String update = values().map(column -> "%1$s = VALUES(%1$s)".formatted(column.quoted()))
                .collect(Collectors.joining(", "));
        return ("INSERT INTO %s (%s) SELECT %s FROM %s t WHERE NOT EXISTS (SELECT 1 FROM %s c WHERE %s%s) "
                + "ON DUPLICATE KEY UPDATE %s")
                .formatted(copy, into(), names("t"), table, copy, key.same("t", "c"), equal, update);
    }

    public static List<String> session(Server server) throws SQLException {
        // With rows in the binary log, what is read is not locked for others.
        boolean rows = server.strings(BinaryLog.HAS_ROWS).equals(List.of("1"));
        return List.of(
                "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES', time_zone = '+00:00', foreign_key_checks = 1",
                "SET SESSION TRANSACTION ISOLATION LEVEL " + (rows ? "READ COMMITTED" : "REPEATABLE READ"));
    }
}
