package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.traveease.schema.config.ScriptConfiguration;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Target;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * What every command prints, as it stands in the files of {@code src/test/resources/cli}; a folder says where the database is
 * when a session begins. What the program prints now is left in {@code target/cli}: when it is better, copy it over.
 */
class SessionsTest {

    private static final Path SESSIONS = Path.of("src", "test", "resources", "cli");
    private static final Path NOW = Path.of("target", "cli");

    /** The sessions are about the first five scripts, and must not change with every script that is added. */
    @BeforeEach
    void useTheFirstScripts(@TempDir Path scripts) throws IOException {
        BuiltIn.copyFirst(scripts);
        System.setProperty(ScriptConfiguration.LOCATIONS, "filesystem:" + scripts);
    }

    @AfterEach
    void useTheBuiltInOnes() {
        System.clearProperty(ScriptConfiguration.LOCATIONS);
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void printsWhatIsRecorded(String name) throws Exception {
        Path file = SESSIONS.resolve(name);
        try (TestDatabase database = TestDatabase.create()) {
            bring(database, file.getParent().getFileName().toString());
            String now = Session.replay(file, database);
            Path copy = NOW.resolve(name);
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, now);
            assertTrue(now.contains("$ "), name + " has no command");
            assertEquals(Files.readString(file), now);
        }
    }

    private static void bring(TestDatabase database, String place) throws SQLException {
        Migrator migrator = new Migrator(database.database(), BuiltIn.first(), Duration.ofMinutes(1));
        switch (place) {
            case "base" -> {
            }
            case "at-002" -> migrator.upgrade(Target.parse("002"), new Silent());
            case "at-head" -> migrator.upgrade(new Silent());
            case "alembic-at-002" -> {
                migrator.upgrade(Target.parse("002"), new Silent());
                alembicKeeps(database, "ALTER TABLE users ADD COLUMN nickname VARCHAR(40) NOT NULL");
            }
            case "alembic-at-002-lacking-a-column" -> {
                migrator.upgrade(Target.parse("002"), new Silent());
                alembicKeeps(database,
                        "ALTER TABLE bookings DROP CHECK ck_booking_commission_rate, DROP COLUMN commission_rate");
            }
            default -> throw new IllegalArgumentException("No place " + place);
        }
    }

    private static void alembicKeeps(TestDatabase database, String difference) throws SQLException {
        database.execute("DROP TABLE flyway_schema_history",
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                        + "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
                "INSERT INTO alembic_version VALUES ('002_flight_booking_schema')", difference);
    }

    static List<String> sessions() throws IOException {
        try (Stream<Path> files = Files.walk(SESSIONS)) {
            return files.filter(file -> file.toString().endsWith(".txt")).map(file -> SESSIONS.relativize(file).toString())
                    .sorted().toList();
        }
    }
}
