package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.traveease.schema.history.RevisionEntry;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** The command line and the service tell of a revision in the same words. */
class OneShapeTest {

    /** As the service writes. */
    private static final ObjectMapper SERVICE = new ObjectMapper().registerModule(new Jdk8Module())
            .registerModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);

    @TempDir
    Path scripts;

    @Test
    void statusAndTheHistoryOfTheServiceAreTheSameObjects() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Migrator migrator = new Migrator(database.database(), ScriptFolder.builtIn(), Duration.ofMinutes(1));
            migrator.upgrade(Target.parse("002"), new Silent());
            JsonNode command = SERVICE.readTree(Run.on(database, "status", "--output", "json").out()).path("revisions");
            JsonNode service = SERVICE.readTree(SERVICE.writeValueAsString(RevisionEntry.all(migrator.state())));
            assertEquals(service.toPrettyString(), command.toPrettyString());
        }
    }

    @Test
    void statesAreTold() throws Exception {
        Files.writeString(scripts.resolve("V1__a.sql"), "CREATE TABLE a (id INT PRIMARY KEY);");
        Files.writeString(scripts.resolve("V2__b.sql"), "CREATE TABLE b (id INT PRIMARY KEY);\nCREATE TABLE a (id INT);");
        Files.writeString(scripts.resolve("V3__c.sql"), "CREATE TABLE c (id INT PRIMARY KEY);");
        Files.writeString(scripts.resolve("R__v.sql"), "CREATE OR REPLACE VIEW v AS SELECT 1;");
        String locations = "filesystem:" + scripts;
        try (TestDatabase database = TestDatabase.create()) {
            assertEquals(3, Run.on(database, "upgrade", "--locations", locations).exit());
            Files.writeString(scripts.resolve("V1__a.sql"), "-- a\nCREATE TABLE a (id INT PRIMARY KEY);");
            Run status = Run.on(database, "info", "--locations", locations);
            assertEquals(0, status.exit(), status.err());
            String table = status.out();
            assertTrue(table.matches("(?s)Version +Description +State +Installed on \\(UTC\\) +Took\n"
                    + "1 +a +edited +20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +\\d+\\.\\d{3} s\n"
                    + "2 +b +interrupted +20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\n"
                    + "3 +c +pending\n +v +pending\n"), table);
        }
    }

    @Test
    void whatWasStampedHasNoTime() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            assertEquals(0, Run.on(database, "stamp", "001").exit());
            String line = Run.on(database, "status").out().lines().skip(1).findFirst().orElseThrow();
            assertTrue(line.matches("001 .* applied +20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"), line);
            String history = Run.on(database, "history", "-v").out();
            assertTrue(history.contains("State: applied, ") && !history.contains("took"), history);
        }
    }

    @Test
    void historyInFullNeedsNoDatabase() throws Exception {
        Run history = Run.of("history", "-v", "--url", "mysql://a:b@127.0.0.1:1/c");
        assertEquals(0, history.exit(), history.err());
        assertTrue(history.err().contains("Printing only what is in the scripts"), history.err());
        assertEquals(1, history.err().lines().count(), history.err());
        assertTrue(history.out().contains("\nUndo: db/migration/U001__initial_sqlalchemy_models.sql\n"), history.out());
    }
}
