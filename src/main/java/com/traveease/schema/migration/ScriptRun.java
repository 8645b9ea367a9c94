package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import com.mysql.cj.jdbc.JdbcConnection;
import com.traveease.schema.revision.Script;
import com.traveease.schema.revision.Statement;

/** Sends the statements of a script, one after the other, on the connection that has the lock. */
final class ScriptRun {

    private final Connection connection;
    private final MigrationListener listener;
    private final LockRetry retry;
    private final Session session;

    ScriptRun(Connection connection, LockRetry retry, MigrationListener listener) throws SQLException {
        this.connection = connection;
        this.retry = retry;
        this.listener = listener;
        this.session = new Session(connection);
    }

    /**
     * @param untouched run when the script failed and nothing of it is in the database: takes back the note that it was begun
     * @throws MigrationFailedException when a statement failed, or the process was told to end while it waited for a lock
     * @throws SQLException when the connection was lost
     */
    void run(Step step, LockRetry.Work untouched) throws SQLException {
        Script script = step.script();
        List<Statement> statements = script.statements();
        int committed = 0;
        for (int k = 1; k <= statements.size(); k++) {
            Statement statement = statements.get(k - 1);
            Progress progress = new Progress(step, k, statements.size(), Instant.now());
            listener.running(progress);
            try {
                send(statement, progress);
            } catch (SQLException | InterruptedException e) {
                if (e instanceof SQLException lost && DatabaseUnavailableException.isConnectionLost(lost)) {
                    throw new LostInScriptException(lost, progress);
                }
                MigrationFailedException failure = failure(script, statement, progress, committed, e);
                takeBack(statement, committed, untouched, failure);
                throw failure;
            }
            if (!inTransaction()) {
                committed = k;
            }
        }
        session.restore();
    }

    private void send(Statement statement, Progress progress) throws SQLException, InterruptedException {
        LockRetry.Work once = () -> {
            try (java.sql.Statement jdbc = connection.createStatement()) {
                jdbc.setEscapeProcessing(false);
                jdbc.execute(statement.sql());
            }
        };
        if (statement.isWholeOrNothing() && !inTransaction()) {
            retry.run(once, reason -> listener.retrying(progress, reason));
        } else {
            // A procedure may have committed half its work, and a transaction may have been rolled back whole.
            once.run();
        }
    }

    private boolean inTransaction() throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession().getServerSession().inTransactionOnServer();
    }

    /** What was not committed goes; when that is everything, so does the note in the history. */
    private void takeBack(Statement statement, int committed, LockRetry.Work untouched, MigrationFailedException failure) {
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.execute("ROLLBACK");
            jdbc.execute("UNLOCK TABLES");
            if (committed == 0 && statement.isWholeOrNothing()) {
                untouched.run();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static MigrationFailedException failure(Script script, Statement statement, Progress progress, int committed,
            Exception e) {
        String where = "%s, statement %d of %d (line %d)".formatted(script.name(), progress.statement(), progress.statements(),
                statement.line());
        if (e instanceof SQLException sql) {
            return new MigrationFailedException("%s failed: %s (error %d). %s".formatted(where, sql.getMessage(),
                    sql.getErrorCode(), whatHolds(statement, progress.statement(), committed)), e);
        }
        // Only while it waits between two attempts of a statement that is whole or nothing.
        return new MigrationStoppedException("%s was waiting for a lock when the process was told to end. %s".formatted(where,
                committed == 0 ? "Nothing of the script is applied; the next start goes on."
                        : whatHolds(statement, progress.statement(), committed)),
                e);
    }

    private static String whatHolds(Statement statement, int failed, int committed) {
        if (committed == 0 && statement.isWholeOrNothing()) {
            return "Nothing of the script is applied. Correct the cause and start again.";
        }
        StringBuilder holds = new StringBuilder();
        if (committed > 0) {
            holds.append(committed == 1 ? "Statement 1 of it is applied and stays"
                    : "Statements 1 to %d of it are applied and stay".formatted(committed));
        } else {
            holds.append("Nothing before it is applied");
        }
        if (committed < failed - 1) {
            holds.append(", what came after in the open transaction is rolled back");
        }
        holds.append(statement.isWholeOrNothing() ? ", nothing of statement %d remains.".formatted(failed)
                : "; statement %d may have done a part of its work.".formatted(failed));
        return holds.append(" Complete the script by hand and record that (stamp), or take back what is there and record that.")
                .toString();
    }
}
