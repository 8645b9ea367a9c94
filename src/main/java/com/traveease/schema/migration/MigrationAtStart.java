package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;

import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.SeenRevisions;
import com.traveease.schema.history.TakenOutException;
import com.traveease.schema.lock.LockTimeoutException;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.runs.RunNote;

/** What brings the schema to head when the service, or a run that migrates and ends, starts. */
public interface MigrationAtStart extends Stoppable {

    /**
     * What the database has now.
     *
     * @throws DatabaseUnavailableException when it cannot be asked
     */
    SchemaState state();

    /** The same, on a connection of the caller. */
    SchemaState state(Connection connection) throws SQLException;

    /**
     * Applies what is pending.
     *
     * @param seen what has been in the database before
     * @return what the database has afterwards
     * @throws TakenOutException when some of what was seen has been taken out
     * @throws MigrationRefusedException when the history and the scripts do not fit together; nothing was run
     * @throws LockTimeoutException when another process held the lock for too long; nothing was run
     * @throws MigrationFailedException when a statement failed
     * @throws DatabaseUnavailableException when there is no connection, or it was lost
     */
    SchemaState adoptAndUpgrade(MigrationListener listener, SeenRevisions seen);

    /** To be run before the first statement of each run that has any; what it throws ends the run. */
    default void requireFirst(Runnable check) {
    }

    /** Says something in the record of the last run, where runs are recorded. */
    default void note(RunNote note) {
    }
}
