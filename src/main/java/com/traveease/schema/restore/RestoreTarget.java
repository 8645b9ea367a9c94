package com.traveease.schema.restore;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.keep.Kept;
import com.traveease.schema.keep.KeptSchema;
import com.traveease.schema.keep.Server;
import com.traveease.schema.keep.TableColumns;
import com.traveease.schema.sql.Identifiers;

/**
 * What was kept, and the table to which it goes back.
 *
 * @param name of that table; not that of the kept one where the revision renames it
 * @param now the columns of that table; none when it is not there
 * @param then the columns of the kept one
 * @param table as SQL has it, with its schema
 * @param copy the kept table, as SQL has it, with its schema
 * @param place the table that says how far an earlier run has come, as SQL has it; empty where there was none
 */
record RestoreTarget(Kept entry, String name, TableColumns now, TableColumns then, String table, String copy,
        Optional<String> place) {

    static RestoreTarget of(Server server, KeptSchema kept, String home, Kept entry, String name) throws SQLException {
        return new RestoreTarget(entry, name, TableColumns.of(server, home, name, entry.columns()),
                TableColumns.of(server, kept.name(), entry.keptTable(), entry.columns()),
                Identifiers.plain(home) + "." + Identifiers.plain(name),
                Identifiers.plain(kept.name()) + "." + Identifiers.plain(entry.keptTable()),
                server.isTable(kept.name(), KeptSchema.place(entry))
                        ? Optional.of(Identifiers.plain(kept.name()) + "." + KeptSchema.place(entry))
                        : Optional.empty());
    }

    /** Whether what was kept later of the same is put back too, and counts. */
    boolean isSuperseded(List<RestoreTarget> all) {
        return all.stream().map(RestoreTarget::entry).anyMatch(other -> other.id() > entry.id()
                && other.revision().equals(entry.revision()) && other.what().equalsIgnoreCase(entry.what()));
    }

    /** The rows of its table, which are put back before the values of its columns. */
    Optional<RestoreTarget> rowsAmong(List<RestoreTarget> all) {
        return isWhole() ? Optional.empty()
                : all.stream().filter(other -> other.isWhole() && other.name().equalsIgnoreCase(name)).findFirst();
    }

    boolean isWhole() {
        return entry.isWhole();
    }

    /** The columns that are put back. */
    boolean brings(String column) {
        return isWhole() || entry.columns().stream().anyMatch(column::equalsIgnoreCase);
    }
}
