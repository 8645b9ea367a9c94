package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.authoring.Recipe;
import com.traveease.testing.TestDatabase;

/**
 * A recipe, written by the command, that is applied and undone while applications write: no write fails, and none is lost.
 *
 * @param recipe its name
 * @param table a CREATE statement
 * @param read a query for all rows, in whatever tables they are after a step, and for what is to be compared; by step
 * @param undone the same after undo scripts, by the step that is left
 * @param sets what is told of the recipe in place of its examples
 */
record RecipeUnderLoad(String recipe, String table, List<String> read, List<String> undone, Map<String, String> sets) {

    private static final int ROWS = 1200;
    private static final int WRITES = 20;
    private static final int DEADLOCK = 1213;
    private static final Pattern STEP = Pattern.compile("\\*([a-z]+)\\*");

    RecipeUnderLoad(String recipe, String table, List<String> read) {
        this(recipe, table, read, read);
    }

    RecipeUnderLoad(String recipe, String table, List<String> read, List<String> undone) {
        this(recipe, table, read, undone, Map.of());
    }

    /**
     * @param old what runs before the first step, up to the one before the last unless that leaves it what it needs
     * @param oldRunsOn whether it does
     * @param fresh what runs from the first step on
     */
    void run(Path home, Application old, boolean oldRunsOn, Application fresh) throws Exception {
        run(home, old, oldRunsOn ? read.size() - 1 : read.size() - 2, fresh, (connection, what) -> {
        });
    }

    /**
     * @param lastOfOld during which step what runs before the first one runs last
     * @param work told {@code both} when both have just been running, {@code up 2} and {@code down 2} before a step or its undo
     *        script
     */
    void run(Path home, Application old, int lastOfOld, Application fresh, Application.Work work) throws Exception {
        Path folder = Files.createDirectory(home.resolve("migration"));
        Files.writeString(folder.resolve("V1__base.sql"),
                table + " ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;\n");
        Files.writeString(folder.resolve("U1__base.sql"),
                "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'This is where it all begins';\n");
        String location = "filesystem:" + folder;
        List<String> command = new ArrayList<>(
                List.of("revision", "--template", recipe, "-m", "the change", "--locations", location));
        Recipe.named(recipe).parameters().forEach(
                one -> command.addAll(List.of("--set", one.name() + "=" + sets.getOrDefault(one.name(), one.example()))));
        Run made = Run.of(command.toArray(String[]::new));
        assertEquals(0, made.exit(), made.err());
        Run lint = Run.of("lint", "--locations", location);
        assertEquals(new Run(0, "", ""), new Run(lint.exit(), lint.out().lines()
                .filter(line -> !line.startsWith("V1__base.sql") && (line.contains(": warning ") || line.contains(": error ")))
                .collect(Collectors.joining("\n")),
                lint.err()));
        inManyBatches(folder);
        int steps = read.size() - 1;
        try (TestDatabase database = TestDatabase.create()) {
            upgrade(database, location, 1);
            Application.Client.Rows rows = new Application.Client.Rows();
            List<Long> ofOld = new ArrayList<>();
            List<Long> ofFresh = new ArrayList<>();
            seed(database, rows, old, ofOld, ofFresh);
            List<Map<String, String>> definitions = new ArrayList<>(List.of(database.definitions()));
            for (int step = 1; step <= steps; step++) {
                boolean last = step == lastOfOld + 1;
                int number = step;
                int version = step + 1;
                Load load = new Load(database, rows);
                if (last) {
                    Load both = new Load(database, rows);
                    both.start(old, ofOld, step + 400);
                    both.start(fresh, ofFresh, step + 500);
                    both.during(() -> work(database, work, "both"));
                } else if (step <= lastOfOld) {
                    load.start(old, ofOld, step);
                }
                load.start(step == 1 ? old : fresh, ofFresh, step + 100);
                load.during(() -> {
                    work(database, work, "up " + number);
                    load.more();
                    upgrade(database, location, version);
                });
                if (last) {
                    ofFresh.addAll(ofOld);
                    ofOld.clear();
                }
                compare(database, rows, read.get(step), "step " + step);
                definitions.add(database.definitions());
            }
            List<String> names = Recipe.named(recipe).steps().stream().map(Recipe.Step::name).toList();
            Set<String> refused = new TreeSet<>();
            for (int step = steps; step >= 1; step--) {
                int version = step;
                Load load = new Load(database, rows);
                // What the first script made goes: nobody names it any more.
                load.start(step == 1 ? old : fresh, ofFresh, step + 200);
                if (step < steps && step <= lastOfOld) {
                    load.start(old, ofOld, step + 300);
                }
                load.during(() -> {
                    work(database, work, "down " + version);
                    load.more();
                    if (!downgrade(database, location, version)) {
                        refused.add(names.get(version - 1));
                        Run run = Run.on(database, "downgrade", Integer.toString(version), "--allow-data-loss", "--locations",
                                location);
                        assertEquals(0, run.exit(), run.err());
                    }
                });
                if (step == steps && ofOld.isEmpty()) {
                    List<Long> half = ofFresh.subList(ofFresh.size() / 2, ofFresh.size());
                    ofOld.addAll(half);
                    half.clear();
                }
                compare(database, rows, undone.get(step - 1), "the undo script of step " + step);
                assertEquals(definitions.get(step - 1), database.definitions(), "after the undo script of step " + step);
            }
            assertEquals(refusedOnThePage(), refused, "steps whose way back needs --keep or --allow-data-loss");
        }
    }

