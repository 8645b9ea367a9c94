package com.traveease.schema.cli.authoring;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import com.traveease.schema.alteration.DiffStatement;
import com.traveease.schema.authoring.StatementText;
import com.traveease.schema.cli.authoring.CheckFindings.Answer;
import com.traveease.schema.cli.authoring.CheckFindings.Question;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.drift.DriftedObject;
import com.traveease.schema.drift.LiveDrift;
import com.traveease.schema.drift.ObjectName;
import com.traveease.schema.drift.Snapshot;

/** Prints what {@code check} found out. */
record CheckReport(CheckFindings findings) {

    void print(PrintWriter out) {
        if (findings.asked().contains(Question.history)) {
            out.println("History");
            history(out);
        }
        findings.live().ifPresent(live -> {
            out.println("Live schema");
            live(live, out);
        });
        findings.model().ifPresent(model -> {
            out.println("Model");
            model(model, out);
        });
    }

    private void history(PrintWriter out) {
        out.println("  Target database is %sup to date.".formatted(findings.isHistoryGood() ? "" : "not "));
        if (!findings.isHistoryGood()) {
            findings.state().pendingNames().forEach(revision -> out.println("  pending: " + revision));
            findings.state().problems().forEach(problem -> out.println("  problem: " + problem));
            findings.state().interruptedInWords().ifPresent(words -> out.println("  interrupted: " + words));
        }
    }

    private void live(CheckFindings.Live live, PrintWriter out) {
        findings.accepted().forEach(line -> out.println("  accepted: " + line));
        live.reason().ifPresent(reason -> out.println("  " + reason));
        live.recorded().ifPresent(recorded -> {
            LiveDrift drift = live.drift().orElseThrow();
            if (drift.isNone()) {
                out.println("  The schema is as it was recorded at %s.".formatted(place(recorded)));
            } else {
                drift(recorded, drift, out);
            }
            if (!drift.unreadable().isEmpty()) {
                out.println("  not readable with this account, and therefore not compared: "
                        + drift.unreadable().stream().map(ObjectName::words).collect(Collectors.joining(", ")));
            }
        });
    }

    private static String place(Snapshot recorded) {
        return recorded.revision().orElse("base");
    }

    private static void drift(Snapshot recorded, LiveDrift drift, PrintWriter out) {
        out.println("  Changed by hand since it was recorded at %s, %s by %s:".formatted(place(recorded), recorded.recordedAt(),
                recorded.recordedBy()));
        for (DriftedObject object : drift.objects()) {
            out.println("  " + object.name().words());
            object.words().forEach(words -> out.println("    " + words));
        }
        // Not indented: a string or a program in it may have several lines.
        statements("To revert the changes:", drift.puttingRight(), out);
        statements("To keep the changes, as the script of a new revision:", drift.revising(), out);
        out.println("  To keep it without a revision: check --accept");
    }

    private static void statements(String heading, List<DiffStatement> statements, PrintWriter out) {
        out.println("  " + heading);
        out.println();
        out.println(StatementText.of(statements));
    }

    private static void model(CheckFindings.Model model, PrintWriter out) {
        model.reason().ifPresent(reason -> out.println("  " + reason));
        if (model.answer() == Answer.YES) {
            out.println("  The scripts produce what the model declares.");
        }
        if (model.answer() == Answer.NO) {
            out.println("  The scripts do not produce what the model declares. Statements that lead from the scripts to the "
                    + "model:");
            model.changes().forEach(change -> out.println("    " + change.words()));
            out.println("  Write the revision with: revision --autogenerate -m \"…\"");
        }
    }

    void write(JsonAnswer answer) {
        answer.field("ok", findings.isGood()).state(findings.state()).strings("accepted", findings.accepted());
        findings.live().ifPresentOrElse(live -> answer.object("live", () -> write(answer, live)),
                () -> answer.nothing("live"));
        findings.model().ifPresentOrElse(model -> answer.object("model", () -> {
            answer.field("answer", model.answer().word()).field("model", model.name());
            answer.list("changes", model.changes(), change -> answer.object(() -> DiffCommand.write(answer, change)));
            answer.field("reason", model.reason());
        }), () -> answer.nothing("model"));
        answer.print();
    }

    private static void write(JsonAnswer answer, CheckFindings.Live live) {
        answer.field("answer", live.answer().word())
                .field("recordedAt", live.recorded().map(recorded -> recorded.recordedAt().toString()))
                .field("recordedBy", live.recorded().map(Snapshot::recordedBy))
                .field("revision", live.recorded().flatMap(Snapshot::revision))
                .field("program", live.recorded().map(Snapshot::program));
        answer.list("objects", live.drift().map(LiveDrift::objects).orElse(List.of()),
                object -> answer.object(() -> answer.field("kind", object.name().kind().words())
                        .field("name", object.name().name())
                        .list("changes", object.changes(), change -> answer.object(() -> DiffCommand.write(answer, change)))));
        answer.strings("notReadable", live.drift().map(drift -> drift.unreadable().stream().map(ObjectName::words).toList())
                .orElse(List.of()));
        answer.strings("puttingRight", live.drift().map(LiveDrift::puttingRight).map(CheckReport::sql).orElse(List.of()));
        answer.strings("revising", live.drift().map(LiveDrift::revising).map(CheckReport::sql).orElse(List.of()));
        answer.field("reason", live.reason());
    }

    private static List<String> sql(List<DiffStatement> statements) {
        return statements.stream().map(DiffStatement::sql).toList();
    }
}
