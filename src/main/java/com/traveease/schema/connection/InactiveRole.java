package com.traveease.schema.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.mysql.cj.jdbc.Driver;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;

/** A role that would let an account use the database, if it were active when the account logs in. */
public final class InactiveRole {

    private static final Pattern ROLES = Pattern.compile("GRANT ((?:`(?:[^`]|``)*`@`(?:[^`]|``)*`,? ?)+) ?TO .*");
    private static final Pattern ROLE = Pattern.compile("`(?:[^`]|``)*`@`(?:[^`]|``)*`");

    private InactiveRole() {
    }

    /**
     * Asked of the server, without the database: whichever role makes {@code USE} succeed.
     *
     * @param failure of the connection; empty when it is another, when there is no such role, and when that cannot be asked
     */
    static Optional<String> inWords(DatabaseAddress address, SQLException failure, Duration answerLimit) {
        if (failure.getErrorCode() != MySqlErrors.DBACCESS_DENIED_ERROR) {
            return Optional.empty();
        }
        Properties properties = address.driverProperties();
        properties.setProperty("socketTimeout", Long.toString(answerLimit.toMillis()));
        try (Connection connection = new Driver().connect(address.driverUrl().replaceFirst("/[^/]*$", "/"), properties);
                Statement statement = connection.createStatement()) {
            for (String role : granted(statement)) {
                if (grantsAccess(statement, role, address.schema())) {
                    return Optional
                            .of(("MySQL at %s denies user '%s' access to database '%s': the role %s is granted to it and "
                                    + "would allow that, but is not active at login. Run SET DEFAULT ROLE %s TO %s.").formatted(
                                            address.server(), address.effectiveUser(), address.schema(), role, role,
                                            account(statement)));
                }
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return Optional.empty();
    }

    /** Those that are granted to the account and not active, as {@code GRANT} takes them; none where that cannot be asked. */
    public static List<String> namedBy(Connection connection) throws SQLException {
        List<String> inactive = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            String active;
            try (ResultSet row = statement.executeQuery("SELECT CURRENT_ROLE()")) {
                row.next();
                active = row.getString(1);
            }
            for (String role : granted(statement)) {
                if (!active.contains(role)) {
                    inactive.add(role);
                }
            }
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
        }
        return inactive;
    }

    private static List<String> granted(Statement statement) throws SQLException {
        List<String> roles = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SHOW GRANTS")) {
            while (row.next()) {
                Matcher line = ROLES.matcher(row.getString(1));
                if (line.matches()) {
                    ROLE.matcher(line.group(1)).results().forEach(role -> roles.add(role.group()));
                }
            }
        }
        return roles;
    }

    private static boolean grantsAccess(Statement statement, String role, String schema) throws SQLException {
        try {
            statement.execute("SET ROLE " + role);
            statement.execute("USE " + Identifiers.quoted(schema));
            return true;
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            return false;
        }
    }

    private static String account(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT CURRENT_USER()")) {
            row.next();
            return MissingGrant.quotedAccount(row.getString(1));
        }
    }
}
