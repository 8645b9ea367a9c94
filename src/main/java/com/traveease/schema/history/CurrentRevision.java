package com.traveease.schema.history;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.revision.Version;

/** Where in the order of revisions a database is, which a newer program may have taken above our head. */
record CurrentRevision(Revisions revisions, HistoryRows rows) {

    /** What to do about a revision above our head. */
    private static final String UNKNOWN = "Use the program that has it; or, if its script was removed here, put it back.";

    /** The id of the newest revision that is applied completely; empty at base. */
    Optional<String> id() {
        return version().map(version -> {
            HistoryRow row = rows.byVersion().get(version);
            // A baseline's script column holds prose; the revision that it stands for has the id.
            return revisions.byVersion(version).filter(revision -> row.isBaseline() || row.isOf(revision)).map(Revision::id)
                    .orElseGet(row::revisionId);
        });
    }

    Optional<Version> version() {
        return rows.byVersion().values().stream().filter(HistoryRow::success).map(row -> row.version().orElseThrow())
                .reduce((first, second) -> second);
    }

    /**
     * The revision that {@link #id} names; empty at base.
     *
     * @throws InvalidTargetException when only a newer program knows it, so that no target can be counted from it
     */
    Optional<Revision> known() {
        return version().map(version -> revisions.byVersion(version).orElseThrow(() -> new InvalidTargetException(
                "The database is at %s, which this program does not know, so no target can be counted from there. %s There are %s"
                        .formatted(id().orElseThrow(), UNKNOWN, Target.listed(revisions.all(), false)))));
    }

    boolean isAhead() {
        return version().filter(this::isAboveHead).isPresent();
    }

    boolean isAboveHead(Version version) {
        return revisions.head().map(head -> version.compareTo(head.version()) > 0).orElse(true);
    }

    /**
     * @throws MigrationRefusedException when a newer program has applied a revision, or part of one: what is below that is not
     *         ours to change
     */
    void requireNothingAbove() {
        rows.byVersion().values().stream().filter(row -> isAboveHead(row.version().orElseThrow())).findFirst()
                .ifPresent(row -> {
                    throw new MigrationRefusedException(("The database has %s%s, which this program does not know. "
                            + "%s Nothing was changed.").formatted(row.revisionId(),
                                    row.success() ? "" : ", perhaps in part", UNKNOWN));
                });
    }

    int appliedCount() {
        long known = revisions.all().stream().filter(rows::has).count();
        return (int) known + unknown().size();
    }

    /**
     * Whether the database has a revision that this program has no script for.
     *
     * @param name its id, its version or the beginning of its id
     */
    boolean hasUnknown(String name) {
        Optional<Version> version = Version.isVersion(name) ? Optional.of(Version.parse(name)) : Optional.empty();
        return unknown().stream()
                .anyMatch(row -> row.revisionId().startsWith(name) || version.equals(row.version()));
    }

    private List<HistoryRow> unknown() {
        return rows.byVersion().values().stream().filter(row -> row.success() && !row.isBaseline())
                .filter(row -> revisions.byVersion(row.version().orElseThrow()).isEmpty()).toList();
    }
}
