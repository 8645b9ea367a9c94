package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** The answer to the last commit of a run is lost: everything is applied, and what a run leaves beside it is not there yet. */
class LostEndTest {

    private static final Revisions TABLE = Revisions
            .of(List.of(new Script("V1__users.sql", "CREATE TABLE users (id INT PRIMARY KEY);")));

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
    @Timeout(120)
    void theRunRecordsItsEndAllTheSame() throws Exception {
        Command last = recordings(TABLE).reduce((first, second) -> second).orElseThrow();
        CompletableFuture<Void> holding = new CompletableFuture<>();
        // The session that is cut may have the lock for a while longer: the server does not know of it yet.
        Breakpoint breakpoint = new Breakpoint(cutAfter(last), Duration.ZERO, () -> holdTheLock(holding));
        Silent told = new Silent();

        try (MySqlProxy proxy = proxy(database, Optional.of(breakpoint))) {
            upgrade(database, TABLE, proxy, told);
        }
        holding.join();

        assertEquals(Command.shortened(last.text()), Command.shortened(breakpoint.hit()));
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM traveease_schema_definition"));
        assertEquals(List.of("done 1_users"),
                database.strings("SELECT CONCAT(outcome, ' ', reached_revision) FROM traveease_schema_runs"));
        assertEquals(List.of("1_users"), told.finished.stream().map(Step::id).toList());
        assertEquals(List.of("1_users"), recordedScripts());
    }

    @Test
    void aScriptIsToldOfOnceThoughNobodyHeardOfItsEnd() throws Exception {
        Revisions revisions = Scripts.of("V1__users.sql", "CREATE TABLE users (id INT PRIMARY KEY);")
                .and("V2__trips.sql", "CREATE TABLE trips (id INT PRIMARY KEY);")
                .and("V3__more.sql", "INSERT INTO users VALUES (1);").revisions();
        List<Command> recordings = recordings(revisions).toList();
        for (Command recording : recordings) {
            try (TestDatabase cut = TestDatabase.create()) {
                Breakpoint breakpoint = new Breakpoint(cutAfter(recording), Duration.ZERO, () -> {
                });
                Silent told = new Silent();
                try (MySqlProxy proxy = proxy(cut, Optional.of(breakpoint))) {
                    upgrade(cut, revisions, proxy, told);
                }
                assertEquals(Command.shortened(recording.text()), Command.shortened(breakpoint.hit()));
                assertEquals(List.of("1_users", "2_trips", "3_more"), told.finished.stream().map(Step::id).toList());
            }
        }
        assertEquals(3, recordings.size());
    }

    private List<String> recordedScripts() throws SQLException {
        return database.strings("SELECT revision FROM traveease_schema_runs, "
                + "JSON_TABLE(details, '$.steps[*]' COLUMNS (revision VARCHAR(100) PATH '$.revision')) AS step");
    }

    /** The commands of an undisturbed run in which a script becomes applied. */
    private static Stream<Command> recordings(Revisions revisions) throws Exception {
        try (TestDatabase undisturbed = TestDatabase.create(); MySqlProxy proxy = proxy(undisturbed, Optional.empty())) {
            upgrade(undisturbed, revisions, proxy, new Silent());
            return proxy.commands().stream().filter(command -> command.text().contains("UPDATE flyway_schema_history"));
        }
    }

    private static Point cutAfter(Command command) {
        return new Point(Scenario.all().get(0), Direction.UPGRADE, new Fault(Victim.CONNECTION, Moment.ANSWERED), command);
    }

    /** From the moment on when the session that has it is cut. */
    private void holdTheLock(CompletableFuture<Void> done) {
        String name = SchemaLock.nameFor(database.schema());
        done.completeAsync(() -> {
            try {
                database.execute("DO GET_LOCK('%s', 60), SLEEP(3), RELEASE_LOCK('%s')".formatted(name, name));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
        awaitWaiting(done);
    }

    private void awaitWaiting(CompletableFuture<Void> done) {
        try {
            while (!done.isDone()
                    && database.strings("SELECT 1 FROM information_schema.processlist WHERE state = 'User lock' AND db = '%s'"
                            .formatted(database.schema())).isEmpty()) {
                Thread.sleep(20);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MySqlProxy proxy(TestDatabase database, Optional<Breakpoint> breakpoint) throws Exception {
        return new MySqlProxy(URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort(), breakpoint);
    }

    private static void upgrade(TestDatabase database, Revisions revisions, MySqlProxy proxy, Silent told) {
        String url = "jdbc:mysql://127.0.0.1:%d/%s?allowPublicKeyRetrieval=true&sslMode=DISABLED".formatted(proxy.port(),
                database.schema());
        new Migrator(new Database(new DatabaseAddress(url, database.user(), database.password())), revisions,
                Duration.ofMinutes(1)).upgrade(told);
    }
}
