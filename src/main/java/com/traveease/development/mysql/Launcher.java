package com.traveease.development.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Starts servers in one directory, or joins the one that runs there. */
final class Launcher {

    /** Recovery after a crash is part of the start. */
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final int PORT_ATTEMPTS = 5;
    /** Options that a data directory is made for. */
    private static final List<String> AT_INITIALIZATION = List.of("--lower-case-table-names", "--innodb-page-size");

    private final Installation installation;
    private final Path directory;
    private final Lifetime lifetime;
    private final List<String> arguments;

    Launcher(Installation installation, Path directory, Lifetime lifetime, List<String> arguments) {
        this.installation = installation;
        this.directory = directory.toAbsolutePath().normalize();
        this.lifetime = lifetime;
        this.arguments = List.copyOf(arguments);
    }

    /** A server and this process's share in it. The hold is empty if an earlier live reload of this process has it. */
    record Launched(Instance instance, Optional<Hold> hold, Optional<Process> supervisor) {
    }

    /** Callers of several processes must hold a lock for the directory. */
    Launched joinOrStart() {
        try {
            Optional<Instance> last = Instance.last(directory);
            if (last.isPresent()) {
                Optional<Launched> joined = join(last.get());
                if (joined.isPresent()) {
                    return joined.get();
                }
                new Running(last.get()).end();
            }
            return startOnFreePort(last.map(Instance::port));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** With a port that is free, the same as last time if possible. */
    Launched start() {
        try {
            return startOnFreePort(endLast().map(Instance::port));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Launched startOn(int port) {
        try {
            endLast();
            return launch(port);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Optional<Instance> endLast() throws IOException {
        Optional<Instance> last = Instance.last(directory);
        if (last.isPresent()) {
            new Running(last.get()).end();
        }
        return last;
    }

    private Optional<Launched> join(Instance instance) throws IOException {
        if (!new Running(instance).isRunning() || !Files.exists(instance.users())) {
            return Optional.empty();
        }
        if (Hold.isInThisProcess(instance)) {
            return awaitAnswer(instance, START_LIMIT)
                    ? Optional.of(new Launched(instance, Optional.empty(), Optional.empty()))
                    : Optional.empty();
        }
        Hold hold = Hold.open(instance);
        if (hold.isNoticed(ANSWER_LIMIT) && awaitAnswer(instance, START_LIMIT)) {
            return Optional.of(new Launched(instance, Optional.of(hold), Optional.empty()));
        }
        hold.release();
        return Optional.empty();
    }

    private Launched startOnFreePort(Optional<Integer> preferred) throws IOException {
        OptionalInt port = preferred.map(OptionalInt::of).orElse(OptionalInt.empty());
        for (int attempt = 1;; attempt++) {
            int candidate = port.isPresent() && isFree(port.getAsInt()) ? port.getAsInt() : freePort();
            try {
                return launch(candidate);
            } catch (PortTakenException e) {
                // Somebody took it between our look and mysqld's.
                if (attempt == PORT_ATTEMPTS) {
                    throw e;
                }
                port = OptionalInt.empty();
            }
        }
    }

    private Launched launch(int port) throws IOException {
        Files.createDirectories(directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Instance instance = Instance.create(directory, port);
        Instance.deleteLeftovers(directory);
        if (!Files.exists(instance.data())) {
            Path copy = directory.resolve("data.partial");
            new DirectoryTree(copy).delete();
            makeData(copy);
            Files.move(copy, instance.data());
        }
        Supervisor.makePipe(instance.users());
        Hold hold = Hold.open(instance);
        instance.save();
        Process supervisor = Supervisor.start(installation, instance, lifetime, command(instance));
        if (awaitAnswer(instance, supervisor)) {
            Files.deleteIfExists(instance.initFile());
            return new Launched(instance, Optional.of(hold), Optional.of(supervisor));
        }
        RuntimeException failure = failure(instance);
        hold.release();
        end(supervisor);
        throw failure;
    }

    private void makeData(Path empty) throws IOException {
        List<String> atInitialization = arguments.stream()
                .filter(argument -> AT_INITIALIZATION.stream().anyMatch(argument::startsWith)).toList();
        if (atInitialization.isEmpty()) {
            new DirectoryTree(installation.emptyData()).copyTo(empty);
            // Its UUID: with that of another server it could not be that one's replica. It makes a new one.
            Files.deleteIfExists(empty.resolve("auto.cnf"));
        } else {
            Files.createDirectories(empty);
            installation.initialize(empty, directory.resolve("initialize.log"), atInitialization);
        }
    }

    private RuntimeException failure(Instance instance) {
        String message = "MySQL %s did not start on port %d with the data in %s. Its log (%s) ends with:%n%s%n"
                .formatted(installation.release().version(), instance.port(), instance.data(), instance.errorLog(),
                        ErrorLog.lastLines(instance.errorLog()));
        if (ErrorLog.saysPortIsTaken(instance.errorLog())) {
            return new PortTakenException(message + "Stop what listens on that port, or choose another.");
        }
        return new IllegalStateException(message
                + "Put right what it complains about; if the data is of no use any more, delete %s and start again. Or set %s to a MySQL 8.0 that runs already."
                        .formatted(directory, Platform.DATABASE_VARIABLE));
    }

    private List<String> command(Instance instance) throws IOException {
        List<String> command = new ArrayList<>(installation.command(instance.data()));
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + instance.port(),
                "--mysqlx=OFF",
                // Relative to the data directory: the path of a socket may have no more than 107 bytes.
                "--socket=mysql.sock",
                "--pid-file=mysql.pid",
                "--init-file=" + instance.initFile(),
                "--default-time-zone=+00:00",
                // A third less memory; nobody develops on more tables than that at once.
                "--table-open-cache=400",
                "--table-definition-cache=400",
                // A commit survives the end of mysqld, not a power failure. The binary log itself stays on, as by default:
                // it costs nothing that can be measured and asks for privileges that users without it would not miss.
                "--innodb-flush-log-at-trx-commit=2",
                "--sync-binlog=0",
                "--binlog-expire-logs-seconds=86400"));
        command.addAll(arguments);
        return command;
    }

    private boolean awaitAnswer(Instance instance, Process supervisor) {
        Instant end = Instant.now().plus(START_LIMIT);
        Running server = new Running(instance);
        boolean started = Pause.until(() -> server.isRunning() || !supervisor.isAlive(), START_LIMIT);
        return started && awaitAnswer(instance, Duration.between(Instant.now(), end));
    }

    /** Until the server lets us in, which nobody else's server would with our password. False if it ends before. */
    private static boolean awaitAnswer(Instance instance, Duration limit) {
        Running server = new Running(instance);
        boolean[] answered = { false };
        Pause.until(() -> {
            answered[0] = answers(instance);
            return answered[0] || !server.isRunning();
        }, limit);
        return answered[0];
    }

    private static boolean answers(Instance instance) {
        try (Connection connection = instance.connect("")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false; // not yet, or never; the caller knows when to give up
        }
    }

    /** The supervisor of a server without users. */
    static void end(Process supervisor) {
        try {
            if (!supervisor.waitFor(Supervisor.STOP_SECONDS + 5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("MySQL did not stop: kill process %d".formatted(supervisor.pid()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while MySQL stopped", e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("MySQL %s could not be started in %s (%s). Make the directory writable and try again."
                .formatted(installation.release().version(), directory, e), e);
    }
}
