package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.ScriptReading;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

class RepeatableTest {

    private TestDatabase database;

    @TempDir
    Path folder;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void runsAfterTheOthersAndAgainOnlyWhenItHasChanged() throws SQLException {
        Revisions first = scripts("CREATE OR REPLACE VIEW v AS SELECT id FROM a;");
        assertEquals(List.of("1_a", "R__v"), ids(first));
        assertEquals(List.of(), ids(first));

        Revisions changed = scripts("CREATE OR REPLACE VIEW v AS SELECT id, id + 1 AS next FROM a;");
        assertFalse(migrator(changed).state().isUpToDate());
        assertEquals(List.of("R__v"), ids(changed));
        assertTrue(migrator(changed).state().isUpToDate());
    }

    @Test
    void waitsUntilTheSchemaIsAtHead() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
                .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);")
                .and("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM b;").revisions();
        Silent listener = new Silent();
        migrator(revisions).upgrade(Target.parse("1"), listener);
        assertEquals(List.of("1_a"), listener.finished.stream().map(Step::id).toList());
        assertEquals(List.of("2_b", "R__v"), ids(revisions));
    }

    @Test
    void oneThatFailedOrWasInterruptedRunsAgain() throws SQLException {
        Revisions broken = scripts(
                "CREATE OR REPLACE VIEW w AS SELECT id FROM a; CREATE OR REPLACE VIEW v AS SELECT x FROM a;");
        assertThrows(MigrationFailedException.class, () -> migrator(broken).upgrade(new Silent()));
        assertEquals(List.of(), migrator(broken).state().problems());
        assertEquals(List.of("R__v"), ids(scripts("CREATE OR REPLACE VIEW v AS SELECT id FROM a;")));
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM flyway_schema_history WHERE version IS NULL"));
    }

    @Test
    void runsAgainAfterADowngradeThatMayHaveTakenAlongWhatItMade() throws SQLException {
        Revisions revisions = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").and("U1__a.sql", "DROP TABLE a;")
                .and("R__t.sql", "DROP TRIGGER IF EXISTS t; CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.id = 1;")
                .revisions();
        assertEquals(List.of("1_a", "R__t"), ids(revisions));
        migrator(revisions).downgrade(Target.parse("base"), OnDataLoss.REFUSE, new Silent());
        assertEquals(List.of("1_a", "R__t"), ids(revisions));
        assertEquals(List.of("t"), database.strings("SHOW TRIGGERS"));
    }

    @Test
    void flywayAgreesOnWhatHasRun() throws Exception {
        Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE a (id INT PRIMARY KEY, b VARCHAR(${n}));\n");
        Files.writeString(folder.resolve("R__my_view.sql"), "CREATE OR REPLACE VIEW v AS SELECT ${n} AS n;\n");
        ScriptReading reading = new ScriptReading(StandardCharsets.UTF_8,
                Optional.of(Map.of("n", "7")));
        migrator(ScriptFolder.of(List.of("filesystem:" + folder), reading)).upgrade(new Silent());

        Flyway flyway = Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("filesystem:" + folder).placeholders(Map.of("n", "7")).load();
        flyway.validate();
        assertEquals(0, flyway.migrate().migrationsExecuted);
    }

    private static Revisions scripts(String repeatable) {
        return Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").and("R__v.sql", repeatable).revisions();
    }

    private List<String> ids(Revisions revisions) {
        Silent listener = new Silent();
        migrator(revisions).upgrade(listener);
        return listener.finished.stream().map(Step::id).toList();
    }

    private Migrator migrator(Revisions revisions) {
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }
}
