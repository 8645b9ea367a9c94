package com.traveease.schema.lock;

import java.sql.SQLException;

import com.traveease.schema.server.ServerMessage;

/** The server has taken back a whole transaction, to end a deadlock for instance: what was in it can be run again. */
public final class RolledBackException extends SQLException {

    private static final long serialVersionUID = 1L;

    public RolledBackException(SQLException cause) {
        super(ServerMessage.of(cause), cause.getSQLState(), cause.getErrorCode(), cause);
    }
}
