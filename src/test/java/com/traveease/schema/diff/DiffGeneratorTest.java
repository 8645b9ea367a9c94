package com.traveease.schema.diff;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.traveease.testing.TestDatabase;

/**
 * Schemas that are made up, and several changes of them at once, are taken there and back on a real server.
 * {@code src/test/scripts/diff-test} takes more of them. What fails becomes a pair of {@link DiffPairsTest}.
 */
class DiffGeneratorTest {

    private static final int AT_ONCE = 2;
    /** Changes of one schema, one after the other, before another one is made up. */
    private static final int IN_A_ROW = 12;
    /** The row does not fit the new definition. No statement would help. */
    private static final Set<Integer> ABOUT_ROWS = Set.of(1048, 1062, 1138, 1216, 1217, 1264, 1265, 1292, 1364, 1366, 1406,
            1416,
            1451, 1452, 1526, 1690, 3140, 3156, 3732, 3752, 3819, 3903);
    private static final Pattern NUMBER = Pattern.compile("\\(error (\\d+)\\)");

    private final int wanted = Integer.getInteger("diff.schemas", 200);
    private final long seed = Long.getLong("diff.seed", 19);
    /** With which round to begin, to come to a failure of a long run sooner. */
    private final int first = Integer.getInteger("diff.round", 0);
    private final int most = Integer.getInteger("diff.failures", 1);
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<String> failures = new ArrayList<>();

    @Test
    void leadsThereAndBack() throws Exception {
        assumeTrue(foreignKeysAreInnoDbs(), "The server looks after foreign keys itself, and 9.7.4 ends with signal 11 then");
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int part = i;
                all.add(threads.submit(() -> {
                    play(part);
                    return null;
                }));
            }
            for (Future<?> part : all) {
                part.get();
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.printf("%d changed schemas with %d changes, %d made up that the server does not accept, seed %d%n", wanted,
                changes.get(), refused.get(), seed);
        if (!failures.isEmpty()) {
            fail("%d failed, the first: %s".formatted(failures.size(), failures.get(0)));
        }
        assertTrue(refused.get() < wanted, () -> "%d schemas were not accepted by the server".formatted(refused.get()));
    }

    private static boolean foreignKeysAreInnoDbs() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            return !database.strings("SELECT variable_value FROM performance_schema.global_variables "
                    + "WHERE variable_name = 'innodb_native_foreign_keys'").contains("OFF");
        }
    }

    private void play(int part) throws SQLException {
        try (RoundTrip roundTrip = new RoundTrip()) {
            int rounds = wanted / IN_A_ROW + 1;
            for (int round = first + part; round < first + rounds && !isEnough(); round += AT_ONCE) {
                RandomChanges random = new RandomChanges(seed * 1_000_003 + round);
                int trips = Math.min(IN_A_ROW, wanted - (round - first) * IN_A_ROW);
                RandomSchema schema = accepted(roundTrip, random);
                for (int trip = 0; trip < trips && !isEnough(); trip++) {
                    RandomSchema next = random.changed(schema);
                    for (int i = 0; !roundTrip.isPossible(next.script()); i++) {
                        refused.incrementAndGet();
                        next = i < 20 ? random.changed(schema) : schema.copy();
                    }
                    play(roundTrip, schema, next, trip % 3 == 0, "round %d, trip %d".formatted(round, trip));
                    schema = next;
                }
            }
        }
    }

    private RandomSchema accepted(RoundTrip roundTrip, RandomChanges random) throws SQLException {
        RandomSchema schema = random.schema();
        while (!roundTrip.isPossible(schema.script())) {
            refused.incrementAndGet();
            schema = random.schema();
        }
        return schema;
    }

    private void play(RoundTrip roundTrip, RandomSchema from, RandomSchema to, boolean rows, String place) throws SQLException {
        RoundTrip.Trip trip = new RoundTrip.Trip(from.script(), to.script(), rows ? from.rows() : "", to.renames());
        try {
            changes.addAndGet(roundTrip.play(trip).words().size());
        } catch (SQLException | AssertionError | RuntimeException e) {
            if (rows && isAboutRows(e)) {
                play(roundTrip, from, to, false, place);
                return;
            }
            String failure = "Seed %d, %s: %s%n%n-- from%n%s-- to%n%s-- rows%n%s-- options%n%s%n".formatted(seed, place, e,
                    trip.from(), trip.to(), trip.rows(), trip.renames());
            // A long run shows it when it happens.
            System.out.println(failure);
            synchronized (failures) {
                failures.add(failure);
            }
        }
    }

    private static boolean isAboutRows(Throwable failure) {
        if (failure instanceof SQLException sql) {
            return ABOUT_ROWS.contains(sql.getErrorCode());
        }
        return NUMBER.matcher(String.valueOf(failure.getMessage())).results()
                .anyMatch(number -> ABOUT_ROWS.contains(Integer.parseInt(number.group(1))));
    }

    private boolean isEnough() {
        synchronized (failures) {
            return failures.size() >= most;
        }
    }
}
