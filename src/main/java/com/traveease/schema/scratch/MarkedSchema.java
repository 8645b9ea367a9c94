package com.traveease.schema.scratch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;

/**
 * Makes and drops a schema that this program knows by its marker table, so that it never drops one of somebody else.
 *
 * @param owner has the lock of the schema, and is closed by whoever opened it
 * @param real the schema that it stands for
 */
record MarkedSchema(Connection owner, String real, String name) {

    static final String MARKER = "traveease_schema_scratch";

    private static final Set<Integer> NOT_ALLOWED = Set.of(MySqlErrors.DBACCESS_DENIED_ERROR, MySqlErrors.ACCESS_DENIED_ERROR,
            MySqlErrors.TABLEACCESS_DENIED_ERROR, MySqlErrors.SPECIFIC_ACCESS_DENIED_ERROR,
            MySqlErrors.PROCACCESS_DENIED_ERROR);

    /** Two that use one would drop it under each other. Freed with the connection. */
    void lock() throws SQLException {
        if (!"1".equals(query("SELECT GET_LOCK('%s', 30)".formatted(name)))) {
            throw new ScratchRefusedException(("Another process has been using %s, the scratch schema, for 30 seconds. "
                    + "Nothing was changed. Try again when it has finished.").formatted(name));
        }
    }

    /** Makes it, empty, with character set and collation of the real one. What was there is dropped if it is ours. */
    void make() throws SQLException {
        dropIfOurs();
        try {
            execute("CREATE DATABASE %s CHARACTER SET %s COLLATE %s".formatted(Identifiers.quoted(name),
                    value("default_character_set_name"),
                    value("default_collation_name")));
            // From here to the next statement a killed process leaves an empty schema, which is nobody's.
            execute("CREATE TABLE %s.%s (made_for VARCHAR(64) CHARACTER SET utf8mb4 NOT NULL PRIMARY KEY) ENGINE = InnoDB"
                    .formatted(Identifiers.quoted(name), Identifiers.quoted(MARKER)));
        } catch (SQLException e) {
            throw explained(e);
        }
    }

    /** The marker table says whether it is. An empty schema is nobody's, and is dropped too. */
    void dropIfOurs() throws SQLException {
        if (count("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = ?") == 0) {
            return;
        }
        boolean marked = count("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ? AND table_name = '"
                + MARKER + "'") > 0;
        int things = count("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ?")
                + count("SELECT COUNT(*) FROM information_schema.routines WHERE routine_schema = ?")
                + count("SELECT COUNT(*) FROM information_schema.events WHERE event_schema = ?");
        if (!marked && things > 0) {
            throw new ScratchRefusedException(
                    ("The schema %s is not empty and was not made by this program, which needs that name for its scratch "
                            + "schema. Nothing was changed. Find out whose it is, and rename or drop it.").formatted(name));
        }
        try {
            execute("DROP DATABASE " + Identifiers.quoted(name));
        } catch (SQLException e) {
            throw explained(e);
        }
    }

    /** @return the failure itself, unless the account lacks the privilege */
    SQLException explained(SQLException cause) throws SQLException {
        if (!NOT_ALLOWED.contains(cause.getErrorCode())) {
            return cause;
        }
        // In the pattern of a GRANT an underscore stands for any character.
        String pattern = Identifiers.quoted(name.replace("_", "\\_"));
        throw new ScratchRefusedException(
                ("The account may not use a scratch schema (error %d). Nothing was changed. Let an administrator run: GRANT "
                        + "ALL PRIVILEGES ON %s.* TO %s;")
                        .formatted(cause.getErrorCode(), pattern, MissingGrant.quotedAccount(query("SELECT CURRENT_USER()"))),
                cause);
    }

    /** All that the server has, and the real one also where the account cannot see it, in lower case. */
    Set<String> schemas() throws SQLException {
        Set<String> names = new HashSet<>();
        try (java.sql.Statement select = owner.createStatement();
                ResultSet row = select.executeQuery("SELECT schema_name FROM information_schema.schemata")) {
            while (row.next()) {
                names.add(row.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        names.addAll(Set.of("mysql", "sys", "performance_schema", real.toLowerCase(Locale.ROOT)));
        return names;
    }

    private String value(String column) throws SQLException {
        try (PreparedStatement select = owner
                .prepareStatement("SELECT " + column + " FROM information_schema.schemata WHERE schema_name = ?")) {
            select.setString(1, real);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new ScratchRefusedException("There is no schema '%s' that the account can see.".formatted(real));
                }
                return row.getString(1);
            }
        }
    }

    private int count(String query) throws SQLException {
        try (PreparedStatement select = owner.prepareStatement(query)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private String query(String query) throws SQLException {
        try (java.sql.Statement select = owner.createStatement(); ResultSet row = select.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (java.sql.Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
