package com.traveease.schema.cli.runs;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import com.traveease.schema.runs.RanStatement;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunDetails;
import com.traveease.schema.runs.RunNote;

/**
 * Runs for a runbook. The entry of one has the lines of the production checklist, ticked where the record shows that it was
 * done.
 */
final class RunMarkdown {

    private RunMarkdown() {
    }

    static void list(List<Run> runs, PrintWriter out) {
        out.println("| Run | Began (UTC) | Took | Command | From → to | Outcome | By |");
        out.println("|---|---|---|---|---|---|---|");
        for (Run run : runs) {
            out.printf("| %d | %s | %s | %s | %s | %s | %s |%n", run.number(), RunWords.time(run.startedAt()),
                    RunWords.took(run), run.command(), cell(path(run)), run.outcome().word(), cell(RunWords.who(run)));
        }
    }

    /** @param server on which the database is */
    static void entry(Run run, String server, PrintWriter out) {
        out.printf("## Migration %d: %s, %s%n%n", run.number(), cell(path(run)), run.outcome().word());
        out.println("| | |");
        out.println("|---|---|");
        row("Command", "`" + run.command() + "`", out);
        row("Database", server, out);
        row("Began", RunWords.time(run.startedAt()) + " UTC", out);
        row("Took", RunWords.took(run), out);
        row("Outcome", RunWords.outcome(run), out);
        row("By", "%s on %s, database user %s".formatted(run.origin().systemUser().orElse("a user without a name"),
                run.origin().host(), run.origin().databaseUser()), out);
        run.origin().job().ifPresent(job -> row("Job", job, out));
        row("Program", "traveease-schema " + run.origin().program(), out);
        run.error().ifPresent(error -> row("Error", error, out));
        checklist(run, out);
        statements(run, out);
        if (!run.details().warnings().isEmpty()) {
            out.printf("%n### Warnings%n%n");
            run.details().warnings().forEach(warning -> out.println("- " + line(warning)));
        }
    }

    private static void checklist(Run run, PrintWriter out) {
        out.printf("%n### Before%n%n");
        item(run, "Backup", RunNote.Topic.BACKUP, out);
        item(run, "Tested on a copy, downgrade included", RunNote.Topic.REHEARSAL, out);
        item(run, "Scripts reviewed", RunNote.Topic.LINT, out);
        item(run, "Forecast", RunNote.Topic.FORECAST, out);
        out.printf("%n### During%n%n");
        item(run, "Application quiet", RunNote.Topic.EXCLUSIVE, out);
        boolean done = run.outcome() == Run.Outcome.DONE;
        out.printf("- [%s] Migration: %s%n", done ? "x" : " ",
                done ? run.details().steps().isEmpty() ? "no script was run"
                        : run.details().steps().stream()
                                .map(step -> "`%s` in %s".formatted(step.script(), RunWords.took(step.took())))
                                .collect(Collectors.joining(", "))
                        : run.outcome().word());
        out.printf("- [%s] The schema is at %s%n", done ? "x" : " ",
                done ? "`" + run.reached().orElse("base") + "`" : "(see `status`)");
        if (!RunWords.notes(run, RunNote.Topic.HISTORY).isEmpty()) {
            item(run, "History changed", RunNote.Topic.HISTORY, out);
        }
        if (!RunWords.notes(run, RunNote.Topic.KEPT).isEmpty()) {
            item(run, "Rows kept", RunNote.Topic.KEPT, out);
        }
        out.printf("%n### After%n%n");
        item(run, "Data verified", RunNote.Topic.VERIFICATION, out);
        out.println("- [ ] Application logs watched");
    }

    /** Ticked where something is recorded of it, and nothing was found wrong. A note about a statement stands with that. */
    private static void item(Run run, String what, RunNote.Topic topic, PrintWriter out) {
        List<RunNote> notes = RunWords.notes(run, topic).stream().filter(note -> !RunWords.isOfStatement(run, note)).toList();
        boolean any = !RunWords.notes(run, topic).isEmpty();
        boolean passed = any && RunWords.notes(run, topic).stream().allMatch(RunNote::isPassed);
        out.printf("- [%s] %s%s%n", passed ? "x" : " ", what, !any ? ": not recorded"
                : notes.isEmpty() ? ""
                        : ": " + notes.stream().map(RunWords::text).map(RunWords::withoutFullStop).map(RunMarkdown::line)
                                .collect(Collectors.joining("; ")));
    }

    private static void statements(Run run, PrintWriter out) {
        if (run.details().statements().isEmpty()) {
            return;
        }
        out.printf("%n### Statements%n%n");
        boolean sizes = RunWords.hasSizes(run);
        out.println("| Script | No. | Took | Rows |%s Statement |".formatted(sizes ? " Table |" : ""));
        out.println("|---|---|---|---|%s---|".formatted(sizes ? "---|" : ""));
        for (RanStatement one : run.details().statements()) {
            String notes = RunWords.below(run, one).stream().map(words -> "<br>" + cell(words))
                    .collect(Collectors.joining());
            out.printf("| %s | %d | %s | %s |%s %s%s |%n", cell(one.script()), one.statement(), RunWords.took(one.took()),
                    RunWords.rows(one), sizes ? " %s |".formatted(RunWords.size(one)) : "", code(cell(one.sql())),
                    notes);
        }
        RunDetails.Others others = run.details().others();
        if (others.statements() > 0) {
            out.printf("%nand %s shorter statements: %s, %s rows%n", RunWords.grouped(others.statements()),
                    RunWords.took(others.took()), RunWords.grouped(others.rows()));
        }
    }

    private static String path(Run run) {
        return RunWords.path(run).replace(" -> ", " → ").replace("<base>", "base");
    }

    private static void row(String name, String value, PrintWriter out) {
        out.printf("| %s | %s |%n", name, cell(value));
    }

    private static String cell(String text) {
        return line(text).replace("|", "\\|");
    }

    /** Between more backquotes than there are in it. */
    private static String code(String text) {
        String fence = "`";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence.length() == 1 ? fence + text + fence : fence + " " + text + " " + fence;
    }

    private static String line(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
