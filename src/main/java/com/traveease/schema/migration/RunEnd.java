package com.traveease.schema.migration;

import java.util.function.Supplier;

import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.runs.RecordedRun;
import com.traveease.schema.runs.Run;

/** The end of a recorded run of no scripts. */
final class RunEnd {

    private RunEnd() {
    }

    /** Does the work; the record says why where that fails. */
    static SchemaState recorded(RecordedRun run, Supplier<SchemaState> work) {
        try {
            return work.get();
        } catch (MigrationRefusedException | MigrationFailedException | InvalidTargetException
                | DatabaseUnavailableException e) {
            run.ended(Run.Outcome.FAILED, e.getMessage());
            throw e;
        }
    }
}
