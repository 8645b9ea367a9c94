package com.traveease.schema.cli.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.VerificationJson;
import com.traveease.schema.cli.runs.RunWords;
import com.traveease.schema.config.VerifySettings;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.verification.Assertion;
import com.traveease.schema.verification.Assertions;
import com.traveease.schema.verification.Verdict;
import com.traveease.schema.verification.Verification;
import com.traveease.schema.verification.Verifying;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "verify", description = "Check the assertions of the current revision and those below it: queries in "
        + "db/verify, or in a folder verify beside the scripts, that must return no rows. Changes nothing.", footer = {
                "", "Exits with 1 if one is violated, or could not be decided in time. Values of columns whose",
                "names suggest secrets or personal data are not printed.", "", "Examples:  traveease-schema verify -v",
                "           traveease-schema verify 005 --timeout 10m" })
public class VerifyCommand extends SchemaCommand {

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Only the assertions of a version, or of the file with "
            + "this name.")
    List<String> files = List.of();

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long one query may take (default: SCHEMA_VERIFY_TIMEOUT, or 30s).")
    String timeout;

    @Option(names = { "-v", "--verbose" }, description = "Also print the assertions that hold, with the time that each took.")
    boolean verbose;

    @Override
    public Map<String, String> move() {
        return timeout == null ? Map.of() : Map.of(VerifySettings.TIMEOUT, timeout);
    }

    @Override
    public Integer call() {
        Verifying verifying = verifying();
        Migrator migrator = migrator();
        SchemaState state = migrator.state();
        List<Assertion> asked = asked(verifying.assertions().at(state.currentVersion()));
        Verification done = verifying.ask(asked, state);
        if (isJson()) {
            JsonAnswer answer = json();
            VerificationJson.fields(answer, done);
            answer.print();
        } else {
            print(done, state);
        }
        warnOf(state);
        migrator.keptRows().interruptedInWords().forEach(this::warn);
        return done.isPassed() ? ExitCode.DONE : ExitCode.NO;
    }

    private List<Assertion> asked(List<Assertion> all) {
        if (files.isEmpty()) {
            return all;
        }
        List<Assertion> asked = new ArrayList<>();
        for (String name : files) {
            List<Assertion> found = Assertions.named(all, name);
            if (found.isEmpty()) {
                throw new InvalidTargetException("There is no assertion '%s' up to the current revision%s.".formatted(name,
                        all.isEmpty() ? ""
                                : "; there are " + String.join(", ",
                                        all.stream().map(Assertion::file).distinct().toList())));
            }
            asked.addAll(found);
        }
        return asked.stream().distinct().toList();
    }

    private void print(Verification done, SchemaState state) {
        String where = state.current().orElse("<base>");
        if (done.verdicts().isEmpty()) {
            out().println("There is no assertion for %s.".formatted(where));
            return;
        }
        if (verbose) {
            done.of(Verdict.Result.PASSED).forEach(verdict -> out().println("HOLDS     %s (%s): %s".formatted(
                    verdict.assertion().says(), verdict.assertion().place(), RunWords.took(verdict.took()))));
        }
        done.lines().forEach(out()::println);
        out().println("At %s, %s (%s).".formatted(where, done.summary(), RunWords.took(done.took())));
    }
}
