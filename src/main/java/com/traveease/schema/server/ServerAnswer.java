package com.traveease.schema.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.mysql.cj.NativeSession;
import com.mysql.cj.jdbc.JdbcConnection;

/**
 * What the server answered to a statement of a script, read to its end. Rows are dropped as they come, whatever their number,
 * but for those in which {@code ANALYZE}, {@code CHECK}, {@code OPTIMIZE} and {@code REPAIR} tell how it went.
 *
 * @param reports that something is not as it should be
 * @param isOfProcedure whether the rows are those of statements in a procedure, which went on behind them
 * @param warnings how many there are; 65535 may be more
 * @param shown the rows of SHOW WARNINGS, where that was sent with it
 * @param rows that the last statement changed which answers with a number; -1 when none does
 */
public record ServerAnswer(List<Report> reports, boolean isOfProcedure, int warnings, List<ServerWarning> shown, long rows) {

    /** To nothing. */
    public static final ServerAnswer QUIET = new ServerAnswer(List.of(), false, 0, List.of(), -1);

    private static final List<String> REPORT = List.of("Table", "Op", "Msg_type", "Msg_text");
    private static final int MOST_SHOWN = 100;

    /**
     * A row of such a statement.
     *
     * @param type error, warning or note
     */
    public record Report(String table, String operation, String type, String text) {

        boolean isError() {
            return type.equals("error");
        }

        /** {@code check traveease.seats: Corrupt}. */
        public String words() {
            return "%s %s: %s".formatted(operation, table, ServerMessage.of(0, text));
        }
    }

    public ServerAnswer {
        reports = List.copyOf(reports);
        shown = List.copyOf(shown);
    }

    /** Whether there is nothing to tell of it. */
    public boolean isQuiet() {
        return reports.isEmpty() && warnings == 0 && shown.isEmpty();
    }

    /** The same, of a statement of which it is not known how many rows it changed. */
    public ServerAnswer withoutRows() {
        return new ServerAnswer(reports, isOfProcedure, warnings, shown, -1);
    }

    /** Sends it. Nothing else can be sent on the connection until all of the answer is read. */
    public static ServerAnswer to(String sql, Connection connection) throws SQLException {
        List<Report> reports = new ArrayList<>();
        List<ServerWarning> shown = new ArrayList<>();
        boolean done = false;
        long rows = -1;
        try (Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setEscapeProcessing(false);
            // What the driver takes for: one row at a time.
            statement.setFetchSize(Integer.MIN_VALUE);
            boolean hasRows = statement.execute(sql);
            boolean hadRows = false;
            while (hasRows || statement.getUpdateCount() != -1) {
                if (hasRows) {
                    try (ResultSet row = statement.getResultSet()) {
                        drain(row, reports, shown);
                    }
                    hadRows = true;
                } else {
                    done = hadRows; // a procedure's own end
                    rows = statement.getLargeUpdateCount();
                }
                hasRows = statement.getMoreResults();
            }
        }
        return new ServerAnswer(reports, done, Math.max(warnings(connection), shown.size()), shown, rows);
    }

    private static void drain(ResultSet row, List<Report> reports, List<ServerWarning> shown) throws SQLException {
        boolean isReport = has(row.getMetaData(), REPORT);
        boolean isShown = has(row.getMetaData(), ServerWarning.COLUMNS);
        while (row.next()) {
            if (isShown && shown.size() < MOST_SHOWN) {
                shown.add(ServerWarning.of(row));
            }
            if (isReport) {
                String type = String.valueOf(row.getString(3)).toLowerCase(Locale.ROOT);
                if (!type.equals("status") && !type.equals("info")) {
                    reports.add(new Report(row.getString(1), row.getString(2), type, row.getString(4)));
                }
            }
        }
    }

    private static boolean has(ResultSetMetaData columns, List<String> labels) throws SQLException {
        if (columns.getColumnCount() != labels.size()) {
            return false;
        }
        for (int i = 1; i <= labels.size(); i++) {
            // A query's columns come from a table.
            if (!columns.getColumnLabel(i).equals(labels.get(i - 1)) || !columns.getTableName(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static int warnings(Connection connection) throws SQLException {
        return ((NativeSession) connection.unwrap(JdbcConnection.class).getSession()).getProtocol().getWarningCount();
    }

    /**
     * These statements end well for the protocol when they have failed.
     *
     * @throws SQLException when it has failed; with the server's number for a wait in vain, so that it is sent again
     */
    public ServerAnswer requireDone() throws SQLException {
        for (Report report : reports) {
            if (report.isError() && !isOfProcedure) {
                throw report.text().startsWith("Lock wait timeout")
                        ? new SQLException(report.words(), "HY000", MySqlErrors.LOCK_WAIT_TIMEOUT)
                        : report.text().startsWith("Deadlock found") ? new SQLException(report.words(), "40001",
                                MySqlErrors.LOCK_DEADLOCK)
                                : new SQLException(report.words());
            }
        }
        return this;
    }
}
