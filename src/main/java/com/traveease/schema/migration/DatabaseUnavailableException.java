package com.traveease.schema.migration;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;

/**
 * There is no usable connection to the database: not there, not answering, or not letting us in. Its message is one sentence
 * for
 * a person, and another attempt may succeed.
 */
public class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int ACCESS_DENIED_TO_SCHEMA = 1044;
    private static final int ACCESS_DENIED = 1045;
    private static final int NO_DATABASE_SELECTED = 1046;
    private static final int UNKNOWN_DATABASE = 1049;

    DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    static DatabaseUnavailableException of(DatabaseAddress address, SQLException failure) {
        return new DatabaseUnavailableException(sentence(address, failure), failure);
    }

    /** Whether the failure ended the connection, rather than one statement. */
    static boolean isConnectionLost(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith("08");
    }

    private static String sentence(DatabaseAddress address, SQLException failure) {
        String server = address.server();
        switch (failure.getErrorCode()) {
            case ACCESS_DENIED:
                return "MySQL at %s refused user '%s': wrong password, or no such user. Correct QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD."
                        .formatted(server, address.user());
            case ACCESS_DENIED_TO_SCHEMA:
                return "MySQL at %s does not let user '%s' use database '%s'. Grant it, or correct QUARKUS_DATASOURCE_JDBC_URL."
                        .formatted(server, address.user(), address.schema());
            case UNKNOWN_DATABASE:
                return "MySQL at %s has no database '%s'. Create it, or correct QUARKUS_DATASOURCE_JDBC_URL."
                        .formatted(server, address.schema());
            case NO_DATABASE_SELECTED:
                return "The database address names no database. Add it, as in jdbc:mysql://%s/traveease.".formatted(server);
            default:
                return network(address, failure);
        }
    }

    private static String network(DatabaseAddress address, SQLException failure) {
        String server = address.server();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "The database host '%s' is unknown: its name does not resolve. Correct QUARKUS_DATASOURCE_JDBC_URL, or wait until it does."
                        .formatted(address.hostName());
            }
            if (cause instanceof SocketTimeoutException) {
                return "MySQL at %s does not answer in time.".formatted(server);
            }
            if (cause instanceof NoRouteToHostException) {
                return "There is no route to the database at %s.".formatted(server);
            }
            if (cause instanceof ConnectException) {
                return "Nothing listens at %s: MySQL is not running there, or not yet.".formatted(server);
            }
        }
        if (isConnectionLost(failure)) {
            return "The connection to MySQL at %s was lost.".formatted(server);
        }
        return "MySQL at %s: %s (error %d).".formatted(server, firstLine(failure.getMessage()), failure.getErrorCode());
    }

    private static String firstLine(String message) {
        return message == null ? "no message" : message.lines().findFirst().orElse("").strip();
    }
}
