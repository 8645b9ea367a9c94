package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.testing.PackagedProgram;

/**
 * Kills the program at random while the server changes a table of two million rows, online and by copying; the next start has
 * to finish the job. Run by {@code src/test/scripts/kill-test}, not by the build.
 */
class LongAlterRun {

    private static final List<String> TO_FIRST = List.of("upgrade", "1");
    private static final List<String> TO_HEAD = List.of("upgrade", "head", "--allow-blocking");
    private static final List<String> BACK = List.of("downgrade", "1", "--allow-data-loss");

    private final Scenario scenario = new Scenario(Path.of("src/test/resources/long-alter").toAbsolutePath());
    private final long seed = Long.getLong("crash.seed", 1);
    private final int rounds = Integer.getInteger("crash.rounds", 10);
    private final Path results = Path.of(System.getProperty("crash.results", "src/test/crash/LONG-ALTER.md"));
    private final PrintStream out = System.out;
    private final StringBuilder page = new StringBuilder();

    @Test
    void theNextStartFinishesTheJob(@TempDir Path directory) throws Exception {
        Random random = new Random(seed);
        int well = 0;
        try (MySqlServer server = MySqlServer.start(MySqlRelease.V8_0_31, directory, "--innodb-flush-method=nosync",
                "--innodb-buffer-pool-size=512M"); TrialDatabase database = new TrialDatabase(server)) {
            run(database, TO_FIRST);
            run(database, TO_HEAD);
            run(database, BACK); // the first one is slower: its table is not in memory yet
            long begin = System.nanoTime();
            run(database, TO_HEAD);
            long undisturbed = System.nanoTime() - begin;
            String wanted = state(database);
            head(server.version());
            for (int round = 1; round <= rounds; round++) {
                run(database, BACK);
                // At random, but not all at the same end.
                double part = (round - 1 + random.nextDouble()) / rounds;
                String hit = killed(database, server.port(), Duration.ofNanos((long) (undisturbed * part)));
                long again = System.nanoTime();
                Ended ended = database.run(scenario, TO_HEAD);
                double share = (System.nanoTime() - again) / (double) undisturbed;
                boolean identical = ended.isWell() && state(database).equals(wanted);
                well += identical ? 1 : 0;
                tell("| %d | %.0f %% | %s | %.0f %% | %s |".formatted(round, part * 100, hit, share * 100,
                        identical ? "identical" : "different"));
                if (!identical) {
                    out.println(ended + "\n" + state(database));
                    break; // the next round would not begin where it should
                }
            }
        } finally {
            Files.createDirectories(results.toAbsolutePath().getParent());
            Files.writeString(results, page);
        }
        assertEquals(rounds, well, "Rounds that one more start has finished");
    }

    private void head(String mysql) throws Exception {
        tell("""
                # A long ALTER, killed

                Written by `src/test/scripts/kill-test`; do not edit. The %s program, MySQL %s, seed %d. Scripts:
                [src/test/resources/long-alter](../resources/long-alter), from revision 1 to head on two million rows. Times are
                parts of what the whole takes undisturbed.

                | Round | SIGKILL after | The server was at | The next `upgrade` took | Schema and rows |
                |--:|--:|---|--:|---|"""
                .formatted(PackagedProgram.isNative() ? "native" : "JVM", mysql, seed));
    }

    private void tell(String line) {
        out.println(line);
        page.append(line).append('\n');
    }

    /** What the server was busy with when the program was killed. */
    private String killed(TrialDatabase database, int port, Duration after) throws Exception {
        PackagedProgram program = database.start(scenario, TO_HEAD, port);
        Thread.sleep(after.toMillis());
        program.close();
        program.await();
        List<String> running = database.strings("SELECT info FROM information_schema.processlist "
                + "WHERE command = 'Query' AND id <> CONNECTION_ID() AND info IS NOT NULL");
        return running.isEmpty() ? "nothing" : "`" + Command.shortened(running.get(0)) + "`";
    }

    private void run(TrialDatabase database, List<String> arguments) throws Exception {
        Ended ended = database.run(scenario, arguments);
        assertTrue(ended.isWell(), () -> String.join(" ", arguments) + ": " + ended);
    }

    private static String state(TrialDatabase database) throws SQLException {
        return database.definitions() + "\n" + database.strings("SELECT CONCAT_WS(' ', COUNT(*), SUM(n), SUM(page), SUM(hits), "
                + "BIT_XOR(CRC32(CONCAT_WS(',', n, page, hits)))) FROM click") + "\n"
                + database.strings("SELECT CONCAT_WS(' ', version, script, checksum, success) FROM flyway_schema_history");
    }
}
