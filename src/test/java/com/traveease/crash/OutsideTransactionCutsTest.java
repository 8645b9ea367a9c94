package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.script.Script;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * The connection is cut at the commands of runs whose statements are not allowed inside a transaction: on a server with GTIDs
 * that replicates statements, and whose tables have no transactions by default. One of {@value #STEP} points is tried, all of
 * them with {@code -Dcrash.step=1}.
 */
class OutsideTransactionCutsTest {

    private static final int STEP = 5;

    private static final String STAYS = """
            CREATE TABLE stay (id INT PRIMARY KEY, room INT NOT NULL) ENGINE = InnoDB;
            INSERT INTO stay VALUES (1, 10), (2, 11);
            """;
    /** One part. */
    private static final String NEWEST = """
            CREATE TEMPORARY TABLE newest AS SELECT MAX(id) AS id FROM stay;
            UPDATE stay SET room = room + 100 WHERE id IN (SELECT id FROM newest);
            DROP TEMPORARY TABLE newest;
            SET GLOBAL read_only = 0;
            INSERT INTO stay VALUES (3, 12);
            """;
    /** Two parts, and a non-transactional table. */
    private static final String PARTS = """
            CREATE TEMPORARY TABLE one AS SELECT id FROM stay;
            UPDATE stay SET room = room + 1000 WHERE id IN (SELECT id FROM one);
            CREATE TEMPORARY TABLE two AS SELECT id FROM one;
            INSERT INTO stay SELECT id + 10, 20 FROM two;
            CREATE TABLE log (id INT AUTO_INCREMENT PRIMARY KEY, words VARCHAR(20));
            INSERT INTO log (words) VALUES ('a');
            """;

    @TempDir
    static Path directory;

    private static MySqlServer server;

    @BeforeAll
    static void start() {
        server = MySqlServer.start(MySqlRelease.V8_0_31, directory, "--gtid-mode=ON", "--enforce-gtid-consistency=ON",
                "--binlog-format=STATEMENT", "--default-storage-engine=MyISAM");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Whatever is cut: done once, by the same run, and nobody is asked. */
    @Test
    void onePartIsNeverInDoubt() throws Exception {
        Revisions revisions = Revisions.of(List.of(new Script("V1__a.sql", STAYS), new Script("V2__b.sql", NEWEST)));
        List<String> undisturbed = new ArrayList<>();
        List<Command> commands = commands(revisions, undisturbed);
        assertEquals(List.of("1 10", "2 111", "3 12"), undisturbed);
        for (Point point : points(commands)) {
            assertEquals(undisturbed, cut(revisions, point), point.toString());
        }
    }

    /** Done once, or in doubt with the first part done once. */
    @Test
    void severalPartsAreDoneOnceOrInDoubt() throws Exception {
        Revisions revisions = Revisions.of(List.of(new Script("V1__a.sql", STAYS), new Script("V2__b.sql", PARTS)));
        List<String> undisturbed = new ArrayList<>();
        List<Command> commands = commands(revisions, undisturbed);
        for (Point point : points(commands)) {
            List<String> rows = cut(revisions, point);
            boolean doubt = rows.remove("in doubt");
            assertTrue(rows.equals(undisturbed) || doubt && List.of(undisturbed.subList(0, 4),
                    List.of("1 1010", "2 1011")).contains(rows),
                    point + ": " + rows);
        }
    }

    private static List<Command> commands(Revisions revisions, List<String> rows) throws IOException, SQLException {
        try (TestDatabase database = TestDatabase.on(server);
                MySqlProxy proxy = new MySqlProxy(server.port(), Optional.empty())) {
            migrator(database, proxy, revisions).upgrade(new Silent());
            rows.addAll(rows(database));
            return proxy.commands();
        }
    }

    /** Those of the second script on that change something. */
    private static List<Point> points(List<Command> commands) {
        String second = HexFormat.of().formatHex("V2__b.sql".getBytes(StandardCharsets.UTF_8));
        int from = commands.stream().filter(command -> command.text().contains(second)).findFirst().orElseThrow().number();
        Scenario nothing = new Scenario(directory);
        int step = Integer.getInteger("crash.step", STEP);
        return commands.stream().filter(command -> command.number() >= from && command.changes())
                .flatMap(command -> List.of(Moment.BEFORE, Moment.ANSWERED).stream().map(moment -> new Point(nothing,
                        Direction.UPGRADE, new Fault(Victim.CONNECTION, moment), command)))
                .filter(point -> (point.command().number() + point.fault().moment().ordinal()) % step == 0)
                .toList();
    }

    private static List<String> cut(Revisions revisions, Point point) throws IOException, SQLException {
        Breakpoint breakpoint = new Breakpoint(point, Duration.ZERO, () -> {
        });
        try (TestDatabase database = TestDatabase.on(server);
                MySqlProxy proxy = new MySqlProxy(server.port(), Optional.of(breakpoint))) {
            List<String> doubt = new ArrayList<>();
            try {
                migrator(database, proxy, revisions).upgrade(new Silent());
            } catch (MigrationRefusedException e) {
                assertTrue(e.getMessage().contains("resolve"), e.getMessage());
                doubt.add("in doubt");
            }
            assertTrue(!breakpoint.hit().isEmpty(), "cut");
            List<String> rows = new ArrayList<>(rows(database));
            rows.addAll(doubt);
            return rows;
        }
    }

    private static Migrator migrator(TestDatabase database, MySqlProxy proxy, Revisions revisions) {
        String url = "jdbc:mysql://127.0.0.1:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true".formatted(proxy.port(),
                database.schema());
        return new Migrator(new Database(new DatabaseAddress(url, database.user(), database.password())), revisions,
                Duration.ofMinutes(1));
    }

    private static List<String> rows(TestDatabase database) throws SQLException {
        List<String> rows = new ArrayList<>(database.strings("SELECT CONCAT(id, ' ', room) FROM stay ORDER BY id"));
        Map<String, String> definitions = database.definitions();
        if (definitions.containsKey("TABLE log")) {
            rows.addAll(database.strings("SELECT words FROM log ORDER BY id"));
        }
        return rows;
    }
}
