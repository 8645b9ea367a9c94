package com.traveease.schema.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.revision.Repeatable;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Version;
import com.traveease.schema.script.Script;

/**
 * A revision, or a repeatable script, with what the scripts say of it and what the database knows. The one shape in which the
 * command line and the service tell of it; what is not known or not there is empty.
 *
 * @param revision its id; {@code R__words} for a repeatable script
 * @param version empty for a repeatable script
 * @param state one of {@link #APPLIED} and its neighbours; empty when the database was not asked
 * @param isCurrent whether the database is at it; empty when the database was not asked
 * @param isApplied whether the database has it whole; empty when the database was not asked
 * @param took how long the script ran; empty for one that was recorded without being run
 * @param checksum what the history has; where it has none, what an upgrade would record
 * @param scriptChecksum of the script's present text; empty when this program has no such script
 * @param comment what the script says of itself, line by line
 * @param undoPath empty when it cannot be undone
 */
public record RevisionEntry(String revision, Optional<String> version, Optional<String> parent, String description,
        Optional<String> state, boolean isHead, Optional<Boolean> isCurrent, Optional<Boolean> isApplied,
        Optional<Instant> appliedAt, Optional<String> appliedBy, Optional<Duration> took, Optional<Integer> checksum,
        Optional<Integer> scriptChecksum, List<String> comment, Optional<String> path, Optional<String> undoPath) {

    static final String APPLIED = "applied";
    static final String PENDING = "pending";
    /** A baseline stands for it: its own script is not run. */
    static final String BELOW_BASELINE = "below-baseline";
    /** Applied from another text of the script. */
    static final String EDITED = "edited";
    /** A process applies or undoes it now. */
    static final String RUNNING = "running";
    /** Applied or undone in part. */
    static final String INTERRUPTED = "interrupted";
    /** A person has to say whether a statement was applied. */
    static final String IN_DOUBT = "in-doubt";
    /** This program has no such script. */
    static final String UNKNOWN = "unknown";

    /** What the scripts say; no database was asked. */
    public static RevisionEntry of(Revision revision, Revisions revisions) {
        return entry(revision, revisions, Optional.empty());
    }

    public static RevisionEntry of(Revision revision, SchemaState schema) {
        return entry(revision, schema.revisions(), Optional.of(schema));
    }

    /** Everything that the scripts or the database have: versions, oldest first, then repeatable scripts. */
    public static List<RevisionEntry> all(SchemaState schema) {
        record Ordered(Version version, RevisionEntry entry) {
        }
        List<Ordered> versioned = new ArrayList<>();
        for (Revision revision : schema.revisions().all()) {
            versioned.add(new Ordered(revision.version(), of(revision, schema)));
        }
        for (HistoryRow row : schema.rows()) {
            Version version = row.version().orElseThrow();
            if (schema.revisions().byVersion(version).isEmpty()) {
                versioned.add(new Ordered(version, unknown(row, version, schema)));
            }
        }
        List<RevisionEntry> entries = new ArrayList<>(versioned.stream().sorted(Comparator.comparing(Ordered::version))
                .map(Ordered::entry).toList());
        schema.revisions().repeatables().forEach(repeatable -> entries.add(of(repeatable, schema)));
        return entries;
    }

    /**
     * As {@link #all(SchemaState)}, of a process that runs a script itself: what it last read of the database is from before
     * that.
     *
     * @param running the id of what it runs now
     */
    public static List<RevisionEntry> all(SchemaState schema, Optional<String> running) {
        return all(schema).stream()
                .map(entry -> running.equals(Optional.of(entry.revision())) ? entry.in(RUNNING) : entry).toList();
    }

    private RevisionEntry in(String otherState) {
        return new RevisionEntry(revision, version, parent, description, Optional.of(otherState), isHead, isCurrent, isApplied,
                appliedAt, appliedBy, took, checksum, scriptChecksum, comment, path, undoPath);
    }

    private static RevisionEntry entry(Revision revision, Revisions revisions, Optional<SchemaState> schema) {
        Script script = revision.upgrade();
        Optional<HistoryRow> row = schema.flatMap(known -> known.row(revision));
        int present = script.checksum();
        return new RevisionEntry(revision.id(), Optional.of(revision.version().toString()),
                revisions.parent(revision).map(Revision::id), revision.description(),
                schema.map(known -> state(revision, row, known)), revisions.isHead(revision),
                schema.map(known -> known.current().equals(Optional.of(revision.id()))),
                schema.map(known -> known.isApplied(revision)), row.map(HistoryRow::installedOn),
                row.map(HistoryRow::installedBy), took(row), Optional.of(checksum(row).orElse(present)),
                Optional.of(present), revision.comment(), Optional.of(script.path()), revision.undo().map(Script::path));
    }

    private static String state(Revision revision, Optional<HistoryRow> row, SchemaState schema) {
        if (row.isEmpty()) {
            return schema.isBelowBaseline(revision) ? BELOW_BASELINE : PENDING;
        }
        return row.get().isEdited(revision) ? EDITED : state(row.get(), schema);
    }

    private static String state(HistoryRow row, SchemaState schema) {
        if (row.success()) {
            return APPLIED;
        }
        if (schema.holder().isPresent()) {
            return RUNNING;
        }
        return schema.interrupted().filter(script -> script.doubt().isPresent()).isPresent() ? IN_DOUBT : INTERRUPTED;
    }

    private static RevisionEntry unknown(HistoryRow row, Version version, SchemaState schema) {
        return new RevisionEntry(row.revisionId(), Optional.of(version.toString()), Optional.empty(), row.description(),
                Optional.of(row.success() ? UNKNOWN : state(row, schema)), false,
                Optional.of(schema.currentVersion().equals(Optional.of(version))), Optional.of(row.success()),
                Optional.of(row.installedOn()), Optional.of(row.installedBy()), took(Optional.of(row)),
                checksum(Optional.of(row)), Optional.empty(), List.of(row.description()), Optional.empty(), Optional.empty());
    }

    private static RevisionEntry of(Repeatable repeatable, SchemaState schema) {
        Optional<HistoryRow> row = schema.row(repeatable);
        boolean pending = schema.pendingRepeatables().contains(repeatable);
        String state = row.isPresent() && !row.get().success() ? state(row.get(), schema) : pending ? PENDING : APPLIED;
        int present = repeatable.checksum();
        return new RevisionEntry(Revision.idOf(repeatable.script().name()), Optional.empty(), Optional.empty(),
                repeatable.description(), Optional.of(state), false, Optional.of(false), Optional.of(!pending),
                row.map(HistoryRow::installedOn), row.map(HistoryRow::installedBy), took(row),
                Optional.of(checksum(row).orElse(present)), Optional.of(present), List.of(repeatable.description()),
                Optional.of(repeatable.script().path()), Optional.empty());
    }

    private static Optional<Duration> took(Optional<HistoryRow> row) {
        // Of what was stamped there is no time.
        return row.filter(HistoryRow::success).map(HistoryRow::executionTime).filter(time -> !time.isZero());
    }

    private static Optional<Integer> checksum(Optional<HistoryRow> row) {
        return row.filter(known -> known.checksum().isPresent()).map(known -> known.checksum().getAsInt());
    }
}
