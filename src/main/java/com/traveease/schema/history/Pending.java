package com.traveease.schema.history;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.revision.Repeatable;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Version;

/**
 * What the database lacks of the scripts.
 *
 * @param occupied whether there is something in the schema although the history has no version
 */
record Pending(Revisions revisions, HistoryRows rows, boolean occupied) {

    /** Oldest first. */
    List<Revision> all() {
        return with(revisions.baselines());
    }

    List<Revision> upTo(Version version) {
        return with(revisions.baselines().stream().filter(whole -> whole.version().compareTo(version) <= 0).toList()).stream()
                .filter(revision -> revision.version().compareTo(version) <= 0).toList();
    }

    /** A schema without any begins with the newest baseline script, and has no need of what that stands for. */
    private List<Revision> with(List<Revision> baselines) {
        List<Revision> lacking = revisions.all().stream().filter(revision -> !rows.has(revision) && !revision.isBaseline())
                .toList();
        return first(baselines).map(whole -> Stream.concat(Stream.of(whole),
                lacking.stream().filter(revision -> revision.version().compareTo(whole.version()) > 0)).toList())
                .orElse(lacking);
    }

    private Optional<Revision> first(List<Revision> baselines) {
        return baselines.stream().filter(this::mayBeginWith).reduce((older, newer) -> newer);
    }

    /** As Flyway decides it: for a schema without objects and without rows in its history. */
    private boolean mayBeginWith(Revision whole) {
        return rows.byVersion().isEmpty() && !occupied
                || rows.byVersion().size() == 1 && Optional.ofNullable(rows.byVersion().get(whole.version()))
                        .filter(row -> row.isBaselineScript() && !row.success()).isPresent();
    }

    /** Whether a baseline, or a baseline script that an upgrade begins with, stands for it: its own script is not run. */
    boolean isBelowBaseline(Revision revision) {
        return !rows.byVersion().containsKey(revision.version()) && (rows.has(revision) || first(revisions.baselines())
                .filter(whole -> revision.version().compareTo(whole.version()) < 0).isPresent());
    }

    /** Never run, changed since, or interrupted; in the order in which they run. */
    List<Repeatable> repeatables() {
        return revisions.repeatables().stream().filter(repeatable -> {
            HistoryRow row = rows.repeatables().get(repeatable.description());
            return row == null || !row.success() || row.checksum().isEmpty()
                    || row.checksum().getAsInt() != repeatable.checksum();
        }).toList();
    }
}
