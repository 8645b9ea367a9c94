package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.lock.LockRetry;

/** Asks a database, with a connection for each question. */
record Questions(Database database, LockRetry retry) {

    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** @throws DatabaseUnavailableException when it cannot be asked */
    <T> T ask(Question<T> question) {
        try (Connection connection = database.connect(Database.ANSWER_LIMIT)) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(database.address(), e);
        }
    }

    /** For questions that take as long as they take, and wait for no lock for long. */
    Connection patient() throws SQLException {
        Connection connection = database.connect(Database.ANSWER_LIMIT);
        Database.waitForAnswers(connection);
        retry.bounds().set(connection);
        return connection;
    }
}
