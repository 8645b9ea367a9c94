package com.traveease.schema.keep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Questions and statements on one connection. */
public final class Server {

    private final Connection connection;

    public Server(Connection connection) {
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    /** @return how many rows it changed */
    public long run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A name may have braces in it.
            statement.setEscapeProcessing(false);
            return statement.execute(sql) ? 0 : statement.getLargeUpdateCount();
        }
    }

    /**
     * Runs statements that belong together; none of them stays when one fails.
     *
     * @return how many rows the first one changed
     */
    public long together(String... statements) throws SQLException {
        long changed = -1;
        run("START TRANSACTION");
        try {
            for (String sql : statements) {
                long now = run(sql);
                changed = changed < 0 ? now : changed;
            }
            run("COMMIT");
            return changed;
        } catch (SQLException e) {
            try {
                run("ROLLBACK");
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
    }

    /** The first column. */
    public List<String> strings(String sql, String... parameters) throws SQLException {
        return rows(sql, parameters).stream().map(row -> row.get(0)).toList();
    }

    /** Values as text; NULL is the empty text. */
    public List<List<String>> rows(String sql, String... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        String value = row.getString(column);
                        values.add(value == null ? "" : value);
                    }
                    rows.add(values);
                }
            }
            return rows;
        }
    }

    public boolean isTable(String schema, String table) throws SQLException {
        return !strings("SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ? "
                + "AND table_type = 'BASE TABLE'", schema, table).isEmpty();
    }
}
