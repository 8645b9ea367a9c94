package com.traveease.schema.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
        Revisions there = ScriptFolder.in(folder, environment().scripts().reading());
        NewRevision revision = NewRevision.after(there, message);
        write(folder, revision.files());
        if (isJson()) {
            json().field("revision", revision.id())
                    .strings("files", revision.files().stream().map(file -> folder.resolve(file.name()).toString()).toList())
                    .print();
        }
        return ExitCode.DONE;
    }

    private Path folder() {
        List<String> locations = environment().scripts().locations();
        List<Path> folders = ScriptFolder.folders(locations);
        if (folders.isEmpty() && !locations.isEmpty()) {
            throw new InvalidTargetException("The location '%s' is not filesystem:DIR, so nothing can be written there."
                    .formatted(locations.get(0)));
        }
        Path folder = folders.isEmpty() ? OF_THE_PROJECT.toAbsolutePath() : folders.get(0);
        if (!Files.isDirectory(folder)) {
            throw new InvalidTargetException(
                    "There is no folder %s to put the scripts into. Start this in the project's folder, or name one with --locations filesystem:DIR."
                            .formatted(folder));
        }
        return folder;
    }

    /** Both or neither: a script without its undo would pass for irreversible. */
    private void write(Path folder, List<NewRevision.File> files) {
        List<Path> made = new ArrayList<>();
        for (NewRevision.File file : files) {
            Path path = folder.resolve(file.name());
            try {
                Files.writeString(path, file.text(), StandardOpenOption.CREATE_NEW);
                made.add(path);
            } catch (FileAlreadyExistsException e) {
                throw notWritten(path, "it is there already", e, made);
            } catch (IOException e) {
                made.add(path);
                throw notWritten(path, reason(e), e, made);
            }
        }
        if (!isJson()) {
            made.forEach(path -> out().println("Generating " + path + " ...  done"));
        }
    }

    /** The file system's own exceptions say the path and nothing else. */
    private static String reason(IOException failure) {
        return failure instanceof AccessDeniedException ? "this user may not write there"
                : failure instanceof FileSystemException file && file.getReason() != null ? file.getReason()
                        : failure.getMessage();
    }

    private static InvalidScriptException notWritten(Path path, String reason, IOException cause, List<Path> made) {
        InvalidScriptException failure = new InvalidScriptException(
                "%s could not be written: %s. Nothing was made.".formatted(path, reason), cause);
        for (Path file : made) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        return failure;
    }
}
