package com.traveease.development.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A MySQL release unpacked on this machine, with an empty data directory to copy. Each of the two is made under another
 * name and renamed when it is whole, so what has the final name can be used without a further look.
 */
final class Installation {

    private static final String PARTIAL = ".partial-";
    private static final int INITIALIZE_MINUTES = 4;

    private final MySqlRelease release;
    private final Platform platform;
    private final Path directory;

    /** @param directory where it is, or will be */
    Installation(MySqlRelease release, Platform platform, Path directory) {
        this.release = release;
        this.platform = platform;
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** In the cache of this user; may have to be unpacked first, which takes some seconds, once. */
    static Installation of(MySqlRelease release) {
        Platform platform = Platform.current();
        Installation installation = new Installation(release, platform,
                CacheDirectory.of(platform).resolve("mysql-" + release.version()));
        installation.complete();
        return installation;
    }

    MySqlRelease release() {
        return release;
    }

    Path directory() {
        return directory;
    }

    Path server() {
        return directory.resolve("server");
    }

    Path mysqld() {
        return server().resolve("bin/mysqld");
    }

    /** A data directory in which root has no password yet. */
    Path emptyData() {
        return directory.resolve("empty-data");
    }

    /** Makes what is missing. Of many processes at once, one does it and the others wait. */
    void complete() {
        if (isComplete()) {
            return;
        }
        new MachineLock(directory.resolve("lock")).whileHeld(() -> {
            try {
                // We hold the lock: nobody else works on what is left here, so it is of a process that died.
                deletePartial();
                if (!Files.exists(server())) {
                    unpack();
                }
                if (!Files.exists(emptyData())) {
                    initialize();
                }
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "MySQL %s could not be unpacked into %s (%s). Nothing half-finished will be used; make room or set XDG_CACHE_HOME to another directory, and try again."
                                .formatted(release.version(), directory, e),
                        e);
            }
        });
    }

    private boolean isComplete() {
        return Files.exists(server()) && Files.exists(emptyData());
    }

    private void deletePartial() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, "*" + PARTIAL + "*")) {
            for (Path leftover : leftovers) {
                new DirectoryTree(leftover).delete();
            }
        }
    }

    private void unpack() throws IOException {
        Path partial = partial(server());
        new Archive("MySQL " + release.version(), release.archive(platform)).unpackInto(partial);
        if (platform == Platform.LINUX_X86_64) {
            Path libraries = partial.resolve(release.privateLibraries());
            for (SharedLibraryStub stub : List.of(SharedLibraryStub.LIBAIO, SharedLibraryStub.LIBNUMA)) {
                Files.write(libraries.resolve(stub.soname()), stub.toBytes());
            }
        }
        new DirectoryTree(partial).publishAs(server());
        Notice.print("MySQL %s is unpacked in %s", release.version(), server());
    }

    private void initialize() throws IOException {
        Notice.print("Initialising an empty data directory for MySQL %s, once", release.version());
        Path partial = partial(emptyData());
        initialize(partial, directory.resolve("initialize.log"), List.of());
        new DirectoryTree(partial).publishAs(emptyData());
    }

    /**
     * Fills a directory, which has to be empty.
     *
     * @param arguments for mysqld, after those it gets anyway
     */
    void initialize(Path data, Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(command(data));
        command.addAll(arguments);
        command.add("--initialize-insecure");
        Process process = environment(new ProcessBuilder(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(INITIALIZE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("MySQL %s did not initialise its data directory within %d minutes.%n%s"
                        .formatted(release.version(), INITIALIZE_MINUTES, ErrorLog.lastLines(log)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while MySQL initialised its data directory", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("MySQL %s did not initialise its data directory; it said:%n%s"
                    .formatted(release.version(), ErrorLog.lastLines(log)));
        }
    }

    private static Path partial(Path finalName) throws IOException {
        return Files.createDirectories(finalName.resolveSibling(finalName.getFileName() + PARTIAL + UUID.randomUUID()));
    }

    /** What every start of this mysqld has in common. */
    List<String> command(Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                mysqld().toString(),
                "--no-defaults", // must be the first
                "--basedir=" + server(),
                "--datadir=" + data));
        if (platform == Platform.LINUX_X86_64) {
            command.add("--innodb-use-native-aio=0"); // see SharedLibraryStub
        }
        command.addAll(release.smallRedoLog());
        if (Files.getAttribute(data, "unix:uid").equals(0)) {
            command.add("--user=root"); // mysqld refuses to run as root unless told to
        }
        return command;
    }

    /** Without what the environment of this program could change about mysqld. */
    ProcessBuilder environment(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("MYSQL") || name.startsWith("LD_")
                || name.startsWith("DYLD_") || name.equals("NOTIFY_SOCKET"));
        return builder;
    }
}
