package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.traveease.schema.revision.Script;
import com.traveease.schema.revision.Statement;

/** Sends the statements of a script, one after the other, on the connection that has the lock. */
final class ScriptRun {

    /** A waiting ALTER holds up every query behind it, so it gives up soon and comes back. The server's default is a year. */
    private static final int LOCK_WAIT_SECONDS = 5;
    private static final Duration RETRY_LIMIT = Duration.ofMinutes(10);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private final Connection connection;
    private final MigrationListener listener;

    private final Session session;

    ScriptRun(Connection connection, MigrationListener listener) throws SQLException {
        this.connection = connection;
        this.listener = listener;
        this.session = new Session(connection);
    }

    /** Takes back the note that a script was begun. */
    interface Unnote {
        void run() throws SQLException;
    }

    /**
     * @param untouched run when the first statement failed, so that nothing of the script is in the database
     * @throws MigrationFailedException when a statement failed
     * @throws SQLException when the connection was lost or the history could not be written
     */
    void run(Step step, Unnote untouched) throws SQLException {
        Script script = step.script();
        List<Statement> statements = script.statements();
        for (int k = 1; k <= statements.size(); k++) {
            Statement statement = statements.get(k - 1);
            Progress progress = new Progress(step, k, statements.size(), Instant.now());
            listener.running(progress);
            try {
                send(statement, progress);
            } catch (SQLException e) {
                if (DatabaseUnavailableException.isConnectionLost(e)) {
                    throw e;
                }
                if (k == 1) {
                    untouched.run();
                }
                throw failure(script, statement, progress, e);
            }
        }
        session.restore();
    }

    private void send(Statement statement, Progress progress) throws SQLException {
        Instant end = progress.since().plus(RETRY_LIMIT);
        while (true) {
            try (java.sql.Statement jdbc = connection.createStatement()) {
                jdbc.execute("SET SESSION lock_wait_timeout = " + LOCK_WAIT_SECONDS);
                jdbc.setEscapeProcessing(false);
                jdbc.execute(statement.sql());
                return;
            } catch (SQLException e) {
                // MySQL takes back the whole statement, so it can be sent again.
                if (e.getErrorCode() != LOCK_WAIT_TIMEOUT || Instant.now().isAfter(end)) {
                    throw e;
                }
                listener.retrying(progress, e.getMessage());
                pause();
            }
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(RETRY_PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Stopped while waiting for a lock", "08000", e);
        }
    }

    private static MigrationFailedException failure(Script script, Statement statement, Progress progress, SQLException e) {
        String holds = progress.statement() == 1
                ? "Nothing of the script is applied. Correct its cause and start again."
                : ("Statements 1 to %d of it are applied and stay, nothing of statement %d remains. Complete the script or take "
                        + "it back by hand, then correct its row in %s.")
                        .formatted(progress.statement() - 1, progress.statement(), SchemaHistory.TABLE);
        return new MigrationFailedException(
                "%s, statement %d of %d (line %d) failed: %s (error %d). %s".formatted(script.name(),
                        progress.statement(), progress.statements(), statement.line(), e.getMessage(), e.getErrorCode(), holds),
                e);
    }
}
