package com.traveease.schema.cli.precaution;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.Preview;
import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.forecast.BlockingGuard;
import com.traveease.schema.forecast.BlockingStatement;
import com.traveease.schema.rehearsal.Failure;
import com.traveease.schema.rehearsal.LeftOut;
import com.traveease.schema.rehearsal.Leg;
import com.traveease.schema.rehearsal.Rehearsal;
import com.traveease.schema.rehearsal.RehearsalReport;
import com.traveease.schema.rehearsal.RunLeg;
import com.traveease.schema.rehearsal.TimedStatement;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;

/** How a rehearsal is told. */
record RehearsalText(RehearsalReport report, AllowedBlocking allowed) {

    public void print(PrintWriter out) {
        out.println("Rehearsal of %s -> %s on %s, in %s".formatted(from(), to(), report.server(), report.scratch()));
        if (!report.rows().isEmpty()) {
            out.println("  rows copied: " + report.rows().entrySet().stream()
                    .map(table -> table.getKey() + " " + table.getValue()).collect(Collectors.joining(", ")));
        }
        report.legs().forEach(leg -> print(leg, out));
        out.println();
        if (!report.leftOut().isEmpty()) {
            out.println("Not run in the scratch schema, and therefore not tested:");
            report.leftOut().forEach(one -> out.println("  " + one.words()));
        }
        report.notes().forEach(out::println);
        report.failure().ifPresent(failure -> {
            out.println("Failed on the way %s: %s".formatted(last().words(), failure.words()));
            List<LeftOut> before = report.leftOutBeforeFailure();
            if (!before.isEmpty()) {
                out.println("  It may need what was left out before it: "
                        + before.stream().map(LeftOut::place).collect(Collectors.joining("; ")) + ".");
            }
        });
        compared(Leg.DOWN, "After down", "before", out);
        compared(Leg.UP_AGAIN, "After the second up", "after the first", out);
        if (!report.blocking().isEmpty()) {
            out.println("Would block large tables:");
            report.blocking().forEach(one -> out.println("  " + one.words()));
            out.println("  %s %s".formatted(BlockingGuard.limit(allowed), BlockingGuard.ALTERNATIVES));
        }
        out.println(verdict());
    }

    private void print(RunLeg leg, PrintWriter out) {
        out.println();
        out.println("%s, %s".formatted(leg.leg().words(), Rehearsal.seconds(leg.took())));
        if (leg.leg() == Leg.UP_AGAIN && report.isDone(Leg.UP_AGAIN)) {
            return; // the same statements as the first time
        }
        String script = "";
        for (TimedStatement one : leg.statements()) {
            if (isLeftOut(one)) {
                continue;
            }
            String name = one.step().script().name();
            if (!name.equals(script)) {
                out.println("  " + name);
                script = name;
            }
            Statement statement = statement(one);
            out.println("  %3d  line %-4d %9s  %s".formatted(one.number(), statement.line(), Rehearsal.seconds(one.took()),
                    Preview.beginning(statement)));
        }
    }

    private boolean isLeftOut(TimedStatement one) {
        return report.leftOut().stream().anyMatch(
                left -> left.script().equals(one.step().script().name()) && left.statement() == one.number());
    }

    /** As the script has it; the one that was run may have been put to sleep. */
    private Statement statement(TimedStatement one) {
        Script script = report.script(one.step());
        Statement statement = script.statements().get(one.number() - 1);
        return new Statement(statement.line(), script.secrets().masked(statement.sql()));
    }

    private void compared(Leg leg, String when, String same, PrintWriter out) {
        if (!report.isDone(leg)) {
            return;
        }
        List<String> words = report.differences().stream().filter(one -> one.leg() == leg).map(one -> one.words()).toList();
        out.println((words.isEmpty() ? "%s: same as %s." : "%s: different from %s:").formatted(when, same));
        words.forEach(line -> out.println("  " + line));
    }

    private Leg last() {
        return report.legs().get(report.legs().size() - 1).leg();
    }

    public String verdict() {
        if (!report.isPassed()) {
            return "Not passed. The live schema is unchanged.";
        }
        return report.isDone(Leg.UP_AGAIN) ? "Passed." : "Passed, upward only.";
    }

    private String from() {
        return report.plan().from().current().orElse("<base>");
    }

    private String to() {
        return report.plan().target().map(Revision::id).orElse("<base>");
    }

    /** The fields of one object. */
    public void writeTo(JsonAnswer answer) {
        answer.field("from", report.plan().from().current()).field("to", report.plan().target().map(Revision::id))
                .field("passed", report.isPassed()).field("server", report.server()).field("scratch", report.scratch());
        answer.list("rows", List.copyOf(report.rows().entrySet()),
                table -> answer.object(() -> answer.field("table", table.getKey()).field("rows", (long) table.getValue())));
        answer.list("legs", report.legs(), leg -> answer.object(() -> write(answer, leg)));
        answer.field("failure", report.failure().map(Failure::words));
        answer.list("differences", report.differences(), one -> answer.object(() -> answer
                .field("after", one.leg().words()).field("object", one.object()).field("words", one.words())));
        answer.list("blocking", report.blocking(), one -> answer.object(() -> write(answer, one)));
        answer.list("leftOut", report.leftOut(), one -> answer.object(() -> write(answer, one)));
        answer.strings("notes", report.notes());
    }

    private void write(JsonAnswer answer, RunLeg leg) {
        answer.field("leg", leg.leg().words()).field("took", leg.took().toString());
        answer.list("statements", leg.statements().stream().filter(one -> !isLeftOut(one)).toList(),
                one -> answer.object(() -> answer.field("script", one.step().script().name())
                        .field("statement", (long) one.number()).field("line", (long) statement(one).line())
                        .field("sql", Preview.beginning(statement(one))).field("took", one.took().toString())));
    }

    private static void write(JsonAnswer answer, BlockingStatement one) {
        answer.field("script", one.planned().step().script().name()).field("statement", (long) one.planned().number())
                .field("line", (long) one.planned().statement().line()).field("table", one.table().name())
                .field("bytes", one.table().bytes()).field("algorithm", one.algorithm().algorithm())
                .field("lock", one.algorithm().lock()).field("words", one.words());
    }

    private static void write(JsonAnswer answer, LeftOut one) {
        answer.field("script", one.script()).field("statement", (long) one.statement()).field("line", (long) one.line())
                .field("reason", one.reason());
    }
}
