package com.traveease.schema.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.traveease.schema.cli.authoring.CheckCommand;
import com.traveease.schema.cli.authoring.DiffCommand;
import com.traveease.schema.cli.authoring.LintCommand;
import com.traveease.schema.cli.authoring.RevisionCommand;
import com.traveease.schema.cli.command.ExitCodeOfFailure;
import com.traveease.schema.cli.command.GracefulStop;
import com.traveease.schema.cli.command.Program;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.keep.KeptCommand;
import com.traveease.schema.cli.keep.PurgeCommand;
import com.traveease.schema.cli.keep.RestoreCommand;
import com.traveease.schema.cli.option.Arguments;
import com.traveease.schema.cli.option.CommandHelp;
import com.traveease.schema.cli.option.CommonOptions;
import com.traveease.schema.cli.option.ProgramVersion;
import com.traveease.schema.cli.option.WrongUsage;
import com.traveease.schema.cli.output.Answers;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.TerminalColors;
import com.traveease.schema.cli.precaution.BackupCommand;
import com.traveease.schema.cli.precaution.RehearseCommand;
import com.traveease.schema.cli.runs.PauseCommand;
import com.traveease.schema.cli.runs.ResumeCommand;
import com.traveease.schema.cli.runs.RunsCommand;
import com.traveease.schema.cli.verification.VerifyCommand;
import com.traveease.schema.config.ConfigurationException;
import com.traveease.schema.config.Environment;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program. Without arguments it is the service. */
@QuarkusMain
@Command(name = "traveease-schema", description = "Migrates a MySQL schema; a killed run resumes where it stopped.", mixinStandardHelpOptions = true, addMethodSubcommands = false, abbreviateSynopsis = true, versionProvider = ProgramVersion.class, sortOptions = false, footerHeading = "%nExit codes:%n", footer = {
        "  0  done",
        "  1  it worked, and the answer is no (not at head, not reached in time)",
        "  2  wrong usage",
        "  3  it failed",
        "  4  another process is still migrating this schema (or, with --exclusive, using it) after the",
        "     timeout; nothing was run",
        "  130, 143  stopped by Ctrl-C or SIGTERM; the last line says what is applied",
        "",
        "Without a command it runs the service. The database is given by --url, SQLALCHEMY_URL, DATABASE_URL,",
        "or QUARKUS_DATASOURCE_JDBC_URL with QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.",
        "",
        "Example:  SQLALCHEMY_URL=mysql://app:secret@db:3306/traveease traveease-schema upgrade head" })
public class TraveeaseSchema implements Program {

    /** In the order of the help. */
    private static final Map<String, Supplier<Object>> COMMANDS = commands();
    private static final Set<String> ABOUT_ALL = Set.of("completion", "help");

    @Mixin
    CommonOptions options;

    @Override
    public CommonOptions options() {
        return options;
    }

    public static void main(String... args) {
        // On its own, without a lock for each character and in UTF-8 whatever the locale.
        Answers answers = new Answers();
        PrintWriter out = writer(answers);
        PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
        TerminalColors.forTerminal();
        String[] arguments = Arguments.of(args);
        int code = commandLine(out, err, arguments).execute(arguments);
        out.flush();
        if (answers.failure().isPresent()) {
            err.println(TerminalColors.failure("FAILED:") + " The answer could not be written to stdout: %s. It is incomplete."
                    .formatted(answers.failure().get()));
            code = Math.max(code, ExitCode.FAILED);
        }
        err.flush();
        GracefulStop.everythingIsSaid();
        System.exit(code);
    }

    /** Whether the environment names a database, be it wrongly; for what runs this program in a checkout. */
    public static boolean isDatabaseConfigured() {
        try {
            return new Environment(Map.of()).configuration(Optional.empty()).address().isPresent();
        } catch (ConfigurationException e) {
            return true; // the command says what is wrong with it
        }
    }

    /** Help is asked for before the command is looked at: that of one that there is not is no help. */
    private static int run(CommandLine.ParseResult parsed) {
        List<String> unknown = parsed.unmatched().stream().filter(typed -> !typed.startsWith("-")).toList();
        if (!unknown.isEmpty()) {
            throw new CommandLine.UnmatchedArgumentException(parsed.commandSpec().commandLine(), unknown);
        }
        return ExitCodeOfFailure.run(parsed);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("upgrade", UpgradeCommand::new);
        commands.put("downgrade", DowngradeCommand::new);
        commands.put("redo", RedoCommand::new);
        commands.put("kept", KeptCommand::new);
        commands.put("restore", RestoreCommand::new);
        commands.put("purge", PurgeCommand::new);
        commands.put("current", CurrentCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("history", HistoryCommand::new);
        commands.put("heads", HeadsCommand::new);
        commands.put("show", ShowCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("runs", RunsCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("diff", DiffCommand::new);
        commands.put("lint", LintCommand::new);
        commands.put("rehearse", RehearseCommand::new);
        commands.put("backup", BackupCommand::new);
        commands.put("pause", PauseCommand::new);
        commands.put("resume", ResumeCommand::new);
        commands.put("stamp", StampCommand::new);
        commands.put("repair", RepairCommand::new);
        commands.put("resolve", ResolveCommand::new);
        commands.put("revision", RevisionCommand::new);
        commands.put("wait", WaitCommand::new);
        commands.put("adopt", AdoptCommand::new);
        commands.put("serve", ServeCommand::new);
        commands.put("health", HealthCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("help", CommandLine.HelpCommand::new);
        return commands;
    }

    /**
     * @param arguments what is to be parsed; where they begin with a command, the others are not built, which takes longer than
     *        most commands do
     */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine program = new CommandLine(new TraveeaseSchema());
        boolean alone = COMMANDS.containsKey(arguments[0]) && !ABOUT_ALL.contains(arguments[0]);
        COMMANDS.forEach((name, command) -> {
            if (!alone || name.equals(arguments[0])) {
                program.addSubcommand(name, command.get());
            }
        });
        program.getSubcommands().values().stream().filter(command -> command.getCommand() instanceof SchemaCommand)
                .forEach(CommandHelp::arrange);
        return program
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                // A password may begin with an @, and a file's lines would be repeated as unknown options.
                .setExpandAtFiles(false)
                .setExecutionStrategy(TraveeaseSchema::run)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new ExitCodeOfFailure());
    }
}
