package com.traveease.schema.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What every session that changes a schema is set to before its first statement. The server's default for the wait for a
 * table's lock is a year. Sessions that only read data set shorter limits themselves.
 *
 * @param lockWait how long one statement waits for a lock, in whole seconds
 */
public record SessionBounds(Duration lockWait) {

    /** Unless something else is configured: see {@link LockTimeouts}. */
    public static final Duration LOCK_WAIT = Duration.ofSeconds(5);

    /** From here on no statement of the session waits for longer. */
    public void set(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql());
        }
    }

    /** SQL that does {@link #set}. */
    public String sql() {
        // Which number AUTO_INCREMENT gives next is asked of the table, not of what was known yesterday.
        String freshNumbers = "information_schema_stats_expiry = 0";
        // What is read of history and journal has to be all of it.
        String wholeAnswers = "sql_select_limit = 18446744073709551615, max_execution_time = 0";
        return "SET SESSION " + String.join(", ", ofScripts(), freshNumbers, wholeAnswers);
    }

    /** The part that statements of scripts need, as assignments of a SET statement. */
    public String ofScripts() {
        long seconds = lockWait.toSeconds();
        return "lock_wait_timeout = " + seconds + ", innodb_lock_wait_timeout = " + seconds
                + ", sql_safe_updates = 0, transaction_read_only = 0";
    }
}
