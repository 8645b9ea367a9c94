package com.traveease.schema.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program. Without arguments it is the service. */
@QuarkusMain
@Command(name = "traveease-schema", description = "Owns the Traveease MySQL schema.", mixinStandardHelpOptions = true, abbreviateSynopsis = true, versionProvider = ProgramVersion.class, sortOptions = false, subcommands = {
        UpgradeCommand.class, DowngradeCommand.class, CurrentCommand.class, HistoryCommand.class, HeadsCommand.class,
        ShowCommand.class, CheckCommand.class, StampCommand.class, ResolveCommand.class, RevisionCommand.class,
        WaitCommand.class,
        AdoptCommand.class, ServeCommand.class, CompletionCommand.class,
        CommandLine.HelpCommand.class }, footerHeading = "%nExit codes:%n", footer = {
                "  0  done",
                "  1  it worked, and the answer is no (not at head, not reached in time)",
                "  2  wrong usage",
                "  3  it failed",
                "  4  another process migrates this schema, and had not ended in time; nothing was run",
                "  130, 143  told to end by Ctrl-C or SIGTERM; the last line says what holds",
                "",
                "Without a command it serves. The database is given by --url, by QUARKUS_DATASOURCE_JDBC_URL with",
                "QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD, by SQLALCHEMY_URL or by DATABASE_URL.",
                "",
                "Example:  SQLALCHEMY_URL=mysql://app:secret@db:3306/traveease traveease-schema upgrade head" })
public class TraveeaseSchema {

    @Mixin
    CommonOptions options;

    public static void main(String... args) {
        // On its own, without a lock for each character and in UTF-8 whatever the locale.
        Answers answers = new Answers();
        PrintWriter out = writer(answers);
        PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
        int code = commandLine(out, err).execute(Arguments.of(args));
        out.flush();
        if (answers.failure().isPresent()) {
            err.println("FAILED: The answer could not be written to stdout: %s. What is there is not whole."
                    .formatted(answers.failure().get()));
            code = Math.max(code, ExitCode.FAILED);
        }
        err.flush();
        Ending.everythingIsSaid();
        System.exit(code);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new TraveeaseSchema())
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new FailureInWords());
    }
}
