package com.traveease.schema.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.forecast.Forecast;
import com.traveease.schema.forecast.StatementForecast;
import com.traveease.schema.history.Interrupted;
import com.traveease.schema.keep.KeepForecast;
import com.traveease.schema.plan.DataLoss;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.plan.PlanAsSql;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Step;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;

/**
 * What would be run, for {@code --dry-run}.
 *
 * @param flags without which the run would be refused
 * @param forecast empty where the server was not asked
 * @param kept before each statement
 */
public record Preview(Plan plan, DataLoss loss, Optional<String> flags, Optional<Forecast> forecast, KeepForecast kept) {

    private static final int WIDTH = 72;
    private static final String INDENT = " ".repeat(17);

    public void print(PrintWriter out, DatabaseAddress address) {
        String here = plan.from().current().orElse("<base>") + (plan.from().isAtHead() ? " (head)" : "");
        if (plan.steps().isEmpty()) {
            out.println("Nothing to do: %s is at %s.".formatted(address.server() + "/" + address.schema(), here));
            return;
        }
        out.println("%s/%s is at %s. To be run:".formatted(address.server(), address.schema(), here));
        plan.from().interruptedInWords().ifPresent(out::println);
        if (plan.isBackOut() && plan.from().interrupted().flatMap(Interrupted::begun).isPresent()) {
            out.println(
                    "The run determines whether the started statement was applied; if it was, it is undone too.");
        }
        for (Step step : plan.steps()) {
            List<Statement> statements = masked(step);
            out.println();
            out.println("%s, %s".formatted(PlanAsSql.words(step, plan.from().revisions()), step.description()));
            out.println("  %s, %d statement%s%s".formatted(step.script().path(), statements.size(),
                    statements.size() == 1 ? "" : "s", isIrreversible(step) ? ", cannot be undone" : ""));
            int done = plan.done(step.script());
            if (done > 0) {
                out.println("  %d applied by an interrupted run; this run resumes after them".formatted(done));
            }
            for (int i = done; i < statements.size(); i++) {
                out.println("  %3d  line %-4d %s".formatted(i + 1, statements.get(i).line(), beginning(statements.get(i))));
                kept.of(step.script().name(), i + 1)
                        .forEach(one -> out.println(INDENT + "Kept before: " + ForecastWords.kept(one)));
                forecast(step, i + 1).map(ForecastWords::lines).orElse(List.of())
                        .forEach(line -> out.println(INDENT + line));
            }
            forecast.map(known -> known.waysBack().get(step.script().name()))
                    .ifPresent(way -> out.println("  Way back: " + way));
        }
        out.println();
        forecast.ifPresent(known -> known.notes().forEach(out::println));
        if (!loss.lost().isEmpty()) {
            out.println("This would destroy data%s:".formatted(flags.map(needed -> ", and needs " + needed).orElse("")));
            loss.lost().forEach(lost -> out.println("  " + lost));
        }
        loss.untold().forEach(out::println);
        forecast.filter(Forecast::fails).ifPresent(known -> out.println("Known to fail: "
                + known.statements().stream().filter(one -> !one.failures().isEmpty()).map(one -> one.planned().toString())
                        .collect(Collectors.joining("; "))
                + "."));
        flags.ifPresent(needed -> out.println("The run is refused without %s.".formatted(needed)));
        out.println("Nothing was run.");
    }

    /** For a pull request. */
    public void printMarkdown(PrintWriter out, DatabaseAddress address) {
        new ForecastMarkdown(plan, loss, flags, forecast.orElseThrow(), kept).print(out,
                address.server() + "/" + address.schema());
    }

    private Optional<StatementForecast> forecast(Step step, int statement) {
        return forecast.flatMap(known -> known.of(step).stream()
                .filter(one -> one.planned().number() == statement).findFirst());
    }

    /** For reading only; {@code --sql} prints the SQL to run. */
    private static List<Statement> masked(Step step) {
        Secrets secrets = step.script().secrets();
        return step.script().statements().stream()
                .map(statement -> new Statement(statement.line(), secrets.masked(statement.sql()))).toList();
    }

    private static boolean isIrreversible(Step step) {
        return step.direction() == Direction.UPGRADE && !step.isReversible();
    }

    /** Without comments, and with one blank for any number of them and of line ends. */
    public static String beginning(Statement statement) {
        StringBuilder line = new StringBuilder();
        List<Token> tokens = Token.of(statement.sql());
        for (int i = 0; i < tokens.size() && line.length() <= WIDTH; i++) {
            line.append(asWritten(tokens.get(i)));
            boolean last = i == tokens.size() - 1;
            if (!last && Character.isWhitespace(statement.sql().charAt(tokens.get(i + 1).start() - 1))) {
                line.append(' ');
            }
        }
        return line.length() <= WIDTH ? line.toString() : line.substring(0, WIDTH - 1) + "…";
    }

    private static String asWritten(Token token) {
        return switch (token.kind()) {
            case QUOTED_NAME -> "`" + token.text() + "`";
            case STRING -> "'" + token.text() + "'";
            case WORD, NUMBER, SYMBOL -> token.text();
        };
    }

    public void writeTo(JsonAnswer answer) {
        answer.field("dryRun", true).state(plan.from());
        writeSteps(answer);
        answer.nothing("verification");
    }

    /** What would be run, and what that would destroy. */
    public void writeSteps(JsonAnswer answer) {
        answer.list("steps", plan.steps(), step -> answer.object(() -> answer.step(step)
                .nothing("took")
                .strings("sql", masked(step).stream().skip(plan.done(step.script())).map(Statement::sql).toList())
                .forecast(forecast, step, kept)))
                .list("losses", loss.lost(), lost -> answer.object(() -> answer.field("object", lost.object())
                        .field("rows", lost.rows())
                        .field("exact", lost.exact())
                        .field("text", lost.text())))
                .strings("warnings", Stream.concat(loss.untold().stream(),
                        forecast.stream().flatMap(known -> known.notes().stream())).toList());
    }
}
