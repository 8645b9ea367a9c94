package com.traveease.testing;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.ScriptFolder;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Gives the application under test a schema of its own that is at head before it starts. */
public class SchemaAtHead implements QuarkusTestResourceLifecycleManager {

    private TestDatabase database;

    @Override
    public Map<String, String> start() {
        database = TestDatabase.create();
        new Migrator(database.database(), ScriptFolder.builtIn(), Duration.ofMinutes(1)).upgrade(new Silent());
        return EmptySchema.settings(database);
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
