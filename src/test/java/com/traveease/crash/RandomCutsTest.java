package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.script.Script;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * The connection is cut after any number of bytes of the server's answers, inside rows too. The run goes on by itself and ends
 * as if nothing had happened; no cut is told as a failure of the script. {@code src/test/scripts/cut-test} makes more cuts.
 */
class RandomCutsTest {

    private static final List<String> SCRIPTS = List.of("V001__rows.sql", "V002__procedures.sql", "V003__end.sql");
    /** More than one connection needs to come to the longest statement, so that there is a way on. */
    private static final int MOST_BYTES = 80_000;
    /** Most of the time is spent in pauses; the server has connections for 40. */
    private static final int AT_ONCE = Integer.getInteger("crash.at.once", 16);

    /** Of its own: beside somebody's table without transactions a CALL that is cut is in doubt. */
    private final MySqlServer server = MySqlServer.forTests();
    private final int wanted = Integer.getInteger("crash.cuts", 300);
    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final AtomicLong runs = new AtomicLong();

    @Test
    void noCutIsToldAsAFailureOfTheScript() throws Exception {
        Map<String, String> undisturbed = undisturbed();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Integer>> made = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                made.add(threads.submit(cuts((wanted + AT_ONCE - 1) / AT_ONCE, undisturbed)));
            }
            int cuts = 0;
            for (Future<Integer> some : made) {
                cuts += some.get();
            }
            assertTrue(cuts >= wanted, "Only %d cuts".formatted(cuts));
            System.out.printf("%d cuts in %d runs, seed %d%n", cuts, runs.get(), seed);
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, String> undisturbed() throws SQLException, IOException {
        try (TestDatabase database = TestDatabase.on(server)) {
            new Migrator(database.database(), scripts(), Duration.ofMinutes(1)).upgrade(new Silent());
            return contents(database);
        }
    }

    private Callable<Integer> cuts(int enough, Map<String, String> undisturbed) {
        return () -> {
            int made = 0;
            while (made < enough) {
                made += cut(seed + runs.incrementAndGet(), undisturbed);
            }
            return made;
        };
    }

    /** One upgrade, cut again and again. */
    private int cut(long seed, Map<String, String> undisturbed) throws SQLException, IOException {
        RandomCuts cuts = new RandomCuts(seed, MOST_BYTES);
        try (TestDatabase database = TestDatabase.on(server);
                MySqlProxy proxy = new MySqlProxy(server.port(), cuts)) {
            String url = "jdbc:mysql://127.0.0.1:%d/%s?allowPublicKeyRetrieval=true&sslMode=%s".formatted(proxy.port(),
                    database.schema(), seed % 2 == 0 ? "DISABLED" : "PREFERRED");
            Database cut = new Database(new DatabaseAddress(url, database.user(), database.password()));
            try {
                new Migrator(cut, scripts(), Duration.ofMinutes(1)).upgrade(new Silent());
            } catch (RuntimeException e) {
                if (e instanceof DatabaseUnavailableException && cuts.made() == 0) {
                    return 0; // a busy machine: nothing had begun
                }
                throw new AssertionError("With seed %d, after %d cuts: %s".formatted(seed, cuts.made(), e.getMessage()), e);
            }
            assertEquals(undisturbed, contents(database), "With seed " + seed);
            return cuts.made();
        }
    }

    private static Revisions scripts() throws IOException {
        List<Script> scripts = new ArrayList<>();
        for (String name : SCRIPTS) {
            try (InputStream in = RandomCutsTest.class.getResourceAsStream("/cuts/" + name)) {
                scripts.add(new Script(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return Revisions.of(scripts);
    }

    private static Map<String, String> contents(TestDatabase database) throws SQLException {
        Map<String, String> contents = database.definitions();
        contents.put("history", database.strings("SELECT CONCAT(script, ' ', success) FROM flyway_schema_history "
                + "ORDER BY installed_rank").toString());
        contents.put("ledger",
                database.strings("SELECT CONCAT(id, ' ', what, ' ', amount) FROM ledger ORDER BY id").toString());
        for (String table : List.of("seats", "archive")) {
            contents.put(table, database.strings(
                    "SELECT CONCAT_WS('|', id, label, price, class) FROM %s ORDER BY id".formatted(table)).toString());
        }
        return contents;
    }
}
