package com.traveease.schema.connection;

import java.sql.SQLException;

import com.traveease.schema.server.MySqlErrors;

/** The server takes no changes, now: it is a replica, or will be a primary when a failover has ended. */
public class ReadOnlyServerException extends DatabaseUnavailableException {

    private static final long serialVersionUID = 1L;

    /**
     * @param variable that says so
     */
    public ReadOnlyServerException(DatabaseAddress address, String variable) {
        super("MySQL at %s is read-only (%s is ON): a replica, or a primary that is not one yet. Nothing was run. Correct %s if it names a replica, or wait until the failover has ended."
                .formatted(address.server(), variable, address.origin().url()), null);
    }

    /** Whether a statement failed because the server takes no changes any more. */
    public static boolean isReason(SQLException failure) {
        // The second is said for other options too, --secure-file-priv for one.
        return failure.getErrorCode() == MySqlErrors.READ_ONLY_MODE
                || failure.getErrorCode() == MySqlErrors.OPTION_PREVENTS_STATEMENT
                        && String.valueOf(failure.getMessage()).contains("read-only");
    }
}
