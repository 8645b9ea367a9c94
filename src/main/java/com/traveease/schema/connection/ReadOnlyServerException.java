package com.traveease.schema.connection;

import java.sql.SQLException;
import java.util.Set;

import com.traveease.schema.server.MySqlErrors;

/** The server takes no changes, now: it is a replica, or will be a primary when a failover has ended. */
public class ReadOnlyServerException extends DatabaseUnavailableException {

    private static final long serialVersionUID = 1L;

    /**
     * Of a server that only reads, or of a member of a group that is not, or no longer, its primary. The statement is rolled
     * back.
     */
    private static final Set<Integer> NO_CHANGES = Set.of(MySqlErrors.READ_ONLY_MODE, MySqlErrors.INNODB_READ_ONLY,
            MySqlErrors.RUN_HOOK_ERROR, MySqlErrors.GR_HOLD_WAIT_TIMEOUT, MySqlErrors.GR_HOLD_KILLED,
            MySqlErrors.GR_HOLD_MEMBER_STATUS_ERROR, MySqlErrors.GRP_TRX_CONSISTENCY_NOT_ALLOWED,
            MySqlErrors.GRP_TRX_CONSISTENCY_BEFORE, MySqlErrors.GRP_TRX_CONSISTENCY_AFTER_ON_TRX_BEGIN,
            MySqlErrors.GRP_TRX_CONSISTENCY_BEGIN_NOT_ALLOWED);

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
        return NO_CHANGES.contains(failure.getErrorCode())
                || failure.getErrorCode() == MySqlErrors.OPTION_PREVENTS_STATEMENT
                        && String.valueOf(failure.getMessage()).contains("read-only");
    }
}
