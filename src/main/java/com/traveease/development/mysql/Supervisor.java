package com.traveease.development.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The shell process that mysqld is a child of. It outlives the JVM for as long as it takes to stop mysqld in order, which no
 * shutdown hook can promise: hooks do not run on {@code kill -9}.
 */
final class Supervisor {

    /** How long mysqld may take to stop before it is killed; InnoDB recovers from that. */
    static final int STOP_SECONDS = 30;

    /**
     * Arguments: the server's directory, the instance, keep or delete, and the command. Of the pipe it keeps the reading end
     * only; the moment of opening it for writing too is what keeps the open from blocking if the first user is gone already.
     * Ctrl-C and the closing of a terminal reach every process in it, so those signals are ignored here, and by mysqld,
     * which is told to stop when the users are gone. What is temporary is deleted only then, even if mysqld ended before: why
     * it
     * did is in there.
     */
    private static final String SCRIPT = """
            directory=$1 instance=$2 end=$3
            shift 3
            trap '' INT QUIT HUP
            cd "$directory" || exit 1
            exec 3<>"users-$instance" 4<"users-$instance" 3>&-
            "$@" 4<&- &
            server=$!
            echo "$server" >"pid-$instance.new" && mv "pid-$instance.new" "pid-$instance"
            (
                while read -r user; do : >"joined-$user"; done <&4
                kill -TERM "$server"
                seconds=0
                while [ "$seconds" -lt %d ]; do
                    sleep 1
                    kill -0 "$server" || exit
                    seconds=$((seconds + 1))
                done
                kill -KILL "$server"
            ) >/dev/null 2>&1 &
            watch=$!
            wait "$server"
            kill "$watch" 2>/dev/null
            rm -f "users-$instance" "pid-$instance"
            if [ "$end" = delete ]; then
                while read -r user; do :; done <&4
                cd / && rm -rf "$directory"
            fi
            """.formatted(STOP_SECONDS);

    private Supervisor() {
    }

    /** The instance's pipe must be there and be held. */
    static Process start(Installation installation, Instance instance, Lifetime lifetime, List<String> command)
            throws IOException {
        List<String> supervised = new ArrayList<>();
        // A session of its own, where the system has the command: then no signal of the terminal arrives at all.
        onPath("setsid").ifPresent(setsid -> supervised.add(setsid.toString()));
        supervised.addAll(List.of("sh", "-c", SCRIPT, "mysql-supervisor", instance.directory().toString(), instance.id(),
                lifetime == Lifetime.TEMPORARY ? "delete" : "keep"));
        supervised.addAll(command);
        // Nothing of ours is inherited: a build tool waits until the last process has closed its output.
        return installation.environment(new ProcessBuilder(supervised))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(instance.errorLog().toFile())
                .start();
    }

    static void makePipe(Path pipe) throws IOException {
        Process mkfifo = new ProcessBuilder("mkfifo", "-m", "600", pipe.toString()).redirectErrorStream(true).start();
        String said = new String(mkfifo.getInputStream().readAllBytes(), UTF_8);
        try {
            if (!mkfifo.waitFor(10, TimeUnit.SECONDS) || mkfifo.exitValue() != 0) {
                throw new IOException("mkfifo failed: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static Optional<Path> onPath(String command) {
        String path = System.getenv("PATH");
        return Arrays.stream((path == null ? "/usr/bin:/bin" : path).split(File.pathSeparator))
                .map(directory -> Path.of(directory, command))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
