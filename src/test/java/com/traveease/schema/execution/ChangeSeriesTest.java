package com.traveease.schema.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revisions;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Each change of rows is committed with its row of the journal, in one packet with the next statement: what fails in that. */
class ChangeSeriesTest {

    private static final String TABLE = "CREATE TABLE n (id INT PRIMARY KEY AUTO_INCREMENT, a INT UNIQUE);";

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        migrator(Scripts.of("V1__n.sql", TABLE).revisions()).upgrade(new Silent());
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, new LockTimeouts(Duration.ofMinutes(1), Duration.ofSeconds(1)));
    }

    private static Revisions script(String sql) {
        return Scripts.of("V1__n.sql", TABLE).and("V2__a.sql", sql).revisions();
    }

    private List<String> rows() throws SQLException {
        return database.strings("SELECT CONCAT(id, ' ', a) FROM n ORDER BY id");
    }

    private List<String> journal() throws SQLException {
        return database.strings("SELECT CONCAT(statement, ' ', mark) FROM traveease_schema_journal WHERE statement > 0 "
                + "ORDER BY statement");
    }

    /** Has somebody else take a lock before a statement is sent, and give it back a moment later. */
    private final class Locking extends Silent {

        private final String lock;
        private final int statement;
        private final List<String> retries = new ArrayList<>();
        private Thread other;

        Locking(String lock, int statement) {
            this.lock = lock;
            this.statement = statement;
        }

        @Override
        public void running(Progress progress) {
            if (progress.statement() == statement && other == null) {
                try {
                    Connection connection = database.database().connect(Duration.ofSeconds(30));
                    connection.setAutoCommit(false);
                    try (Statement locking = connection.createStatement()) {
                        locking.execute(lock);
                    }
                    other = new Thread(() -> giveBack(connection));
                    other.start();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void retrying(Progress progress, String reason) {
            retries.add(progress.statement() + " " + reason);
        }

        private static void giveBack(Connection connection) {
            try (connection) {
                TimeUnit.MILLISECONDS.sleep(2500);
                connection.rollback();
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void whatFailsLeavesTheOneBeforeItApplied() throws SQLException {
        Revisions revisions = script("INSERT INTO n (a) VALUES (1);\nINSERT INTO n (a) VALUES (2);\n"
                + "INSERT INTO n (a) VALUES (2);\nINSERT INTO n (a) VALUES (3);");

        MigrationFailedException failure = assertThrows(MigrationFailedException.class,
                () -> migrator(revisions).upgrade(new Silent()));

        assertTrue(failure.getMessage().contains("statement 3 of 4 (line 3) failed: Duplicate entry '…'"),
                failure.getMessage());
        assertTrue(failure.getMessage().contains("Statements 1 to 2 are applied and stay"), failure.getMessage());
        assertEquals(List.of("1 1", "2 2"), rows());
        assertEquals(List.of("1 FINISHED", "2 FINISHED"), journal());
        migrator(script("INSERT INTO n (a) VALUES (1);\nINSERT INTO n (a) VALUES (2);\n"
                + "INSERT INTO n (a) VALUES (9);\nINSERT INTO n (a) VALUES (3);")).upgrade(new Silent());
        assertEquals(List.of("1 1", "2 2", "3 9", "4 3"), rows());
    }

    @Test
    void whatWaitsInVainIsSentAgainAndTheOneBeforeItIsNot() throws SQLException {
        database.execute("INSERT INTO n VALUES (1, 100), (2, 200)");
        Locking others = new Locking("SELECT * FROM n WHERE id = 2 FOR UPDATE", 2);

        migrator(script("UPDATE n SET a = a + 1 WHERE id = 1;\nUPDATE n SET a = a + 1 WHERE id = 2;\n"
                + "UPDATE n SET a = a + 1 WHERE id = 1;")).upgrade(others);

        assertEquals(List.of("1 102", "2 201"), rows());
        assertTrue(others.retries.get(0).startsWith("2 it timed out waiting for locks"), others.retries.toString());
    }

    @Test
    void aRowOfTheJournalThatWaitsInVainIsWrittenOnce() throws SQLException {
        Locking others = new Locking("LOCK TABLES traveease_schema_journal READ", 3);

        migrator(script("INSERT INTO n (a) VALUES (1);\nINSERT INTO n (a) VALUES (2);\nINSERT INTO n (a) VALUES (3);\n"
                + "INSERT INTO n (a) VALUES (4);")).upgrade(others);

        assertEquals(List.of("1 1", "2 2", "3 3", "4 4"), rows());
        assertTrue(!others.retries.isEmpty());
    }

    @Test
    void whoDiesBeforeTheNextGoesOnWithTheOneThatWasNotCommitted() throws SQLException {
        Revisions revisions = script("INSERT INTO n (a) VALUES (1);\nINSERT INTO n (a) SELECT 2;\n"
                + "UPDATE n SET a = a + 10 WHERE id = 1;");
        assertThrows(IllegalStateException.class, () -> migrator(revisions).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == 3) {
                    throw new IllegalStateException("The process dies here");
                }
            }
        }));
        assertEquals(List.of("1 1"), rows());
        assertEquals(List.of("1 FINISHED"), journal());

        migrator(revisions).upgrade(new Silent());

        assertEquals(List.of("1 11", "2 2"), rows());
    }

    @Test
    void whatIsToldToEndHasCommittedWhatHasRun() throws SQLException {
        Revisions revisions = script("INSERT INTO n (a) VALUES (1);\nINSERT INTO n (a) VALUES (2);\n"
                + "INSERT INTO n (a) VALUES (3);");
        Migrator migrator = migrator(revisions);

        assertThrows(MigrationStoppedException.class, () -> migrator.upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == 2) {
                    migrator.stop();
                }
            }
        }));

        assertEquals(List.of("1 1", "2 2"), rows());
        assertEquals(List.of("1 FINISHED", "2 FINISHED"), journal());
    }

    @Test
    void theKeyThatWasGeneratedIsKnownInANewSession() throws SQLException {
        Revisions revisions = script("INSERT INTO n (a) VALUES (7);\nCREATE TABLE m (id INT);\nINSERT INTO n (a) VALUES (8);\n"
                + "DELETE FROM n WHERE a = 100;\nDELETE FROM n WHERE a = 100;\nINSERT INTO m VALUES (LAST_INSERT_ID());");
        assertThrows(IllegalStateException.class, () -> migrator(revisions).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == 6) {
                    throw new IllegalStateException("The process dies here");
                }
            }
        }));

        migrator(revisions).upgrade(new Silent());

        assertEquals(List.of("2"), database.strings("SELECT id FROM m"));
    }

    private static String inserts(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj("INSERT INTO n (a) VALUES (%d);\n"::formatted)
                .collect(Collectors.joining());
    }

    @Test
    void fiftyInsertsAreCommittedTogether() throws SQLException {
        List<Integer> seen = new ArrayList<>();

        migrator(script(inserts(1, 120))).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                if (List.of(50, 52, 101, 102).contains(progress.statement())) {
                    try {
                        seen.add(rows().size());
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        });

        assertEquals(List.of(0, 50, 50, 100), seen);
        assertEquals(120, rows().size());
    }

    @Test
    void whatFailsAmongThoseLeavesAllBeforeItApplied() throws SQLException {
        Revisions revisions = script(inserts(1, 40) + "INSERT INTO n (a) VALUES (40);\n" + inserts(41, 60));

        MigrationFailedException failure = assertThrows(MigrationFailedException.class,
                () -> migrator(revisions).upgrade(new Silent()));

        assertTrue(failure.getMessage().contains("statement 41 of 61 (line 41) failed: Duplicate entry '…'"),
                failure.getMessage());
        assertEquals(40, rows().size());
        migrator(script(inserts(1, 40) + "INSERT INTO n (a) VALUES (99);\n" + inserts(41, 60))).upgrade(new Silent());
        assertEquals(IntStream.rangeClosed(1, 61).mapToObj(id -> id + " " + (id < 41 ? id : id == 41 ? 99 : id - 1)).toList(),
                rows());
    }

    @Test
    void aKillTakesBackWhatIsNotCommittedAndTheNextRunGivesTheSameNumbers() throws SQLException {
        Revisions revisions = script(inserts(1, 60));
        assertThrows(IllegalStateException.class, () -> migrator(revisions).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == 50) {
                    throw new IllegalStateException("The process dies here");
                }
            }
        }));
        assertEquals(List.of(), rows());

        migrator(revisions).upgrade(new Silent());

        assertEquals(IntStream.rangeClosed(1, 60).mapToObj(id -> id + " " + id).toList(), rows());
    }

    @Test
    void whoWaitsForARowHoldsNoneOfThoseBeforeIt() throws SQLException {
        database.execute("INSERT INTO n VALUES (1, 45)");
        Locking others = new Locking("DELETE FROM n WHERE a = 45", 40);
        AtomicInteger seen = new AtomicInteger();

        migrator(script(inserts(1, 44) + "INSERT INTO n (a) VALUES (-45);\nINSERT IGNORE INTO n (a) VALUES (45);\n"))
                .upgrade(new Silent() {
                    @Override
                    public void running(Progress progress) {
                        others.running(progress);
                    }

                    @Override
                    public void retrying(Progress progress, String reason) {
                        others.retrying(progress, reason);
                        try {
                            seen.set(database.strings("SELECT id FROM n WHERE a < 45 LOCK IN SHARE MODE").size());
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                });

        assertTrue(others.retries.get(0).startsWith("46 it timed out waiting for locks"), others.retries.toString());
        assertEquals(0, seen.get());
        assertEquals(Stream.of(Stream.of("1 45"), IntStream.rangeClosed(2, 45).mapToObj(id -> id + " " + (id - 1)),
                Stream.of("46 -45")).flatMap(rows -> rows).toList(), rows());
    }
}
