package com.traveease.schema.revision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the scripts that are built into the program. */
public final class ScriptFolder {

    private static final String FOLDER = "db/migration";

    private ScriptFolder() {
    }

    /**
     * The revisions whose scripts were packaged under {@code db/migration}.
     *
     * @throws InvalidScriptException when there is none, or one is misnamed or cannot be read
     */
    public static Revisions builtIn() {
        List<Script> scripts = new ArrayList<>();
        try {
            for (URI folder : folders()) {
                scripts.addAll(read(folder));
            }
        } catch (IOException | URISyntaxException e) {
            throw new InvalidScriptException("The scripts in %s cannot be read: %s".formatted(FOLDER, e.getMessage()), e);
        }
        // A program that lost its scripts would take every database for up to date.
        if (scripts.isEmpty()) {
            throw new InvalidScriptException("This program was built without scripts in %s. Build it again.".formatted(FOLDER));
        }
        return Revisions.of(scripts);
    }

    private static List<URI> folders() throws IOException, URISyntaxException {
        // The class loader of a native binary finds files only; its file system of resources has folders too.
        if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
            return List.of(URI.create("resource:/"));
        }
        List<URI> folders = new ArrayList<>();
        for (URL folder : Collections.list(Thread.currentThread().getContextClassLoader().getResources(FOLDER))) {
            folders.add(folder.toURI());
        }
        return folders;
    }

    private static List<Script> read(URI folder) throws IOException {
        if (folder.getScheme().equals("file")) {
            return read(Path.of(folder));
        }
        try (FileSystem files = FileSystems.newFileSystem(folder, Map.of())) {
            return read(files.getPath("/" + FOLDER));
        } catch (FileSystemAlreadyExistsException e) {
            return read(FileSystems.getFileSystem(folder).getPath("/" + FOLDER));
        }
    }

    private static List<Script> read(Path folder) throws IOException {
        // Every file, not every .sql: V7__x.SQL or V8__y.sql.txt would be skipped without a word otherwise.
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().map(ScriptFolder::script).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Script script(Path file) {
        String name = file.getFileName().toString();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return new Script(name, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            throw new InvalidScriptException(name + " is not UTF-8. Save it in that encoding.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