    /** @return false where it is refused because of the values that it would drop */
    private static boolean downgrade(TestDatabase database, String location, int version) {
        Run run = Run.on(database, "downgrade", Integer.toString(version), "--locations", location);
        assertTrue(run.exit() == 0 || run.err().startsWith("FAILED: This would destroy data, or could:"), run.err());
        return run.exit() == 0;
    }

    /** The steps of the recipe in the table of the page that says of which one the way back needs an option. */
    private Set<String> refusedOnThePage() throws IOException {
        Set<String> steps = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src", "docs", "data-migrations.md"))) {
            String[] cells = line.split(" *\\| *");
            if (cells.length == 4 && List.of(cells[1].split(", ")).contains(recipe)) {
                Matcher step = STEP.matcher(cells[2]);
                while (step.find()) {
                    steps.add(step.group(1));
                }
            }
        }
        return steps;
    }

    /** Few rows are to be many batches. */
    private static void inManyBatches(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.writeString(file, Files.readString(file).replace("-- @batch\n", "-- @batch for 30ms\n"));
            }
        }
    }

    private static void work(TestDatabase database, Application.Work work, String what) throws SQLException {
        try (Connection connection = database.connect()) {
            work.run(connection, what);
        }
    }

    private static void upgrade(TestDatabase database, String location, int version) {
        Run run = Run.on(database, "upgrade", Integer.toString(version), "--locations", location);
        assertEquals(0, run.exit(), run.out() + run.err()); // 1 when an assertion is violated
    }

    private static void seed(TestDatabase database, Application.Client.Rows rows, Application old, List<Long> ofOld,
            List<Long> ofFresh) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Application.Client client = new Application.Client(connection, rows, 0);
            for (int i = 0; i < ROWS; i++) {
                old.insert(client);
            }
            connection.commit();
            ofOld.addAll(client.own.subList(0, ROWS / 2));
            ofFresh.addAll(client.own.subList(ROWS / 2, ROWS));
        }
    }

    private static void compare(TestDatabase database, Application.Client.Rows rows, String query, String after)
            throws SQLException {
        Map<Long, Map<String, String>> there = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            ResultSetMetaData meta = row.getMetaData();
            while (row.next()) {
                Map<String, String> values = new TreeMap<>();
                for (int i = 2; i <= meta.getColumnCount(); i++) {
                    values.put(meta.getColumnLabel(i), row.getString(i));
                }
                assertEquals(null, there.put(row.getLong(1), values), "Row " + row.getLong(1) + " is there twice");
            }
        }
        assertEquals(new TreeMap<>(rows.all).keySet(), there.keySet(), "after " + after);
        there.forEach((id, values) -> values.forEach((column, value) -> assertEquals(rows.all.get(id).get(column), value,
                "%s of row %d after %s".formatted(column, id, after))));
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Applications that write until they are stopped. */
    private static final class Load {

        private final TestDatabase database;
        private final Application.Client.Rows rows;
        private final List<Thread> threads = new ArrayList<>();
        private final Collection<AtomicInteger> written = new ArrayList<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicReference<Exception> failure = new AtomicReference<>();

        Load(TestDatabase database, Application.Client.Rows rows) {
            this.database = database;
            this.rows = rows;
        }

        /** @param own rows that only this one writes */
        void start(Application application, List<Long> own, long seed) {
            AtomicInteger count = new AtomicInteger();
            written.add(count);
            Thread thread = new Thread(() -> {
                try (Connection connection = database.connect()) {
                    Application.Client client = new Application.Client(connection, rows, seed);
                    client.own.addAll(own);
                    while (!ended.get()) {
                        write(application, client);
                        count.incrementAndGet();
                    }
                    own.clear();
                    own.addAll(client.own);
                } catch (SQLException | RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
            });
            thread.start();
            threads.add(thread);
        }

        /** As every application has to, it writes again what the server took back. */
        private static void write(Application application, Application.Client client) throws SQLException {
            try {
                if (client.own.isEmpty() || client.random.nextInt(4) == 0) {
                    application.insert(client);
                } else {
                    application.change(client, client.own.get(client.random.nextInt(client.own.size())));
                }
            } catch (SQLException e) {
                if (e.getErrorCode() != DEADLOCK && !application.expects(e.getErrorCode())) {
                    throw e;
                }
            }
        }

        /** Some are written before, during and after it. */
        void during(Step step) throws Exception {
            try {
                awaitWrites(WRITES);
                step.run();
                more();
            } finally {
                ended.set(true);
                for (Thread thread : threads) {
                    thread.join();
                }
            }
            if (failure.get() != null) {
                throw new IllegalStateException("A write failed", failure.get());
            }
        }

        /** Returns when each has written some more. */
        void more() throws InterruptedException {
            awaitWrites(written.stream().mapToInt(AtomicInteger::get).max().orElse(0) + WRITES);
        }

        private void awaitWrites(int count) throws InterruptedException {
            for (int i = 0; i < 1000 && failure.get() == null
                    && written.stream().anyMatch(one -> one.get() < count); i++) {
                Thread.sleep(10);
            }
            assertTrue(failure.get() != null || written.stream().allMatch(one -> one.get() >= count),
                    () -> "only " + written + " writes");
        }
    }
}
