package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Script;
import com.traveease.schema.revision.Secrets;
import com.traveease.schema.revision.Statement;
import com.traveease.schema.revision.UndoPairs;

/**
 * Takes a revision back that is applied in part: with those statements of its undo script that undo what is applied, in their
 * order. From its first statement on the journal has them, so that a run that is killed is continued as any other.
 */
record BackOut(SchemaState from, Interrupted begun, Revision revision) {

    /** Of the journal's column. */
    private static final int LONGEST = 190;

    /**
     * Finds out, behind the lock, how far the interrupted run came, and writes that down.
     *
     * @throws MigrationRefusedException when something is in doubt, or a statement that is applied was changed in the script
     */
    static void settle(Connection connection, Revision revision, SchemaState state) throws SQLException {
        Interrupted begun = state.interrupted().orElseThrow();
        Session settings = new Session(connection);
        Journal journal = new Journal(connection, settings.home());
        Script script = revision.upgrade();
        if (!begun.script().equals(script.name())) {
            journal.rename(begun.script(), script.name());
        }
        ScriptUnits units = new ScriptUnits(script);
        List<Statement> statements = units.statements();
        ScriptSession session = new ScriptSession(connection, settings, journal.table(), statements);
        Secrets secrets = Secrets.of(script, () -> statements);
        new Resumption(connection, session, new ScriptJournal(journal, Step.up(revision), statements, secrets), units, secrets)
                .applied(state.entries());
        if (!session.isLeftAlone()) {
            settings.restore();
            session.forget();
        }
    }

    /**
     * @throws MigrationRefusedException when it is not certain which statements these are; the message says what to do by hand
     */
    Step step() {
        List<Statement> upgrade = revision.upgrade().statements();
        List<Statement> undo = revision.undo().map(Script::statements).orElse(List.of());
        Optional<List<Integer>> certain = UndoPairs.certain(upgrade, Math.min(begun.applied(), upgrade.size()), undo)
                .filter(numbers -> written(numbers).length() <= LONGEST);
        if (begun.applied() == 0) {
            certain = Optional.of(List.of());
        }
        List<Integer> numbers = certain.orElseThrow(() -> new MigrationRefusedException(byHand(upgrade, undo)));
        return step(revision, numbers);
    }

    /**
     * The rest of one that was interrupted.
     *
     * @throws MigrationRefusedException when the undo script was changed since
     */
    static Step continued(Revision revision, Interrupted.PartialUndo partial) {
        changed(revision, partial).ifPresent(words -> {
            throw new MigrationRefusedException(words + " Nothing was run.");
        });
        return step(revision, partial.statements());
    }

    /** That the undo script was changed since, in words; empty when it is as it was. */
    static Optional<String> changed(Revision revision, Interrupted.PartialUndo partial) {
        Step step = step(revision, partial.statements());
        return partial.checksum().equals(Integer.toString(step.checksum())) ? Optional.empty()
                : Optional.of(
                        "%s was changed while %s was being backed out with statements %s of it. Put the script back as it was."
                                .formatted(step.script().name(), revision.id(), written(partial.statements())));
    }

    private static Step step(Revision revision, List<Integer> numbers) {
        Script undo = revision.undo()
                .orElseGet(() -> new Script(revision.upgrade().name().replaceFirst("^.", "U"), ""));
        return new Step(Direction.DOWNGRADE, Optional.of(revision), revision.description(), undo.only(numbers));
    }

    private String byHand(List<Statement> upgrade, List<Statement> undo) {
        Secrets secrets = Secrets.of(revision.upgrade(), () -> upgrade);
        StringBuilder text = new StringBuilder();
        text.append(("%s is applied in part: %d of %d statements. Which statements of %s take these back is not certain, so it "
                + "cannot be backed out by itself. Take back by hand, in this order:").formatted(revision.id(), begun.applied(),
                        upgrade.size(), revision.undo().map(Script::name).orElse("an undo script (there is none)")));
        for (int k = Math.min(begun.applied(), upgrade.size()); k >= 1; k--) {
            List<String> pairs = UndoPairs.of(upgrade, k, undo).stream().map(u -> "%s line %d"
                    .formatted(revision.undo().orElseThrow().name(), undo.get(u - 1).line())).toList();
            text.append("\n  statement %d (line %d): %s%s".formatted(k, upgrade.get(k - 1).line(),
                    FailedStatement.told(secrets.masked(upgrade.get(k - 1).sql())),
                    pairs.isEmpty() ? "" : " (see " + String.join(", ", pairs) + ")"));
        }
        return text.append("\nThen record that: %s. Or finish it: upgrade %s. Nothing was run."
                .formatted(Stamp.discarding(
                        from.revisions().parent(revision).map(parent -> parent.version().toString()).orElse("base")),
                        revision.version()))
                .toString();
    }

    /** {@code 1-3,7}. */
    static String written(List<Integer> numbers) {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < numbers.size();) {
            int end = i;
            while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
                end++;
            }
            ranges.add(end == i ? Integer.toString(numbers.get(i)) : numbers.get(i) + "-" + numbers.get(end));
            i = end + 1;
        }
        return String.join(",", ranges);
    }

    /** As {@link #written} writes it. */
    static List<Integer> read(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return List.of(text.split(",")).stream().map(range -> range.split("-"))
                .flatMap(ends -> IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                        .boxed())
                .collect(Collectors.toList());
    }
}
