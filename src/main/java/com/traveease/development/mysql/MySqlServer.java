package com.traveease.development.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import com.traveease.development.mysql.Launcher.Launched;
import com.traveease.schema.sql.Identifiers;

/**
 * A real MySQL that runs on this machine, reachable from this machine only, for as long as a process that uses it lives. It
 * ends within seconds of the last of them, even if that was killed.
 */
public final class MySqlServer implements AutoCloseable {

    private static final String TESTS = "com.traveease.development.tests";
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final MySqlRelease release;
    private final Launcher launcher;
    private final boolean shared;
    private volatile Launched launched;

    private MySqlServer(MySqlRelease release, Launcher launcher, boolean shared, Launched launched) {
        this.release = release;
        this.launcher = launcher;
        this.shared = shared;
        this.launched = launched;
    }

    /**
     * The server for development: one for all processes of this user, its data kept from run to run. Started, or joined if it
     * runs already.
     */
    public static MySqlServer development() {
        return shared("development");
    }

    /** Of the development kind, under another name. */
    static MySqlServer shared(String name) {
        Installation installation = Installation.of(MySqlRelease.V8_0_31);
        return joinOrStart(installation, installation.directory().resolve(name), Lifetime.KEPT);
    }

    /**
     * The server for the tests of this process: empty at first, the same one for every caller and class loader, deleted when
     * the process ends.
     */
    public static MySqlServer forTests() {
        Installation installation = Installation.of(MySqlRelease.V8_0_31);
        // Interned: each class loader has a class of its own, but this string is the same.
        synchronized (TESTS.intern()) {
            String directory = System.getProperty(TESTS);
            if (directory == null) {
                directory = temporaryDirectory().toString();
                System.setProperty(TESTS, directory);
            }
            return joinOrStart(installation, Path.of(directory), Lifetime.TEMPORARY);
        }
    }

    /**
     * A server of the caller's own, to be stopped, killed and started again.
     *
     * @param directory of this server alone; what is in its {@code data} from an earlier server is kept, and nothing is
     *        deleted at the end
     * @param arguments for mysqld, after those it gets anyway
     */
    public static MySqlServer start(MySqlRelease release, Path directory, String... arguments) {
        Launcher launcher = new Launcher(Installation.of(release), directory, Lifetime.KEPT, List.of(arguments));
        return new MySqlServer(release, launcher, false, launcher.start());
    }

    private static MySqlServer joinOrStart(Installation installation, Path directory, Lifetime lifetime) {
        Launcher launcher = new Launcher(installation, directory, lifetime, List.of());
        Path lock = directory.resolveSibling(directory.getFileName() + ".lock");
        Launched launched = lifetime == Lifetime.KEPT
                ? new MachineLock(lock).whileHeld(launcher::joinOrStart)
                : launcher.joinOrStart();
        return new MySqlServer(installation.release(), launcher, true, launched);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("traveease-mysql-");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No directory for the MySQL of this test run could be made (%s). Set TMPDIR or java.io.tmpdir to a writable directory."
                            .formatted(e),
                    e);
        }
    }

    public String version() {
        return release.version();
    }

    public int port() {
        return launched.instance().port();
    }

    /** May do everything. */
    public String user() {
        return Instance.USER;
    }

    /** Made up at the first start. No part of {@link #jdbcUrl}. */
    public String password() {
        return launched.instance().password();
    }

    /** @param schema may be empty, and need not exist yet */
    public String jdbcUrl(String schema) {
        return launched.instance().jdbcUrl(schema);
    }

    /** As {@link #user}. */
    public Connection connect(String schema) throws SQLException {
        return launched.instance().connect(schema);
    }

    public Path data() {
        return launched.instance().data();
    }

    /** Address and password for {@code mysql --defaults-file=…}. */
    public Path clientConfiguration() {
        return launched.instance().clientConfiguration();
    }

    public Path errorLog() {
        return launched.instance().errorLog();
    }

    /** Nothing happens if it exists. */
    public void createSchema(String name) {
        execute("CREATE DATABASE IF NOT EXISTS " + Identifiers.quoted(name));
    }

    /** Nothing happens if it does not exist. */
    public void dropSchema(String name) {
        execute("DROP DATABASE IF EXISTS " + Identifiers.quoted(name));
    }

    public boolean isRunning() {
        return new Running(launched.instance()).isRunning();
    }

    /** Of mysqld. */
    public long pid() {
        return process().pid();
    }

    /** In order, as for an upgrade; the data stays. Returns when it has stopped. */
    public synchronized void stop() {
        requireOwn("stopped");
        try {
            launched.hold().orElseThrow().release();
        } catch (IOException e) {
            throw new UncheckedIOException("MySQL could not be told to stop", e);
        }
        launched.supervisor().ifPresent(Launcher::end);
    }

    /** As by a crash: with SIGKILL. Returns when it is dead. */
    public synchronized void kill() {
        requireOwn("killed");
        process().destroyForcibly();
        if (!Pause.until(() -> !isRunning(), KILL_LIMIT)) {
            throw new IllegalStateException("MySQL (process %d) did not die within %s".formatted(pid(), KILL_LIMIT));
        }
        stop();
    }

    /** Starts it again on the same port with the same data, stopping it first if it runs. */
    public synchronized void restart() {
        requireOwn("restarted");
        stop();
        launched = launcher.startOn(port());
    }

    /** Stops the caller's own server; a shared one goes on until the processes that use it have ended. */
    @Override
    public void close() {
        if (!shared) {
            stop();
        }
    }

    private ProcessHandle process() {
        try {
            return new Running(launched.instance()).process().orElseThrow(
                    () -> new IllegalStateException("MySQL does not run (%s); start it first".formatted(launched.instance())));
        } catch (IOException e) {
            throw new UncheckedIOException("Whether MySQL runs could not be found out", e);
        }
    }

    private void requireOwn(String action) {
        if (shared) {
            throw new IllegalStateException(
                    "This MySQL is used by others too and is not %s: use MySqlServer.start for one of your own."
                            .formatted(action));
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect(""); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("MySQL %s failed at: %s (%s)".formatted(version(), sql, e.getMessage()), e);
        }
    }
}
