package com.traveease.schema.history;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.evidence.CallEvidence;
import com.traveease.schema.journal.AppliedStatements;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.journal.PartialUndo;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Repeatable;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.UndoPairs;
import com.traveease.schema.revision.Version;
import com.traveease.schema.script.Script;
import com.traveease.schema.script.StatementNumbers;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.unit.ScriptUnits;

/**
 * A script that was begun and did not come to its end, as the journal has it.
 *
 * @param script name of the file
 * @param version empty for a repeatable script
 * @param applied how many of its statements are known to be done, from the first on
 * @param begun the one that was sent, or about to be, when the run ended; it may be done as well
 * @param doubt the statement of which a person has to say whether it was applied
 * @param partial empty where a whole script is run
 * @param edited what is applied and is written otherwise in the script now, in words
 * @param batches how far the begun one is, of which batches are committed
 * @param untouched whether the begun one is run in batches, and none is committed
 * @param keeps whether what the script drops is being kept
 */
public record Interrupted(String script, Direction direction, Optional<Version> version, int applied, Optional<Integer> begun,
        Optional<Doubt> doubt, Optional<PartialUndo> partial, Optional<String> edited, Optional<BatchPlace> batches,
        boolean untouched, boolean keeps) {

    /**
     * A statement of which it cannot be determined whether it was applied.
     *
     * @param statement its number, from 1
     * @param last of the statements that are one transaction with it; the same when it is alone
     * @param beginning of its text, as messages quote it
     * @param unresumable whether the script says that they cannot be resumed
     * @param failed whether it, or one of them, failed; otherwise the run ended in the middle
     */
    public record Doubt(int statement, int last, String beginning, boolean unresumable, boolean failed) {

        private String why() {
            return !failed ? last == statement
                    ? "the run ended while it was running, and it cannot be determined whether it was applied"
                    : "the run ended while one of them was running, and which of them were applied cannot be determined"
                    : last == statement ? "it failed and may have committed part of its work"
                            : "one of them failed and part of their work may have been committed";
        }

        private String inWords(String script) {
            if (unresumable) {
                return "Statements %d to %d of %s, which cannot be resumed (-- @unresumable), are".formatted(statement, last,
                        script);
            }
            return last == statement ? "Statement %d of %s is".formatted(statement, script)
                    : "Statements %d to %d of %s, one transaction, are".formatted(statement, last, script);
        }
    }

    /** Empty when there is nothing in the journal. */
    public static Optional<Interrupted> of(List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        JournalEntry last = entries.get(entries.size() - 1);
        int applied = last.mark() == JournalEntry.Mark.FINISHED ? last.last() : last.statement() - 1;
        // A mark that somebody else sees was committed.
        boolean inDoubt = last.mark() == JournalEntry.Mark.IN_DOUBT || last.mark() == JournalEntry.Mark.FAILED
                || last.mark() == JournalEntry.Mark.PARTIALLY_COMMITTED && !CallEvidence.isOne(last.fingerprint());
        Optional<BatchPlace> place = last.mark() == JournalEntry.Mark.BEGUN ? BatchPlace.of(last.fingerprint())
                : Optional.empty();
        return Optional.of(new Interrupted(last.script(), last.direction(),
                Revision.versionOf(last.script()), applied,
                last.mark() == JournalEntry.Mark.FINISHED || inDoubt ? Optional.empty() : Optional.of(last.statement()),
                inDoubt ? Optional.of(new Doubt(last.statement(), last.last(), last.beginning(),
                        last.fingerprint().equals(Journal.UNRESUMABLE), last.mark() == JournalEntry.Mark.FAILED))
                        : Optional.empty(),
                PartialUndo.of(entries.get(0)), Optional.empty(),
                place.filter(known -> !known.isUntouched()), place.filter(BatchPlace::isUntouched).isPresent(),
                Journal.keeps(entries.get(0))));
    }

    /**
     * As the other, compared with the present text of the script. A repeatable one that was changed starts from its beginning.
     */
    public static Optional<Interrupted> of(List<JournalEntry> entries, Revisions revisions) {
        return of(entries)
                .map(found -> new Interrupted(found.script, found.direction, found.version, found.applied, found.begun,
                        found.doubt, found.partial, found.editedSince(revisions, entries), found.batches, found.untouched,
                        found.keeps));
    }

    private Optional<String> editedSince(Revisions revisions, List<JournalEntry> entries) {
        if (partial.isPresent()) {
            return version.flatMap(revisions::byVersion).flatMap(revision -> partial.get().changedIn(revision));
        }
        return version.flatMap(any -> text(revisions)).flatMap(text -> AppliedStatements.changed(text, entries));
    }

    /** Nothing is in doubt of what may run again, as the script says. */
    Interrupted judgedBy(Revisions revisions) {
        return doubt.isPresent() && mayRunAgain(revisions, doubt.get())
                ? new Interrupted(script, direction, version, applied, doubt.map(Doubt::statement), Optional.empty(), partial,
                        edited, batches, untouched, keeps)
                : this;
    }

    private boolean mayRunAgain(Revisions revisions, Doubt open) {
        try {
            return text(revisions).filter(text -> new ScriptUnits(text).mayRunAgain(open.statement(), open.last())).isPresent();
        } catch (InvalidScriptException e) {
            return false; // the run will say so
        }
    }

    private Optional<Script> text(Revisions revisions) {
        if (version.isEmpty()) {
            return revisions.repeatables().stream().map(Repeatable::script).filter(text -> text.name().equals(script))
                    .findFirst();
        }
        return baseline(revisions).or(() -> version.flatMap(revisions::byVersion)).flatMap(
                revision -> direction == Direction.UPGRADE ? Optional.of(revision.upgrade())
                        : revision.undo().map(undo -> partial.map(some -> some.of(undo)).orElse(undo)));
    }

    /** What is run of it; empty where this program has no such script. */
    Optional<Step> step(Revisions revisions) {
        if (version.isEmpty()) {
            return revisions.repeatables().stream().filter(one -> one.script().name().equals(script)).map(Step::repeat)
                    .findFirst();
        }
        return baseline(revisions).or(() -> version.flatMap(revisions::byVersion)).flatMap(revision -> text(revisions)
                .map(text -> new Step(direction, Optional.of(revision), revision.description(), text, keeps)));
    }

    /** Whether the step goes on with it; a versioned script may have been renamed. */
    public boolean isOf(Direction way, String name) {
        return direction == way
                && (version.isPresent() ? version.equals(Revision.versionOf(name)) : script.equals(name));
    }

    /** Whether it is a revision's script, not a repeatable one or a baseline's, which no undo script can undo. */
    public boolean isOfRevision(Revisions revisions) {
        return version.isPresent() && baseline(revisions).isEmpty();
    }

    private Optional<Revision> baseline(Revisions revisions) {
        return revisions.baselines().stream().filter(one -> one.upgrade().name().equals(script)).findFirst();
    }

    /** What goes on with it, a sentence with a space before it; empty where the script was edited so that nothing does. */
    String continuing(Revisions revisions) {
        if (edited.isPresent()) {
            return "";
        }
        return " %s%s.".formatted(Step.continuing(direction, keeps), undone(revisions, "; downgrade -1 undoes it",
                "; downgrade -1 prints how to undo it by hand"));
    }

    /** One of these, as the undo script takes it back by itself or not; nothing where there is none. */
    private String undone(Revisions revisions, String alone, String byHand) {
        return version.filter(any -> direction == Direction.UPGRADE && isOfRevision(revisions)).flatMap(revisions::byVersion)
                .filter(revision -> revision.undo().isPresent())
                .map(revision -> (batches.isPresent() ? UndoPairs.areCertainOfPart(revision, touched())
                        : UndoPairs.areCertain(revision, applied))
                        && (batches.isPresent() || begun.isEmpty() || UndoPairs.areCertain(revision, applied + 1)) ? alone
                                : byHand)
                .orElse("");
    }

    /** {@code 003_accommodation_mobility_schema}, or {@code R__views}. */
    public String id() {
        return Revision.idOf(script);
    }

    /** {@code Statement 2 of V003__x.sql is 43 % done in batches}; of one that is run so. */
    String batchesInWords() {
        return "Statement %d of %s is %d %% done in batches".formatted(applied + 1, script, batches.orElseThrow().percent());
    }

    /** The last statement that has left something in the database, as far as it is known. */
    public int touched() {
        return batches.isPresent() ? applied + 1 : applied;
    }

    /** How a person names the statement that is in doubt: {@code 003:4}, or {@code R__views:2}. */
    public String name(int statement) {
        return version.map(Version::toString).orElseGet(this::id) + ":" + statement;
    }

    /** {@code applied} or {@code undone}. */
    String doneInWords() {
        return direction == Direction.UPGRADE ? "applied" : "undone";
    }

    /** {@code 003_x is applied in part: 3 statements of V003__x.sql}. */
    public String inWords() {
        if (applied == 0 && begun.isEmpty() && partial.isEmpty()) {
            return "%s was started, and no statement of %s is %s".formatted(id(), script, doneInWords());
        }
        String part = "%s is %s in part: ".formatted(id(), doneInWords());
        if (batches.isPresent()) {
            return part + (applied == 0 ? ""
                    : applied == 1 ? "statement 1 is done, " : "statements 1 to %d are done, ".formatted(applied))
                    + batchesInWords().replaceFirst("^S", "s");
        }
        if (applied == 0 && untouched) {
            return "%s was started, and statement %d of %s has not changed a row yet".formatted(id(), begun.orElseThrow(),
                    script);
        }
        if (applied == 0 && begun.isPresent()) {
            return part + "statement %d of %s was started and may have been applied".formatted(begun.get(), script);
        }
        return part + "%s of %s %s done%s".formatted(
                applied == 0 ? "none of the statements" : applied == 1 ? "statement 1" : "statements 1 to " + applied, script,
                applied > 1 || applied == 0 ? "are" : "is",
                begun.map(statement -> (untouched ? ", statement %d has not changed a row yet"
                        : ", statement %d was started and may have been applied").formatted(statement)).orElse(""))
                + partial.map(some -> " (of its statements %s, which take back what was applied)"
                        .formatted(StatementNumbers.written(some.statements()))).orElse("");
    }

    /** How a person ends it. */
    public String next(SchemaState state) {
        Revisions revisions = state.revisions();
        if (doubt.isPresent()) {
            return "Statement %d of %s is in doubt. First record whether it was applied: resolve %s --applied, or resolve %3$s --not-applied."
                    .formatted(doubt.get().statement(), script, name(doubt.get().statement()));
        }
        if (direction == Direction.DOWNGRADE) {
            return "Finish it first: downgrade %s%s.".formatted(version.flatMap(revisions::byVersion)
                    .flatMap(revisions::parent)
                    .map(parent -> parent.version().toString()).orElse("base"), keeps ? " --keep" : "");
        }
        return "Finish it first: upgrade."
                + undone(revisions, " Or undo it: downgrade -1.", " Or undo it by hand; downgrade -1 prints how.");
    }

    /** What a person has to say; only while something is in doubt. */
    public Optional<String> question() {
        return doubt.map(open -> {
            boolean alone = open.last() == open.statement();
            String repeating = alone
                    ? (" Or, if it can run again safely, no matter how much of it was applied, put the line -- @idempotent above it and run "
                            + "%s.")
                            .formatted(Step.command(direction, keeps))
                    : "";
            return ("%s in doubt: %s. %s: %s. "
                    + "Check what %s changed: complete %s by hand and run resolve %s --applied; or undo %s by hand%s and run "
                    + "resolve %s --not-applied. Then run %s.%s")
                    .formatted(open.inWords(script), open.why(), alone ? "It starts with" : "The first starts with",
                            open.beginning(),
                            alone ? "it has" : "they have", alone ? "that" : "all of them", name(open.statement()),
                            alone ? "it" : "them", open.failed() ? ", correct the cause or the statement," : "",
                            name(open.statement()), Step.command(direction, keeps), repeating);
        });
    }
}
