package com.traveease.schema.bookkeeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaHistory;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;

/**
 * Accepts the present text of applied scripts: their checksums are recorded anew, all in one transaction. Runs nothing, and
 * leaves alone when a script was applied and by whom. A script that is on its way is none of its business: that one may be
 * edited, and the journal knows it statement by statement.
 */
public record Repair(Connection connection, LockRetry retry, BeforeWrite before) {

    /**
     * @param named empty for every applied script that was edited
     * @return what was recorded anew; empty when every checksum is right
     * @throws InvalidTargetException when one that is named is not applied
     * @throws MigrationRefusedException when a newer program has been here, or the history was written with other scripts
     */
    public List<RepairedChecksum> record(SchemaState state, List<Revision> named) throws SQLException, InterruptedException {
        state.requireNothingAbove();
        named.forEach(revision -> requireApplied(state, revision));
        List<RepairedChecksum> repaired = new ArrayList<>();
        for (Revision revision : named.isEmpty() ? state.revisions().all() : named) {
            state.row(revision).filter(row -> row.isEdited(revision)).ifPresent(row -> repaired.add(
                    new RepairedChecksum(revision, row.checksum(), revision.upgrade().checksum())));
        }
        if (named.isEmpty()) {
            requireSameScripts(state, repaired);
        }
        SchemaHistory history = new SchemaHistory(connection, state.revisions().rules());
        if (!repaired.isEmpty()) {
            before.run(state.current());
            retry.run(() -> new Transaction(connection).run(() -> {
                for (RepairedChecksum one : repaired) {
                    history.accept(state.row(one.revision()).orElseThrow().rank(), one.now());
                }
            }), reason -> {
            });
        }
        return repaired;
    }

    private static void requireApplied(SchemaState state, Revision revision) {
        if (!state.isApplied(revision)) {
            String why = state.row(revision).isPresent()
                    ? state.interrupted(Direction.DOWNGRADE).isPresent() ? "undone in part"
                            : "applied in part, and its script may be edited from there on"
                    : "not applied, and its script may be edited";
            throw new InvalidTargetException(
                    "%s is %s, so there is nothing to repair. Nothing was changed.".formatted(revision.id(), why));
        }
    }

    /** One script is taken for another only where a person names it. */
    private static void requireSameScripts(SchemaState state, List<RepairedChecksum> repaired) {
        String others = repaired.stream().filter(one -> !state.row(one.revision()).orElseThrow().isOf(one.revision()))
                .map(one -> "%s where this program has %s".formatted(state.row(one.revision()).orElseThrow().script(),
                        one.revision().upgrade().name()))
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new MigrationRefusedException(
                    ("The history has %s. If these are other scripts, name theirs with --locations; "
                            + "if a script was renamed and edited, name its revision: repair REV. Nothing was changed.")
                            .formatted(others));
        }
    }
}
