package com.traveease.schema.cli.runs;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import com.traveease.schema.runs.RanStatement;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunDetails;
import com.traveease.schema.runs.RunNote;

/** Runs, for people. */
final class RunText {

    private RunText() {
    }

    static void list(List<Run> runs, PrintWriter out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("Run", "Began (UTC)", "Took", "Command", "From -> to", "Outcome", "By"));
        runs.forEach(run -> lines.add(List.of(Long.toString(run.number()), RunWords.time(run.startedAt()), RunWords.took(run),
                run.command(), RunWords.path(run), run.outcome().word(), RunWords.who(run))));
        table(lines, "", out);
    }

    private static void table(List<List<String>> lines, String indent, PrintWriter out) {
        int[] widths = new int[lines.get(0).size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        });
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder(indent);
            for (int i = 0; i < widths.length; i++) {
                text.append(line.get(i)).append(" ".repeat(widths[i] - width(line.get(i)) + 2));
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    static void show(Run run, PrintWriter out) {
        out.printf("Run %d: %s %s%n", run.number(), run.command(), RunWords.path(run));
        out.printf("Outcome: %s%n", RunWords.outcome(run));
        out.printf("Began: %s UTC%s%n", RunWords.time(run.startedAt()),
                run.took().map(took -> ", took " + RunWords.took(took)).orElse(""));
        out.printf("By: %s on %s, database user %s%n", run.origin().systemUser().orElse("a user without a name"),
                run.origin().host(), run.origin().databaseUser());
        run.origin().job().ifPresent(job -> out.println("Job: " + job));
        out.println("Program: traveease-schema " + run.origin().program());
        run.error().ifPresent(error -> out.println("Error: " + error));
        for (RunNote.Topic topic : RunNote.Topic.values()) {
            RunWords.notes(run, topic).stream().filter(note -> !RunWords.isOfStatement(run, note))
                    .forEach(note -> out.println(heading(topic) + ": " + RunWords.text(note)));
        }
        run.details().warnings().forEach(warning -> out.println("Warning: " + warning));
        steps(run.details(), out);
        statements(run, out);
    }

    private static String heading(RunNote.Topic topic) {
        return topic.word().substring(0, 1).toUpperCase(Locale.ROOT) + topic.word().substring(1);
    }

    private static void steps(RunDetails details, PrintWriter out) {
        if (!details.steps().isEmpty()) {
            out.println();
            List<List<String>> lines = new ArrayList<>();
            lines.add(List.of("Completed script", "Direction", "Took"));
            details.steps()
                    .forEach(step -> lines.add(List.of(step.script(), step.direction(), RunWords.took(step.took()))));
            table(lines, "", out);
        }
    }

    /** Without columns that are null. */
    private static List<String> line(String... cells) {
        return Stream.of(cells).filter(Objects::nonNull).toList();
    }

    private static void statements(Run run, PrintWriter out) {
        if (run.details().statements().isEmpty()) {
            return;
        }
        out.println();
        List<List<String>> lines = new ArrayList<>();
        boolean sizes = RunWords.hasSizes(run);
        lines.add(line("Script", "No.", "Took", "Rows", sizes ? "Table" : null, "Statement"));
        for (RanStatement one : run.details().statements()) {
            lines.add(line(one.script(), Integer.toString(one.statement()), RunWords.took(one.took()), RunWords.rows(one),
                    sizes ? RunWords.size(one) : null, one.sql()));
            RunWords.below(run, one)
                    .forEach(words -> lines.add(line("", "", "", "", sizes ? "" : null, "  " + words)));
        }
        table(lines, "", out);
        RunDetails.Others others = run.details().others();
        if (others.statements() > 0) {
            out.printf("and %s shorter statements: %s, %s rows%n", RunWords.grouped(others.statements()),
                    RunWords.took(others.took()), RunWords.grouped(others.rows()));
        }
    }
}
