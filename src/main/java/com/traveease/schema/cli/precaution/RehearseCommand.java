package com.traveease.schema.cli.precaution;

import java.util.Map;
import java.util.Optional;

import com.traveease.schema.cli.command.GracefulStop;
import com.traveease.schema.cli.command.LockingCommand;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.MoveOptions;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.config.Environment;
import com.traveease.schema.connection.Database;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.rehearsal.Rehearsal;
import com.traveease.schema.rehearsal.RehearsalReport;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Target;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rehearse", description = "Run an upgrade to TARGET up, down and up again in a scratch schema with the live "
        + "structure, and report differences (ends with 0 if it passed, otherwise with 1). The live schema is only read.", footer = {
                "", "Examples:  traveease-schema rehearse", "           traveease-schema rehearse 006 --rows 1000",
                "           traveease-schema rehearse --on mysql://user@staging:3306/traveease" })
public class RehearseCommand extends LockingCommand {

    @Parameters(arity = "0..1", paramLabel = "TARGET", defaultValue = "head", description = "head (default), an id, a unique "
            + "prefix of one, a version, +N or REV+N.")
    String target;

    @Option(names = "--rows", paramLabel = "N", description = "Copy the first and the last N rows of every table that the plan touches, and the rows they refer to (default: none).")
    int rows;

    @Option(names = "--on", paramLabel = "URL", description = "Rehearse on another server, with the structure alone: "
            + "mysql://user:password@host:3306/db. Only a scratch schema is changed there.")
    String on;

    @Option(names = MoveOptions.ALLOW_BLOCKING, paramLabel = "SIZE", arity = "0..1", fallbackValue = AllowedBlocking.ANY, description = "As for upgrade: the rehearsal fails if a statement would block a table larger than SIZE (default: 64M); without "
            + "SIZE, never.")
    String allowBlocking;

    @Override
    public Map<String, String> move() {
        return allowBlocking == null ? Map.of() : Map.of(AllowedBlocking.PROPERTY, allowBlocking);
    }

    @Override
    public Integer call() {
        if (rows < 0) {
            throw new InvalidTargetException("--rows takes a number, 0 or more, not %d.".formatted(rows));
        }
        if (rows > 0 && on != null) {
            throw new InvalidTargetException("--on rehearses with the structure alone: leave out --rows.");
        }
        Plan plan = migrator().planning().upgrade(Target.parse(target));
        if (plan.steps().isEmpty()) {
            nothing(plan);
            return ExitCode.DONE;
        }
        RehearsalReport report = run(this, plan, rows, Optional.ofNullable(on));
        RehearsalText text = new RehearsalText(report, environment().allowedBlocking());
        if (isJson()) {
            JsonAnswer answer = json();
            text.writeTo(answer);
            answer.print();
        } else {
            text.print(out());
        }
        return report.isPassed() ? ExitCode.DONE : ExitCode.NO;
    }

    /** @param on another server */
    public static RehearsalReport run(SchemaCommand command, Plan plan, int rows, Optional<String> on) {
        Database live = new Database(command.address());
        Database place = on.map(url -> new Database(
                Environment.address(command.environment().configuration(Optional.of(url))))).orElse(live);
        Rehearsal rehearsal = new Rehearsal(live, place, command.environment().timeouts(), command.environment().onWarning(),
                command.environment().allowedBlocking());
        try (RunLog log = command.startLog()) {
            log.info("Rehearsing %d script%s on %s".formatted(plan.steps().size(), plan.steps().size() == 1 ? "" : "s",
                    place.address().server()));
            return GracefulStop.during(rehearsal, log, ending -> rehearsal.run(plan, rows, log));
        }
    }

    private void nothing(Plan plan) {
        String here = plan.from().current().orElse("<base>") + (plan.from().isAtHead() ? " (head)" : "");
        if (isJson()) {
            json().field("from", plan.from().current()).field("to", plan.from().current()).field("passed", true)
                    .nothing("server").nothing("scratch").list("rows", java.util.List.of(), none -> {
                    }).list("legs", java.util.List.of(), none -> {
                    }).nothing("failure").list("differences", java.util.List.of(), none -> {
                    }).list("blocking", java.util.List.of(), none -> {
                    }).list("leftOut", java.util.List.of(), none -> {
                    }).strings("notes", java.util.List.of()).print();
        } else {
            out().println("Nothing to rehearse: %s/%s is at %s.".formatted(address().server(), address().schema(), here));
        }
    }
}
