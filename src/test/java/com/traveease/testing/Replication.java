package com.traveease.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;

/** A server and its replica, with an account that may do everything on both. */
public final class Replication implements AutoCloseable {

    public static final String USER = "app";
    public static final String PASSWORD = "ge heim@1";

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String[] BOTH = { "--gtid-mode=ON", "--enforce-gtid-consistency=ON", "--binlog-format=ROW" };

    private final MySqlServer source;
    private final MySqlServer replica;

    /** @param directory of the test's own */
    public Replication(Path directory) throws SQLException {
        source = MySqlServer.start(MySqlRelease.V8_0_31, directory.resolve("source"), BOTH[0], BOTH[1], BOTH[2],
                "--server-id=1");
        replica = MySqlServer.start(MySqlRelease.V8_0_31, directory.resolve("replica"), BOTH[0], BOTH[1], BOTH[2],
                "--server-id=2", "--report-host=127.0.0.1", "--skip-replica-start");
        onReplica("RESET MASTER"); // what each was made with is its own
        onSource("RESET MASTER", "CREATE USER 'app'@'%' IDENTIFIED BY 'ge heim@1'", "GRANT ALL ON *.* TO 'app'@'%'");
        onReplica(("CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = %d, SOURCE_USER = 'app', "
                + "SOURCE_PASSWORD = 'ge heim@1', SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1")
                .formatted(source.port()), "START REPLICA");
    }

    public MySqlServer source() {
        return source;
    }

    public MySqlServer replica() {
        return replica;
    }

    public void onSource(String... statements) throws SQLException {
        execute(source, statements);
    }

    public void onReplica(String... statements) throws SQLException {
        execute(replica, statements);
    }

    private static void execute(MySqlServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect(""); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Until the replica has all that the source has. */
    public void catchUp() throws SQLException {
        try (Connection here = source.connect("");
                Statement executed = here.createStatement();
                ResultSet set = executed.executeQuery("SELECT @@global.gtid_executed")) {
            set.next();
            try (Connection there = replica.connect("");
                    PreparedStatement wait = there.prepareStatement("SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?)")) {
                wait.setString(1, set.getString(1));
                wait.setLong(2, LIMIT.toSeconds());
                try (ResultSet row = wait.executeQuery()) {
                    if (!row.next() || row.getInt(1) != 0) {
                        throw new AssertionError("The replica has not got all of the source within " + LIMIT);
                    }
                }
            }
        }
    }

    /** The replica takes changes from now on, and follows nobody. */
    public void promote() throws SQLException {
        onReplica("STOP REPLICA", "RESET REPLICA ALL", "SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
    }

    /** Until the replica has the history of a schema. */
    public void await(String schema) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(end)) {
            try (Connection connection = replica.connect(schema);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM flyway_schema_history")) {
                if (row.next() && row.getInt(1) > 0) {
                    return;
                }
            } catch (SQLException e) {
                // What makes it is not applied yet.
            }
            Thread.sleep(50);
        }
        try (Connection connection = replica.connect("");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW REPLICA STATUS")) {
            row.next();
            throw new AssertionError("Nothing is replicated: " + row.getString("Last_IO_Error")
                    + row.getString("Last_SQL_Error") + row.getString("Replica_IO_State"));
        }
    }

    @Override
    public void close() {
        replica.close();
        source.close();
    }
}
