package com.traveease.schema.cli.runs;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.CommonOptions.Output;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.connection.Database;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunReading;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "runs", description = "Print who changed this schema and when, newest first; show N prints one run in full: "
        + "statements, times, rows, warnings.", footer = {
                "", "Outcomes: running, done, failed, stopped (by Ctrl-C or SIGTERM), interrupted (its connection was",
                "lost before it recorded its end).", "", "Examples:  traveease-schema runs",
                "           traveease-schema runs show", "           traveease-schema runs show 12 --output markdown" })
public class RunsCommand extends SchemaCommand {

    private static final String SHOW = "show";
    private static final int MOST = 1000;

    @Parameters(index = "0", arity = "0..1", paramLabel = "show", description = "Print one run in full.")
    String what;

    @Parameters(index = "1", arity = "0..1", paramLabel = "N", description = "Its number (default: the newest run).")
    String number;

    @Option(names = "--limit", paramLabel = "N", description = "How many to list, up to 1000 (default: ${DEFAULT-VALUE}).")
    int limit = 20;

    @Override
    public boolean isWrongForm() {
        return program.options().output == Output.sarif;
    }

    @Override
    public Integer call() {
        if (what != null && !what.equals(SHOW)) {
            throw new InvalidTargetException("runs takes no '%s'. For one run in full: runs show N.".formatted(what));
        }
        if (limit < 1 || limit > MOST) {
            throw new InvalidTargetException("--limit is from 1 to %d, not %d.".formatted(MOST, limit));
        }
        RunReading record = new RunReading(new Database(address()), Database.ANSWER_LIMIT);
        if (what == null) {
            list(record.newest(limit, RunReading.ANY));
        } else {
            show(found(record));
        }
        return ExitCode.DONE;
    }

    private Run found(RunReading record) {
        Optional<Long> asked = Optional.ofNullable(number).map(RunsCommand::parsed);
        Optional<Run> run = asked.isPresent() ? record.find(asked.get())
                : record.newest(1, RunReading.ANY).stream().findFirst();
        return run.orElseThrow(() -> new InvalidTargetException(record.newest(1, RunReading.ANY).stream().findFirst()
                .map(newest -> "There is no run %d; the newest is %d. Older ones may have been deleted (SCHEMA_RUNS_KEEP)."
                        .formatted(asked.orElseThrow(), newest.number()))
                .orElse("No run is recorded in this schema yet.")));
    }

    private static long parsed(String number) {
        if (!number.matches("\\d{1,18}")) {
            // A number with a minus comes as the revision that it may mean elsewhere.
            throw new InvalidTargetException("'%s' is not the number of a run, such as 12."
                    .formatted(number.replaceFirst("^current(?=-)", "")));
        }
        return Long.parseLong(number);
    }

    private void list(List<Run> runs) {
        switch (program.options().output) {
            case json -> {
                JsonAnswer answer = json();
                answer.list("runs", runs, run -> answer.object(() -> RunJson.write(answer, run, false))).print();
            }
            case markdown -> RunMarkdown.list(runs, out());
            default -> {
                if (runs.isEmpty()) {
                    out().println("No run is recorded in this schema yet.");
                } else {
                    RunText.list(runs, out());
                }
            }
        }
    }

    private void show(Run run) {
        switch (program.options().output) {
            case json -> {
                JsonAnswer answer = json();
                answer.object("run", () -> RunJson.write(answer, run, true)).print();
            }
            case markdown -> RunMarkdown.entry(run, address().server(), out());
            default -> RunText.show(run, out());
        }
    }
}
