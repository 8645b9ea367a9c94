package com.traveease.schema.runs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;

/**
 * Reads the record of a database.
 *
 * @param answerLimit how long one question may take
 */
public record RunReading(Database database, Duration answerLimit) {

    /** Whatever its number is. */
    public static final long ANY = Long.MAX_VALUE;

    /**
     * As {@link RunTable#newest}.
     *
     * @throws DatabaseUnavailableException when the database cannot be asked
     * @throws MigrationRefusedException when the record may not be read
     */
    public List<Run> newest(int most, long before) {
        return asked(table -> table.newest(most, before));
    }

    /** As {@link RunTable#find}; throws as {@link #newest}. */
    public Optional<Run> find(long number) {
        return asked(table -> table.find(number));
    }

    private interface Question<T> {
        T ask(RunTable table) throws SQLException;
    }

    private <T> T asked(Question<T> question) {
        try (Connection connection = database.connect(answerLimit)) {
            try {
                return question.ask(new RunTable(connection));
            } catch (SQLException e) {
                if (LostConnection.isReason(e, connection)) {
                    throw e;
                }
                throw new MigrationRefusedException(
                        "The record of runs, %s, could not be read: %s (error %d). Nothing was changed."
                                .formatted(RunTable.NAME, ServerMessage.of(e).replaceFirst("\\.$", ""), e.getErrorCode()));
            }
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(database.address(), e);
        }
    }
}
