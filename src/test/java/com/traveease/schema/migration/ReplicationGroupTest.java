package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What a member of a replication group says when it cannot commit a transaction, or not now: here a trigger says it. */
class ReplicationGroupTest {

    private static final String ALONE = "CREATE TABLE x (id INT); INSERT INTO t VALUES (1); INSERT INTO t VALUES (2);";
    private static final String IN_TRANSACTION = "CREATE TABLE x (id INT); START TRANSACTION; INSERT INTO t VALUES (1); "
            + "INSERT INTO t VALUES (2); COMMIT;";

    private final TestDatabase database = TestDatabase.create();
    private final List<String> lost = new ArrayList<>();
    private final List<String> retried = new ArrayList<>();

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE t (id INT PRIMARY KEY)", "CREATE TABLE refused (id INT PRIMARY KEY)",
                "INSERT INTO refused VALUES (2)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private void refuse(int error, String message) throws SQLException {
        database.execute(("CREATE TRIGGER refusing BEFORE INSERT ON t FOR EACH ROW IF EXISTS (SELECT 1 FROM refused "
                + "WHERE id = NEW.id) THEN SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = %d, MESSAGE_TEXT = '%s'; END IF")
                .formatted(error, message));
    }

    private void run(String script) {
        Migrator migrator = new Migrator(database.database(), Scripts.of("V1__a.sql", script).revisions(),
                Duration.ofMinutes(1));
        migrator.corrections().stamp(Target.parse("base"), new Silent());
        migrator.upgrade(new Silent() {
            @Override
            public void connectionLost(String reason) {
                lost.add(reason);
                accept();
            }

            @Override
            public void retrying(Progress progress, String reason) {
                retried.add(reason);
                accept();
            }
        });
    }

    private void accept() {
        try {
            database.execute("DELETE FROM refused");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRanOnce() throws SQLException {
        assertEquals(List.of("1", "2"), database.strings("SELECT id FROM t ORDER BY id"));
        assertEquals(List.of("1"), database.strings("SELECT success FROM flyway_schema_history"));
    }

    @ParameterizedTest
    @ValueSource(strings = { ALONE, IN_TRANSACTION })
    void aMemberThatCannotCommitIsNotTheScriptsFault(String script) throws SQLException {
        refuse(3100, "Error on observer while running replication hook before_commit.");
        run(script);
        assertRanOnce();
        assertEquals(1, lost.size(), lost.toString());
        assertTrue(lost.get(0).contains(" cannot commit: Error on observer while running replication hook before_commit (error "
                + "3100). It has left its replication group or is leaving it, or the transaction is larger than "
                + "group_replication_transaction_size_limit. It was running V1__a.sql, statement "), lost.get(0));
        assertEquals(List.of(), retried);
    }

    @ParameterizedTest
    @CsvSource({ "3032, The server is currently in offline mode", "3168, Server isnt available", "3169, Session was killed",
            "1874, InnoDB is in read only mode.", "3781, Timeout exceeded for held statement", "3782, Held statement aborted",
            "3783, Held statement was aborted", "3796, The option cannot be used", "3797, Error while waiting",
            "3798, Error while waiting", "3799, The Group Replication plugin is stopping" })
    void theRunGoesOnBehindWhateverAServerSaysThatIsNoPrimaryAnyMore(int error, String message) throws SQLException {
        refuse(error, message);
        run(IN_TRANSACTION);
        assertRanOnce();
        assertEquals(1, lost.size(), lost.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { ALONE, IN_TRANSACTION })
    void aTransactionThatAConflictHasRolledBackRunsAgain(String script) throws SQLException {
        refuse(3101, "Plugin instructed the server to rollback the current transaction.");
        run(script);
        assertRanOnce();
        assertEquals(List.of("its transaction was rolled back because another member of the replication group changed the same "
                + "rows"), retried);
        assertEquals(List.of(), lost);
    }

    @Test
    void aTableThatAGroupDoesNotTakeIsNamedAsSuch() throws SQLException {
        refuse(3098, "The table does not comply with the requirements by an external plugin.");
        String message = assertThrows(MigrationFailedException.class, () -> run(ALONE)).getMessage();
        assertTrue(message.contains("statement 3 of 3 (line 1) failed: The table does not comply with the requirements by an "
                + "external plugin: group replication requires InnoDB and a primary key (error 3098). "), message);
    }
}
