package com.traveease.schema.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mysql.cj.NativeSession;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.exceptions.CJException;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.exceptions.SQLExceptionsMapping;
import com.traveease.schema.sql.Token;

/**
 * Several statements of our own in one packet, for one round trip. The server runs them in order, also when nobody waits for
 * the answers any more, and runs none behind one that fails.
 */
public record Batch(Connection connection) {

    /** On a line of its own: what is before it may end in a comment. */
    public static final String SEPARATOR = "\n;\n";

    /** Properties of a connection that takes them from the beginning. */
    public static final Map<String, String> ALLOWED = Map.of(PropertyKey.allowMultiQueries.getKeyName(), "true");

    /** So many go faster one by one where more in a packet had to be allowed first. */
    private static final int WITHOUT = 2;

    /**
     * Columns for a SELECT. Of one that is no expression the server tells, besides its name, that of its table and schema, each
     * twice, which is more than most of our values.
     */
    public static String briefly(String... columns) {
        return Stream.of(columns).map(column -> "COALESCE(%s) AS %1$s".formatted(column)).collect(Collectors.joining(", "));
    }

    /** Sends statements without rows. */
    public void run(List<String> statements) throws SQLException {
        ask(statements);
    }

    /**
     * As {@link #run}, of statements that may have rows.
     *
     * @return the rows of each statement, as text; none where it has no rows
     */
    public List<List<List<String>>> ask(List<String> statements) throws SQLException {
        if (statements.size() > WITHOUT) {
            allow(connection);
        }
        List<List<List<String>>> answers = new ArrayList<>();
        for (String packet : isAllowed(connection).getValue() ? List.of(String.join(SEPARATOR, statements)) : statements) {
            send(packet, answers);
        }
        return answers;
    }

    private void send(String packet, List<List<List<String>>> answers) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A name may have braces in it.
            statement.setEscapeProcessing(false);
            boolean hasRows = statement.execute(packet);
            while (hasRows || statement.getUpdateCount() != -1) {
                answers.add(hasRows ? rows(statement) : List.of());
                hasRows = statement.getMoreResults();
            }
        }
    }

    private static List<List<String>> rows(Statement statement) throws SQLException {
        try (ResultSet row = statement.getResultSet()) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(values);
            }
            return rows;
        }
    }

    /** Of the connection, as the server knows it: the driver itself does not change it. */
    private static RuntimeProperty<Boolean> isAllowed(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getPropertySet().getBooleanProperty(PropertyKey.allowMultiQueries);
    }

    public static void allow(Connection connection) throws SQLException {
        if (!isAllowed(connection).getValue()) {
            told(session(connection)::enableMultiQueries);
            isAllowed(connection).setValue(true);
        }
    }

    /**
     * Before one statement of a script. Should it be two, cut at another delimiter than the server's, the server refuses it:
     * what is in it behind the first would run without a record. It is not allowed again at once, for a statement behind it may
     * ask what this one did.
     */
    public static void forbidUnlessOne(String sql, Connection connection) throws SQLException {
        if (isAllowed(connection).getValue() && !isOne(sql)) {
            told(session(connection)::disableMultiQueries);
            isAllowed(connection).setValue(false);
        }
    }

    /** Whether it is certainly one statement for the server. */
    public static boolean isOne(String sql) {
        return sql.indexOf(';') < 0 || Token.of(sql).stream().noneMatch(token -> token.isSymbol(';'));
    }

    private static NativeSession session(Connection connection) throws SQLException {
        return (NativeSession) connection.unwrap(JdbcConnection.class).getSession();
    }

    /** The driver's session has failures of its own kind, a lost connection among them. */
    private static void told(Runnable command) throws SQLException {
        try {
            command.run();
        } catch (CJException e) {
            throw SQLExceptionsMapping.translateException(e);
        }
    }
}
