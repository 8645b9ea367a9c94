package com.traveease.schema.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import com.traveease.schema.config.ThrottleSettings;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.progress.Progress;
import com.traveease.testing.HeldUp;
import com.traveease.testing.LimitedAccount;
import com.traveease.testing.Replication;
import com.traveease.testing.Silent;

/** Replicas hold batches up, and what cannot be watched. */
class ThrottleTest extends ReplicatedStatement {

    private Migrator migrator(ThrottleSettings settings) {
        return migrator(settings, new DatabaseAddress(database.jdbcUrl(), Replication.USER, Replication.PASSWORD));
    }

    @Test
    void aReplicaThatAppliesNothing() throws Exception {
        slow();
        servers.await(database.schema());
        servers.onReplica("STOP REPLICA SQL_THREAD");
        HeldUp run;
        try {
            run = new HeldUp(log -> migrator(delay(Duration.ofMillis(500))).upgrade(log));
            String reason = run.reason();
            assertTrue(
                    reason.matches(
                            "replica 127.0.0.1:%d is [0-9.]+ s behind, limit 0.5 s"
                                    .formatted(servers.replica().port())),
                    reason);
            Thread.sleep(1200);
            assertFalse(run.isDone());
            assertTrue(values().contains("0"));
        } finally {
            servers.onReplica("START REPLICA SQL_THREAD");
        }
        assertEnds(run);
    }

    /** The delay is told by what it has applied: its applier is idle for a second, and says that it is zero behind. */
    @Test
    void aReplicaThatIsLateIsNeverMuchLaterThanTheLimit() throws Exception {
        database.execute("DELETE FROM t WHERE id > 110");
        slow();
        servers.await(database.schema());
        servers.onReplica("STOP REPLICA SQL_THREAD", "CHANGE REPLICATION SOURCE TO SOURCE_DELAY = 1",
                "START REPLICA SQL_THREAD");
        try {
            DatabaseAddress named = new DatabaseAddress(
                    "jdbc:mysql://127.0.0.1:%d/information_schema".formatted(servers.replica().port()),
                    Replication.USER, Replication.PASSWORD);
            HeldUp run = new HeldUp(log -> migrator(delay(Duration.ofMillis(300), named)).upgrade(log));
            String reason = run.reason();
            assertTrue(
                    reason.matches(
                            "replica 127.0.0.1:%d is [0-9.]+ s behind, limit 0.3 s"
                                    .formatted(servers.replica().port())),
                    reason);
            run.end();
            assertEquals(List.of("1"), values());
            assertEquals(List.of(), unwatched(run));
        } finally {
            servers.onReplica("STOP REPLICA SQL_THREAD", "CHANGE REPLICATION SOURCE TO SOURCE_DELAY = 0",
                    "START REPLICA SQL_THREAD");
        }
    }

    @Test
    void whatCannotBeReadIsSaidOnceAndCanBeRequired() throws Exception {
        database.execute("INSERT INTO t (id) VALUES (0)");
        try (LimitedAccount account = new LimitedAccount(database)) {
            account.grant("ALL");
            ThrottleSettings required = new ThrottleSettings(OptionalLong.of(50), OptionalLong.of(1), OptionalLong.of(100),
                    Optional.of(Duration.ofMinutes(1)), List.of(), true);
            String refused = assertThrows(MigrationRefusedException.class,
                    () -> migrator(required, account.address()).upgrade(new Silent())).getMessage();
            assertEquals(
                    "This run has statements in batches, and all limits must be monitored (--throttle-required), "
                            + "but these cannot be read: InnoDB's history list (GRANT PROCESS ON *.* TO 'limited'@'%'); its replicas (GRANT "
                            + "REPLICATION SLAVE ON *.* TO 'limited'@'%', or name them with --replica); members of its group (GRANT SELECT ON "
                            + "performance_schema.* TO 'limited'@'%', or name them with --replica). Nothing was run. Correct that, or turn "
                            + "the limit off, as in --throttle-history off.",
                    refused);
            assertEquals(List.of("0"), values());
            Silent told = new Silent();
            migrator(new ThrottleSettings(required.threads(), required.history(), required.redo(), required.delay(), List.of(),
                    false), account.address()).upgrade(told);
            assertEquals(List.of("1"), values());
            List<String> warnings = unwatched(told);
            assertEquals(1, warnings.size(), told.warnings::toString);
            assertTrue(
                    warnings.get(0).startsWith("These limits cannot be monitored: InnoDB's history list (GRANT "
                            + "PROCESS")
                            && warnings.get(0)
                                    .endsWith("The run continues without them; to refuse such a run, use --throttle-required."),
                    warnings.get(0));
        }
    }

