package com.traveease.schema.throttle;

import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.mysql.MySqlServer;
import com.traveease.testing.Replication;

/** A statement in batches on a server that has a replica. */
abstract class ReplicatedStatement extends ThrottledStatement {

    @TempDir
    static Path directory;

    static Replication servers;

    @BeforeAll
    static void replicate() throws SQLException {
        servers = new Replication(directory);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Override
    MySqlServer server() {
        return servers.source();
    }
}
