package com.traveease.schema.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

import com.traveease.schema.cli.command.GracefulStop;
import com.traveease.schema.cli.output.ConsoleLog;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.cli.output.TerminalColors;
import com.traveease.schema.cli.verification.AfterUpgrade;
import com.traveease.schema.config.Engine;
import com.traveease.schema.config.SchemaConfiguration;
import com.traveease.schema.connection.DatabaseRetry;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.flyway.StockFlyway;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.SeenRevisions;
import com.traveease.schema.migration.MigrationAtStart;
import com.traveease.schema.revision.Revisions;

/**
 * Migrates and ends, for {@code QUARKUS_INIT_AND_EXIT=true}. Quarkus's own way of ending after initialisation waits a fixed 5 s
 * in 3.33.
 */
final class InitTask {

    private static final Duration DATABASE_LIMIT = Duration.ofMinutes(2);

    private final SchemaConfiguration configuration;
    private final Revisions revisions;
    private final MigrationAtStart migrator;
    private final PrintWriter err;
    private final AfterUpgrade verification;

    InitTask(SchemaConfiguration configuration, Revisions revisions, MigrationAtStart migrator, PrintWriter err,
            AfterUpgrade verification) {
        this.verification = verification;
        this.configuration = configuration;
        this.revisions = revisions;
        this.migrator = migrator;
        this.err = err;
    }

    int run() {
        if (configuration.engine() == Engine.FLYWAY) {
            say("INFO ", StockFlyway.LIMITS);
        }
        try (RunLog log = new RunLog(new ConsoleLog(err, revisions))) {
            SchemaState after = GracefulStop.during(migrator, log, ending -> whenThere(ending,
                    () -> configuration.migrateAtStart() ? migrator.adoptAndUpgrade(log, new SeenRevisions())
                            : migrator.state()));
            if (log.hasSteps()) {
                verification.verify(after, log);
            }
            int code = report(after);
            verification.print(err);
            return verification.isPassed() ? code : ExitCode.NO;
        }
    }

    private int report(SchemaState now) {
        say("INFO ", "Schema is at %s%s".formatted(now.current().orElse("<base>"), now.isAtHead() ? " (head)" : ""));
        now.problems().forEach(problem -> say("ERROR", problem));
        if (!now.pending().isEmpty() && !configuration.migrateAtStart()) {
            say("WARN ",
                    "Pending revisions: %d. QUARKUS_FLYWAY_MIGRATE_AT_START=false keeps this program from applying them"
                            .formatted(now.pending().size()));
        }
        return now.pending().isEmpty() && now.problems().isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private void say(String level, String line) {
        err.printf("%s [traveease.schema] %s%n", TerminalColors.level(level), line);
        err.flush();
    }

    private interface Attempt {
        SchemaState run();
    }

    private SchemaState whenThere(GracefulStop ending, Attempt attempt) {
        Instant end = Instant.now().plus(DATABASE_LIMIT);
        DatabaseRetry retry = new DatabaseRetry();
        String said = "";
        while (true) {
            try {
                return attempt.run();
            } catch (DatabaseUnavailableException e) {
                Duration pause = retry.after(e);
                if (Instant.now().plus(pause).isAfter(end)) {
                    throw e;
                }
                if (!e.getMessage().equals(said)) {
                    said = e.getMessage();
                    say("WARN ", "%s Trying again for up to %d s.".formatted(DatabaseRetry.inWords(e, pause),
                            DATABASE_LIMIT.toSeconds()));
                }
                sleep(ending, pause, e);
            }
        }
    }

    private static void sleep(GracefulStop ending, Duration pause, DatabaseUnavailableException reason) {
        try {
            if (ending.within(pause)) {
                throw reason;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
