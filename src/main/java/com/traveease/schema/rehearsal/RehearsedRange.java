package com.traveease.schema.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Version;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;

/**
 * How far a rehearsal goes up and down.
 *
 * @param floor the revision to which it goes down: where the schema is, or the newest that cannot be undone; empty is base
 * @param top the revision to which it goes up
 * @param startsAtFloor whether the schema is there already
 * @param notes what is rehearsed upward only, and why
 */
record RehearsedRange(Optional<Revision> floor, Optional<Revision> top, boolean startsAtFloor, List<String> notes) {

    static RehearsedRange of(Plan plan) {
        List<String> notes = new ArrayList<>();
        Optional<Version> current = plan.from().currentVersion();
        Optional<Revision> floor = current.flatMap(plan.from().revisions()::byVersion);
        boolean starts = true;
        for (Step step : plan.steps()) {
            if (step.revision().isEmpty()) {
                notes.add("%s is repeatable and has no undo script: what it makes stays after down, and is not compared there."
                        .formatted(step.script().name()));
                continue;
            }
            Revision revision = step.revision().get();
            if (current.filter(now -> revision.version().compareTo(now) < 0).isPresent()) {
                notes.add("%s is older than the current revision, so it is rehearsed upward only.".formatted(revision.id()));
            } else {
                Optional<String> why = irreversible(revision);
                if (why.isPresent()) {
                    notes.add("%s is irreversible (%s), so it and the revisions below it are rehearsed upward only."
                            .formatted(revision.id(), why.get()));
                    floor = Optional.of(revision);
                    starts = false;
                }
            }
        }
        return new RehearsedRange(floor, plan.target(), starts, notes);
    }

    private static Optional<String> irreversible(Revision revision) {
        Optional<Script> undo = revision.undo();
        if (undo.isEmpty()) {
            return Optional.of("it has no undo script");
        }
        List<Statement> statements = undo.get().statements();
        boolean refuses = !statements.isEmpty() && statements.get(0).tokens().stream().findFirst()
                .filter(token -> token.is("SIGNAL")).isPresent();
        return refuses ? Optional.of("its undo script refuses") : Optional.empty();
    }

    boolean goesDown() {
        return top.isPresent() && !floor.equals(top);
    }
}
