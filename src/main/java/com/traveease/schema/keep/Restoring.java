package com.traveease.schema.keep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.sql.Identifiers;

/** Puts what a downgrade kept back, after the revision was applied again; lists it, and deletes it. */
public final class Restoring {

    /**
     * @param rows as the server estimates them
     * @param bytes with indexes
     */
    public record Entry(Kept kept, long rows, long bytes) {
    }

    /** @param rows that were put back */
    public record Restored(Kept kept, long rows) {
    }

    private final Server server;
    private final String home;

    /** @param connection whose default schema is the one that lost something */
    public Restoring(Connection connection) throws SQLException {
        this.server = new Server(connection);
        this.home = connection.getCatalog();
    }

    /** Oldest first. */
    public List<Entry> all() throws SQLException {
        List<Entry> entries = new ArrayList<>();
        KeptSchema.requireVisible(server.connection());
        var kept = KeptSchema.find(server.connection());
        if (kept.isPresent()) {
            Map<String, List<Long>> sizes = kept.get().sizes();
            for (Kept one : kept.get().all()) {
                List<Long> size = sizes.getOrDefault(one.keptTable().toLowerCase(Locale.ROOT), List.of(0L, 0L));
                entries.add(new Entry(one, size.get(0), size.get(1)));
            }
        }
        return entries;
    }

    /**
     * Puts back what was kept when a revision was undone, of each table the newest.
     *
     * @return empty when there is nothing
     * @throws MigrationRefusedException when something does not fit; nothing is changed
     */
    public List<Restored> restore(String revision) throws SQLException {
        for (String setting : ColumnCopy.session(server)) {
            server.run(setting);
        }
        KeptSchema.requireVisible(server.connection());
        KeptSchema kept = KeptSchema.find(server.connection()).orElse(null);
        if (kept == null) {
            return List.of();
        }
        requireTables(kept, revision);
        List<RowsBack> tables = new ArrayList<>();
        List<Kept> entries = inOrder(newest(kept, revision));
        for (Kept entry : entries) {
            boolean superseded = entries.stream()
                    .anyMatch(other -> other.id() > entry.id() && other.what().equalsIgnoreCase(entry.what()));
            tables.add(new RowsBack(server, kept, home, entry, superseded));
        }
        requireFit(tables);
        List<Restored> restored = new ArrayList<>();
        for (RowsBack table : tables) {
            restored.add(new Restored(table.entry(), table.run()));
        }
        return restored;
    }

    /** Of each the newest, and behind it an older one in which a run was interrupted. */
    private static List<Kept> newest(KeptSchema kept, String revision) throws SQLException {
        Map<String, Kept> newest = new LinkedHashMap<>();
        List<Kept> interrupted = new ArrayList<>();
        for (Kept entry : kept.all()) {
            if (entry.revision().equals(revision)) {
                Kept older = newest.put(entry.what().toLowerCase(Locale.ROOT), entry);
                if (older != null && older.state() == Kept.State.RETURNING) {
                    interrupted.add(older);
                }
            }
        }
        return Stream.concat(newest.values().stream(), interrupted.stream())
                .filter(entry -> entry.state() == Kept.State.KEPT || entry.state() == Kept.State.RETURNING).toList();
    }

    /** Values of columns find their rows only when these are there. */
    private static void requireTables(KeptSchema kept, String revision) throws SQLException {
        List<Kept> all = kept.all();
        for (Kept entry : newest(kept, revision)) {
            Optional<Kept> table = all.stream().filter(other -> other.isWhole() && other.id() > entry.id()
                    && !other.revision().equals(revision) && other.state() != Kept.State.RESTORED
                    && other.table().equalsIgnoreCase(entry.table())).findFirst();
            if (!entry.isWhole() && table.isPresent()) {
                throw new MigrationRefusedException("The rows of %s are kept themselves: restore %s first. Nothing was changed."
                        .formatted(entry.table(), table.get().revision()));
            }
        }
    }

