package com.traveease.schema.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import com.traveease.schema.sql.SqlText;

/** What an account may not see, and the statements that would let it. */
public final class MissingGrant {

    public static final String SEE = "SELECT ON performance_schema.*";
    public static final String SWITCH = "UPDATE ON performance_schema.setup_consumers";
    public static final String PROCESS = "PROCESS ON *.*";

    /** Denied: a schema, a table, a column, a privilege for everything. */
    private static final Set<Integer> DENIED = Set.of(MySqlErrors.DBACCESS_DENIED_ERROR,
            MySqlErrors.TABLEACCESS_DENIED_ERROR, MySqlErrors.COLUMNACCESS_DENIED_ERROR,
            MySqlErrors.SPECIFIC_ACCESS_DENIED_ERROR);

    private MissingGrant() {
    }

    public static boolean isReason(SQLException e) {
        return DENIED.contains(e.getErrorCode());
    }

    /** {@code GRANT SELECT ON performance_schema.* TO 'app'@'%'}; several with semicolons between them. */
    public static String statements(Connection connection, String... rights) throws SQLException {
        String account = account(connection);
        StringBuilder grants = new StringBuilder();
        for (String right : rights) {
            grants.append(grants.isEmpty() ? "GRANT " : "; GRANT ").append(right).append(" TO ").append(account);
        }
        return grants.toString();
    }

    /** The account that the server took us for, which need not be the one we said. */
    private static String account(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CURRENT_USER()")) {
            row.next();
            return quotedAccount(row.getString(1));
        }
    }

    /** {@code 'user'@'host'} of {@code user@host}. */
    public static String quotedAccount(String account) {
        int at = account.lastIndexOf('@');
        return SqlText.readable(account.substring(0, at)) + "@" + SqlText.readable(account.substring(at + 1));
    }
}
