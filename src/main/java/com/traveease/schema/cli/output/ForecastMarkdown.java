package com.traveease.schema.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.forecast.Forecast;
import com.traveease.schema.forecast.StatementForecast;
import com.traveease.schema.inquiry.AlgorithmAndLock;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.keep.KeepForecast;
import com.traveease.schema.plan.DataLoss;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.plan.PlanAsSql;
import com.traveease.schema.revision.Step;

/** A forecast as a comment on a pull request. */
record ForecastMarkdown(Plan plan, DataLoss loss, Optional<String> flags, Forecast forecast, KeepForecast kept) {

    void print(PrintWriter out, String where) {
        String from = plan.from().current().orElse("base");
        out.println("## %s of %s: %s → %s".formatted(plan.direction().name().toLowerCase(Locale.ROOT), code(where), code(from),
                code(plan.target().map(Object::toString).orElse("base"))));
        out.println();
        if (plan.steps().isEmpty()) {
            out.println("Nothing to do.");
            return;
        }
        out.println(forecast.fails() ? "**Known to fail.**" : "No statement is known to fail.");
        plan.from().interruptedInWords().ifPresent(words -> paragraph(out, text(words)));
        flags.ifPresent(needed -> paragraph(out, "**The run is refused without %s.**".formatted(text(needed))));
        if (!loss.lost().isEmpty()) {
            paragraph(out, "**This would destroy data:** "
                    + loss.lost().stream().map(lost -> text(lost.toString())).collect(Collectors.joining(", ")) + ".");
        }
        loss.untold().forEach(words -> paragraph(out, text(words)));
        forecast.notes().forEach(note -> paragraph(out, text(note)));
        plan.steps().forEach(step -> print(out, step));
    }

    private void print(PrintWriter out, Step step) {
        out.println();
        out.println("### " + text(PlanAsSql.words(step, plan.from().revisions())) + ", " + text(step.description()));
        out.println();
        out.println("| | Line | Does | Table now | Algorithm, lock | Time | Blocks |");
        out.println("|---|---|---|---|---|---|---|");
        List<StatementForecast> statements = forecast.of(step);
        for (StatementForecast statement : statements) {
            out.println("| %d | %d | %s | %s | %s | %s | %s |".formatted(statement.planned().number(),
                    statement.planned().statement().line(), text(statement.does()), tables(statement),
                    statement.algorithm().map(AlgorithmAndLock::toString).orElse(""),
                    statement.time().map(Object::toString)
                            .or(() -> statement.untimed().map(why -> text("not known, as " + why))).orElse(""),
                    text(statement.blocks())));
        }
        out.println();
        for (StatementForecast statement : statements) {
            kept.of(step.script().name(), statement.planned().number())
                    .forEach(one -> point(out, statement, "kept before: " + text(ForecastWords.kept(one))));
            statement.failures().forEach(failure -> point(out, statement, "**will fail:** " + text(failure)));
            statement.rowsInWords().forEach(row -> point(out, statement, "rows: " + text(row)));
            statement.inTheWay().ifPresent(words -> point(out, statement, text(words)));
            statement.remarks().forEach(remark -> point(out, statement, "%s %s: %s".formatted(remark.severity(),
                    code(remark.rule().id()), text(remark.what()))));
        }
        out.println("- Way back: %s.".formatted(text(forecast.waysBack().get(step.script().name()))));
    }

    private static void paragraph(PrintWriter out, String words) {
        out.println();
        out.println(words);
    }

    private static void point(PrintWriter out, StatementForecast statement, String words) {
        out.println("- Statement %d: %s".formatted(statement.planned().number(), words));
    }

    private static String tables(StatementForecast statement) {
        List<LiveTable> tables = statement.planned().target().isEmpty() ? statement.tables()
                : statement.tables().stream()
                        .filter(table -> table.name().equalsIgnoreCase(statement.planned().target().get())).toList();
        return tables.stream().map(table -> code(table.name()) + " " + ForecastWords.size(table))
                .collect(Collectors.joining(", "));
    }

    private static String code(String words) {
        return "`" + words.replace("`", "'").replace("|", "\\|") + "`";
    }

    /** What is markup in it is shown as it is. */
    private static String text(String words) {
        return words.replace("\n", " ").replaceAll("([\\\\`*<|])", "\\\\$1");
    }
}
