package com.traveease.schema.cli;

import java.util.Optional;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;

/** Revisions in the lines and blocks that Alembic prints. */
final class AlembicFormat {

    private final Revisions revisions;
    /** The revision to be marked as current; empty to mark none. */
    private final Optional<String> current;

    AlembicFormat(Revisions revisions, Optional<String> current) {
        this.revisions = revisions;
        this.current = current;
    }

    /** As in {@code alembic current} and {@code alembic heads}: {@code 005_analytics_reporting_layer (head)}. */
    String name(Revision revision) {
        return revision.id() + (revisions.isHead(revision) ? " (head)" : "")
                + (current.equals(Optional.of(revision.id())) ? " (current)" : "");
    }

    /** A line of {@code alembic history}. */
    String line(Revision revision) {
        return "%s -> %s, %s".formatted(parent(revision), name(revision), revision.description());
    }

    /** As in {@code alembic show}, with the empty line behind it. */
    String block(Revision revision) {
        StringBuilder block = new StringBuilder();
        block.append("Rev: ").append(name(revision)).append('\n');
        block.append("Parent: ").append(parent(revision)).append('\n');
        block.append("Path: ").append(revision.upgrade().path()).append("\n\n");
        revision.comment().forEach(line -> block.append("    ").append(line).append('\n'));
        return block.toString();
    }

    private String parent(Revision revision) {
        return revisions.parent(revision).map(Revision::id).orElse("<base>");
    }
}
