package com.traveease.schema.plan;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.bookkeeping.Stamp;
import com.traveease.schema.history.Interrupted;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.PartialUndo;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.UndoPairs;
import com.traveease.schema.script.Script;
import com.traveease.schema.script.StatementNumbers;
import com.traveease.schema.server.SqlExcerpt;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;

/**
 * Takes a revision back that is applied in part: with those statements of its undo script that undo what is applied, in their
 * order. From its first statement on the journal has them, so that a run that is killed is continued as any other.
 */
record BackOut(SchemaState from, Interrupted begun, Revision revision) {

    /** Of the journal's column. */
    private static final int LONGEST = 190;

    /**
     * @throws MigrationRefusedException when it is not certain which statements these are; the message says what to do by hand
     */
    Step step() {
        List<Statement> upgrade = revision.upgrade().statements();
        List<Statement> undo = revision.undo().map(Script::statements).orElse(List.of());
        Optional<List<Integer>> certain = (begun.batches().isPresent() ? UndoPairs.certainOfPart(revision, begun.touched())
                : UndoPairs.certain(revision, begun.touched()))
                .filter(numbers -> StatementNumbers.written(numbers).length() <= LONGEST);
        if (begun.touched() == 0) {
            certain = Optional.of(List.of());
        }
        List<Integer> numbers = certain.orElseThrow(() -> new MigrationRefusedException(byHand(upgrade, undo)));
        return PartialUndo.step(revision, numbers);
    }

    /**
     * The rest of one that was interrupted.
     *
     * @throws MigrationRefusedException when the undo script was changed since
     */
    static Step continued(Revision revision, PartialUndo partial) {
        partial.changedIn(revision).ifPresent(words -> {
            throw new MigrationRefusedException(words + " Nothing was run.");
        });
        return PartialUndo.step(revision, partial.statements());
    }

    private String byHand(List<Statement> upgrade, List<Statement> undo) {
        Secrets secrets = revision.upgrade().secrets(() -> upgrade);
        StringBuilder text = new StringBuilder();
        text.append(
                ("%s is applied in part: %d of %d statements%s. It is not certain which statements of %s undo them, so it "
                        + "cannot be backed out automatically. Undo by hand, in this order:").formatted(revision.id(),
                                begun.applied(),
                                upgrade.size(),
                                begun.batches().isPresent() ? " and a part of statement " + begun.touched() : "",
                                revision.undo().map(Script::name).orElse("an undo script (there is none)")));
        for (int k = Math.min(begun.touched(), upgrade.size()); k >= 1; k--) {
            List<String> pairs = UndoPairs.of(upgrade, k, undo).stream().map(u -> "%s line %d"
                    .formatted(revision.undo().orElseThrow().name(), undo.get(u - 1).line())).toList();
            text.append("\n  statement %d (line %d)%s: %s%s".formatted(k, upgrade.get(k - 1).line(),
                    k > begun.applied() ? ", applied to some of the rows, which cannot be identified" : "",
                    SqlExcerpt.ofFailed(secrets.masked(upgrade.get(k - 1).sql())),
                    pairs.isEmpty() ? "" : " (see " + String.join(", ", pairs) + ")"));
        }
        return text.append("\nThen record that: %s. Or finish it: upgrade %s. Nothing was run."
                .formatted(Stamp.discarding(
                        from.revisions().parent(revision).map(parent -> parent.version().toString()).orElse("base")),
                        revision.version()))
                .toString();
    }
}
