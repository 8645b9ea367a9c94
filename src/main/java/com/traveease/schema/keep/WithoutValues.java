package com.traveease.schema.keep;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.server.MySqlErrors;

/** What the server says of a failure, without the values of rows that it quotes. */
final class WithoutValues {

    private static final Pattern KEY = Pattern.compile("for key '([^']*)'\\s*$");
    /** Their messages have names of columns, keys and constraints only. */
    private static final Set<Integer> OF_NAMES = Set.of(MySqlErrors.BAD_NULL_ERROR, MySqlErrors.NO_REFERENCED_ROW,
            MySqlErrors.CHECK_CONSTRAINT_VIOLATED, MySqlErrors.NO_SUCH_TABLE, MySqlErrors.BAD_FIELD_ERROR,
            MySqlErrors.BAD_DB_ERROR, MySqlErrors.LOCK_WAIT_TIMEOUT, MySqlErrors.LOCK_DEADLOCK, MySqlErrors.QUERY_INTERRUPTED,
            MySqlErrors.TABLEACCESS_DENIED_ERROR, MySqlErrors.COLUMNACCESS_DENIED_ERROR, MySqlErrors.DBACCESS_DENIED_ERROR,
            MySqlErrors.RECORD_FILE_FULL, MySqlErrors.DISK_FULL, MySqlErrors.READ_ONLY_MODE,
            MySqlErrors.OPTION_PREVENTS_STATEMENT);

    private WithoutValues() {
    }

    /** {@code Duplicate entry for key 'trips.code' (error 1062)}. */
    static String words(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        int errno = failure.getErrorCode();
        if (errno == MySqlErrors.DUP_ENTRY) {
            Matcher key = KEY.matcher(message);
            return "Duplicate entry%s (error %d)".formatted(key.find() ? " for key '%s'".formatted(key.group(1)) : "", errno);
        }
        return OF_NAMES.contains(errno) ? "%s (error %d)".formatted(message, errno) : "error %d of the server".formatted(errno);
    }

    /** With that for its message. */
    static SQLException of(SQLException failure) {
        SQLException told = new SQLException(words(failure), failure.getSQLState(), failure.getErrorCode());
        told.setStackTrace(failure.getStackTrace());
        return told;
    }
}
