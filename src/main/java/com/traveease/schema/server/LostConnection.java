package com.traveease.schema.server;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

/** Tells a connection that was lost from a statement that failed. */
public final class LostConnection {

    public static final String STATE = "08S01";

    /** SQL states of a connection that was there and is not any more. */
    private static final Set<String> STATES = Set.of(STATE, "08003", "08006", "08007");
    /** The server's last words. */
    private static final Set<Integer> LAST_WORDS = Set.of(MySqlErrors.SERVER_SHUTDOWN,
            MySqlErrors.CLIENT_INTERACTION_TIMEOUT, MySqlErrors.SERVER_OFFLINE_MODE, MySqlErrors.SERVER_ISNT_AVAILABLE,
            MySqlErrors.SESSION_WAS_KILLED);
    private static final int ANSWER_LIMIT_SECONDS = 5;
    /** Causes of the driver may be their own causes. */
    private static final int DEEPEST = 20;

    private LostConnection() {
    }

    /** Whether the failure itself says so. */
    public static boolean isReason(SQLException failure) {
        return failure.getSQLState() != null && STATES.contains(failure.getSQLState())
                || LAST_WORDS.contains(failure.getErrorCode())
                || isCausedBy(failure, EOFException.class) || isCausedBy(failure, SocketException.class)
                || isCausedBy(failure, SocketTimeoutException.class) || isCausedBy(failure, SSLException.class);
    }

    /**
     * As the other; where the failure does not say, the server is asked whether it is still there. What the driver throws when
     * an answer ends in the middle of a row need not speak of the connection at all.
     */
    public static boolean isReason(SQLException failure, Connection connection) {
        boolean unclear = failure.getErrorCode() == 0 || failure.getErrorCode() == MySqlErrors.QUERY_INTERRUPTED;
        return isReason(failure) || unclear && !isCausedBy(failure, OutOfMemoryError.class) && !answers(connection);
    }

    private static boolean answers(Connection connection) {
        try {
            return connection.isValid(ANSWER_LIMIT_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    public static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    /** The failure, its cause, and so on. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }
}
