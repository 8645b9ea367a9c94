package com.traveease.schema.restore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.keep.ColumnCopy;
import com.traveease.schema.keep.Copies;
import com.traveease.schema.keep.Kept;
import com.traveease.schema.keep.KeptSchema;
import com.traveease.schema.keep.Server;
import com.traveease.schema.plan.DataLoss;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.statement.TableNames;

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
    private final ConnectionSource connections;

    /**
     * @param connection whose default schema is the one that lost something
     * @param connections to the same schema, for questions of their own
     */
    public Restoring(Connection connection, ConnectionSource connections) throws SQLException {
        this.server = new Server(connection);
        this.home = connection.getCatalog();
        this.connections = connections;
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
     * Puts back what was kept when revisions were undone, of each the newest that has values.
     *
     * @param revisions that are applied, oldest first
     * @param tables to which it is limited; none for all
     * @param prefer where a row has another value now; empty to refuse that
     * @param warnings hears what could not be found out beforehand
     * @return empty when there is nothing
     * @throws MisfitException when something does not fit; nothing is changed
     * @throws MigrationRefusedException when something has to be done before; nothing is changed
     * @throws MigrationFailedException when it ends on the way; the same again continues
     */
    public List<Restored> restore(List<Revision> revisions, List<String> tables, Optional<Prefer> prefer,
            Consumer<String> warnings) throws SQLException {
        for (String setting : ColumnCopy.session(server)) {
            server.run(setting);
        }
        KeptSchema.requireVisible(server.connection());
        KeptSchema kept = KeptSchema.find(server.connection()).orElse(null);
        if (kept == null) {
            return List.of();
        }
        List<Kept> entries = new ArrayList<>();
        Map<Kept, String> names = new HashMap<>();
        TableNames spelling = DataLoss.tableNames(server.connection());
        for (Revision revision : revisions) {
            Optional<NamesAgain> again = revision.undo().map(undo -> new NamesAgain(undo, home, spelling));
            Copies copies = Copies.of(server, kept, revision.id()).among(tables);
            copies.warnings(kept).forEach(warnings);
            for (Kept entry : copies.chosen()) {
                entries.add(entry);
                names.put(entry, again.map(known -> known.of(entry.table())).orElse(entry.table()));
            }
        }
        requireTables(kept, entries);
        List<RestoreTarget> targets = new ArrayList<>();
        for (Kept entry : inOrder(entries, names)) {
            targets.add(RestoreTarget.of(server, kept, home, entry, names.get(entry)));
        }
        new Fit(server, connections, kept, home, prefer, warnings).require(targets);
        return put(kept, targets, prefer);
    }

    private List<Restored> put(KeptSchema kept, List<RestoreTarget> targets, Optional<Prefer> prefer)
            throws SQLException {
        List<Restored> restored = new ArrayList<>();
        for (RestoreTarget target : targets) {
            RowsBack rows = new RowsBack(server, kept, home, target, targets, prefer);
            try {
                restored.add(new Restored(target.entry(), rows.run()));
            } catch (SQLException e) {
                if (LostConnection.isReason(e, server.connection())) {
                    throw e;
                }
                throw failed(e, target, rows.rows(), restored,
                        targets.subList(restored.size() + 1, targets.size()).stream().map(RestoreTarget::entry).toList());
            }
        }
        return restored;
    }

    /** Written meanwhile, or changed meanwhile: it did fit. */
    private static MigrationFailedException failed(SQLException e, RestoreTarget target, long rows, List<Restored> before,
            List<Kept> after) {
        List<String> back = new ArrayList<>(before.stream().map(one -> "%s (%d rows)".formatted(one.kept().what(), one.rows()))
                .toList());
        if (rows > 0) {
            back.add("%s (%d rows so far)".formatted(target.entry().what(), rows));
        }
        List<String> not = new ArrayList<>(List.of((rows > 0 ? "the rest of " : "") + target.entry().what()));
        after.forEach(entry -> not.add(entry.what()));
        return new MigrationFailedException(
                ("%s could not be put back completely: %s (error %d). The check before it found no such row: it was "
                        + "written since, or could not be checked. Restored: %s. Not restored: %s. Correct the cause, then run the same "
                        + "restore again: it resumes there, and nothing is restored twice.").formatted(target.entry().what(),
                                ServerMessage.of(e), e.getErrorCode(),
                                back.isEmpty() ? "nothing" : String.join(", ", back), String.join(", ", not)),
                e);
    }

    /** Values of columns find their rows only when these are there. */
    private static void requireTables(KeptSchema kept, List<Kept> entries) throws SQLException {
        List<Kept> all = kept.all();
        for (Kept entry : entries) {
            Optional<Kept> table = all.stream().filter(other -> other.isWhole() && other.id() > entry.id()
                    && other.state() != Kept.State.RESTORED && !entries.contains(other)
                    && !other.revision().equals(entry.revision())
                    && other.table().equalsIgnoreCase(entry.table())).findFirst();
            if (!entry.isWhole() && table.isPresent()) {
                throw new MigrationRefusedException("The rows of %s are kept themselves: restore %s first. Nothing was changed."
                        .formatted(Identifiers.plain(entry.table()), table.get().revision()));
            }
        }
    }

    /** Parents before their children. Those in a circle, or that refer to themselves, are put back unchecked. */
    private List<Kept> inOrder(List<Kept> entries, Map<Kept, String> names) throws SQLException {
        List<Kept> left = new ArrayList<>(entries);
        List<Kept> ordered = new ArrayList<>();
        Map<String, List<String>> parents = new LinkedHashMap<>();
        for (Kept entry : entries) {
            parents.put(names.get(entry), server.strings("SELECT referenced_table_name FROM "
                    + "information_schema.referential_constraints WHERE constraint_schema = ? AND table_name = ? "
                    + "AND unique_constraint_schema = ?", home, names.get(entry), home));
        }
        while (!left.isEmpty()) {
            List<Kept> next = left.stream().filter(entry -> parents.get(names.get(entry)).stream()
                    .noneMatch(parent -> left.stream().anyMatch(other -> names.get(other).equalsIgnoreCase(parent)))).toList();
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

    /**
     * Deletes some of it for ever.
     *
     * @throws MigrationRefusedException when a restore of some of it was interrupted and can be ended; nothing is deleted
     */
    public void purge(List<Kept> entries, SchemaState state) throws SQLException {
        KeptSchema kept = KeptSchema.find(server.connection()).orElseThrow();
        for (Kept entry : kept.all()) {
            if (entries.stream().anyMatch(wanted -> wanted.id() == entry.id())
                    && UnfinishedRestores.isOne(server, kept, entry) && UnfinishedRestores.isApplied(entry, state)) {
                throw new MigrationRefusedException(("%s Nothing was deleted. To give up the remaining rows instead: DROP "
                        + "TABLE %s.%s; then run purge again.").formatted(UnfinishedRestores.inWords(entry, state),
                                Identifiers.plain(kept.name()), Identifiers.plain(entry.keptTable())));
            }
        }
        for (Kept entry : entries) {
            kept.delete(entry);
        }
    }
}
