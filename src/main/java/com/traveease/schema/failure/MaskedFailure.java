package com.traveease.schema.failure;

import java.sql.SQLException;

import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.statement.Secrets;

/**
 * The server's failure of a statement, without the secrets and the values of rows that it quotes.
 *
 * @param written the statement as the script has it
 * @param sent the same with prepared statements resolved
 */
public record MaskedFailure(Secrets secrets, String written, String sent) {

    /** The same when it quotes none: then it keeps its class and its causes. */
    public SQLException of(SQLException failure) {
        boolean quotes = LostConnection.causes(failure)
                .anyMatch(cause -> cause.getMessage() != null && !cause.getMessage().equals(message(cause)));
        if (!quotes) {
            return failure;
        }
        SQLException masked = new SQLException(message(failure), failure.getSQLState(), failure.getErrorCode());
        masked.setStackTrace(failure.getStackTrace());
        return failure instanceof RolledBackException ? new RolledBackException(masked) : masked;
    }

    private String message(Throwable failure) {
        return ServerMessage.of(failure,
                message -> secrets.inMessage(ServerMessage.quotingOnly(written, message), sent));
    }
}
