package com.traveease.schema.rehearsal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.forecast.BlockingStatement;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Repeatable;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;

/**
 * What a rehearsal found out.
 *
 * @param server on which it was
 * @param scratch the schema in which it was
 * @param rows how many were copied into which table because the plan touches it; empty without rows
 * @param legs that were run, in their order
 * @param failure what stopped the last leg
 * @param differences what was not as it should be
 * @param blocking what would block a large table of the live schema
 * @param leftOut what was not run
 * @param notes what else a person should know
 */
public record RehearsalReport(Plan plan, String server, String scratch, Map<String, Integer> rows, List<RunLeg> legs,
        Optional<Failure> failure, List<LegDifference> differences, List<BlockingStatement> blocking, List<LeftOut> leftOut,
        List<String> notes) {

    public RehearsalReport {
        legs = List.copyOf(legs);
        differences = List.copyOf(differences);
        blocking = List.copyOf(blocking);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    public boolean isPassed() {
        return failure.isEmpty() && differences.isEmpty() && blocking.isEmpty();
    }

    /** What was left out before the statement that failed, which may need it. */
    public List<LeftOut> leftOutBeforeFailure() {
        if (failure.isEmpty()) {
            return List.of();
        }
        Set<String> finished = scripts(legs.subList(0, legs.size() - 1));
        Set<String> begun = scripts(legs);
        failure.get().statement().ifPresent(failed -> begun.add(failed.step().script().name()));
        return leftOut.stream().filter(one -> finished.contains(one.script())
                || begun.contains(one.script()) && failure.get().isAfter(one)).toList();
    }

    private static Set<String> scripts(List<RunLeg> legs) {
        return legs.stream().flatMap(leg -> leg.statements().stream()).map(one -> one.step().script().name())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The script of a step as it would be run in the live schema. */
    public Script script(Step step) {
        Revisions revisions = plan.from().revisions();
        return step.revision().flatMap(revision -> revisions.byVersion(revision.version()))
                .map(revision -> step.direction() == Direction.UPGRADE ? revision.upgrade() : revision.undo().orElseThrow())
                .or(() -> revisions.repeatables().stream().map(Repeatable::script)
                        .filter(script -> script.name().equals(step.script().name())).findFirst())
                .orElseGet(step::script);
    }

    /** Whether a leg came to its end. */
    public boolean isDone(Leg leg) {
        boolean run = legs.stream().anyMatch(one -> one.leg() == leg);
        return run && (failure.isEmpty() || legs.get(legs.size() - 1).leg() != leg);
    }
}
