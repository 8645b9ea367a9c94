package com.traveease.schema.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.traveease.schema.migration.HistoryRow;
import com.traveease.schema.migration.SchemaState;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Version;

/** One revision and what the database knows of it. */
public record HistoryEntry(
        @Schema(examples = "001_initial_sqlalchemy_models") String revision,
        @Schema(examples = "001") String version,
        String description,
        @Schema(description = "applied, pending, unfinished, edited (applied from another text of the script) or unknown (this program has no such script)", examples = "applied") String state,
        Optional<Instant> appliedAt,
        @Schema(description = "ISO-8601 duration", examples = "PT0.48S") Optional<Duration> took,
        Optional<String> appliedBy,
        @Schema(description = "CRC-32 of the script that was applied, or would be") Optional<Integer> checksum) {

    /** Oldest first: everything that the scripts or the database have. */
    static List<HistoryEntry> of(SchemaState schema) {
        record Ordered(Version version, HistoryEntry entry) {
        }
        List<Ordered> entries = new ArrayList<>();
        for (Revision revision : schema.revisions().all()) {
            entries.add(new Ordered(revision.version(), entry(schema, revision)));
        }
        for (HistoryRow row : schema.rows()) {
            Version version = row.version().orElseThrow();
            if (schema.revisions().byVersion(version).isEmpty()) {
                entries.add(new Ordered(version, entry(row.revisionId(), version, row.description(),
                        row.success() ? "unknown" : "unfinished", row)));
            }
        }
        return entries.stream().sorted(Comparator.comparing(Ordered::version)).map(Ordered::entry).toList();
    }

    private static HistoryEntry entry(SchemaState schema, Revision revision) {
        Optional<HistoryRow> row = schema.row(revision);
        if (row.isPresent()) {
            return entry(revision.id(), revision.version(), revision.description(), state(row.get(), revision), row.get());
        }
        return new HistoryEntry(revision.id(), revision.version().toString(), revision.description(),
                schema.isApplied(revision) ? "applied" : "pending", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(revision.upgrade().checksum()));
    }

    private static String state(HistoryRow row, Revision revision) {
        if (!row.success()) {
            return "unfinished";
        }
        boolean same = row.checksum().isEmpty() || row.checksum().getAsInt() == revision.upgrade().checksum();
        return same ? "applied" : "edited";
    }

    private static HistoryEntry entry(String id, Version version, String description, String state, HistoryRow row) {
        return new HistoryEntry(id, version.toString(), description, state, Optional.of(row.installedOn()),
                Optional.of(row.executionTime()), Optional.of(row.installedBy()),
                row.checksum().isPresent() ? Optional.of(row.checksum().getAsInt()) : Optional.empty());
    }
}
