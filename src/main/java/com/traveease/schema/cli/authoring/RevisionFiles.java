package com.traveease.schema.cli.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.traveease.schema.revision.NewRevision;
import com.traveease.schema.revision.RenamedPair;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.verification.Assertions;

/** Makes and renames the files of a revision: both or neither, for a script without its undo would pass for irreversible. */
record RevisionFiles(Path folder) {

    /** Before the names of files that are being written; hidden files are no scripts. */
    private static final String UNFINISHED = ".unfinished-";

    /** A file that is to be there. */
    private record Made(String name, Path path, String text) {
    }

    /**
     * @return their paths
     * @throws InvalidScriptException when one cannot be made; then none is there
     */
    List<Path> make(NewRevision revision) {
        return make(List.of(revision), List.of());
    }

    /**
     * A run that ends in between leaves the first of the revisions, each whole.
     *
     * @param revisions in their order
     * @param assertions files of the folder beside this one, each named after the version of its revision
     * @return their paths
     * @throws InvalidScriptException when one cannot be made; then none is there
     */
    List<Path> make(List<NewRevision> revisions, List<NewRevision.File> assertions) {
        List<Made> files = new ArrayList<>();
        for (NewRevision revision : revisions) {
            // The upgrade script comes last: without it an undo script is an error, while it without one would be run.
            for (int i = revision.files().size() - 1; i >= 0; i--) {
                NewRevision.File file = revision.files().get(i);
                files.add(new Made(file.name(), folder.resolve(file.name()), file.text()));
            }
            // Of a revision that is not there, assertions are an error.
            assertions.stream().filter(file -> file.name().matches("\\Q" + revision.version() + "\\E[-_].*"))
                    .forEach(file -> files.add(new Made(file.name(), verify().resolve(file.name()), file.text())));
        }
        for (Made file : files) {
            if (Files.exists(file.path())) {
                throw new InvalidScriptException(
                        "%s could not be written: it already exists. Nothing was created.".formatted(file.path()));
            }
        }
        List<Path> made = new ArrayList<>();
        try {
            for (Made file : files) {
                Path unfinished = folder.resolve(UNFINISHED + file.name());
                made.add(unfinished);
                Files.writeString(unfinished, file.text());
            }
            for (Made file : files) {
                if (!Files.isDirectory(file.path().getParent())) {
                    Files.createDirectory(file.path().getParent());
                }
                Files.move(folder.resolve(UNFINISHED + file.name()), file.path());
                made.add(file.path());
            }
        } catch (IOException e) {
            throw undone("The scripts could not be written to %s: %s. Nothing was created.".formatted(folder, reason(e)), e,
                    made);
        }
        return Stream.concat(
                revisions.stream().flatMap(revision -> revision.files().stream()).map(file -> folder.resolve(file.name())),
                assertions.stream().map(file -> verify().resolve(file.name()))).toList();
    }

    private Path verify() {
        return folder.toAbsolutePath().resolveSibling(Assertions.FOLDER);
    }

    /** What a killed run left: files under another name, and an undo script whose upgrade script still has that. */
    void removeUnfinished() {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(UNFINISHED)).map(name -> name.substring(UNFINISHED.length())).toList();
            for (String name : names) {
                String undo = "U" + name.substring(1);
                if (name.startsWith("V") && !names.contains(undo)) {
                    Files.deleteIfExists(folder.resolve(undo));
                }
                Files.delete(folder.resolve(UNFINISHED + name));
            }
        } catch (IOException e) {
            throw new InvalidScriptException(("The files that an interrupted run left in %s could not be deleted: %s. Nothing "
                    + "was created.")
                    .formatted(folder, reason(e)),
                    e);
        }
    }

    /** The names of all files, those in subfolders too. */
    List<String> names() {
        return paths().stream().map(path -> path.getFileName().toString()).toList();
    }

    /**
     * Each stays in the subfolder that it is in. The new ones are written before the old ones are deleted: a run that ends in
     * between leaves two of the same text, which are never used.
     *
     * @return their new paths
     * @throws InvalidScriptException when one cannot be renamed; then none is
     */
    List<Path> rename(RenamedPair pair) {
        List<Path> made = new ArrayList<>();
        List<Path> old = new ArrayList<>();
        for (RenamedPair.File file : pair.files()) {
            Path from = paths().stream().filter(path -> path.getFileName().toString().equals(file.before())).findFirst()
                    .orElseThrow();
            Path to = from.resolveSibling(file.after());
            try {
                Files.write(to, renamed(from, pair), StandardOpenOption.CREATE_NEW);
                made.add(to);
                old.add(from);
            } catch (FileAlreadyExistsException e) {
                throw undone("%s already exists. Nothing was renamed.".formatted(to), e, made);
            } catch (IOException e) {
                throw undone("%s could not be renamed: %s. Nothing was renamed.".formatted(from, reason(e)), e, made);
            }
        }
        for (Path path : old) {
            try {
                Files.delete(path);
            } catch (IOException e) {
                throw new InvalidScriptException("%s could not be deleted: %s. Delete it: its new name is %s."
                        .formatted(path, reason(e), made.get(old.indexOf(path)).getFileName()), e);
            }
        }
        return made;
    }

    /** What is not UTF-8 stays as it is. */
    private static byte[] renamed(Path file, RenamedPair pair) throws IOException {
        try {
            return pair.text(Files.readString(file)).getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return Files.readAllBytes(file);
        }
    }

    private List<Path> paths() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidScriptException("The folder %s cannot be read: %s.".formatted(folder, e.getMessage()), e);
        }
    }

    /** The file system's own exceptions say the path and nothing else. */
    private static String reason(IOException failure) {
        return failure instanceof AccessDeniedException ? "this user may not write there"
                : failure instanceof FileSystemException file && file.getReason() != null ? file.getReason()
                        : failure.getMessage();
    }

    private static InvalidScriptException undone(String message, IOException cause, List<Path> made) {
        InvalidScriptException failure = new InvalidScriptException(message, cause);
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
