package com.traveease.schema.cli;

import java.util.List;
import java.util.Locale;

import com.traveease.schema.adoption.AdoptionMode;
import com.traveease.schema.adoption.AdoptionReport;
import com.traveease.schema.adoption.AdoptionReport.Outcome;
import com.traveease.schema.cli.command.Ending;
import com.traveease.schema.cli.command.LockingCommand;
import com.traveease.schema.cli.option.ExitCode;
import com.traveease.schema.cli.output.ConsoleLog;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.drift.Difference;
import com.traveease.schema.drift.Findings;
import com.traveease.schema.migration.Migrator;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "adopt", description = "Take over a schema that Alembic managed.", footer = { "",
        "It is compared with what the scripts up to Alembic's revision make, in a scratch schema",
        "on the same server. Where nothing blocks, the revisions are recorded as applied. No data",
        "is touched. 0 is done, or possible with --dry-run; 1 is not possible as it is.", "",
        "Examples:  traveease-schema adopt --dry-run", "           traveease-schema adopt --keep-alembic-version" })
class AdoptCommand extends LockingCommand {

    @ArgGroup
    Mode mode = new Mode();

    /** One of them, or none. */
    static class Mode {

        @Option(names = "--dry-run", description = "Only report.")
        boolean dryRun;

        @Option(names = "--keep-alembic-version", description = "Write the current revision into alembic_version too from now on, for programs that still look there.")
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
            report = Ending.during(migrator, log, ending -> migrator.adopt(mode.asMode(), log));
        }
        List<String> correction = report.findings().map(verbose ? Findings::fullCorrection : Findings::correction)
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
        differences(answer, "blocking", report.findings().map(Findings::blocking).orElse(List.of()));
        differences(answer, "harmless", report.findings().map(Findings::harmless).orElse(List.of()));
        answer.field("rehearsalFailure", report.findings().flatMap(Findings::rehearsalFailure).map(Object::toString))
                .field("untried", report.findings().flatMap(Findings::untried))
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
