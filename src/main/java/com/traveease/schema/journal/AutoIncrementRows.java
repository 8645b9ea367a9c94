package com.traveease.schema.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.traveease.schema.server.Batch;
import com.traveease.schema.sql.SqlText;

/**
 * What the journal says of the numbers that AUTO_INCREMENT gives next: in row 0 of a script those of its last commit, in rows
 * below 0 those that {@link com.traveease.schema.session.CarriedAutoIncrements} keeps from one script to the next.
 *
 * @param table quoted
 */
public record AutoIncrementRows(Connection connection, String table) {

    /** SQL for the numbers that {@link #carrying} has written: each with the statement of its row, from -1 downwards. */
    public String carried() {
        return "SELECT " + Batch.briefly("statement", "session") + " FROM " + table
                + " AS j WHERE j.statement < 0 AND j.statement > " + PauseRow.STATEMENT + " ORDER BY j.statement DESC";
    }

    /**
     * SQL: tables will give these numbers next, whatever script comes next.
     *
     * @param numbers each an expression of SQL, with the statement of its row, below 0
     */
    public String carrying(Map<String, Integer> numbers) {
        List<String> rows = new ArrayList<>();
        numbers.forEach((number, row) -> rows.add("('', %d, 0, '', '', '', '', '', IFNULL(%s, ''), 0, CURRENT_TIMESTAMP(3))"
                .formatted(row, number)));
        return Journal.INTO.formatted(table) + String.join(", ", rows) + " ON DUPLICATE KEY UPDATE session = VALUES(session)";
    }

    /**
     * @param numbers as AutoIncrements.upTo gives them; empty when they are not known any more
     */
    public void keep(String script, String numbers) throws SQLException {
        Journal.execute(connection, "UPDATE %s SET session = %s WHERE script = %s AND statement = 0".formatted(table,
                numbers.isEmpty() ? "''" : numbers, SqlText.of(script)));
    }

    /** Others may have been given since they were kept. */
    public void mayBeHigher(String script) throws SQLException {
        Journal.execute(connection,
                "UPDATE %s SET session = SUBSTRING(session, LOCATE(X'0A', session) + 1) WHERE script = %s AND statement = 0 "
                        .formatted(table, SqlText.of(script)) + "AND session LIKE '-- %'");
    }

    /**
     * Whether AUTO_INCREMENT has given a number since they were kept.
     *
     * @param numbers as AutoIncrements.sql gives them
     */
    public boolean areTaken(String script, String numbers) throws SQLException {
        try (java.sql.Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "SELECT session <> CONCAT_WS(X'0A', SUBSTRING_INDEX(session, X'0A', 1), %s) FROM %s WHERE script = %s AND statement = 0"
                                .formatted(numbers, table, SqlText.of(script)))) {
            return row.next() && row.getBoolean(1);
        }
    }
}
