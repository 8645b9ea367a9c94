package com.traveease.schema.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

import com.traveease.schema.migration.Database;
import com.traveease.schema.migration.DatabaseUnavailableException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.migration.SchemaConfiguration;
import com.traveease.schema.migration.SchemaState;
import com.traveease.schema.revision.Revisions;

/**
 * Migrates and ends, for {@code QUARKUS_INIT_AND_EXIT=true}. Quarkus is not started for it: its own way of ending after
 * initialisation waits a fixed 5 s in 3.33.
 */
final class InitTask {

    private static final Duration DATABASE_LIMIT = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final SchemaConfiguration configuration;
    private final Revisions revisions;
    private final PrintWriter err;

    InitTask(SchemaConfiguration configuration, Revisions revisions, PrintWriter err) {
        this.configuration = configuration;
        this.revisions = revisions;
        this.err = err;
    }

    int run() {
        Migrator migrator = new Migrator(new Database(Environment.address(configuration)), revisions);
        SchemaState now = configuration.migrateAtStart() ? whenThere(() -> migrator.upgrade(new ConsoleLog(err)))
                : whenThere(migrator::state);
        err.printf("INFO  [traveease.schema] Schema is at %s%s%n", now.current().orElse("<base>"),
                now.isAtHead() ? " (head)" : "");
        err.flush();
        return now.pending().isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private interface Attempt {
        SchemaState run();
    }

    private SchemaState whenThere(Attempt attempt) {
        Instant end = Instant.now().plus(DATABASE_LIMIT);
        Duration pause = FIRST_PAUSE;
        String said = "";
        while (true) {
            try {
                return attempt.run();
            } catch (DatabaseUnavailableException e) {
                if (Instant.now().plus(pause).isAfter(end)) {
                    throw e;
                }
                if (!e.getMessage().equals(said)) {
                    said = e.getMessage();
                    err.printf("WARN  [traveease.schema] %s Trying again for up to %d s.%n", said, DATABASE_LIMIT.toSeconds());
                    err.flush();
                }
                sleep(pause, e);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private static void sleep(Duration pause, DatabaseUnavailableException reason) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
