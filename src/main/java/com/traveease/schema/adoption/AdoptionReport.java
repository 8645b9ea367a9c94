package com.traveease.schema.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.takeover.Difference;
import com.traveease.schema.takeover.TakeoverFindings;

/**
 * What came of taking a schema over.
 *
 * @param outcome whether the history now says where the schema is
 * @param revision the one that it is at; empty for base
 * @param findings empty when it was ours before
 */
public record AdoptionReport(Outcome outcome, Optional<String> revision, Optional<TakeoverFindings> findings) {

    /** How it ended. */
    public enum Outcome {
        /** It has a history of this program already. */
        ALREADY_OURS,
        /** As before, and Alembic's table is kept in step from now on. */
        KEPT_FROM_NOW_ON,
        /** Nothing blocks, and it is recorded now. */
        ADOPTED,
        /** Nothing blocks; it was only asked for. */
        WOULD_BE_ADOPTED,
        /** Something has to be resolved first. Nothing was changed. */
        BLOCKED
    }

    /** The report, line by line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String at = revision.orElse("base");
        findings.ifPresent(found -> {
            section(lines, "Blocking, because of what later revisions need:", found.blocking().stream()
                    .map(Difference::toString).toList());
            found.rehearsalFailure().ifPresent(failure -> lines.add("Blocking, on a copy without rows: " + failure));
            section(lines, "Harmless for later revisions:", found.harmless().stream().map(Difference::toString).toList());
            found.untried().ifPresent(lines::add);
            if (found.blocking().isEmpty() && found.harmless().isEmpty() && found.rehearsalFailure().isEmpty()) {
                lines.add("No differences from the scripts.");
            }
        });
        lines.add(switch (outcome) {
            case ALREADY_OURS ->
                "This schema has a history of this program already; it is at %s. Nothing was changed.".formatted(at);
            case KEPT_FROM_NOW_ON ->
                "This schema has a history of this program already; it is at %s. alembic_version is kept in step from now on."
                        .formatted(at);
            case ADOPTED -> "Taken over from Alembic at %s. No data was touched.".formatted(at);
            case WOULD_BE_ADOPTED -> "It can be taken over at %s. Nothing was changed.".formatted(at);
            case BLOCKED -> "It cannot be taken over at %s until the blocking differences are resolved. Nothing was changed."
                    .formatted(at);
        });
        return lines;
    }

    private static void section(List<String> lines, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add(title);
            entries.forEach(entry -> lines.add("  " + entry));
        }
    }

    /** What blocks, in one line, for the state of the service. */
    public String summary() {
        List<String> blocking = new ArrayList<>();
        findings.ifPresent(found -> {
            found.blocking().forEach(difference -> blocking.add(difference.toString()));
            found.rehearsalFailure().ifPresent(failure -> blocking.add("on a copy without rows, " + failure));
        });
        return "The schema that Alembic managed cannot be taken over at %s: %s. Nothing was changed; for SQL that resolves it: adopt --dry-run."
                .formatted(revision.orElse("base"), String.join(" | ", blocking));
    }
}
