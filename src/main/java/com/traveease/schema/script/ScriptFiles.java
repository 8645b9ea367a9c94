package com.traveease.schema.script;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import com.traveease.schema.sql.InvalidScriptException;

/** The files of a folder and its subfolders, without what is hidden. */
public final class ScriptFiles extends SimpleFileVisitor<Path> {

    /** What a file system has at its root for itself; only root may look into it. */
    private static final String LOST_AND_FOUND = "lost+found";

    private final Path folder;
    private final SortedSet<Path> files = new TreeSet<>();

    private ScriptFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * In the order of their paths.
     *
     * @throws InvalidScriptException when something in it cannot be read; the message says what and why
     */
    public static List<Path> in(Path folder) throws IOException {
        ScriptFiles visitor = new ScriptFiles(folder);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        return List.copyOf(visitor.files);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return isIgnored(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!isIgnored(file)) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        if (isIgnored(file)) {
            return FileVisitResult.CONTINUE;
        }
        throw unreadable(file.toString(), failure);
    }

    /** A mounted config map has its files once more in {@code ..data}. */
    private boolean isIgnored(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        return !file.equals(folder) && (name.startsWith(".") || name.equals(LOST_AND_FOUND));
    }

    public static InvalidScriptException unreadable(String path, IOException failure) {
        return new InvalidScriptException("%s cannot be read: %s. Nothing was run.".formatted(path, reason(failure)), failure);
    }

    /** Java's messages for these are the path. */
    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "this user has no permission to read it";
        }
        if (failure instanceof NoSuchFileException) {
            return "it is gone, or a link to a file that is not there";
        }
        return failure instanceof FileSystemLoopException ? "its links lead in a circle" : String.valueOf(failure.getMessage());
    }
}
