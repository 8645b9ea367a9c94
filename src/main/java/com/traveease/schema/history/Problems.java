package com.traveease.schema.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Version;

/** What keeps a schema from being moved. */
record Problems(SchemaState state) {

    /** What keeps the schema from being moved, a sentence each; empty when nothing does. */
    List<String> all() {
        return Stream.concat(inEitherDirection().stream(), ofUpgrade().stream()).toList();
    }

    /** As {@link #all}, one way: what was never applied has nothing to do with undoing what was. */
    List<String> all(Direction direction) {
        return direction == Direction.UPGRADE ? all() : inEitherDirection();
    }

    /** What Flyway's validate objects to and this program does not, a sentence each. */
    List<String> ofFlywayAlone() {
        List<String> objections = new ArrayList<>();
        for (HistoryRow row : state.rows()) {
            state.revisions().byVersion(row.version().orElseThrow()).filter(row::isRenamed)
                    .ifPresent(revision -> objections.add(
                            ("%s was applied under the name %s. This program compares only the text, but Flyway's validate "
                                    + "and migrate refuse it. Give the script its old name.")
                                    .formatted(revision.upgrade().name(), row.script())));
        }
        return objections;
    }

    private List<String> inEitherDirection() {
        List<String> problems = new ArrayList<>();
        state.unrecorded().flatMap(Unrecorded::problem).ifPresent(problems::add);
        if (isAtWork()) {
            return List
                    .of("%s is being %s now, by %s.%s".formatted(state.unfinished().get(0).revisionId(),
                            state.interrupted().map(Interrupted::doneInWords).orElse("applied or undone"),
                            state.holder().get(),
                            state.interrupted().filter(script -> script.batches().isPresent())
                                    .map(script -> " " + script.batchesInWords() + ".").orElse("")));
        }
        state.interrupted().flatMap(Interrupted::question).ifPresent(problems::add);
        state.interrupted().flatMap(Interrupted::edited).ifPresent(problems::add);
        for (HistoryRow row : state.unfinished()) {
            Version version = row.version().orElseThrow();
            if (state.interrupted().flatMap(Interrupted::version).equals(Optional.of(version))) {
                if (state.revisions().byVersion(version).isEmpty()) {
                    problems.add("%s, and this program has no such script. Put it back."
                            .formatted(state.interrupted().orElseThrow().inWords()));
                }
                continue;
            }
            problems.add(
                    ("%s may be applied in part: a run that applied or undid it did not finish. Complete it by hand and "
                            + "record that (stamp %s), or undo it by hand and record that (stamp %s).")
                            .formatted(row.revisionId(), row.version().orElseThrow(), before(row.version().orElseThrow())));
        }
        for (HistoryRow row : state.rows()) {
            Optional<Revision> revision = state.revisions().byVersion(row.version().orElseThrow());
            // One that did not come to its end has to be edited.
            revision.filter(known -> row.success()).flatMap(known -> edited(known, row)).ifPresent(problems::add);
            if (revision.isEmpty() && row.success() && !row.isBaseline() && !state.isAboveHead(row.version().orElseThrow())
                    && !isInBaseline(row.version().orElseThrow())
                    && !state.revisions().rules().accepts(row.version().orElseThrow(), row.revisionId(), row.script())) {
                problems.add(missing(row));
            }
        }
        state.revisions().all().stream().filter(revision -> revision.isBaseline() && isNotReached(revision))
                .findFirst().ifPresent(revision -> problems.add(
                        ("The database is at %s, and %s is for an empty schema only. Put back the scripts that lead from "
                                + "there to %s.")
                                .formatted(state.current().orElse("base"), revision.upgrade().name(),
                                        revision.version())));
        return problems;
    }

    private List<String> ofUpgrade() {
        if (isAtWork()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        List<Revision> older = state.currentVersion().stream().flatMap(this::older).toList();
        older.forEach(revision -> problems.add(
                "%s is older than the current revision %s but was never applied. Give it a version above the head, or apply it where it is (--out-of-order)."
                        .formatted(revision.id(), state.current().orElseThrow())));
        // What is begun has to be ended first, and would then be above it.
        state.interrupted().filter(script -> script.direction() == Direction.UPGRADE).ifPresent(
                script -> script.version().stream().flatMap(this::older).filter(revision -> !older.contains(revision))
                        .forEach(revision -> problems
                                .add("%s is older than %s, which was started. Give it a version above the head."
                                        .formatted(revision.id(), script.id()))));
        return problems;
    }

    /** Whether another process has begun what is unfinished, and goes on with it. */
    private boolean isAtWork() {
        return state.holder().isPresent() && !state.unfinished().isEmpty();
    }

    /** A baseline script stands for it. */
    private boolean isInBaseline(Version version) {
        return state.revisions().baselines().stream().anyMatch(whole -> version.compareTo(whole.version()) <= 0);
    }

    private boolean isNotReached(Revision whole) {
        return state.isOccupied()
                || state.currentVersion().filter(version -> version.compareTo(whole.version()) < 0).isPresent();
    }

    private static String missing(HistoryRow row) {
        return row.isJava()
                ? ("The database has %s, which Flyway applied %s as Java code; this program runs SQL only. If what it has done is "
                        + "there and is not needed anew elsewhere, accept it: SCHEMA_ACCEPT_MISSING=%s.")
                        .formatted(row.script(), row.installedOn(), row.version().orElseThrow())
                : ("The database has %s, applied %s, but this program has no such script. Put the script back, or accept that it "
                        + "is missing: SCHEMA_ACCEPT_MISSING=%s.").formatted(row.revisionId(), row.installedOn(),
                                row.version().orElseThrow());
    }

    /** Never applied, though what is above is. */
    private Stream<Revision> older(Version version) {
        if (state.revisions().rules().outOfOrder()) {
            return Stream.empty();
        }
        return state.pending().stream()
                .filter(revision -> revision.version().compareTo(version) < 0 && state.row(revision).isEmpty());
    }

    private String before(Version version) {
        return state.revisions().byVersion(version).flatMap(state.revisions()::parent)
                .map(parent -> parent.version().toString())
                .orElse("base");
    }

    private static Optional<String> edited(Revision revision, HistoryRow row) {
        if (!row.isEdited(revision)) {
            return Optional.empty();
        }
        if (!row.isOf(revision)) {
            return Optional.of(("The history has %s where this program has %s, so it was written with other scripts. "
                    + "Pass those with --locations.").formatted(row.script(), revision.upgrade().name()));
        }
        return Optional
                .of(("%s was edited after it was applied: its checksum is now %d, the database has %d (applied %s by %s). "
                        + "Restore the script and put the change into a new revision; or, if the database is as the script "
                        + "now says, accept its current text: repair %s.")
                        .formatted(revision.upgrade().name(), revision.upgrade().checksum(), row.checksum().getAsInt(),
                                row.installedOn(), row.installedBy(), revision.version()));
    }
}
