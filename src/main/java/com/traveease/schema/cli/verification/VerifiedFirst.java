package com.traveease.schema.cli.verification;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.VerificationJson;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.verification.Verdict;
import com.traveease.schema.verification.Verification;

/** Asks the assertions of the current revision before a run: old trouble is not the new script's. */
public record VerifiedFirst(SchemaCommand command) {

    /**
     * Whether none is violated; what is, is printed.
     *
     * @param plan what would be run; nothing is asked when it has no steps
     */
    public boolean passed(Plan plan) {
        if (plan.steps().isEmpty()) {
            return true;
        }
        Verification before = command.verifying().at(plan.from());
        if (before.of(Verdict.Result.VIOLATED).isEmpty()) {
            before.lines().forEach(command::warn);
            return true;
        }
        if (command.isJson()) {
            JsonAnswer answer = command.json();
            VerificationJson.fields(answer, before);
            answer.print();
        } else {
            before.lines().forEach(command.out()::println);
            command.out().println("Before the upgrade, at %s, %s. Nothing was run.".formatted(
                    plan.from().current().orElse("<base>"), before.summary()));
        }
        return false;
    }
}
