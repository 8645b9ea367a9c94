package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** A script that fails, is corrected and goes on, beside tables and procedures that it may use. */
abstract class CorrectedScript {

    TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        database.execute("CREATE TABLE t (id INT PRIMARY KEY)", "CREATE TABLE seen (text VARCHAR(100))",
                "CREATE PROCEDURE p(n INT) INSERT INTO t VALUES (n)",
                "CREATE PROCEDURE commits(n INT) BEGIN INSERT INTO t VALUES (n); COMMIT; END");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    void run(String script) {
        Migrator migrator = new Migrator(database.database(), Scripts.of("V1__a.sql", script).revisions(),
                Duration.ofMinutes(1));
        if (migrator.state().unrecorded().isPresent()) {
            migrator.corrections().stamp(Target.parse("base"), new Silent());
        }
        assertTrue(migrator.upgrade(new Silent()).isAtHead());
    }

    /** @return the message */
    String failing(String script) {
        return assertThrows(MigrationFailedException.class, () -> run(script)).getMessage();
    }

    List<String> rows() throws SQLException {
        return database.strings("SELECT id FROM t ORDER BY id");
    }
}
