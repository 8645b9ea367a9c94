package com.traveease.schema.history;

import java.util.Optional;

import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;

/** What is to be done to take a revision down and up again. A pure function of where the schema is. */
public record Redo(SchemaState state, Revision revision) {

    /** The newest revision below it that the database has; empty for base. */
    public Optional<Revision> below() {
        return state.revisions().all().stream()
                .filter(other -> other.version().compareTo(revision.version()) < 0 && state.isApplied(other))
                .reduce((older, newer) -> newer);
    }

    /**
     * Whether it has to be undone first. Not where it is not applied, or not to its end: an earlier redo may have ended between
     * the two, or its upgrade has failed and is continued.
     *
     * @throws InvalidTargetException when it is neither the newest that the database has nor the next
     */
    public boolean undoes() {
        if (state.interrupted(Direction.UPGRADE).equals(Optional.of(revision))) {
            return false;
        }
        Optional<Revision> newest = state.standing();
        if (newest.equals(Optional.of(revision))) {
            if (state.unfinished().isEmpty()) {
                state.requireSound(Direction.UPGRADE); // what is undone has to be applied again
            }
            return true;
        }
        if (newest.equals(state.revisions().parent(revision)) && !state.isApplied(revision)) {
            return false;
        }
        throw new InvalidTargetException("%s %s the newest that the database has, which is %s. %s Nothing was run.".formatted(
                revision, state.isApplied(revision) ? "is not" : "is not applied, and is not the one after",
                newest.map(Revision::id).orElse("base"),
                state.isApplied(revision)
                        ? "To redo it, take down what is above it first: downgrade %s.".formatted(revision.version())
                        : "To apply it: upgrade %s.".formatted(revision.version())));
    }
}
