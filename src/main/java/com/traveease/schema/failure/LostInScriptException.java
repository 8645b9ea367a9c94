package com.traveease.schema.failure;

import java.sql.Connection;
import java.sql.SQLException;

import com.traveease.schema.connection.ReadOnlyServerException;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;

/** The connection was lost while a script ran. */
public final class LostInScriptException extends SQLException {

    private static final long serialVersionUID = 1L;

    private final String whatHolds;
    private final String place;

    public LostInScriptException(SQLException lost, Progress progress) {
        super(ServerMessage.of(lost), state(lost), lost.getErrorCode(), lost);
        this.whatHolds = ("It was running %s, statement %d of %d. The next run determines whether that statement was applied and "
                + "resumes there: nothing is skipped and nothing is run twice.").formatted(
                        progress.step().script().name(), progress.statement(), progress.statements());
        this.place = progress.step().script().name() + " " + progress.statement();
    }

    private static String state(SQLException lost) {
        return ReadOnlyServerException.isReason(lost) ? lost.getSQLState() : LostConnection.STATE;
    }

    /**
     * Whether the run is to be taken up again on another connection, or on one to a server that can be written to.
     */
    public static boolean isReason(SQLException e, Connection connection) {
        return LostConnection.isReason(e, connection) || ReadOnlyServerException.isReason(e);
    }

    /** Where it was, to tell one place from another. */
    public String place() {
        return place;
    }

    /** For a person: what ran, and what to do. */
    public String whatHolds() {
        return whatHolds;
    }
}
