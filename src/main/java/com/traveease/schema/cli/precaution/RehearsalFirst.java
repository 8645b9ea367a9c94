package com.traveease.schema.cli.precaution;

import java.time.Duration;
import java.util.Optional;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.rehearsal.LeftOut;
import com.traveease.schema.rehearsal.Rehearsal;
import com.traveease.schema.rehearsal.RehearsalReport;
import com.traveease.schema.rehearsal.RunLeg;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.runs.RunNote;

/** The rehearsal of a run that begins only if it passed. */
public record RehearsalFirst(SchemaCommand command, int rows) {

    private static final String NOT_RUN = "The rehearsal did not pass, so nothing was run.";

    public RehearsalFirst {
        if (rows < 0) {
            throw new InvalidTargetException("--rehearse takes a number of rows, 0 or more, not %d.".formatted(rows));
        }
    }

    /**
     * What did not pass is printed.
     *
     * @param plan with steps
     * @return what the record of the run says of it; empty when it did not pass
     */
    public Optional<RunNote> passed(Plan plan) {
        RehearsalReport report = RehearseCommand.run(command, plan, rows, Optional.empty());
        if (report.isPassed()) {
            return Optional.of(RunNote.of(RunNote.Topic.REHEARSAL, tell(report)).with("rows", Integer.toString(rows)));
        }
        print(report);
        return Optional.empty();
    }

    private String tell(RehearsalReport report) {
        Duration took = report.legs().stream().map(RunLeg::took).reduce(Duration.ZERO, Duration::plus);
        try (RunLog log = command.startLog()) {
            report.leftOut().stream().map(LeftOut::words).forEach(words -> log.warning("Not rehearsed: " + words));
            report.notes().forEach(log::warning);
            String words = "%s It took %s.".formatted(text(report).verdict(), Rehearsal.seconds(took));
            log.info("Rehearsal: " + words);
            return words;
        }
    }

    private RehearsalText text(RehearsalReport report) {
        return new RehearsalText(report, command.environment().allowedBlocking());
    }

    private void print(RehearsalReport report) {
        RehearsalText text = text(report);
        if (command.isJson()) {
            JsonAnswer answer = command.json();
            text.writeTo(answer);
            answer.print();
        } else {
            text.print(command.out());
            command.out().println(NOT_RUN);
        }
    }
}
