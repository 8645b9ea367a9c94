package com.traveease.schema.service;

import java.util.Optional;

import org.jboss.logging.Logger;

import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.connection.UnsupportedServerException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.MigrationAtStart;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.verification.Verification;
import com.traveease.schema.verification.Verifying;

/**
 * Verifies the rows behind an upgrade of this process, on a thread of its own: the schema is ready meanwhile, and stays so
 * whatever is found.
 */
public final class RowVerification {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    private final Verifying verifying;
    private final MigrationAtStart migrator;
    private volatile RowsStatus status = RowsStatus.NONE;

    public RowVerification(Verifying verifying, MigrationAtStart migrator) {
        this.verifying = verifying;
        this.migrator = migrator;
        migrator.requireFirst(verifying::require);
    }

    /** Never blocks. */
    public RowsStatus status() {
        return status;
    }

    /** An upgrade has ended. */
    void changed(SchemaState after) {
        status = RowsStatus.RUNNING;
        Thread thread = new Thread(() -> verify(after), "schema-verification");
        thread.setDaemon(true);
        thread.start();
    }

    private void verify(SchemaState after) {
        try {
            Optional<Verification> done = verifying.after(after);
            status = done.map(RowsStatus::of).orElse(RowsStatus.NONE);
            done.ifPresent(this::tell);
        } catch (DatabaseUnavailableException | UnsupportedServerException e) {
            status = RowsStatus.unknown(e.getMessage());
            migrator.note(RunNote.of(RunNote.Topic.VERIFICATION, "The rows could not be verified.").notPassed());
            LOG.warnf("The upgrade is complete, but the rows could not be verified: %s Run verify", e.getMessage());
        } catch (RuntimeException e) {
            // A bug; still the service must go on.
            status = RowsStatus.unknown("Internal error, see the log: " + e.getClass().getSimpleName());
            LOG.error("The rows could not be verified", e);
        }
    }

    private void tell(Verification done) {
        migrator.note(done.note());
        if (done.isPassed()) {
            LOG.infof("Verified: %s", done.summary());
        } else {
            done.lines().forEach(LOG::warn);
            LOG.warnf("The upgrade is complete, but %s. The schema is ready all the same; verify checks them again",
                    done.summary());
        }
    }
}
