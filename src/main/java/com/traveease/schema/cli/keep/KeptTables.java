package com.traveease.schema.cli.keep;

import java.util.List;

import com.traveease.schema.keep.Kept;
import com.traveease.schema.restore.Restoring;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.sql.Identifiers;

import picocli.CommandLine.Option;

/** Of which tables something is meant. */
class KeptTables {

    @Option(names = "--table", paramLabel = "NAME", description = "Only what was kept of this table, named as in kept; may "
            + "be repeated.")
    List<String> names = List.of();

    boolean have(Kept kept) {
        return names.isEmpty() || names.stream().anyMatch(kept.table()::equalsIgnoreCase);
    }

    /** @throws InvalidTargetException when nothing is kept of one of them */
    void requireAmong(List<Restoring.Entry> entries) {
        for (String name : names) {
            if (entries.stream().noneMatch(entry -> entry.kept().table().equalsIgnoreCase(name))) {
                throw new InvalidTargetException(
                        "There is no kept data for table %s. To list the kept data, run kept. Nothing was changed."
                                .formatted(Identifiers.plain(name)));
            }
        }
    }
}
