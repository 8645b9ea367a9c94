package com.traveease.development.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The mysqld process of an instance, as far as the system shows it. */
record Running(Instance instance) {

    /**
     * Empty when it does not run. The number in the file may be of another process by now, so the process must be a mysqld
     * on this data.
     */
    Optional<ProcessHandle> process() throws IOException {
        String pid;
        try {
            pid = Files.readString(instance.pidFile()).strip();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (pid.isEmpty()) { // after a power failure
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.command().filter(command -> Path.of(command).endsWith("bin/mysqld")).isPresent()
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains("--datadir=" + instance.data()))
                        .orElse(true); // a very long command line is not shown
    }

    boolean isRunning() {
        try {
            return process().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("Whether MySQL runs could not be found out", e);
        }
    }

    /** Stops what nobody uses any more; afterwards the data directory is free. */
    void end() throws IOException {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        if (!Pause.until(() -> !isRunning(), Duration.ofSeconds(Supervisor.STOP_SECONDS))) {
            process.get().destroyForcibly();
            if (!Pause.until(() -> !isRunning(), Duration.ofSeconds(5))) {
                throw new IllegalStateException(
                        "An earlier MySQL still runs on %s and does not end: kill process %d and try again."
                                .formatted(instance.data(), process.get().pid()));
            }
        }
    }
}
