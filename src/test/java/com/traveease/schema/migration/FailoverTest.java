package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.progress.Progress;
import com.traveease.testing.Replication;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;

/** The server that a run is on dies or changes its role in the middle, and another one of the address takes its place. */
class FailoverTest {

    private Replication servers;
    private final List<String> lost = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void start(@TempDir Path directory) throws SQLException {
        servers = new Replication(directory);
        // Each server numbers its tables for itself; these two never agree.
        servers.onReplica("SET sql_log_bin = 0", "CREATE DATABASE own", "CREATE TABLE own.t (id INT)");
        servers.onReplica("SET GLOBAL super_read_only = ON");
        servers.onSource("CREATE DATABASE travel");
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        servers.close();
    }

    @Test
    void theRunGoesOnAtTheServerThatIsPromotedWhenItsOwnIsKilled() throws Exception {
        StringBuilder script = new StringBuilder("CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, a INT);");
        for (int i = 1; i < 12; i++) {
            script.append("INSERT INTO t (a) VALUES (%1$d); ALTER TABLE t ADD c%1$d INT;".formatted(i));
        }
        Migrator migrator = migrator(script.toString());
        assertTrue(migrator.upgrade(new Listening() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == 14 && servers.source().isRunning()) {
                    quietly(() -> {
                        servers.catchUp();
                        servers.source().kill();
                    });
                    later(3, () -> servers.promote());
                }
            }
        }).isAtHead());
        assertEquals("The connection to MySQL at 127.0.0.1:%d was lost.".formatted(servers.source().port()),
                lost.get(0).substring(0, lost.get(0).indexOf(" It was running")));
        assertTrue(lost.stream().skip(1).anyMatch(reason -> reason
                .startsWith("MySQL at 127.0.0.1:%d is read-only".formatted(servers.replica().port()))), lost.toString());
        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"),
                onReplica("SELECT a FROM t ORDER BY id"));
        assertEquals(List.of("13"), onReplica("SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'travel' "
                + "AND table_name = 't'"));
    }

    /** A number that one server has given to a table is that of another table on the other one. */
    @Test
    void aSwapThatTheNewServerHasNotSeenIsRunThere() throws Exception {
        String script = "CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE b (id INT PRIMARY KEY); INSERT INTO a VALUES (1); "
                + "INSERT INTO b VALUES (2); RENAME TABLE a TO c, b TO a, c TO b;";
        assertTrue(migrator(script).upgrade(killedWaiting("a", 5)).isAtHead());
        assertEquals(List.of("2"), onReplica("SELECT id FROM a"));
        assertEquals(List.of("1"), onReplica("SELECT id FROM b"));
    }

    @Test
    void aTableThatTheNewServerStillHasIsDroppedThere() throws Exception {
        String script = "CREATE TABLE a (id INT PRIMARY KEY); INSERT INTO a VALUES (1); DROP TABLE a;";
        assertTrue(migrator(script).upgrade(killedWaiting("a", 3)).isAtHead());
        assertEquals(List.of("0"), onReplica("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'travel' "
                + "AND table_name = 'a'"));
    }

    /** The definition is the same before and after it, and the time of the last change is another on each server. */
    @Test
    void aColumnThatIsMadeAnewIsInDoubtWhereTheTableHasAnotherTime() throws Exception {
        String script = "CREATE TABLE a (id INT PRIMARY KEY, v INT); INSERT INTO a VALUES (1, 7); DO SLEEP(3); "
                + "ALTER TABLE a DROP v, ADD v INT;";
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(script).upgrade(killedWaiting("a", 4, "SET sql_log_bin = 0", "ALTER TABLE travel.a FORCE")));
        assertTrue(refused.getMessage().contains("is in doubt"), refused.getMessage());
        assertEquals(List.of("7"), onReplica("SELECT v FROM a"));
    }

    /** What fails then is no statement of a script, but the write to the history behind it. */
    @Test
    void theRunGoesOnWhereChangesAreTakenWhenTheRolesAreSwappedBetweenScripts() throws Exception {
        Migrator migrator = new Migrator(database(), Scripts.of("V1__a.sql", "CREATE TABLE a (id INT)")
                .and("V2__b.sql", "CREATE TABLE b (id INT); INSERT INTO b VALUES (1)").revisions(), Duration.ofMinutes(1));
        assertTrue(migrator.upgrade(new Listening() {
            @Override
            public void ran(Progress progress, OptionalLong rows) {
                if (progress.step().script().name().startsWith("V1")) {
                    quietly(() -> {
                        servers.onSource("SET GLOBAL super_read_only = ON");
                        servers.catchUp();
                        servers.promote();
                    });
                }
            }
        }).isAtHead());
        assertEquals(List.of("1"), onReplica("SELECT COUNT(*) FROM b"));
        assertEquals(1, lost.size(), lost.toString());
        assertTrue(lost.get(0).startsWith("MySQL at 127.0.0.1:%d: ".formatted(servers.source().port())), lost.get(0));
    }

    /** The server is killed while a statement waits for a table, and what was recorded before that has reached the replica. */
    private Listening killedWaiting(String table, int statement, String... onReplica) {
        return new Listening() {
            private boolean begun;
            private Connection reader;

            @Override
            public void running(Progress progress) {
                if (progress.statement() != statement || begun) {
                    return;
                }
                begun = true;
                quietly(() -> {
                    reader = servers.source().connect("travel");
                    reader.setAutoCommit(false);
                    reader.createStatement().executeQuery("SELECT * FROM " + table).close();
                });
                later(2, () -> {
                    servers.catchUp();
                    servers.source().kill();
                    servers.onReplica("SET GLOBAL super_read_only = OFF"); // read_only stays
                    servers.onReplica(onReplica);
                    servers.promote();
                });
            }
        };
    }

    private Migrator migrator(String script) {
        return new Migrator(database(), Scripts.of("V1__a.sql", script).revisions(), Duration.ofMinutes(1));
    }

    private Database database() {
        return new Database(new DatabaseAddress(
                "jdbc:mysql://127.0.0.1:%d,127.0.0.1:%d/travel?allowPublicKeyRetrieval=true"
                        .formatted(servers.source().port(), servers.replica().port()),
                Replication.USER, Replication.PASSWORD));
    }

    private List<String> onReplica(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = servers.replica().connect("travel");
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private class Listening extends Silent {
        @Override
        public void connectionLost(String reason) {
            lost.add(reason);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void later(int seconds, Work work) {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(seconds * 1000L);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            quietly(work);
        });
        thread.start();
        threads.add(thread);
    }
}
