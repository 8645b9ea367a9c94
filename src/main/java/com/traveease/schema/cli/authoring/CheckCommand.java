package com.traveease.schema.cli.authoring;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.authoring.Authoring;
import com.traveease.schema.authoring.Authoring.Told;
import com.traveease.schema.authoring.Side;
import com.traveease.schema.cli.authoring.CheckFindings.Answer;
import com.traveease.schema.cli.authoring.CheckFindings.Question;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.CommonOptions;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.diff.Change;
import com.traveease.schema.drift.DriftedObject;
import com.traveease.schema.drift.Ignored;
import com.traveease.schema.drift.LiveAnswer;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.InvalidScriptException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "check", description = "Check whether the schema is as it should be. Exits with 0 if yes, 1 if no.", footer = {
        "",
        "There are three questions:", "  history   is every revision applied, unedited and complete?",
        "  live      is the schema as the last run left it, or was it changed by hand since?",
        "  model     do the scripts produce what the entities and the files beside them declare?",
        "The first two only read. The third runs the scripts in a scratch schema. A question that cannot",
        "be answered is a failure (3) if --only names it, otherwise a warning.", "",
        "Examples:  traveease-schema check && echo ready", "           traveease-schema check --only history,live",
        "           traveease-schema check --only live --ignore 'tmp_*'", "           traveease-schema check --accept" })
public class CheckCommand extends SchemaCommand {

    @Option(names = "--only", paramLabel = "QUESTION", split = ",", description = "Ask only this question: history, live or "
            + "model; may be repeated.")
    List<Question> only = new ArrayList<>();

    @Option(names = "--accept", description = "Record the live schema as it is now, with time and account; it is then no "
            + "longer reported as drift.")
    boolean accept;

    @Option(names = "--ignore", paramLabel = "PATTERN", split = ",", description = "Objects whose changes are not reported, "
            + "such as tmp_*; may be repeated. Adds to SCHEMA_IGNORE.")
    List<String> ignored = new ArrayList<>();

    @Option(names = "--model", paramLabel = "MODEL", description = "What the scripts should produce: filesystem:DIR with "
            + "CREATE statements, or mysql://HOST/SCHEMA (default: the built-in model).")
    String model;

    @Override
    public Ignored ignored() {
        List<String> patterns = new ArrayList<>(environment().drift().ignored());
        patterns.addAll(ignored);
        return Ignored.of(patterns);
    }

    @Override
    public boolean isWrongForm() {
        return program.options().output == CommonOptions.Output.markdown;
    }

    @Override
    public Integer call() {
        if (accept && !only.isEmpty() && !only.contains(Question.live)) {
            throw new InvalidTargetException("--accept records the live schema: add live to --only, or leave --only out.");
        }
        List<String> accepted = accept ? accept() : List.of();
        Set<Question> asked = EnumSet.noneOf(Question.class);
        asked.addAll(!only.isEmpty() ? only : accept ? List.of(Question.live) : List.of(Question.values()));
        SchemaState state = migrator().state();
        if (asked.contains(Question.history)) {
            state.flywayObjections().forEach(this::warn);
        }
        CheckFindings findings = new CheckFindings(asked, state,
                asked.contains(Question.live) ? Optional.of(live(state)) : Optional.empty(),
                asked.contains(Question.model) ? Optional.of(model()) : Optional.empty(), accepted);
        CheckReport report = new CheckReport(findings);
        if (program.options().output == CommonOptions.Output.sarif) {
            new CheckSarif(findings, address().schema(), revisions()).report().print(out());
        } else if (isJson()) {
            report.write(json());
        } else {
            report.print(out());
        }
        return findings.isGood() ? ExitCode.DONE : ExitCode.NO;
    }

    private List<String> accept() {
        try (RunLog log = startLog()) {
            List<String> lines = new ArrayList<>();
            migrator().corrections().accept(log).ifPresent(drift -> drift.objects().stream()
                    .map(CheckCommand::words).forEach(lines::add));
            return lines;
        }
    }

    private static String words(DriftedObject object) {
        return object.name().words() + ": " + String.join(", ", object.words());
    }

    private CheckFindings.Live live(SchemaState state) {
        try {
            return CheckFindings.Live.of(LiveAnswer.ask(Comparing.reading(address()).connections(), address().schema(),
                    new StateReader(revisions()), ignored()), state);
        } catch (SQLException e) {
            String reason = "Whether the live schema was changed by hand could not be determined: %s (error %d)."
                    .formatted(ServerMessage.of(e), e.getErrorCode());
            return CheckFindings.Live.unknown(unanswered(Question.live, reason, e));
        }
    }

    private CheckFindings.Model model() {
        Side declared = Comparing.side("model", Optional.ofNullable(model));
        if (model == null && !environment().scripts(Optional.ofNullable(program.options().url)).locations().isEmpty()) {
            return new CheckFindings.Model(Answer.SKIPPED, declared.toString(), List.of(), Optional.of(unasked()));
        }
        try (Authoring comparison = Comparing.open(this, revisions())) {
            List<Change> changes = comparison.difference(new Side.Scripts(Optional.empty()), declared, Told.NOTHING).changes();
            return new CheckFindings.Model(changes.isEmpty() ? Answer.YES : Answer.NO, declared.toString(), changes,
                    Optional.empty());
        } catch (MigrationRefusedException | InvalidScriptException e) {
            return unknown(declared, e.getMessage(), e);
        } catch (SQLException e) {
            return unknown(declared, "The result of the scripts could not be read: %s (error %d)."
                    .formatted(ServerMessage.of(e), e.getErrorCode()), e);
        }
    }

    private CheckFindings.Model unknown(Side declared, String reason, Exception cause) {
        return new CheckFindings.Model(Answer.UNKNOWN, declared.toString(), List.of(),
                Optional.of(unanswered(Question.model, reason, cause)));
    }

    private String unasked() {
        String reason = "Not compared: the built-in model belongs to the built-in scripts, and --locations names others. "
                + "Name theirs with --model.";
        if (only.contains(Question.model)) {
            throw new InvalidTargetException(reason);
        }
        return reason;
    }

    /** Not to know is no answer to who has asked for it, and none of the others' business. */
    private String unanswered(Question question, String reason, Exception cause) {
        if (only.contains(question)) {
            throw new MigrationRefusedException(reason, cause);
        }
        warn(reason);
        return "Not known: " + reason;
    }
}