    /** The second statement looks again which replicas there are. */
    @Test
    void replicasThatCannotBeFoundAnyMoreEndARunThatRequiresThem() throws Exception {
        try (LimitedAccount account = new LimitedAccount(database)) {
            account.grant("ALL");
            String see = "SELECT ON performance_schema.* ";
            database.execute("GRANT REPLICATION SLAVE ON *.* TO " + LimitedAccount.NAME,
                    "GRANT " + see + "TO " + LimitedAccount.NAME);
            servers.await(database.schema());
            ThrottleSettings required = new ThrottleSettings(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                    Optional.of(Duration.ofMinutes(1)), List.of(), true);
            String twice = BATCHES + "\n" + BATCHES.replace("+ 1", "+ 10");
            Silent revoking = new Silent() {

                @Override
                public void running(Progress progress) {
                    if (progress.statement() == 2) {
                        revoke(see);
                    }
                }
            };
            String failed = assertThrows(MigrationFailedException.class,
                    () -> migrator(required, account.address(), twice).upgrade(revoking)).getMessage();
            assertEquals("V1__x.sql, statement 2 of 2 (line 4) failed: all limits must be monitored "
                    + "(--throttle-required), but these cannot be read: members of its group (GRANT SELECT ON performance_schema.* "
                    + "TO 'limited'@'%', or name them with --replica). Statement 1 is applied and stays; nothing of "
                    + "statement 2 remains. Correct the cause, or the script from there on, and run upgrade again: it continues there.",
                    failed);
            assertEquals(List.of("1"), values());
            database.execute("GRANT " + see + "TO " + LimitedAccount.NAME);
            migrator(required, account.address(), twice).upgrade(new Silent());
            assertEquals(List.of("11"), values());
        }
    }

    private void revoke(String right) {
        try {
            database.execute("REVOKE " + right + "FROM " + LimitedAccount.NAME);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRequiredReplicaHoldsTheRunUpWhileItCannotBeRead() throws Exception {
        servers.await(database.schema());
        DatabaseAddress named = new DatabaseAddress(
                "jdbc:mysql://127.0.0.1:%d/information_schema".formatted(servers.replica().port()),
                "once", "x");
        ThrottleSettings required = new ThrottleSettings(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                Optional.of(Duration.ofMinutes(1)), List.of(named), true);
        servers.onReplica("SET SESSION sql_log_bin = 0", "CREATE USER once IDENTIFIED BY 'x'");
        try {
            String refused = assertThrows(MigrationRefusedException.class, () -> migrator(required).upgrade(new Silent()))
                    .getMessage();
            assertTrue(refused.contains(
                    "cannot be read: replica 127.0.0.1:%d (there: GRANT SELECT ON `%s`.traveease_schema_journal TO 'once'@'%%'). "
                            .formatted(servers.replica().port(), database.schema())),
                    refused);
            servers.onReplica("SET SESSION sql_log_bin = 0", "GRANT SELECT ON *.* TO once");
            slow();
            HeldUp run = new HeldUp(log -> migrator(required).upgrade(log));
            while (!values().contains("1")) {
                Thread.sleep(10);
            }
            shutOut("once");
            String reason = run.reason();
            assertTrue(reason.startsWith("replica 127.0.0.1:%d cannot be read: ".formatted(servers.replica().port())), reason);
            assertTrue(values().contains("0"));
            servers.onReplica("SET SESSION sql_log_bin = 0", "ALTER USER once ACCOUNT UNLOCK");
            assertEnds(run);
        } finally {
            servers.onReplica("SET SESSION sql_log_bin = 0", "DROP USER once");
        }
    }

    /**
     * What is found is asked for again while the run goes on; a source that goes away stops nothing that does not require it.
     */
    @Test
    void aReplicaThatGoesAwayIsSaidOnceAndTheRunGoesOn() throws Exception {
        slow();
        servers.await(database.schema());
        DatabaseAddress named = new DatabaseAddress(
                "jdbc:mysql://127.0.0.1:%d/information_schema".formatted(servers.replica().port()), "once", "x");
        servers.onReplica("SET SESSION sql_log_bin = 0", "CREATE USER once IDENTIFIED BY 'x'", "GRANT SELECT ON *.* TO once");
        try {
            HeldUp run = new HeldUp(log -> migrator(delay(Duration.ofMinutes(1), named)).upgrade(log));
            while (!values().contains("1")) {
                Thread.sleep(10);
            }
            shutOut("once");
            run.end();
            assertEquals(List.of("1"), values());
            assertEquals(List.of(), run.waited);
            assertEquals(1, unwatched(run).size(), run.warnings::toString);
            assertTrue(unwatched(run).get(0).startsWith("These limits cannot be monitored: replica 127.0.0.1:"),
                    unwatched(run).get(0));
        } finally {
            servers.onReplica("SET SESSION sql_log_bin = 0", "DROP USER once");
        }
    }

    private static void shutOut(String user) throws SQLException {
        servers.onReplica("SET SESSION sql_log_bin = 0", "ALTER USER %s ACCOUNT LOCK".formatted(user));
        try (Connection connection = servers.replica().connect("");
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT id FROM information_schema.processlist WHERE user = 'once'")) {
            assertTrue(row.next());
            servers.onReplica("KILL " + row.getLong(1));
        }
    }
}
