package com.traveease.schema.revision;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.traveease.schema.script.InvalidLocationException;
import com.traveease.schema.script.Script;
import com.traveease.schema.script.ScriptConf;
import com.traveease.schema.script.ScriptFile;
import com.traveease.schema.script.ScriptFiles;
import com.traveease.schema.script.ScriptReading;
import com.traveease.schema.sql.InvalidScriptException;

/** Reads script files: those that are built into the program, and those of folders. */
public final class ScriptFolder {

    private static final String FOLDER = "db/migration";
    private static final String FILESYSTEM = "filesystem:";
    private static final String CLASSPATH = "classpath:";
    /** What Flyway calls by the names of its events: beforeMigrate.sql, afterEachMigrate__words.sql. */
    private static final Pattern CALLBACK = Pattern.compile("(before|after|create)[A-Z]\\w*\\.sql");
    /** A file of this form was meant as a script, whatever its ending is. */
    private static final Pattern LEFT_BY_EDITORS = Pattern.compile(".*(~|\\.(bak|orig|swp|tmp))");
    private static final Pattern LIKE_A_SCRIPT = Pattern.compile("[VURB][\\d._]*_.*", Pattern.CASE_INSENSITIVE);

    private ScriptFolder() {
    }

    /**
     * The revisions whose scripts were packaged under {@code db/migration}.
     *
     * @throws InvalidScriptException when there is none, or one is misnamed or cannot be read
     */
    public static Revisions builtIn() {
        return Revisions.of(builtInScripts());
    }

    /**
     * The revisions of several places together.
     *
     * @param locations {@code filesystem:DIR} or {@code DIR}, searched with its subfolders, or {@code classpath:db/migration}
     *        for those that
     *        are built in
     * @param how the files of folders are read
     * @throws InvalidScriptException when a place is not there or has no script, or one is misnamed or cannot be read
     */
    public static Revisions of(List<String> locations, ScriptReading how) {
        List<Script> scripts = new ArrayList<>();
        for (String location : locations) {
            if (location.isBlank() || location.equals(FILESYSTEM)) {
                throw new InvalidLocationException(
                        "The location '%s' names no folder; an unset shell variable may be the reason. Nothing was run."
                                .formatted(location));
            }
            if (location.equals(FOLDER) && Files.isDirectory(Path.of(FOLDER))) {
                throw new InvalidLocationException(
                        ("'%1$s' is both a folder here and the name of the built-in scripts. Write filesystem:%1$s or "
                                + "classpath:%1$s. Nothing was run.")
                                .formatted(FOLDER));
            }
            if (isFolder(location)) {
                scripts.addAll(inFolder(path(location), how));
            } else if (location.equals(CLASSPATH + FOLDER) || location.equals(FOLDER)) {
                scripts.addAll(builtInScripts());
            } else {
                throw new InvalidLocationException(
                        ("The location '%s' is neither an existing folder, nor filesystem:DIR, nor classpath:%s. Nothing was "
                                + "run.")
                                .formatted(location, FOLDER));
            }
        }
        return Revisions.of(scripts);
    }

    /** The folders among the places, in their order. */
    public static List<Path> folders(List<String> locations) {
        return locations.stream().filter(ScriptFolder::isFolder).map(ScriptFolder::path).toList();
    }

    /** The revisions of a folder, which may have none yet. */
    public static Revisions in(Path folder, ScriptReading how) {
        try {
            return Revisions.of(read(folder, folder.toString(), how));
        } catch (IOException e) {
            throw unreadable(folder.toString(), e);
        }
    }

    /**
     * Other files with SQL in them that are built in, under a folder of the class path; none where there is no such folder.
     *
     * @throws InvalidScriptException when one cannot be read
     */
    public static List<Script> builtIn(String folder) {
        List<Script> scripts = new ArrayList<>();
        try {
            // On whichever thread that is asked for: its loader may know other files.
            for (URI place : folders(folder, ScriptFolder.class.getClassLoader())) {
                scripts.addAll(read(place, folder));
            }
        } catch (IOException | URISyntaxException e) {
            throw unreadable(folder, e);
        }
        return scripts;
    }

    /** Files with SQL in them that stand beside a folder of scripts, in a folder of this name; none where there is none. */
    public static List<Script> beside(Path folder, String name, ScriptReading how) {
        Path other = folder.resolveSibling(name);
        try {
            return Files.isDirectory(other) ? read(other, other.toString(), how) : List.of();
        } catch (IOException e) {
            throw unreadable(other.toString(), e);
        }
    }

    private static Path path(String location) {
        return Path.of(location.startsWith(FILESYSTEM) ? location.substring(FILESYSTEM.length()) : location).toAbsolutePath()
                .normalize();
    }

