package com.traveease.schema.execution;

import java.sql.SQLException;

import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.statement.Secrets;

/** The server's failure of a statement, without the secrets that it quotes. */
final class MaskedFailure {

    private MaskedFailure() {
    }

    /**
     * The same when it quotes none: then it keeps its class and its causes.
     *
     * @param sql the statement that failed
     */
    static SQLException of(SQLException failure, Secrets secrets, String sql) {
        boolean told = false;
        for (Throwable cause : LostConnection.causes(failure).toList()) {
            String message = cause.getMessage();
            told |= message != null && !message.equals(secrets.inMessage(message, sql));
        }
        if (!told) {
            return failure;
        }
        SQLException masked = new SQLException(secrets.inMessage(failure.getMessage(), sql), failure.getSQLState(),
                failure.getErrorCode());
        masked.setStackTrace(failure.getStackTrace());
        return failure instanceof RolledBackException ? new RolledBackException(masked) : masked;
    }
}
