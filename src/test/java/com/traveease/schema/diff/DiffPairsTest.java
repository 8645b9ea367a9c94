package com.traveease.schema.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.traveease.testing.TestDatabase;

/**
 * Each pair of schemas in {@code src/test/resources/diff}: the differences in words, the statements that lead there and back,
 * and the way there and back on a real server with the pair's rows. With {@code -Ddiff.record=true} what is found is written
 * into the files as what is expected, to be reviewed; {@code -Ddiff.only=GROUP/NAME}, a regular
 * expression, chooses some.
 */
class DiffPairsTest {

    private static final Path FOLDER = Path.of("src/test/resources/diff");
    private static final boolean RECORD = Boolean.getBoolean("diff.record");
    private static final Pattern ONLY = Pattern.compile(System.getProperty("diff.only", ""));

    /** MySQL 8.4 and newer show these otherwise, or refuse them: a parent needs a unique key there (6125). */
    private static final Set<String> OF_8_0 = Set.of("columns/default_changed", "events/status_on_replica",
            "foreign/composite_columns_change", "foreign/index_of_the_parent_replaced", "strings/default_with_everything",
            "strings/introducers_in_expressions");

    private static final int AT_ONCE = 2;

    private static final BlockingQueue<RoundTrip> FREE = new ArrayBlockingQueue<>(AT_ONCE);
    private static ExecutorService threads;

    @BeforeAll
    static void schemas() {
        threads = Executors.newFixedThreadPool(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            FREE.add(new RoundTrip());
        }
    }

    @AfterAll
    static void dropSchemas() throws SQLException {
        threads.shutdownNow();
        for (RoundTrip roundTrip : FREE) {
            roundTrip.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> leadsThereAndBack() throws SQLException {
        boolean older = is8Dot0();
        List<Pair> pairs = Pair.in(FOLDER).stream().filter(pair -> ONLY.matcher(pair.name()).find())
                .filter(pair -> older || !OF_8_0.contains(pair.name())).toList();
        // The server is waited for most of the time: they all begin now, and each is told of in its turn.
        Map<Pair, Future<?>> played = new LinkedHashMap<>();
        pairs.forEach(pair -> played.put(pair, threads.submit(() -> {
            RoundTrip roundTrip = FREE.take();
            try {
                play(roundTrip, pair);
            } finally {
                FREE.add(roundTrip);
            }
            return null;
        })));
        return played.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey().name(),
                entry.getKey().file().toUri(), () -> result(entry.getValue())));
    }

    private static boolean is8Dot0() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            return database.strings("SELECT VERSION()").get(0).startsWith("8.0.");
        }
    }

    private static void result(Future<?> played) throws Throwable {
        try {
            played.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private static void play(RoundTrip roundTrip, Pair pair) throws Exception {
        RoundTrip.Result found = roundTrip.play(new RoundTrip.Trip(pair.text(Pair.Section.FROM), pair.text(Pair.Section.TO),
                pair.text(Pair.Section.ROWS), pair.renames()));
        Map<Pair.Section, String> results = Map.of(Pair.Section.WORDS, String.join("\n", found.words()), Pair.Section.UP,
                found.up(), Pair.Section.DOWN, found.down());
        if (RECORD) {
            pair.write(results);
            return;
        }
        for (Pair.Section section : List.of(Pair.Section.WORDS, Pair.Section.UP, Pair.Section.DOWN)) {
            assertTrue(pair.sections().containsKey(section), "The file has no section " + section.heading());
            assertEquals(pair.text(section), results.get(section), section::heading);
        }
    }

    @Test
    void whatIsTheSameHasNoWords() {
        List<String> different = Pair.in(FOLDER).stream().filter(pair -> pair.name().startsWith("same/"))
                .filter(pair -> !pair.text(Pair.Section.WORDS).isEmpty()).map(Pair::name).toList();
        assertEquals(List.of(), different);
    }
}
