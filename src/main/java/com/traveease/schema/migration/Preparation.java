package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import com.traveease.schema.connection.Database;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.runs.RunNote;

/** What is done behind the lock before the first statement of a run that has any. Whatever it throws, nothing was run. */
@FunctionalInterface
public interface Preparation {

    /**
     * A run that is about to begin.
     *
     * @param connection that has the lock
     * @param stop open when the process is told to end
     * @param notes what the record of the run says
     */
    record Run(Database database, Connection connection, SchemaLock lock, Plan plan, MigrationListener listener,
            CountDownLatch stop, Consumer<RunNote> notes) {
    }

    /** Lasts as long as the run, over all of its connections. */
    @FunctionalInterface
    interface Guard extends AutoCloseable {
        @Override
        void close();
    }

    /** @return closed when the run has ended, however that is */
    Guard begin(Run run) throws SQLException, InterruptedException;

    /** Nothing. */
    Preparation NONE = run -> () -> {
    };
}
