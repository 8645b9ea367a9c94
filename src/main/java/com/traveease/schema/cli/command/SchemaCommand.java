package com.traveease.schema.cli.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.traveease.schema.cli.option.CommonOptions;
import com.traveease.schema.cli.option.ProgramVersion;
import com.traveease.schema.cli.output.ConsoleLog;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.cli.output.TerminalColors;
import com.traveease.schema.config.Environment;
import com.traveease.schema.config.SchemaConfiguration;
import com.traveease.schema.config.ScriptConfiguration;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.drift.Ignored;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.verification.Assertions;
import com.traveease.schema.verification.Verifying;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What commands have in common: what they were given, and where they write. Nothing is read before it is needed. */
@Command(mixinStandardHelpOptions = true, addMethodSubcommands = false, abbreviateSynopsis = true, versionProvider = ProgramVersion.class, sortOptions = false)
public abstract class SchemaCommand implements Callable<Integer> {

    @Spec
    public CommandSpec spec;

    @ParentCommand
    public Program program;

    /** Null before a run. */
    private RunLog log;
    private Environment environment;
    private Revisions revisions;
    private DatabaseAddress address;

    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    public PrintWriter err() {
        return spec.commandLine().getErr();
    }

    public boolean isJson() {
        return program.options().output == CommonOptions.Output.json;
    }

    /** Whether answers are in a form that this command does not have. */
    public boolean isWrongForm() {
        return program.options().output == CommonOptions.Output.sarif
                || program.options().output == CommonOptions.Output.markdown;
    }

    /** An answer to fill in; it is written when it is closed. */
    public JsonAnswer json() {
        return new JsonAnswer(spec.name(), out());
    }

    /** Hears of the run that begins. */
    public RunLog startLog() {
        log = new RunLog(new ConsoleLog(err(), revisions()));
        return log;
    }

    /** What it had done before it failed, for the answer in JSON. */
    public void writeDone(JsonAnswer answer) {
        if (log == null) {
            answer.strings("steps", List.of()).strings("warnings", List.of());
        } else {
            log.writeSteps(answer).strings("warnings", log.warnings());
        }
    }

    /** The configuration, with what the options say before it. Built once: that takes longer than most commands do. */
    public Environment environment() {
        if (environment == null) {
            Map<String, String> options = new LinkedHashMap<>(program.options().scripts());
            options.putAll(locks());
            options.putAll(move());
            environment = new Environment(options);
        }
        return environment;
    }

    public Revisions revisions() {
        if (revisions == null) {
            ScriptConfiguration scripts = environment().scripts(Optional.ofNullable(program.options().url));
            revisions = scripts.revisions();
            if (scripts.locations().isEmpty() && warnsOfOtherScripts()) {
                CheckoutScripts.here().difference(revisions).ifPresent(this::warn);
            }
        }
        return revisions;
    }

    /** Whether to say that a checkout has other scripts than this program, where it reads its own. */
    public boolean warnsOfOtherScripts() {
        return true;
    }

    public SchemaConfiguration configuration() {
        return environment().configuration(Optional.ofNullable(program.options().url));
    }

    public DatabaseAddress address() {
        if (address == null) {
            address = Environment.address(configuration());
        }
        return address;
    }

    /** What is said of locks, in the commands that take any. */
    public Map<String, String> locks() {
        return Map.of();
    }

    /** What is said of a run, in the commands that move the schema. */
    public Map<String, String> move() {
        return Map.of();
    }

    public Migrator migrator() {
        return migrator(revisions());
    }

    public Migrator migrator(Revisions with) {
        return new Migrator(new Database(address()), with, environment().timeouts(), environment().onWarning(), ignored(),
                environment().runs(), environment().allowedBlocking(), environment().throttle(address()));
    }

    /** Asks the assertions of the scripts; nothing is read yet. */
    public Verifying verifying() {
        return new Verifying(new Database(address()), environment().verify(), () -> Assertions
                .of(environment().scripts(Optional.ofNullable(program.options().url)), revisions()));
    }

    /** What may change in the live schema without being told. */
    public Ignored ignored() {
        return Ignored.of(environment().drift().ignored());
    }

    /** On stderr, as {@link #warnOf(SchemaState)}. */
    public void warnOf(Optional<Pause> pause) {
        pause.map(Pause::inASentence).ifPresent(this::warn);
    }

    /** On stderr, so that answers stay clean. */
    public void warnOf(SchemaState state) {
        state.problems().forEach(problem -> warn(problem));
        state.interruptedInWords().ifPresent(this::warn);
        if (state.isAhead()) {
            warn("The database is newer than this program, whose head is %s. If a script was removed here, put it back."
                    .formatted(revisions().head().map(Object::toString).orElse("base")));
        }
    }

    /** On stderr too. */
    public void inform(String message) {
        err().println(TerminalColors.level("INFO ") + " [traveease.schema] " + message);
    }

    public void warn(String message) {
        err().println(TerminalColors.level("WARN ") + " [traveease.schema] " + message);
    }
}
