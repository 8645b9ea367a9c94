package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.ValidateResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.HistoryRules;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.ScriptReading;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** {@code check} has nothing to say exactly when Flyway's {@code validate} has not, whoever has written the history. */
class FlywayValidateTest {

    enum Writer {
        OURS,
        FLYWAY
    }

    @TempDir
    Path folder;
    private TestDatabase database;
    private boolean outOfOrder;

    @BeforeEach
    void create() throws IOException {
        database = TestDatabase.create();
        write("V1__one.sql", "CREATE TABLE one (id INT);\n");
        write("V2__two.sql", "CREATE TABLE two (id INT);\n");
        write("U2__two.sql", "DROP TABLE two;\n");
        write("V3__three.sql", "CREATE TABLE three (id INT);\n");
        write("R__view.sql", "CREATE OR REPLACE VIEW ones AS SELECT id FROM one;\n");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void ofWhatIsAppliedAndUntouched(Writer writer) {
        apply(writer);
        assertAgree(true);
    }

    @ParameterizedTest
    @EnumSource
    void ofOtherLineEndsAndAMark(Writer writer) throws IOException {
        apply(writer);
        write("V2__two.sql", "\uFEFFCREATE TABLE two (id INT);\r\n");
        assertAgree(true);
    }

    @ParameterizedTest
    @EnumSource
    void ofAnEditedScript(Writer writer) throws IOException {
        apply(writer);
        write("V2__two.sql", "CREATE TABLE two (id INT, name INT);\n");
        assertAgree(false);
    }

    @ParameterizedTest
    @EnumSource
    void ofARenamedScript(Writer writer) throws IOException {
        apply(writer);
        Files.move(folder.resolve("V3__three.sql"), folder.resolve("V3__drei.sql"));
        assertAgree(false);
        assertEquals(List.of(), migrator().state().problems());
    }

    @ParameterizedTest
    @EnumSource
    void ofAMissingScript(Writer writer) throws IOException {
        apply(writer);
        Files.delete(folder.resolve("V2__two.sql"));
        Files.delete(folder.resolve("U2__two.sql"));
        assertAgree(false);
    }

    /** Which may be one of a newer program. */
    @ParameterizedTest
    @EnumSource
    void ofAMissingScriptAboveTheHead(Writer writer) throws IOException {
        apply(writer);
        Files.delete(folder.resolve("V3__three.sql"));
        assertAgree(true);
    }

    @ParameterizedTest
    @EnumSource
    void ofANewScript(Writer writer) throws IOException {
        apply(writer);
        write("V4__four.sql", "CREATE TABLE four (id INT);\n");
        assertAgree(false);
    }

    @ParameterizedTest
    @EnumSource
    void ofANewScriptBelowTheHead(Writer writer) throws IOException {
        apply(writer);
        write("V1.5__half.sql", "CREATE TABLE half (id INT);\n");
        assertAgree(false);
        outOfOrder = true;
        assertAgree(false);
        apply(writer);
        assertAgree(true);
    }

    @ParameterizedTest
    @EnumSource
    void ofAnEditedRepeatableScript(Writer writer) throws IOException {
        apply(writer);
        write("R__view.sql", "CREATE OR REPLACE VIEW ones AS SELECT id + 1 AS id FROM one;\n");
        assertAgree(false);
        apply(writer);
        assertAgree(true);
    }

    @ParameterizedTest
    @EnumSource
    void ofANewRepeatableScript(Writer writer) throws IOException {
        apply(writer);
        write("R__later.sql", "CREATE OR REPLACE VIEW twos AS SELECT id FROM two;\n");
        assertAgree(false);
    }

    @ParameterizedTest
    @EnumSource
    void ofAFailedScript(Writer writer) throws IOException {
        write("V4__four.sql", "CREATE TABLE four (id INT);\nCREATE TABLE one (id INT);\n");
        assertThrows(RuntimeException.class, () -> apply(writer));
        assertAgree(false);
    }

    @Test
    void ofWhatWasUndone() {
        apply(Writer.OURS);
        write("U3__three.sql", "DROP TABLE three;\n");
        migrator().downgrade(Target.parse("2"), OnDataLoss.ALLOW, new Silent());
        assertAgree(false);
        apply(Writer.FLYWAY);
        assertAgree(true);
    }

    @Test
    void ofABaseline() throws SQLException {
        apply(Writer.OURS);
        database.execute("DELETE FROM flyway_schema_history WHERE version IS NOT NULL", "DROP TABLE flyway_schema_history");
        Flyway.configure().configuration(flyway().getConfiguration()).baselineVersion("3").load().baseline();
        apply(Writer.FLYWAY);
        assertAgree(true);
    }

    private void write(String name, String sql) {
        try {
            Files.writeString(folder.resolve(name), sql);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void apply(Writer writer) {
        switch (writer) {
            case OURS -> migrator().upgrade(new Silent());
            case FLYWAY -> flyway().migrate();
        }
    }

    /** As {@code check} judges it. */
    private void assertAgree(boolean good) {
        SchemaState state = migrator().state();
        ValidateResult validated = flyway().validateWithResult();
        assertEquals(good, validated.validationSuccessful, validated.getAllErrorMessages());
        assertEquals(good,
                state.pendingNames().isEmpty() && state.problems().isEmpty() && state.flywayObjections().isEmpty(),
                () -> state.problems() + " pending " + state.pendingNames());
    }

    private Migrator migrator() {
        Revisions revisions = ScriptFolder.of(List.of("filesystem:" + folder),
                new ScriptReading(ScriptReading.PLAIN.encoding(), Optional.empty()))
                .with(new HistoryRules(HistoryRules.TABLE, outOfOrder, Set.of()));
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }

    private Flyway flyway() {
        return Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password())
                .outOfOrder(outOfOrder).locations("filesystem:" + folder).load();
    }
}
