package com.traveease.schema.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.cli.option.ExitCode;
import com.traveease.schema.history.HistoryRow;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.NewRevision;
import com.traveease.schema.revision.RenamedPair;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.revision.Version;
import com.traveease.schema.sql.InvalidScriptException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(name = "revision", description = "Make the two script files of a new revision, with the next version. Needs no database.", footer = {
        "", "They go into the first --locations, or into src/main/resources/db/migration of the project.", "",
        "Examples:  traveease-schema revision -m \"add user preferences\"",
        "           traveease-schema revision --rename 006_add_seats 007" })
class RevisionCommand extends SchemaCommand {

    @Option(names = { "-m", "--message" }, paramLabel = "MESSAGE", description = "What the revision is for; becomes its name.")
    String message;

    @Option(names = "--version-format", paramLabel = "KIND", description = "number (006 after 005) or timestamp (20261128161808, in UTC, "
            + "which two branches seldom make both). Default: as the newest revision.")
    NewRevision.VersionFormat format;

    @Option(names = "--rename", arity = "1..2", paramLabel = "REV", description = "Rename the two files of a revision that is not applied: its id, "
            + "and the new version (default: the next). A configured database is asked whether it has it.")
    List<String> rename = List.of();

    @Option(names = "--autogenerate", description = "Not there yet: write the scripts from the entities.")
    boolean autogenerate;

    @Override
    public Integer call() {
        if (autogenerate) {
            throw new InvalidTargetException(
                    "--autogenerate is not there yet. Without it the two files are made for you to write into; nothing was made.");
        }
        if (message == null && rename.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--message=MESSAGE'");
        }
        if (message != null && !rename.isEmpty() || format != null && !rename.isEmpty() || rename.size() > 2) {
            throw new ParameterException(spec.commandLine(),
                    "--rename takes a revision and its new version, and no other option");
        }
        ScriptFiles files = new ScriptFiles(folder());
        if (rename.isEmpty()) {
            // What lies there, not what was built into this program, has the newest version.
            Revisions there = ScriptFolder.in(files.folder(),
                    environment().scripts(Optional.ofNullable(program.options.url)).reading());
            NewRevision revision = NewRevision.after(there, message, Optional.ofNullable(format), Instant.now());
            answer(files, revision.id(), "Generating", files.make(revision));
        } else {
            Optional<SchemaState> database = database();
            List<Version> taken = database.stream().flatMap(state -> state.rows().stream())
                    .flatMap(row -> row.version().stream()).toList();
            RenamedPair pair = RenamedPair.of(files.names(), rename.get(0), rename.stream().skip(1).findFirst(), taken);
            requireNotApplied(database, pair);
            answer(files, pair.id(), "Renaming " + pair.before() + " to", files.rename(pair));
        }
        return ExitCode.DONE;
    }

    private void answer(ScriptFiles files, String id, String doing, List<Path> done) {
        if (isJson()) {
            json().field("revision", id).strings("files", done.stream().map(Path::toString).toList()).print();
        } else {
            done.forEach(path -> out().println(doing + " " + path + " ...  done"));
        }
        out().flush();
        if (!isRead(id)) {
            warn(new CheckoutScripts(files.folder()).notRead(id));
        }
    }

    /** Whether the other commands, called like this one, would find it. */
    private boolean isRead(String id) {
        try {
            return revisions().all().stream().anyMatch(revision -> revision.id().equals(id));
        } catch (InvalidScriptException e) {
            return true; // they will say what is wrong
        }
    }

    /** What the database has, without the scripts, which may be of no use before the renaming. */
    private Optional<SchemaState> database() {
        if (configuration().address().isEmpty()) {
            warn("No database is configured, so none was asked whether it has this revision. One that has it would find it missing.");
            return Optional.empty();
        }
        return Optional.of(migrator(Revisions.of(List.of())).state());
    }

    private void requireNotApplied(Optional<SchemaState> database, RenamedPair pair) {
        Optional<HistoryRow> applied = database.stream().flatMap(state -> state.rows().stream())
                .filter(row -> row.revisionId().equals(pair.before())).findFirst();
        applied.ifPresent(row -> {
            throw new InvalidTargetException(
                    ("The database at %s has %s, %s %s. Rename the other one, or take it back there first: "
                            + "downgrade. Nothing was renamed.").formatted(address().server(), pair.before(),
                                    row.success() ? "applied" : "begun", row.installedOn()));
        });
    }

    private Path folder() {
        List<String> locations = environment().scripts(Optional.ofNullable(program.options.url)).locations();
        List<Path> folders = ScriptFolder.folders(locations);
        if (folders.isEmpty() && !locations.isEmpty()) {
            throw new InvalidTargetException("The location '%s' is not filesystem:DIR, so nothing can be written there."
                    .formatted(locations.get(0)));
        }
        Path folder = folders.isEmpty() ? CheckoutScripts.FOLDER.toAbsolutePath() : folders.get(0);
        if (!Files.isDirectory(folder)) {
            throw new InvalidTargetException(
                    "There is no folder %s to put the scripts into. Start this in the project's folder, or name one with --locations filesystem:DIR."
                            .formatted(folder));
        }
        return folder;
    }
}
