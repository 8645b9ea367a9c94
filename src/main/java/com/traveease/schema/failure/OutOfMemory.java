package com.traveease.schema.failure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Step;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.SqlExcerpt;
import com.traveease.schema.statement.Statement;

/** The program has no memory left for what it sends or is sent. A retry with the same limit would fail again. */
public final class OutOfMemory {

    private OutOfMemory() {
    }

    /** The driver catches the error and throws something else. */
    public static boolean isReason(Throwable failure) {
        return LostConnection.isCausedBy(failure, OutOfMemoryError.class);
    }

    /** While no statement was run: the scripts are read, cut and checked. */
    public static MigrationFailedException beside(Throwable failure) {
        return new MigrationFailedException(
                ("Out of memory (this process may use %d MiB): scripts are kept in memory while they run. What status shows "
                        + "as applied stays. Give the process more memory and run the command again.")
                        .formatted(limit()),
                failure);
    }

    private static long limit() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }

    /** Ends the connection, which may be in the middle of a packet: the server rolls back what is not committed. */
    public static MigrationFailedException at(Progress progress, Statement statement, Connection connection,
            Throwable failure) {
        String holds = "The next run determines whether it was applied and resumes there: nothing is skipped and nothing is run "
                + "twice.";
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        Step step = progress.step();
        String reason = "out of memory (this process may use %d MiB)".formatted(limit());
        String next = "Give it more memory and run %s again.".formatted(step.command());
        FailedStatement told = new FailedStatement(step, progress.statement(), progress.statements(), statement.line(),
                SqlExcerpt.ofFailed(statement.sql()), reason, Optional.empty(), 0, Optional.empty(), 0, OptionalInt.empty(),
                holds,
                next);
        return new MigrationFailedException("%s, statement %d of %d (line %d) failed: %s. %s %s".formatted(step.script().name(),
                progress.statement(), progress.statements(), statement.line(), reason, holds, next), Optional.of(told),
                failure);
    }
}
