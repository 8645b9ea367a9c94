package com.traveease.checklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.keep.Keeping;
import com.traveease.testing.PackagedProgram;
import com.traveease.testing.TestDatabase;

/**
 * The page {@code production-checklist.md} from top to bottom, with the packaged program. Started by
 * {@code src/test/scripts/checklist-test}.
 */
class ChecklistRun {

    /** What one statement of ours waits for a lock. */
    private static final Duration LOCK_BOUND = Duration.ofSeconds(5);
    private static final String MADE = "CREATE TABLE booking_notes (\n    id BIGINT NOT NULL AUTO_INCREMENT,\n"
            + "    booking_id BIGINT NOT NULL,\n    note VARCHAR(400) NOT NULL,\n    PRIMARY KEY (id),\n"
            + "    INDEX idx_booking_note_booking (booking_id),\n    CONSTRAINT fk_booking_note_booking FOREIGN KEY (booking_id) "
            + "REFERENCES bookings (id) ON DELETE RESTRICT\n) ENGINE = InnoDB;\n\n"
            + "ALTER TABLE bookings\n    ADD COLUMN channel VARCHAR(20) NULL;\n";

    private final int bookings = Integer.getInteger("checklist.bookings", 1_000_000);
    private final int kills = Integer.getInteger("checklist.kills", 200);
    private final SplittableRandom random = new SplittableRandom(Long.getLong("checklist.seed", System.nanoTime()));
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    Path work;

    private String out = "";
    private boolean verifies = true;

    private int run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private Process start(String... arguments) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("SCHEMA_VERIFY", Boolean.toString(verifies));
        environment.put("SCHEMA_LOCATIONS", "filesystem:" + work.resolve("migrations"));
        return PackagedProgram.builder(environment, arguments).redirectErrorStream(true).start();
    }

    private void told(int exit, String... arguments) throws IOException, InterruptedException {
        Instant start = Instant.now();
        int ended = run(arguments);
        System.out.printf("$ traveease-schema %s    [exit %d, %d ms]%n%s%n", String.join(" ", arguments), ended,
                Duration.between(start, Instant.now()).toMillis(), out);
        assertEquals(exit, ended, out);
    }

    @SuppressWarnings("try") // its end is told before the last answers are counted
    @Test
    void fromTopToBottom() throws Exception {
        copy("migration", "migrations");
        copy("verify", "verify");
        told(0, "upgrade");
        BookedSchema.fill(database, bookings);
        Files.writeString(work.resolve("migrations/V006__booking_notes.sql"), "-- booking notes\n\n" + MADE);
        Files.writeString(work.resolve("migrations/U006__booking_notes.sql"),
                "-- undo: booking notes\n\nDROP TABLE booking_notes;\n\n"
                        + "ALTER TABLE bookings\n    DROP COLUMN channel;\n");
        try (BookingLoad load = new BookingLoad(database, bookings, 8)) {
            told(0, "lint", "006");
            told(0, "upgrade", "--dry-run");
            told(0, "rehearse", "--rows", "1000");
            told(0, "upgrade");
            told(0, "verify");
            told(0, "check", "--only", "history,live");
            told(0, "runs");
            load.end();
            System.out.println(load.inWords());
            assertEquals(List.of(), load.failures());
            assertTrue(load.longest().compareTo(LOCK_BOUND.plusMillis(500)) < 0, load.inWords());
        }
        database.execute("UPDATE bookings SET channel = CONCAT('c', id % 7) WHERE id % 3 = 0",
                "INSERT INTO booking_notes (booking_id, note) SELECT id, CONCAT('note ', id) FROM bookings WHERE id % 3 = 1");
        Map<String, String> before = contents();
        told(3, "downgrade", "-1");
        told(0, "downgrade", "-1", "--keep");
        told(0, "kept");
        told(0, "upgrade");
        told(0, "restore");
        assertEquals(before, contents());
        told(0, "purge", "--yes");
        killed(before);
        database.execute("DROP DATABASE `%s`".formatted(Keeping.schemaFor(database.schema())));
        database.close();
    }

    private void copy(String from, String to) throws IOException {
        Files.createDirectories(work.resolve(to));
        try (var built = Files.list(Path.of("src/main/resources/db", from))) {
            for (Path file : built.filter(Files::isRegularFile).toList()) {
                Files.copy(file, work.resolve(to).resolve(file.getFileName().toString()));
            }
        }
    }

    /** There and back, ended without a word again and again. */
    private void killed(Map<String, String> before) throws Exception {
        verifies = false; // it has been, and takes longer than all the rest
        int made = 0;
        int rounds = 0;
        while (made < kills) {
            made += untilDone("downgrade", "005", "--keep");
            made += untilDone("upgrade");
            made += untilDone("restore");
            made += untilDone("purge", "--yes");
            rounds++;
        }
        assertEquals(before, contents());
        System.out.printf("%d kills in %d rounds, every row as it was%n", made, rounds);
    }

    private int untilDone(String... arguments) throws Exception {
        int killed = 0;
        while (true) {
            Process process = start(arguments);
            if (!process.waitFor(random.nextInt(20, 1500), TimeUnit.MILLISECONDS) && killed < kills) {
                process.destroyForcibly().waitFor();
                killed++;
                continue;
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            // Another one may still be at the statement that was orphaned; purge is refused until it is done.
            assertEquals(0, exit, said);
            return killed;
        }
    }

    private Map<String, String> contents() throws SQLException {
        Map<String, String> contents = database.definitions();
        for (String table : List.of("users", "bookings", "flight_bookings", "flight_segments", "travellers", "refunds",
                "booking_notes")) {
            contents.put("rows of " + table, database.checksum(table));
        }
        return contents;
    }
}
