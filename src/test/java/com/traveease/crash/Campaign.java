package com.traveease.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import com.traveease.crash.Outcome.Verdict;
import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.testing.PackagedProgram;

/**
 * Tries points on several servers at once, for a trial waits for much. A server is killed in some of them, so none is shared.
 */
final class Campaign implements AutoCloseable {

    private static final int MOST = 8;
    /** Nothing of it survives the machine, all of it survives a killed mysqld, whose writes are with the kernel by then. */
    private static final String[] SERVER = { "--innodb-flush-method=nosync", "--innodb-buffer-pool-size=64M",
            "--lock-wait-timeout=60", "--performance-schema-instrument=memory/%=OFF" };

    private final long seed;
    private final List<MySqlServer> servers = new ArrayList<>();
    private final ExecutorService workers;

    Campaign(Path directory, long seed) throws InterruptedException, IOException {
        this.seed = seed;
        // A JVM keeps a processor busy for most of a trial.
        int count = Math.min(MOST, (PackagedProgram.isNative() ? 4 : 2) * Runtime.getRuntime().availableProcessors());
        this.workers = Executors.newFixedThreadPool(count);
        List<Future<MySqlServer>> starting = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path own = directory.resolve("server-" + i);
            starting.add(workers.submit(() -> MySqlServer.start(MySqlRelease.V8_0_31, own, SERVER)));
        }
        for (Future<MySqlServer> server : starting) {
            servers.add(result(server));
        }
    }

    String mysqlVersion() {
        return servers.get(0).version();
    }

    private interface Work<T, R> {
        R on(MySqlServer server, T task) throws IOException, SQLException, InterruptedException;
    }

    /** Undisturbed runs of all scenarios in both directions. */
    List<Reference> references() throws InterruptedException {
        List<Map.Entry<Scenario, Direction>> runs = new ArrayList<>();
        for (Scenario scenario : Scenario.all()) {
            for (Direction direction : Direction.values()) {
                runs.add(Map.entry(scenario, direction));
            }
        }
        return parallel(runs, (server, run) -> Reference.of(server, run.getKey(), run.getValue()));
    }

    /**
     * @param progress told of every outcome when it is known, one at a time
     */
    List<Outcome> run(List<Reference> references, List<Point> points, Consumer<Outcome> progress)
            throws InterruptedException {
        Map<String, Snapshot> undisturbed = new LinkedHashMap<>();
        references.forEach(reference -> undisturbed.put(reference.scenario() + " " + reference.direction(),
                reference.snapshot()));
        Tasks tasks = new Tasks(points);
        return all(server -> {
            List<Outcome> outcomes = new ArrayList<>();
            try (Trial trial = new Trial(server, seed)) {
                for (Optional<Point> next = tasks.next(trial.upgraded()); next
                        .isPresent(); next = tasks.next(trial.upgraded())) {
                    Point point = next.get();
                    Outcome outcome = outcome(trial, point, undisturbed.get(point.scenario() + " " + point.direction()));
                    outcomes.add(outcome);
                    synchronized (progress) {
                        progress.accept(outcome);
                    }
                }
            }
            return outcomes;
        });
    }

    /** What is still to be tried. */
    private static final class Tasks {

        private final Queue<Point> upgrades = new ArrayDeque<>();
        private final Map<Scenario, Queue<Point>> downgrades = new TreeMap<>();

        Tasks(List<Point> points) {
            for (Point point : points) {
                (point.direction() == Direction.UPGRADE ? upgrades
                        : downgrades.computeIfAbsent(point.scenario(), scenario -> new ArrayDeque<>())).add(point);
            }
        }

        /** @param upgraded after which a downgrade costs least */
        synchronized Optional<Point> next(Optional<Scenario> upgraded) {
            return upgraded.map(downgrades::get).map(Queue::poll)
                    .or(() -> Optional.ofNullable(upgrades.poll()))
                    .or(() -> downgrades.values().stream().filter(left -> !left.isEmpty()).findFirst().map(Queue::remove));
        }
    }

    /** A trial that fails itself says nothing of the program: it is repeated, once, and said. */
    private static Outcome outcome(Trial trial, Point point, Snapshot undisturbed) throws InterruptedException {
        try {
            return trial.of(point, undisturbed);
        } catch (IOException | SQLException | RuntimeException e) {
            System.out.printf("The trial itself failed, and is repeated: %s%n%s%n", point, e);
        }
        try {
            return trial.of(point, undisturbed);
        } catch (IOException | SQLException | RuntimeException e) {
            return new Outcome(point, Verdict.DIFFERENT, "The trial itself failed: " + e);
        }
    }

    private interface Worker<R> {
        List<R> on(MySqlServer server) throws IOException, SQLException, InterruptedException;
    }

    private <T, R> List<R> parallel(List<T> tasks, Work<T, R> work) throws InterruptedException {
        ConcurrentLinkedQueue<T> open = new ConcurrentLinkedQueue<>(tasks);
        return all(server -> {
            List<R> done = new ArrayList<>();
            for (T task = open.poll(); task != null; task = open.poll()) {
                done.add(work.on(server, task));
            }
            return done;
        });
    }

    /** On every server at once. */
    private <R> List<R> all(Worker<R> work) throws InterruptedException {
        List<Future<List<R>>> running = new ArrayList<>();
        for (MySqlServer server : servers) {
            running.add(workers.submit(() -> work.on(server)));
        }
        List<R> all = new ArrayList<>();
        for (Future<List<R>> worker : running) {
            all.addAll(result(worker));
        }
        return all;
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        servers.forEach(MySqlServer::close);
    }
}
