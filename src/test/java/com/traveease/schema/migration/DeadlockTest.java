package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.lock.LatestDeadlock;
import com.traveease.schema.progress.Progress;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

class DeadlockTest {

    private static final String SETUP = "CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL);\n"
            + "INSERT INTO t VALUES (1, 0), (2, 0), (3, 0), (4, 0);";

    private final TestDatabase database = TestDatabase.create();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> writers = new ArrayList<>();

    @BeforeEach
    void setUp() {
        new Migrator(database.database(), Scripts.of("V1__a.sql", SETUP).revisions(), Duration.ofSeconds(10))
                .upgrade(new Silent());
    }

    @AfterEach
    void drop() throws Exception {
        over.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        database.close();
    }

    private void writer() {
        Thread writer = new Thread(() -> {
            try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
                while (!over.get()) {
                    try {
                        statement.execute("START TRANSACTION");
                        for (int id = 4; id >= 1; id--) {
                            statement.execute("UPDATE t SET n = n + 1000 WHERE id = " + id);
                        }
                        statement.execute("COMMIT");
                    } catch (SQLException e) {
                        statement.execute("ROLLBACK");
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        writers.add(writer);
    }

    /** Of few rows in a transaction of its own: it is the one that InnoDB rolls back. */
    @Test
    void isToldAndRunAgainAlsoWhileThreeGoOnInTheOppositeOrder() throws SQLException {
        for (int i = 0; i < 3; i++) {
            writer();
        }
        List<String> reasons = new ArrayList<>();
        Silent listener = new Silent() {
            @Override
            public void retrying(Progress progress, String reason) {
                reasons.add(reason);
            }
        };
        Instant start = Instant.now();
        new Migrator(database.database(), Scripts.of("V1__a.sql", SETUP).and("V2__b.sql", """
                SET @one = 1;
                START TRANSACTION;
                UPDATE t SET n = n + @one WHERE id = 1;
                DO SLEEP(0.2);
                UPDATE t SET n = n + @one WHERE id = 2;
                SET @one = @one + 1 - 1;
                DO SLEEP(0.2);
                UPDATE t SET n = n + @one WHERE id = 3;
                DO SLEEP(0.2);
                UPDATE t SET n = n + @one WHERE id = 4;
                COMMIT;
                """).revisions(), Duration.ofSeconds(30)).upgrade(listener);
        Duration took = Duration.between(start, Instant.now());
        assertTrue(took.compareTo(Duration.ofSeconds(30)) < 0, took + " " + reasons);
        assertEquals(List.of("1", "1", "1", "1"), database.strings("SELECT n MOD 1000 FROM t ORDER BY id"));
        assertEquals(List.of(), listener.warnings, "It is not told as a lost connection");
        assertTrue(reasons.stream().anyMatch(reason -> reason.matches(
                "its transaction was rolled back to end a deadlock \\(blocked by connection \\d+ \\(.*: UPDATE t SET n = n \\+ 1000 WHERE id = \\d\\).*")),
                reasons.toString());
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM traveease_schema_journal"));
    }

    @Test
    void namesTheOthersOfTheLastOneOnly() {
        String status = """

                =====
                LATEST DETECTED DEADLOCK
                ------------------------
                2026-11-28 16:40:00 0x7f
                *** (1) TRANSACTION:
                TRANSACTION 1, ACTIVE 2 sec starting index read
                MySQL thread id 12, OS thread handle 1, query id 7 localhost 127.0.0.1 root updating
                UPDATE t SET n = 'a'
                WHERE id = 2

                *** (1) HOLDS THE LOCK(S):
                *** (2) TRANSACTION:
                MySQL thread id 13, OS thread handle 2, query id 8 10.0.0.5 app updating
                UPDATE t SET n = 2 WHERE id = 1

                *** WE ROLL BACK TRANSACTION (2)
                ------------
                TRANSACTIONS
                ------------
                """;
        assertEquals(Optional.of("Blocked by connection 12 (root@127.0.0.1: UPDATE t SET n = '…' WHERE id = 2)."),
                LatestDeadlock.others(status, 13));
        assertEquals(Optional.of("Blocked by connection 13 (app@10.0.0.5: UPDATE t SET n = 2 WHERE id = 1)."),
                LatestDeadlock.others(status, 12));
        assertEquals(Optional.empty(), LatestDeadlock.others(status, 14));
    }
}
