package com.traveease.schema.cli.verification;

import java.io.PrintWriter;
import java.util.Optional;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.MigrationAtStart;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.verification.Verification;
import com.traveease.schema.verification.Verifying;

/** Verifies the rows behind an upgrade that changed something; behind any other run it does nothing. */
public final class AfterUpgrade {

    private final Optional<Verifying> verifying;
    private final MigrationAtStart migrator;
    private Optional<Verification> done = Optional.empty();
    private boolean asked = true;

    private AfterUpgrade(Optional<Verifying> verifying, MigrationAtStart migrator) {
        this.verifying = verifying;
        this.migrator = migrator;
        verifying.ifPresent(present -> migrator.requireFirst(present::require));
    }

    /** To be made before the run, which does not begin when a file of assertions is wrong. */
    public static AfterUpgrade of(SchemaCommand command, MigrationAtStart migrator, Direction direction) {
        return new AfterUpgrade(direction == Direction.UPGRADE ? Optional.of(command.verifying()) : Optional.empty(), migrator);
    }

    public void verify(SchemaState after, RunLog log) {
        try {
            done = verifying.flatMap(present -> present.after(after));
            done.map(Verification::note).ifPresent(migrator::note);
            done.ifPresent(log::verified);
            done.filter(Verification::isPassed)
                    .ifPresent(passed -> log.info("Verified: %s".formatted(passed.summary())));
        } catch (DatabaseUnavailableException e) {
            asked = false;
            migrator.note(RunNote.of(RunNote.Topic.VERIFICATION, "The rows could not be verified.").notPassed());
            log.warning(
                    "The upgrade is complete, but the rows could not be verified: %s Run verify.".formatted(e.getMessage()));
        }
    }

    /** What does not hold. */
    public void print(PrintWriter out) {
        done.filter(verification -> !verification.isPassed()).ifPresent(verification -> {
            verification.lines().forEach(out::println);
            out.println("The upgrade is complete, but %s. Inspect the rows; verify checks them again."
                    .formatted(verification.summary()));
            out.flush();
        });
    }

    /** Whether nothing is known to be wrong, and everything was asked. */
    public boolean isPassed() {
        return asked && done.map(Verification::isPassed).orElse(true);
    }
}
