package com.traveease.schema.cli;

import java.util.List;
import java.util.Locale;

import com.traveease.schema.adoption.AdoptionMode;
import com.traveease.schema.adoption.AdoptionReport;
import com.traveease.schema.adoption.AdoptionReport.Outcome;
import com.traveease.schema.cli.command.GracefulStop;
import com.traveease.schema.cli.command.LockingCommand;
import com.traveease.schema.cli.output.ConsoleLog;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.takeover.Difference;
import com.traveease.schema.takeover.TakeoverFindings;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "adopt", description = "Take over a schema that Alembic managed.", footer = { "",
        "Compares it with what the scripts up to Alembic's revision produce, in a scratch schema on the same",
        "server. If no difference blocks it, the revisions are recorded as applied. No data is touched.",
        "Exits with 0 if done (with --dry-run: if possible), with 1 if differences block it.", "",
        "Examples:  traveease-schema adopt --dry-run", "           traveease-schema adopt --keep-alembic-version" })
class AdoptCommand extends LockingCommand {

    @ArgGroup
    Mode mode = new Mode();

    /** One of them, or none. */
    static class Mode {

        @Option(names = "--dry-run", description = "Only report.")
        boolean dryRun;

        @Option(names = "--keep-alembic-version", description = "From now on, also write the current revision to "
                + "alembic_version, for programs that still read it.")
        boolean keepAlembicVersion;

        AdoptionMode asMode() {
            if (dryRun) {
                return AdoptionMode.DRY_RUN;
            }
            return keepAlembicVersion ? AdoptionMode.KEEP_ALEMBIC_VERSION : AdoptionMode.TAKE_OVER;
        }
    }

    @Option(names = { "-v", "--verbose" }, description = "Print SQL for the harmless differences too.")
    boolean verbose;

    @Override
    public Integer call() {
        AdoptionReport report;
        Migrator migrator = migrator();
        try (ConsoleLog log = new ConsoleLog(err(), revisions())) {
            // Else the scratch schema would stay.
            report = GracefulStop.during(migrator, log, ending -> migrator.adopt(mode.asMode(), log));
        }
        List<String> correction = report.findings()
                .map(verbose ? TakeoverFindings::fullCorrection : TakeoverFindings::correction)
                .orElse(List.of());
        if (isJson()) {
            print(report, correction);
        } else {
            report.lines().forEach(out()::println);
            if (!correction.isEmpty()) {
                out().println();
                out().println("-- SQL that resolves them. Read it, try it on a copy, and run it yourself.");
                correction.forEach(statement -> out().println(statement + (statement.startsWith("--") ? "" : ";")));
            }
        }
        return report.outcome() == Outcome.BLOCKED ? ExitCode.NO : ExitCode.DONE;
    }

    private void print(AdoptionReport report, List<String> correction) {
        JsonAnswer answer = json();
        answer.field("outcome", word(report.outcome()))
                .field("revision", report.revision());
        differences(answer, "blocking", report.findings().map(TakeoverFindings::blocking).orElse(List.of()));
        differences(answer, "harmless", report.findings().map(TakeoverFindings::harmless).orElse(List.of()));
        answer.field("rehearsalFailure", report.findings().flatMap(TakeoverFindings::rehearsalFailure).map(Object::toString))
                .field("untried", report.findings().flatMap(TakeoverFindings::untried))
                .strings("correction", correction)
                .print();
    }

    private static void differences(JsonAnswer answer, String name, List<Difference> differences) {
        answer.list(name, differences, difference -> answer.object(() -> answer
                .field("object", difference.subject().toString())
                .field("property", word(difference.property()))
                .field("expected", difference.expected())
                .field("actual", difference.actual())
                .field("reason", difference.reason())));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