    /** What is written without a word before it, as people type a folder, is one if it is there. */
    private static boolean isFolder(String location) {
        try {
            return location.startsWith(FILESYSTEM)
                    || !location.isBlank() && !location.equals(FOLDER) && Files.isDirectory(Path.of(location));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether a location means scripts that are built in, not a folder, be it there or not. */
    public static boolean isOfClassPath(String location) {
        return location.startsWith(CLASSPATH) || location.equals(FOLDER);
    }

    /** The folder that a location means, be it there or not. */
    public static Path folder(String location) {
        return path(location);
    }

    private static List<Script> inFolder(Path folder, ScriptReading how) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidLocationException("There is no folder %s. Nothing was run.".formatted(folder));
        }
        try {
            List<Script> scripts = read(folder, folder.toString(), how);
            // A folder that was not mounted would make every database pass for up to date.
            if (scripts.isEmpty()) {
                throw new InvalidLocationException("There is no script in %s. Nothing was run.".formatted(folder));
            }
            return scripts;
        } catch (IOException e) {
            throw unreadable(folder.toString(), e);
        }
    }

    private static List<Script> builtInScripts() {
        List<Script> scripts = new ArrayList<>();
        try {
            for (URI folder : folders(FOLDER, Thread.currentThread().getContextClassLoader())) {
                scripts.addAll(read(folder, FOLDER));
            }
        } catch (IOException | URISyntaxException e) {
            throw unreadable(FOLDER, e);
        }
        // A program that lost its scripts would take every database for up to date.
        if (scripts.isEmpty()) {
            throw new InvalidScriptException("This program was built without scripts in %s. Build it again.".formatted(FOLDER));
        }
        return scripts;
    }

    private static InvalidScriptException unreadable(String folder, Exception e) {
        return new InvalidScriptException("The scripts in %s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }

    private static List<URI> folders(String folder, ClassLoader loader) throws IOException, URISyntaxException {
        // The class loader of a native binary finds files only; its file system of resources has folders too.
        if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
            return List.of(URI.create("resource:/"));
        }
        List<URI> folders = new ArrayList<>();
        for (URL found : Collections.list(loader.getResources(folder))) {
            folders.add(found.toURI());
        }
        return folders;
    }

    private static List<Script> read(URI place, String folder) throws IOException {
        if (place.getScheme().equals("file")) {
            return read(Path.of(place), folder, ScriptReading.PLAIN);
        }
        try (FileSystem files = FileSystems.newFileSystem(place, Map.of())) {
            return readIfThere(files.getPath("/" + folder), folder);
        } catch (FileSystemAlreadyExistsException e) {
            return readIfThere(FileSystems.getFileSystem(place).getPath("/" + folder), folder);
        }
    }

    /** A native binary has all of its folders in one place, with this one or without it. */
    private static List<Script> readIfThere(Path folder, String called) throws IOException {
        return Files.isDirectory(folder) ? read(folder, called, ScriptReading.PLAIN) : List.of();
    }

    /**
     * @param called what people call the folder
     */
    private static List<Script> read(Path folder, String called, ScriptReading how) throws IOException {
        List<Path> files = ScriptFiles.in(folder);
        boolean configured = files.stream().anyMatch(file -> file.toString().endsWith(ScriptConf.SUFFIX));
        return files.stream().filter(ScriptFolder::isScript)
                .map(file -> script(file, called + "/" + folder.relativize(file),
                        configured ? ScriptConf.of(file).map(conf -> ScriptConf.reading(conf, how)).orElse(how) : how))
                .toList();
    }

    /**
     * A README may lie beside the scripts; {@code V7__x.SQL}, {@code v8__y.sql} or {@code V9__z.sql.txt} must not be skipped
     * without a word.
     */
    private static boolean isScript(Path file) {
        String name = file.getFileName().toString();
        if (CALLBACK.matcher(name).matches()) {
            throw new InvalidScriptException(
                    "%s is a Flyway callback, which this program does not run. Remove it from the folder. Nothing was run."
                            .formatted(name));
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".sql" + ScriptConf.SUFFIX)) {
            Path script = file.resolveSibling(name.substring(0, name.length() - ScriptConf.SUFFIX.length()));
            if (!Files.exists(script)) {
                throw new InvalidScriptException(
                        "%s has no script beside it. Put the script back, or remove this file. Nothing was run."
                                .formatted(name));
            }
            return false;
        }
        return !LEFT_BY_EDITORS.matcher(name).matches()
                && (name.toLowerCase(Locale.ROOT).endsWith(".sql") || LIKE_A_SCRIPT.matcher(name).matches());
    }

    private static Script script(Path file, String path, ScriptReading how) {
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file) && Files.exists(file) && file.getFileSystem().equals(FileSystems.getDefault())) {
            // A pipe would be waited for without an end.
            throw new InvalidScriptException("%s is a pipe, a socket or a device. Put a file in its place. Nothing was run."
                    .formatted(path));
        }
        try {
            if (file.getFileSystem().equals(FileSystems.getDefault())) {
                Optional<ScriptFile> kept = ScriptFile.of(file, path, how.placeholders().isPresent());
                if (kept.isPresent()) {
                    return new Script(name, path, kept.get(), how.placeholders(), how.said());
                }
            }
            return new Script(name, path, how.text(Files.readAllBytes(file)), how.placeholders(), how.said());
        } catch (CharacterCodingException e) {
            throw new InvalidScriptException("%s is not %s. Save it as UTF-8, or name its encoding with --encoding."
                    .formatted(path, how.encoding().name()), e);
        } catch (IOException e) {
            throw ScriptFiles.unreadable(path, e);
        }
    }
}
