package com.traveease.schema.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Version;

/**
 * A row of {@code flyway_schema_history}.
 *
 * @param rank its key and its place in the order of application
 * @param version empty for rows that no version belongs to (repeatable scripts, Flyway's own marks)
 * @param type Flyway's word, {@code SQL} or {@code BASELINE} for instance
 * @param checksum empty where Flyway stores none
 * @param success false from before the first statement of a script until after its last: such a row that nobody is working on
 *        was interrupted
 */
public record HistoryRow(int rank, Optional<Version> version, String description, String type, String script,
        OptionalInt checksum, Instant installedOn, String installedBy, Duration executionTime, boolean success) {

    static HistoryRow assumed(Revision revision) {
        return new HistoryRow(0, Optional.of(revision.version()), revision.description(), "SQL", revision.upgrade().name(),
                OptionalInt.of(revision.upgrade().checksum()), Instant.EPOCH, "", Duration.ZERO, true);
    }

    /** Everything up to its version counts as applied, though no script was run. */
    public boolean isBaseline() {
        return type.equals("BASELINE") || isBaselineScript();
    }

    /** Whether one of Flyway's baseline scripts was run. */
    boolean isBaselineScript() {
        return type.equals(Step.BASELINE_TYPE);
    }

    /** Whether Flyway has run a class, not a script. */
    boolean isJava() {
        return type.endsWith("JDBC");
    }

    /** Whether it was written for this script, or for one that says the same. */
    public boolean isOf(Revision revision) {
        return script.substring(script.lastIndexOf('/') + 1).equals(revision.upgrade().name())
                || checksum.equals(OptionalInt.of(revision.upgrade().checksum()));
    }

    /** Whether the script was edited since it was applied as a whole. One that is on its way may be. */
    public boolean isEdited(Revision revision) {
        return success && isBaselineScript() == revision.isBaseline() && checksum.isPresent()
                && checksum.getAsInt() != revision.upgrade().checksum();
    }

    /** Whether the words of the script's name were others when it was applied. The text decides here; Flyway objects. */
    boolean isRenamed(Revision revision) {
        return success && type.equals("SQL") && isOf(revision) && !description.equals(revision.description());
    }

    /** With the checksum that the script has now, if it was written for this script. */
    HistoryRow accepting(Revision revision) {
        return version.equals(Optional.of(revision.version())) && isEdited(revision) && isOf(revision)
                ? new HistoryRow(rank, version, description, type, script, OptionalInt.of(revision.upgrade().checksum()),
                        installedOn, installedBy, executionTime, success)
                : this;
    }

    /** Of a repeatable script: without a version, keyed by its description. */
    public boolean isRepeatable() {
        return version.isEmpty() && script.startsWith("R__");
    }

    /** The revision's id, {@code 001_initial_sqlalchemy_models}. */
    public String revisionId() {
        return isBaseline() && !isBaselineScript() ? version.orElseThrow().toString() : Revision.idOf(script);
    }
}
