package com.traveease.schema.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import com.traveease.schema.revision.InvalidScriptException;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.NewRevision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "revision", description = "Make the two script files of a new revision, with the next version. Needs no database.", footer = {
        "", "They go into the first --locations, or into src/main/resources/db/migration of the project.", "",
        "Example:  traveease-schema revision -m \"add user preferences\"" })
class RevisionCommand extends SchemaCommand {

    private static final Path OF_THE_PROJECT = Path.of("src", "main", "resources", "db", "migration");

    @Option(names = { "-m",
            "--message" }, required = true, paramLabel = "MESSAGE", description = "What the revision is for; becomes its name.")
    String message;

    @Option(names = "--autogenerate", description = "Not there yet: write the scripts from the entities.")
    boolean autogenerate;

    @Override
    public Integer call() {
        if (autogenerate) {
            throw new InvalidTargetException(
                    "--autogenerate is not there yet. Without it the two files are made for you to write into; nothing was made.");
        }
        Path folder = folder();
        // What lies there, not what was built into this program, has the newest version.
        Revisions there = ScriptFolder.in(folder, Environment.scripts(program.options).reading());
        NewRevision revision = NewRevision.after(there, message);
        for (NewRevision.File file : revision.files()) {
            write(folder.resolve(file.name()), file.text());
        }
        if (isJson()) {
            json().field("revision", revision.id())
                    .strings("files", revision.files().stream().map(file -> folder.resolve(file.name()).toString()).toList())
                    .print();
        }
        return ExitCode.DONE;
    }

    private Path folder() {
        List<Path> folders = ScriptFolder.folders(Environment.scripts(program.options).locations());
        Path folder = folders.isEmpty() ? OF_THE_PROJECT.toAbsolutePath() : folders.get(0);
        if (!Files.isDirectory(folder)) {
            throw new InvalidTargetException(
                    "There is no folder %s to put the scripts into. Start this in the project's folder, or name one with --locations filesystem:DIR."
                            .formatted(folder));
        }
        return folder;
    }

    private void write(Path file, String text) {
        if (!isJson()) {
            out().print("Generating " + file + " ... ");
        }
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new InvalidScriptException("%s could not be written: %s".formatted(file, e.getMessage()),
                    new UncheckedIOException(e));
        }
        if (!isJson()) {
            out().println(" done");
        }
    }
}
