package com.traveease.schema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.bookkeeping.BookkeepingUse;
import com.traveease.schema.bookkeeping.Stamp;
import com.traveease.schema.history.Interrupted;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.unit.ScriptUnits;

/**
 * The steps from where a schema is to where it is wanted. A pure function of the two.
 *
 * @param from where it is
 * @param target the revision that is current afterwards; empty for base
 * @param steps in the order in which they run
 */
public record Plan(SchemaState from, Direction direction, Optional<Revision> target, List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /**
     * @throws InvalidTargetException when there is no such place, or it is below where the schema is
     */
    public static Plan upgrade(SchemaState from, Target to) {
        Optional<Revision> target = to.in(from.revisions(), from::currentRevision);
        List<Revision> wanted = target.map(Revision::version).map(from::pendingUpTo).orElse(List.of());
        requireDirection(Direction.UPGRADE, from, target);
        from.interrupted(Direction.DOWNGRADE).ifPresent(revision -> {
            Interrupted script = from.interrupted().orElseThrow();
            throw new MigrationRefusedException("%s. Finish that first: downgrade %s%s.%s Nothing was run.".formatted(
                    script.inWords(), before(from, revision), script.keeps() ? " --keep" : "", script.partial().isPresent() ? ""
                            : " Or put back by hand what is gone, and record that: %s."
                                    .formatted(Stamp.discarding(revision.version().toString()))));
        });
        List<Step> steps = new ArrayList<>();
        // What was begun is ended before anything else is begun.
        from.pendingRepeatables().stream().filter(from::isInterrupted).map(Step::repeat).forEach(steps::add);
        wanted.stream().filter(from::isBegun).map(Step::up).forEach(steps::add);
        wanted.stream().filter(revision -> !from.isBegun(revision)).map(Step::up).forEach(steps::add);
        // They describe the schema at head; below it, what they refer to may be missing.
        if (target.equals(from.revisions().head())) {
            from.pendingRepeatables().stream().filter(repeatable -> !from.isInterrupted(repeatable)).map(Step::repeat)
                    .forEach(steps::add);
        }
        if (!steps.isEmpty()) {
            from.requireNothingAbove();
        }
        return new Plan(from, Direction.UPGRADE, target, steps);
    }

    /**
     * @throws InvalidTargetException when there is no such place, or it is above where the schema is
     * @throws MigrationRefusedException when something on the way cannot be undone
     */
    public static Plan downgrade(SchemaState from, Target to) {
        Optional<Revision> target = to.in(from.revisions(), from::standing,
                // What was never applied is no step of the way down.
                revision -> from.isApplied(revision)
                        || from.currentVersion().filter(current -> revision.version().compareTo(current) > 0).isPresent());
        Optional<Revision> interrupted = from.interrupted(Direction.DOWNGRADE).or(() -> from.interrupted(Direction.UPGRADE));
        from.interrupted().filter(script -> !script.isOfRevision(from.revisions())).ifPresent(script -> {
            throw new MigrationRefusedException(
                    ("%s. Finish that first: upgrade head. Or undo by hand what is there, and record "
                            + "that: %s. Nothing was run.")
                            .formatted(script.inWords(), Stamp.discarding(from.current().orElse("base"))));
        });
        requireDirection(Direction.DOWNGRADE, from, target);
        List<Revision> above = new ArrayList<>();
        for (Revision revision : from.revisions().all()) {
            if ((from.isApplied(revision) || interrupted.equals(Optional.of(revision))) && isAbove(revision, target)) {
                above.add(0, revision);
            }
        }
        if (!above.isEmpty()) {
            from.requireNothingAbove();
        }
        List<String> irreversible = above.stream()
                .filter(revision -> revision.undo().isEmpty() && from.interrupted(Direction.UPGRADE).filter(revision::equals)
                        .isEmpty())
                .map(Revision::id).toList();
        if (!irreversible.isEmpty()) {
            throw new MigrationRefusedException(irreversible.size() == 1
                    ? irreversible.get(0) + " is irreversible: it has no undo script. Nothing was run."
                    : String.join(", ", irreversible) + " are irreversible: they have no undo scripts. Nothing was run.");
        }
        for (Revision revision : above) {
            if (from.row(revision).filter(row -> !row.isBaseline()).isEmpty() || from.isBaseline(revision.version())) {
                throw new MigrationRefusedException(
                        ("%s was there before Flyway's baseline, not applied from a script, so it cannot be undone. "
                                + "Nothing was run.").formatted(revision.id()));
            }
        }
        return new Plan(from, Direction.DOWNGRADE, target, above.stream().map(revision -> down(from, revision)).toList());
    }

    private static Step down(SchemaState from, Revision revision) {
        if (from.interrupted(Direction.UPGRADE).equals(Optional.of(revision))) {
            return new BackOut(from, from.interrupted().orElseThrow(), revision).step();
        }
        return from.interrupted().filter(script -> script.version().equals(Optional.of(revision.version())))
                .flatMap(Interrupted::partial).map(partial -> BackOut.continued(revision, partial))
                .orElseGet(() -> Step.down(revision));
    }

    private static String before(SchemaState from, Revision revision) {
        return from.revisions().parent(revision).map(parent -> parent.version().toString()).orElse("base");
    }

    private static boolean isAbove(Revision revision, Optional<Revision> place) {
        return place.isEmpty() || revision.version().compareTo(place.get().version()) > 0;
    }

    private static void requireDirection(Direction direction, SchemaState from, Optional<Revision> target) {
        Revisions revisions = from.revisions();
        String here = from.current().orElse("base");
        String there = target.map(Revision::id).orElse("base");
        switch (direction) {
            case UPGRADE -> {
                boolean below = from.currentVersion()
                        .filter(current -> target.isEmpty() || current.compareTo(target.get().version()) > 0).isPresent();
                // A newer program may have been here; what this one has is there then.
                if (below && !(from.isAhead() && target.equals(revisions.head()))) {
                    List<Revision> choices = revisions.all().stream().filter(revision -> from.currentVersion()
                            .filter(current -> revision.version().compareTo(current) > 0).isPresent()).toList();
                    throw new InvalidTargetException(
                            "Destination %s is not a valid upgrade target from %s, which is above it.%s To go down: downgrade %s"
                                    .formatted(there, here, choices.isEmpty() ? ""
                                            : " From there it goes to " + Target.listed(choices, false) + ".", there));
                }
            }
            case DOWNGRADE -> {
                boolean above = target.isPresent() && !from.isApplied(target.get());
                if (above) {
                    from.requireNothingAbove();
                    List<Revision> choices = revisions.all().stream().filter(from::isApplied)
                            .filter(revision -> from.currentVersion().filter(revision.version()::equals).isEmpty()).toList();
                    throw new InvalidTargetException(
                            "Destination %s is not a valid downgrade target from %s, which is below it.%s To go up: upgrade %s"
                                    .formatted(there, here, from.current().isEmpty() ? ""
                                            : " From there it goes to " + Target.listed(choices, true) + ".", there));
                }
            }
        }
    }

    /** The same, with what is dropped being kept. */
    public Plan keeping() {
        return new Plan(from, direction, target, steps.stream().map(Step::keeping).toList());
    }

    /** Whether it undoes a revision that is applied in part. */
    public boolean isBackOut() {
        return direction == Direction.DOWNGRADE && from.interrupted(Direction.UPGRADE).isPresent() && !steps.isEmpty();
    }

    /** The scripts of the steps, in their order. */
    public List<Script> scripts() {
        return steps.stream().map(Step::script).toList();
    }

    /** How many statements of the first script an earlier run has behind it. */
    public int done() {
        return steps.isEmpty() ? 0 : done(steps.get(0).script());
    }

    /** How many statements of a script an earlier run has behind it, from the first on. */
    public int done(Script script) {
        return from.interrupted().filter(begun -> begun.isOf(direction, script.name())).map(Interrupted::applied).orElse(0);
    }

    /**
     * Reads every script before the first is run.
     *
     * @throws InvalidScriptException when one cannot be cut into statements, has none and does not say so, a run of it could
     *         not be continued after a crash,
     *         or it would change the tables in which this
     *         program keeps what it has done
     * @return what a person should know before they are run
     */
    public List<String> requireRunnable() {
        List<String> warnings = new ArrayList<>();
        for (Step step : steps) {
            step.script().requireStatement();
            ScriptUnits units = new ScriptUnits(step.script());
            units.unresumable().warning().ifPresent(warnings::add);
            for (Statement statement : units.statements()) {
                BookkeepingUse.of(statement.tokens(), from.revisions().rules().table()).ifPresent(use -> {
                    throw new InvalidScriptException("%s, line %d %s. Nothing was run.".formatted(step.script().name(),
                            statement.line(), use));
                });
            }
        }
        return warnings;
    }
}
