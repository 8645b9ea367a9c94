package com.traveease.development.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

/**
 * Lets one thread of one process on this machine work at a time. The operating system gives the lock back when the process
 * ends, however it ends.
 */
final class MachineLock {

    private static final Logger LOG = Logger.getLogger(MachineLock.class);
    private static final Duration NOTICE = Duration.ofSeconds(2);
    /** Long enough for a slow machine to unpack and initialise a server. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path file;

    MachineLock(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    <T> T whileHeld(Supplier<T> work) {
        // A live reload brings this class a second time, in another class loader, and within one JVM a file lock refuses
        // instead of waits; worse, closing any channel of the file gives the lock of the whole JVM back. An interned
        // string is the same object for every class loader.
        synchronized (("com.traveease.development " + file).intern()) {
            try {
                Files.createDirectories(file.getParent());
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = acquire(channel)) {
                    LOG.debugf("Holding %s", lock);
                    return work.get();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The lock file %s could not be used (%s). Make its directory writable, or set XDG_CACHE_HOME to one that is."
                                .formatted(file, e),
                        e);
            }
        }
    }

    private FileLock acquire(FileChannel channel) throws IOException {
        Instant start = Instant.now();
        boolean told = false;
        while (true) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            Duration waited = Duration.between(start, Instant.now());
            if (waited.compareTo(LIMIT) > 0) {
                throw new IllegalStateException(
                        "Another process has held %s for more than %d minutes while it prepares MySQL. End that process and try again."
                                .formatted(file, LIMIT.toMinutes()));
            }
            if (!told && waited.compareTo(NOTICE) > 0) {
                Notice.print("Waiting for another process that prepares MySQL (it holds %s)", file);
                told = true;
            }
            Pause.briefly();
        }
    }
}