    /** Parents before their children. Those in a circle, or that refer to themselves, are put back unchecked. */
    private List<Kept> inOrder(List<Kept> entries) throws SQLException {
        List<Kept> left = new ArrayList<>(entries);
        List<Kept> ordered = new ArrayList<>();
        Map<String, List<String>> parents = new LinkedHashMap<>();
        for (Kept entry : entries) {
            parents.put(entry.table(), server.strings("SELECT referenced_table_name FROM "
                    + "information_schema.referential_constraints WHERE constraint_schema = ? AND table_name = ? "
                    + "AND unique_constraint_schema = ?", home, entry.table(), home));
        }
        while (!left.isEmpty()) {
            List<Kept> next = left.stream().filter(entry -> parents.get(entry.table()).stream()
                    .noneMatch(parent -> left.stream().anyMatch(other -> other.table().equalsIgnoreCase(parent)))).toList();
            if (next.isEmpty()) {
                server.run("SET SESSION foreign_key_checks = 0");
                next = List.copyOf(left);
            }
            ordered.addAll(next);
            left.removeAll(next);
        }
        // Values find their rows only when these are there.
        return Stream.concat(ordered.stream().filter(Kept::isWhole), ordered.stream().filter(entry -> !entry.isWhole()))
                .toList();
    }

    private void requireFit(List<RowsBack> tables) throws SQLException {
        List<String> misfits = new ArrayList<>();
        for (RowsBack table : tables) {
            misfits.addAll(table.misfits());
        }
        if (misfits.isEmpty()) {
            for (RowsBack table : tables) {
                misfits.addAll(orphans(table.entry(), tables));
            }
        }
        if (!misfits.isEmpty()) {
            throw new MigrationRefusedException("What was kept does not fit what is there now:\n"
                    + String.join("", misfits.stream().map(misfit -> "  " + misfit + "\n").toList()) + "Nothing was changed.");
        }
    }

    /** Rows whose parents are neither there nor put back with them. */
    private List<String> orphans(Kept entry, List<RowsBack> tables) throws SQLException {
        KeptSchema kept = KeptSchema.find(server.connection()).orElseThrow();
        Map<String, List<List<String>>> keys = new LinkedHashMap<>();
        for (List<String> row : server.rows("SELECT constraint_name, column_name, referenced_table_schema, "
                + "referenced_table_name, referenced_column_name FROM information_schema.key_column_usage "
                + "WHERE table_schema = ? AND table_name = ? AND referenced_table_name IS NOT NULL "
                + "ORDER BY constraint_name, ordinal_position", home, entry.table())) {
            keys.computeIfAbsent(row.get(0), name -> new ArrayList<>()).add(row);
        }
        List<String> orphans = new ArrayList<>();
        for (Map.Entry<String, List<List<String>>> key : keys.entrySet()) {
            List<List<String>> columns = key.getValue();
            if (!entry.isWhole() && columns.stream().noneMatch(row -> entry.columns().contains(row.get(1)))) {
                continue;
            }
            List<String> from = columns.stream().map(row -> "k." + Identifiers.quoted(row.get(1))).toList();
            String parent = columns.get(0).get(3);
            StringBuilder query = new StringBuilder("SELECT 1 FROM %s k WHERE %s".formatted(kept.table(entry.keptTable()),
                    String.join(" AND ", from.stream().map(name -> name + " IS NOT NULL").toList())));
            query.append(without(Identifiers.quoted(columns.get(0).get(2)) + "." + Identifiers.quoted(parent), columns));
            for (RowsBack other : tables) {
                if (other.entry().isWhole() && other.entry().table().equalsIgnoreCase(parent)) {
                    query.append(without(kept.table(other.entry().keptTable()), columns));
                }
            }
            if (!server.strings(query + " LIMIT 1").isEmpty()) {
                orphans.add(
                        "%s has rows that refer to rows of %s which are no longer there (%s).".formatted(entry.table(), parent,
                                key.getKey()));
            }
        }
        return orphans;
    }

    private static String without(String parent, List<List<String>> columns) {
        return " AND NOT EXISTS (SELECT 1 FROM %s p WHERE %s)".formatted(parent, String.join(" AND ", columns.stream()
                .map(row -> "p.%s = k.%s".formatted(Identifiers.quoted(row.get(4)), Identifiers.quoted(row.get(1)))).toList()));
    }

    /** Deletes one for ever. */
    public void purge(Kept entry) throws SQLException {
        KeptSchema.find(server.connection()).orElseThrow().delete(entry);
    }
}
