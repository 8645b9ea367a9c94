package com.traveease.development.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The users are JVMs of their own, and are killed: nothing of theirs runs at their end. */
class SharedServerTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String name = "test-" + ProcessHandle.current().pid();
    private final Path directory = Installation.of(MySqlRelease.V8_0_31).directory().resolve(name);

    @AfterEach
    void deleteTheServer() throws IOException {
        Instance.last(directory).ifPresent(last -> await().atMost(SOON).until(() -> !new Running(last).isRunning()));
        // The shell around it has a moment of work left.
        await().atMost(SOON).ignoreExceptions().until(() -> {
            new DirectoryTree(directory).delete();
            return !Files.exists(directory);
        });
        Files.deleteIfExists(directory.resolveSibling(name + ".lock"));
    }

    @Test
    void outlivesAUserAndEndsSoonAfterTheLastWasKilled() throws IOException, InterruptedException {
        try (User first = new User(name); User second = new User(name)) {
            long mysqld = first.mysqld();
            assertEquals(mysqld, second.mysqld());

            first.kill();
            Thread.sleep(2_000);
            assertTrue(runs(mysqld));

            second.kill();
            await().atMost(SOON).until(() -> !runs(mysqld));
        }
    }

    @Test
    void aUserWhoComesWhileItStopsGetsOneThatStays() throws IOException, InterruptedException {
        try (User first = new User(name)) {
            long before = first.mysqld();
            first.kill();
            try (User second = new User(name)) {
                long after = second.mysqld();
                assertNotEquals(before, after);
                Thread.sleep(2_000);
                assertTrue(runs(after));
                assertFalse(runs(before));
            }
        }
    }

    /** As after a power failure: the files say that it runs. */
    @Test
    void leftoversOfACrashAreNotTakenForAServer() throws IOException, InterruptedException {
        try (User first = new User(name)) {
            ProcessHandle mysqld = ProcessHandle.of(first.mysqld()).orElseThrow();
            ProcessHandle supervisor = mysqld.parent().orElseThrow();
            List<ProcessHandle> children = supervisor.children().toList();
            supervisor.destroyForcibly(); // first, or it would clean up
            children.forEach(ProcessHandle::destroyForcibly);
            first.kill();
            await().atMost(SOON).until(() -> !runs(mysqld.pid()));
            Instance crashed = Instance.last(directory).orElseThrow();
            assertTrue(Files.exists(crashed.users()));
            // A process that runs, but is another.
            Files.writeString(crashed.pidFile(), Long.toString(ProcessHandle.current().pid()));

            try (User second = new User(name)) {
                long after = second.mysqld();
                assertNotEquals(mysqld.pid(), after);
                assertTrue(runs(after));
            }
        }
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Another JVM that uses the server until it is killed. */
    private static final class User implements AutoCloseable {

        private final Process process;

        User(String name) throws IOException {
            process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    SharedServerUser.class.getName(), name).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        }

        /** Waits until it has joined. */
        long mysqld() throws IOException {
            BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(SharedServerUser.PID)) {
                    return Long.parseLong(line.substring(SharedServerUser.PID.length()));
                }
            }
            throw new IllegalStateException("The other JVM ended before its server ran");
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
