package com.traveease.schema.journal;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.schema.script.StatementNumbers;

/**
 * A revision that was applied in part is being taken back.
 *
 * @param statements the numbers, from 1, of the undo script's statements that this takes; of an interrupted run all other
 *        numbers count among these
 * @param checksum of the undo script when that began
 */
public record PartialUndo(List<Integer> statements, String checksum) {

    private static final String ONLY = "only ";

    /** What stands in the row of the whole script; nothing where all of it is run. */
    static String written(Script undo) {
        return undo.selection().map(numbers -> ONLY + StatementNumbers.written(numbers)).orElse("");
    }

    /** Empty where a whole script is run. */
    public static Optional<PartialUndo> of(JournalEntry whole) {
        return whole.statement() == 0 && whole.sql().startsWith(ONLY)
                ? Optional.of(new PartialUndo(StatementNumbers.read(whole.sql().substring(ONLY.length())), whole.checksum()))
                : Optional.empty();
    }

    /** The part of the undo script that is run. */
    public Script of(Script undo) {
        return undo.only(statements);
    }

    /** That the undo script was changed since, in words; empty when it is as it was. */
    public Optional<String> changedIn(Revision revision) {
        Step step = step(revision, statements);
        return checksum.equals(Integer.toString(step.checksum())) ? Optional.empty()
                : Optional.of(
                        "%s was changed while %s was being backed out with statements %s of it. Put the script back as it was."
                                .formatted(step.script().name(), revision.id(), StatementNumbers.written(statements)));
    }

    public static Step step(Revision revision, List<Integer> numbers) {
        Script undo = revision.undo()
                .orElseGet(() -> new Script(revision.upgrade().name().replaceFirst("^.", "U"), ""));
        return new Step(Direction.DOWNGRADE, Optional.of(revision), revision.description(), undo.only(numbers));
    }
}
