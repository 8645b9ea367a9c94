package com.traveease.testing;

import java.sql.SQLException;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Gives the application under test an empty schema of its own. */
public class EmptySchema implements QuarkusTestResourceLifecycleManager {

    private TestDatabase database;

    static Map<String, String> settings(TestDatabase database) {
        return Map.of("quarkus.datasource.jdbc.url", database.jdbcUrl(), "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public Map<String, String> start() {
        database = TestDatabase.create();
        return settings(database);
    }

    @Override
    public void stop() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
