package com.traveease.schema.cli.authoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.cli.authoring.CheckFindings.Answer;
import com.traveease.schema.cli.authoring.CheckFindings.Question;
import com.traveease.schema.cli.output.SarifReport;
import com.traveease.schema.cli.output.SarifReport.Result;
import com.traveease.schema.cli.output.SarifReport.SchemaObject;
import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.diff.Change;
import com.traveease.schema.drift.DriftedObject;
import com.traveease.schema.model.Declaration;
import com.traveease.schema.model.Model;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;

/** What {@code check} found out, each finding with the script or the entity that it belongs to. */
record CheckSarif(CheckFindings findings, String schema, Revisions revisions) {

    private static final String SOURCES = "src/main/java/";
    private static final String MODEL_FILES = "src/main/resources/db/model/";

    /** What is reported. */
    private enum Rule {
        PENDING("pending-revision", "A revision is not applied", "error"),
        PROBLEM("history-problem", "The history and the scripts do not match", "error"),
        DRIFT("changed-by-hand", "The live schema is not what the last run left", "error"),
        MODEL("model-difference", "The scripts do not produce what the model declares", "error"),
        NOT_KNOWN("not-known", "A question could not be answered", "note");

        private final String id;
        private final String words;
        private final String level;

        Rule(String id, String words, String level) {
            this.id = id;
            this.words = words;
            this.level = level;
        }
    }

    SarifReport report() {
        return new SarifReport(Arrays.stream(Rule.values())
                .map(rule -> new SarifReport.Rule(rule.id, rule.level, rule.words)).toList(), results());
    }

    private static Result result(Rule rule, String message, Optional<String> file, Optional<SchemaObject> object) {
        return new Result(rule.ordinal(), rule.level, message, file, Optional.empty(), object);
    }

    private List<Result> results() {
        List<Result> results = new ArrayList<>();
        if (findings.asked().contains(Question.history)) {
            findings.state().pending().forEach(revision -> results.add(result(Rule.PENDING,
                    "%s is not applied.".formatted(revision.id()), Optional.of(file(revision)), Optional.empty())));
            findings.state().pendingRepeatables().forEach(repeatable -> results.add(result(Rule.PENDING,
                    "%s is not applied as it is now.".formatted(repeatable.script().name()),
                    Optional.of(SarifReport.uri(repeatable.script().path())), Optional.empty())));
            findings.state().problems().forEach(problem -> results.add(result(Rule.PROBLEM, problem,
                    revisions.all().stream().filter(revision -> problem.contains(revision.upgrade().name())).findFirst()
                            .map(CheckSarif::file),
                    Optional.empty())));
        }
        findings.live().flatMap(CheckFindings.Live::drift).ifPresent(drift -> drift.objects().forEach(object -> results.add(
                drifted(object))));
        findings.model().ifPresent(model -> model.changes().forEach(change -> results.add(result(Rule.MODEL,
                "From the scripts to the model: %s.".formatted(change.words()), source(model, change),
                Optional.of(new SchemaObject(schema + "." + change.object(), change.kind().words()))))));
        Stream.concat(
                findings.live().filter(live -> live.answer() == Answer.UNKNOWN).flatMap(CheckFindings.Live::reason).stream(),
                findings.model().filter(model -> model.answer() == Answer.UNKNOWN).flatMap(CheckFindings.Model::reason)
                        .stream())
                .forEach(reason -> results.add(result(Rule.NOT_KNOWN, reason, Optional.empty(), Optional.empty())));
        return results;
    }

    private Result drifted(DriftedObject object) {
        return result(Rule.DRIFT, "Changed by hand: %s.".formatted(String.join("; ", object.words())), Optional.empty(),
                Optional.of(new SchemaObject(schema + "." + object.name().name(), object.name().kind().words())));
    }

    private static String file(Revision revision) {
        return SarifReport.uri(revision.upgrade().path());
    }

    /** The entity or the file that declares what differs. */
    private static Optional<String> source(CheckFindings.Model model, Change change) {
        if (!model.name().equals("model")) {
            return Optional.empty();
        }
        boolean part = switch (change.kind()) {
            case TABLE, COLUMN, INDEX, FOREIGN_KEY, CHECK -> true;
            case VIEW, TRIGGER, PROCEDURE, FUNCTION, EVENT -> false;
        };
        ObjectKind kind = part ? ObjectKind.TABLE : change.kind();
        String name = part ? change.table() : change.object();
        return Model.builtIn().declarations().stream().filter(one -> one.kind() == kind && one.name().equalsIgnoreCase(name))
                .map(Declaration::source).findFirst().map(CheckSarif::uriOfSource);
    }

    /** {@code entity com.traveease.model.account.User} or {@code file views/x.sql}. */
    private static String uriOfSource(String source) {
        String name = source.substring(source.indexOf(' ') + 1);
        return source.startsWith("entity ") ? SOURCES + name.replaceFirst("\\$.*", "").replace('.', '/') + ".java"
                : MODEL_FILES + name;
    }
}
