package com.traveease.schema.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.lock.Transaction;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Our statements go in one packet, a script's never two. */
class BatchTest {

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private List<String> rows() throws SQLException {
        return database.strings("SELECT id FROM n ORDER BY id");
    }

    @Test
    void whatFailsInTheMiddleOfATransactionLeavesNothingAndNoTransaction() throws SQLException {
        database.execute("CREATE TABLE n (id INT PRIMARY KEY)");
        try (Connection connection = database.database().connectForBatches(Duration.ofSeconds(10))) {
            SQLException failure = assertThrows(SQLException.class, () -> new Transaction(connection).run(
                    List.of("INSERT INTO n VALUES (1)", "INSERT INTO n VALUES (1)", "INSERT INTO n VALUES (2)")));

            assertEquals(MySqlErrors.DUP_ENTRY, failure.getErrorCode());
            new Batch(connection).run(List.of("INSERT INTO n VALUES (3)")); // commits by itself
            assertEquals(List.of("3"), rows());
        }
    }

    @Test
    void everyStatementHasItsRows() throws SQLException {
        for (Connection connection : List.of(database.database().connect(Duration.ofSeconds(10)),
                database.database().connectForBatches(Duration.ofSeconds(10)))) {
            try (connection) {
                assertEquals(List.of(List.of(List.of("1"), List.of("2")), List.of(), List.of(List.of("x"))),
                        new Batch(connection).ask(List.of("SELECT 1 UNION SELECT 2", "DO 0 -- nothing", "SELECT 'x'")));
            }
        }
    }

    @Test
    void twoStatementsThatWereCutAsOneAreRefusedByTheServer() throws SQLException {
        String two = "SELECT 1; SELECT 2";
        try (Connection connection = database.database().connectForBatches(Duration.ofSeconds(10))) {
            Batch.forbidUnlessOne("SELECT ';'", connection);
            assertEquals(List.of(List.of(List.of("1")), List.of(List.of("2"))), new Batch(connection).ask(List.of(two)));

            Batch.forbidUnlessOne(two, connection);
            SQLException failure = assertThrows(SQLException.class, () -> new Batch(connection).ask(List.of(two)));
            assertEquals(1064, failure.getErrorCode());
            assertEquals(3, new Batch(connection).ask(List.of("SELECT 1", "SELECT 2", "SELECT 3")).size());
        }
    }

    @Test
    void aProgramOfSeveralStatementsIsOne() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", """
                CREATE TABLE n (id INT PRIMARY KEY);
                DELIMITER //
                CREATE PROCEDURE p() BEGIN INSERT INTO n VALUES (1); INSERT INTO n VALUES (2); END//
                DELIMITER ;
                CREATE TABLE b (id INT PRIMARY KEY);
                CALL p();
                CREATE TABLE c (id INT PRIMARY KEY);
                """).revisions();

        assertTrue(new Migrator(database.database(), revisions, Duration.ofMinutes(1)).upgrade(new Silent()).isAtHead());

        assertEquals(List.of("1", "2"), rows());
    }
}
