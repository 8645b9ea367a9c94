package com.traveease.schema.failure;

import java.util.Optional;
import java.util.OptionalInt;

import com.traveease.schema.revision.Step;
import com.traveease.schema.server.SqlExcerpt;

/**
 * Where a run stopped, for those who do not read sentences.
 *
 * @param statement its number in the script, from 1
 * @param line of the script, from 1
 * @param sql as much of the statement as may be told, see {@link SqlExcerpt}
 * @param reason what the server said
 * @param rows the query that shows the rows on which it has failed
 * @param errno of the server; 0 when the failure is not the server's
 * @param applied the last statement of the script that is in the database; 0 when none is
 * @param doubt the first statement of which a person has to say whether it was applied
 * @param holds what is in the database now, one or two sentences
 * @param next what to do
 */
public record FailedStatement(Step step, int statement, int statements, int line, String sql, String reason,
        Optional<String> rows, int errno,
        Optional<String> sqlState, int applied, OptionalInt doubt, String holds, String next) {

    /** A sentence that says how to see the rows on which it has failed. */
    public Optional<String> rowsInWords() {
        return rows.map("To see the rows: %s;"::formatted);
    }
}
