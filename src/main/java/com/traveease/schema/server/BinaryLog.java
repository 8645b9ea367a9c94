package com.traveease.schema.server;

/** What other servers are sent of that which a session does. */
public final class BinaryLog {

    /**
     * SQL: 1 where the log has rows, or there is none, and NULL where it has statements. A replica would come to something
     * else by these unless what they read is locked, as under REPEATABLE READ.
     */
    public static final String HAS_ROWS = "SELECT IF(@@GLOBAL.log_bin = 0 OR @@SESSION.binlog_format = 'ROW', 1, NULL)";

    private BinaryLog() {
    }
}
