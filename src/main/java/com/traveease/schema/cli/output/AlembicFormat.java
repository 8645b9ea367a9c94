package com.traveease.schema.cli.output;

import java.util.Optional;

import com.traveease.schema.history.RevisionEntry;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;

/** Revisions in the lines and blocks that Alembic prints. */
public final class AlembicFormat {

    private final Revisions revisions;
    /** The revision to be marked as current; empty to mark none. */
    private final Optional<String> current;

    public AlembicFormat(Revisions revisions, Optional<String> current) {
        this.revisions = revisions;
        this.current = current;
    }

    /** As in {@code alembic current} and {@code alembic heads}: {@code 005_analytics_reporting_layer (head)}. */
    public String name(Revision revision) {
        return revision.id() + (revisions.isHead(revision) ? " (head)" : "")
                + (current.equals(Optional.of(revision.id())) ? " (current)" : "");
    }

    /** A line of {@code alembic history}. */
    public String line(Revision revision) {
        return "%s -> %s, %s".formatted(parent(revision), name(revision), revision.description());
    }

    /** As in {@code alembic show}, with the empty line behind it. */
    public String block(Revision revision) {
        return block(revision, "");
    }

    private String block(Revision revision, String facts) {
        StringBuilder block = new StringBuilder();
        block.append("Rev: ").append(name(revision)).append('\n');
        block.append("Parent: ").append(parent(revision)).append('\n');
        block.append("Path: ").append(revision.upgrade().path()).append('\n').append(facts).append('\n');
        revision.comment().forEach(line -> block.append("    ").append(line).append('\n'));
        return block.toString();
    }

    /**
     * As the other, with what the database knows of the revision, where it was asked.
     *
     * @param running what another process runs, of this revision or another one
     */
    public String block(Revision revision, RevisionEntry entry, Optional<Progress> running) {
        StringBuilder facts = new StringBuilder();
        entry.state().ifPresent(state -> {
            facts.append("State: ").append(state);
            entry.appliedAt().ifPresent(at -> facts.append(", ").append(StatusTable.time(at)).append(" UTC"));
            entry.appliedBy().ifPresent(user -> facts.append(" by ").append(user));
            entry.took().ifPresent(took -> facts.append(", took ").append(StatusTable.duration(took)));
            facts.append('\n');
        });
        running.filter(progress -> progress.step().id().equals(revision.id()))
                .ifPresent(progress -> facts.append("Running: ").append(progress.line()).append('\n'));
        facts.append("Checksum: ").append(entry.checksum().orElseThrow());
        entry.scriptChecksum().filter(present -> !entry.checksum().equals(Optional.of(present)))
                .ifPresent(present -> facts.append(" in the history, ").append(present).append(" of the script"));
        facts.append("\nUndo: ").append(entry.undoPath().orElse("none, it is irreversible")).append('\n');
        return block(revision, facts.toString());
    }

    private String parent(Revision revision) {
        return revisions.parent(revision).map(Revision::id).orElse("<base>");
    }
}
