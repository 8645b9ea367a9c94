package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Stock Flyway and this program take turns on one database. */
class FlywayAgreementTest {

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void flywayFindsWhatWeAppliedValid() {
        migrator().upgrade(new Silent());

        Flyway flyway = flyway("latest");
        flyway.validate();

        assertEquals(List.of(), ids(flyway.info().pending()));
        assertEquals(BuiltIn.versions(), ids(flyway.info().applied()));
        assertEquals(0, flyway.migrate().migrationsExecuted);
    }

    @Test
    void flywaySeesWhatWeUndidAsPendingAndAppliesIt() {
        List<Revision> revisions = ScriptFolder.builtIn().all();
        migrator().upgrade(new Silent());
        migrator().downgrade(Target.of(Optional.of(revisions.get(2))), OnDataLoss.REFUSE, new Silent());

        Flyway flyway = flyway("latest");

        assertEquals(BuiltIn.versionsAbove("003"), ids(flyway.info().pending()));
        assertEquals(BuiltIn.versionsAbove("003").size(), flyway.migrate().migrationsExecuted);
        assertTrue(migrator().state().isAtHead());
    }

    @Test
    void whatFlywayBeganIsContinued() {
        flyway("2").migrate();
        Silent listener = new Silent();

        SchemaState state = migrator().upgrade(listener);

        assertTrue(state.isAtHead());
        assertEquals(BuiltIn.idsAbove("002"), listener.finished.stream().map(Step::id).toList());
        flyway("latest").validate();
    }

    @Test
    void aBaselineOfFlywayCountsAsApplied() throws SQLException {
        migrator().upgrade(new Silent());
        database.execute("DROP TABLE flyway_schema_history");
        flyway("latest").baseline();

        SchemaState state = migrator().upgrade(new Silent());

        assertTrue(state.isAtHead());
        assertEquals(BuiltIn.COUNT, state.appliedCount());
        assertEquals(BuiltIn.HEAD, state.current().orElseThrow());
    }

    /** But for the collation: ours is named, so that the defaults of the server do not decide it. */
    @Test
    void bothMakeTheSameHistoryTable() throws SQLException {
        migrator().upgrade(new Silent());
        String ours = historyTable();
        database.execute("DROP TABLE flyway_schema_history");
        flyway("latest").baseline();

        assertEquals(historyTable(), ours);
    }

    private String historyTable() throws SQLException {
        return String.join("\n", database.strings(
                "SELECT CONCAT_WS(' ', column_name, column_type, is_nullable, column_default, column_key, character_set_name) "
                        + "FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'flyway_schema_history' "
                        + "ORDER BY ordinal_position"))
                + "\n"
                + String.join("\n", database.strings("SELECT CONCAT_WS(' ', index_name, seq_in_index, column_name, non_unique) "
                        + "FROM information_schema.statistics WHERE table_schema = DATABASE() "
                        + "AND table_name = 'flyway_schema_history' ORDER BY index_name, seq_in_index"));
    }

    private Migrator migrator() {
        return new Migrator(database.database(), ScriptFolder.builtIn(), Duration.ofMinutes(1));
    }

    private Flyway flyway(String target) {
        return Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("filesystem:src/main/resources/db/migration").target(target)
                .baselineVersion(MigrationVersion.fromVersion(BuiltIn.headVersion())).load();
    }

    private static List<String> ids(MigrationInfo[] infos) {
        return Arrays.stream(infos).map(info -> info.getVersion().toString()).toList();
    }
}
