package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.config.RunSettings;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.drift.Ignored;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.lock.SessionBounds;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.script.Script;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * A statement that is sent with an algorithm and a lock is known again after a kill, by a run that sends it so and by one that
 * does not. One of {@value #STEP} points is tried, all of them with {@code -Dcrash.step=1}.
 */
class EnforcedStatementCutsTest {

    private static final int STEP = 4;
    private static final Pattern PORT = Pattern.compile("//[^/:]+:(\\d+)/");
    /** Every table that has anything is a large one then. */
    private static final AllowedBlocking NOTHING = new AllowedBlocking(0);
    private static final AllowedBlocking ANYTHING = new AllowedBlocking(Long.MAX_VALUE);

    private static final Revisions REVISIONS = Revisions.of(List.of(
            new Script("V1__a.sql", "CREATE TABLE seats (id INT PRIMARY KEY, label VARCHAR(10));\n"
                    + "INSERT INTO seats VALUES (1, 'a'), (2, 'b');\n"),
            new Script("V2__b.sql", "ALTER TABLE seats ADD COLUMN note TEXT;\nUPDATE seats SET note = label;\n"
                    + "CREATE INDEX ix ON seats (label);\nALTER TABLE seats RENAME COLUMN note TO remark;\n")));

    @Test
    void isKnownAgainWithAndWithoutTheClause() throws Exception {
        List<Command> commands = new ArrayList<>();
        String undisturbed = run(Optional.empty(), NOTHING, commands);
        assertTrue(commands.stream().anyMatch(command -> command.text().contains("seats ALGORITHM=INSTANT, ADD COLUMN note")));
        assertTrue(commands.stream().anyMatch(command -> command.text().contains("(label)\nALGORITHM=INPLACE LOCK=NONE")));
        int from = commands.stream().filter(command -> command.text().contains("ADD COLUMN note")).findFirst().orElseThrow()
                .number() - 1;
        int tried = 0;
        for (Command command : commands) {
            for (Moment moment : List.of(Moment.BEFORE, Moment.ANSWERED)) {
                if (command.number() >= from && command.changes() && (command.number() + moment.ordinal()) % step() == 0) {
                    Point point = new Point(new Scenario(Path.of(".")), Direction.UPGRADE, new Fault(Victim.CONNECTION, moment),
                            command);
                    assertEquals(undisturbed, run(Optional.of(point), NOTHING, new ArrayList<>()), command.text());
                    assertEquals(undisturbed, run(Optional.of(point), ANYTHING, new ArrayList<>()), command.text());
                    tried++;
                }
            }
        }
        assertTrue(tried > 0);
    }

    private static int step() {
        return Integer.getInteger("crash.step", STEP);
    }

    /** @param second what the run allows that continues */
    private static String run(Optional<Point> point, AllowedBlocking second, List<Command> commands)
            throws IOException, SQLException {
        AtomicReference<Migrator> first = new AtomicReference<>();
        // Without another try it leaves what a killed program leaves.
        Optional<Breakpoint> breakpoint = point.map(at -> new Breakpoint(at, Duration.ZERO, () -> first.get().stop()));
        try (TestDatabase database = TestDatabase.create();
                MySqlProxy proxy = new MySqlProxy(port(database.jdbcUrl()), breakpoint)) {
            migrator(database, database.jdbcUrl(), NOTHING, Revisions.of(List.of(REVISIONS.all().get(0).upgrade())))
                    .upgrade(new Silent());
            // The proxy reads what is sent.
            String url = "jdbc:mysql://127.0.0.1:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true".formatted(proxy.port(),
                    database.schema());
            first.set(migrator(database, url, NOTHING, REVISIONS));
            try {
                first.get().upgrade(new Silent());
            } catch (MigrationStoppedException | DatabaseUnavailableException e) {
                assertTrue(point.isPresent(), e.getMessage());
            }
            commands.addAll(proxy.commands());
            migrator(database, database.jdbcUrl(), second, REVISIONS).upgrade(new Silent());
            return database.strings("SHOW CREATE TABLE seats") + " "
                    + database.strings("SELECT CONCAT(id, label, remark) FROM seats ORDER BY id");
        }
    }

    private static int port(String url) {
        Matcher port = PORT.matcher(url);
        assertTrue(port.find(), url);
        return Integer.parseInt(port.group(1));
    }

    private static Migrator migrator(TestDatabase database, String url, AllowedBlocking allowed, Revisions revisions) {
        return new Migrator(new Database(new DatabaseAddress(url, database.user(), database.password())), revisions,
                new LockTimeouts(Duration.ofMinutes(1), SessionBounds.LOCK_WAIT), OnWarning.GO_ON, Ignored.LEFTOVERS,
                RunSettings.DEFAULT, allowed);
    }
}
