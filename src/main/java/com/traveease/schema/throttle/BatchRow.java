package com.traveease.schema.throttle;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.sql.SqlText;

/**
 * The row of a statement in the journal, which each of its batches writes and which is replicated with it: a replica that has
 * it as it is has all of the batches that it counts.
 *
 * @param journal the table with its schema, quoted
 */
record BatchRow(String journal, String script, int statement) {

    /**
     * As a server has it.
     *
     * @param begun when the row was inserted, as text: that of an earlier run of the same statement is another one
     */
    record State(String begun, long batches) {
    }

    /** Empty when it is not there, or not of a statement in batches. */
    Optional<State> on(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(("SELECT /*+ MAX_EXECUTION_TIME(10000) */ UNIX_TIMESTAMP(j.started_at), "
                        + "j.fingerprint FROM %s AS j WHERE j.script = %s AND j.statement = %d LIMIT 1").formatted(journal,
                                SqlText.of(script), statement))) {
            if (!row.next()) {
                return Optional.empty();
            }
            String begun = row.getString(1);
            return BatchPlace.of(row.getString(2)).map(place -> new State(begun, place.batches()));
        }
    }
}
