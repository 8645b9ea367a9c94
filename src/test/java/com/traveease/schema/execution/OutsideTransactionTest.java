package com.traveease.schema.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What a statement may do alone it may do under the journal: on a server with GTIDs, and where it is about the server. */
class OutsideTransactionTest {

    private static final String STAYS = """
            CREATE TABLE stay (id INT AUTO_INCREMENT PRIMARY KEY, guest INT NOT NULL, room INT NOT NULL, changed DATETIME NOT NULL);
            INSERT INTO stay (guest, room, changed) VALUES (1, 10, '2024-01-01'), (1, 10, '2024-02-01'), (2, 11, '2024-01-05');
            """;
    private static final String NEWEST = """
            CREATE TEMPORARY TABLE newest AS SELECT guest, room, MAX(changed) AS last FROM stay GROUP BY guest, room HAVING COUNT(*) > 1;
            DELETE s FROM stay s JOIN newest n ON n.guest = s.guest AND n.room = s.room WHERE s.changed < n.last;
            DROP TEMPORARY TABLE newest;
            """;
    private static final String COPY = """
            CREATE TABLE stay_archive AS SELECT * FROM stay;
            ALTER TABLE stay_archive ADD PRIMARY KEY (id);
            """;
    private static final String LOG = """
            CREATE TABLE stay_log (id INT AUTO_INCREMENT PRIMARY KEY, words VARCHAR(40)) ENGINE = MyISAM;
            INSERT INTO stay_log (words) SELECT CONCAT('room ', room) FROM stay;
            UPDATE stay_log SET words = UPPER(words);
            BEGIN;
            INSERT INTO stay_log (words) VALUES ('begun');
            COMMIT;
            """;
    private static final String PARTS = """
            CREATE TEMPORARY TABLE first AS SELECT id FROM stay;
            UPDATE stay SET room = room + 100;
            CREATE TEMPORARY TABLE second AS SELECT id, room FROM stay;
            UPDATE stay SET guest = guest + (SELECT COUNT(*) FROM first);
            DROP TEMPORARY TABLE first;
            INSERT INTO stay (guest, room, changed) SELECT 9, room, '2025-01-01' FROM second;
            DROP TEMPORARY TABLE second;
            INSERT INTO stay_log (words) VALUES ('both');
            UPDATE stay SET guest = 0 WHERE ROW_COUNT() = 1;
            """;
    private static final String PROCEDURE = """
            DELIMITER $$
            CREATE PROCEDURE log_rooms()
            BEGIN
              CREATE TEMPORARY TABLE rooms AS SELECT DISTINCT room FROM stay;
              INSERT INTO stay_log (words) SELECT CONCAT('r', room) FROM rooms ORDER BY room;
              UPDATE stay SET changed = changed + INTERVAL 1 DAY;
              DROP TEMPORARY TABLE rooms;
            END$$
            DELIMITER ;
            CALL log_rooms();
            """;

    @TempDir
    static Path directory;

    private static MySqlServer server;

    private TestDatabase database;

    @BeforeAll
    static void start() {
        server = MySqlServer.start(MySqlRelease.V8_0_31, directory, "--gtid-mode=ON", "--enforce-gtid-consistency=ON");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void create() {
        database = TestDatabase.on(server);
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("SET GLOBAL binlog_format = ROW");
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ROW", "MIXED", "STATEMENT" })
    void scriptsRunWithGtidsAsWithTheClient(String format) throws SQLException {
        database.execute("SET GLOBAL binlog_format = " + format);
        Migrator migrator = migrator(Scripts.of("V1__stays.sql", STAYS).and("V2__newest.sql", NEWEST)
                .and("V3__copy.sql", COPY).and("V4__log.sql", LOG).and("V5__parts.sql", PARTS)
                .and("V6__procedure.sql", PROCEDURE));
        assertTrue(migrator.upgrade(new Silent()).isAtHead());
        List<String> ours = content();
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM traveease_schema_journal"));

        try (TestDatabase other = TestDatabase.on(server)) {
            // Otherwise the driver asks something before every change, and ROW_COUNT() is of that.
            String client = other.jdbcUrl() + "?readOnlyPropagatesToServer=false";
            try (Connection connection = DriverManager.getConnection(client, other.user(), other.password());
                    Statement statement = connection.createStatement()) {
                for (String script : List.of(STAYS, NEWEST, COPY, LOG, PARTS)) {
                    for (String sql : script.split(";\\n")) {
                        statement.execute(sql);
                    }
                }
                String body = PROCEDURE.substring(PROCEDURE.indexOf("CREATE PROCEDURE"), PROCEDURE.indexOf("$$\nDELIMITER ;"));
                statement.execute(body);
                statement.execute("CALL log_rooms()");
            }
            TestDatabase own = database;
            database = other;
            List<String> clients = content();
            database = own;
            assertEquals(clients, ours);
        }
    }

    private List<String> content() throws SQLException {
        List<String> rows = new ArrayList<>(
                database.strings("SELECT CONCAT_WS(' ', guest, room, changed) FROM stay ORDER BY id"));
        rows.addAll(database.strings("SELECT words FROM stay_log ORDER BY id"));
        rows.addAll(database.strings("SELECT CONCAT_WS(' ', id, room) FROM stay_archive ORDER BY id"));
        return rows;
    }

    /** A replica that runs our statements again writes the same rows. */
    @Test
    void noStatementOfOursIsUnsafeForReplication() throws SQLException {
        database.execute("SET GLOBAL binlog_format = STATEMENT");
        String unsafe = "SELECT sum_error_raised FROM performance_schema.events_errors_summary_global_by_error "
                + "WHERE error_number = 1592";
        List<String> before = database.strings(unsafe);
        assertTrue(migrator(Scripts.of("V1__stays.sql", STAYS).and("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1;"))
                .upgrade(new Silent()).isAtHead());
        assertEquals(before, database.strings(unsafe));
        database.execute("CREATE TABLE u (u VARCHAR(200))", "INSERT INTO u VALUES (USER())");
        assertNotEquals(before, database.strings(unsafe), "the server counts them");
        assertEquals(List.of("root"), database.strings("SELECT DISTINCT installed_by FROM flyway_schema_history"));
    }

    @Test
    void whatFailsBetweenTwoPartsIsInDoubtAndGoesOnWhenAPersonSaysSo() throws SQLException {
        database.execute("SET GLOBAL binlog_format = STATEMENT");
        String script = STAYS + "CREATE TEMPORARY TABLE first AS SELECT id FROM stay;\n%s"
                + "CREATE TEMPORARY TABLE second AS SELECT %s FROM first;\n"
                + "INSERT INTO stay (guest, room, changed) SELECT 7, id, NOW() FROM second;\n";
        String change = "UPDATE stay SET room = room + 1 WHERE id IN (SELECT id FROM first);\n";
        // Nothing is committed before it.
        String nothing = assertThrows(MigrationFailedException.class,
                () -> migrator(Scripts.of("V1__a.sql", script.formatted("", "nowhere"))).upgrade(new Silent())).getMessage();
        assertTrue(nothing.contains("nothing of statement 4 remains"), nothing);
        String doubt = assertThrows(MigrationFailedException.class,
                () -> migrator(Scripts.of("V1__a.sql", script.formatted(change, "nowhere"))).upgrade(new Silent()))
                .getMessage();
        assertTrue(doubt.contains("resolve 1:3"), doubt);
        Migrator corrected = migrator(Scripts.of("V1__a.sql", script.formatted(change, "id")));
        database.execute("UPDATE stay SET room = room - 1");
        corrected.corrections().resolve("1_a", 3, false, new Silent());
        assertTrue(corrected.upgrade(new Silent()).isAtHead());
        assertEquals(List.of("11", "11", "12", "1", "2", "3"), database.strings("SELECT room FROM stay ORDER BY id"));
    }

    @Test
    void onePartIsCommittedWithTheJournalAndNotInDoubt() throws SQLException {
        database.execute("SET GLOBAL binlog_format = STATEMENT");
        String broken = STAYS + NEWEST.replace("s.changed < n.last", "s.changed < n.nowhere");
        String message = assertThrows(MigrationFailedException.class,
                () -> migrator(Scripts.of("V1__a.sql", broken)).upgrade(new Silent())).getMessage();
        assertTrue(message.contains("Statements 1 to 2 are applied and stay"), message);
        assertTrue(migrator(Scripts.of("V1__a.sql", STAYS + NEWEST)).upgrade(new Silent()).isAtHead());
        assertEquals(List.of("2", "3"), database.strings("SELECT id FROM stay ORDER BY id"));
    }

    /** Before each statement in turn; the run connects again and looks. */
    @ParameterizedTest
    @ValueSource(ints = { 3, 4, 5, 6, 7, 8, 9 })
    void aLostConnectionAmongThePartsLeavesNothingTwice(int at) throws SQLException {
        database.execute("SET GLOBAL binlog_format = STATEMENT");
        String script = STAYS + NEWEST + "CREATE TEMPORARY TABLE one AS SELECT id FROM stay;\n"
                + "UPDATE stay SET guest = guest + 10 WHERE id IN (SELECT id FROM one);\n"
                + "CREATE TEMPORARY TABLE two AS SELECT id FROM one;\n"
                + "UPDATE stay SET room = room + 100 WHERE id IN (SELECT id FROM two);\n";
        Silent cutting = new Silent() {
            private boolean cut;

            @Override
            public void running(Progress progress) {
                if (progress.statement() == at && !cut) {
                    cut = true;
                    cutConnection();
                }
            }
        };
        Migrator migrator = migrator(Scripts.of("V1__a.sql", script));
        if (at == 9) {
            // The first part is committed, and the tables of the session are gone.
            assertThrows(MigrationRefusedException.class, () -> migrator.upgrade(cutting));
            assertEquals(List.of("11 10", "12 11"), stays());
            migrator.corrections().resolve("1_a", 6, true, new Silent());
            assertTrue(migrator.upgrade(new Silent()).isAtHead());
        } else {
            assertTrue(migrator.upgrade(cutting).isAtHead());
            assertEquals(List.of("11 110", "12 111"), stays());
        }
    }

    private List<String> stays() throws SQLException {
        return database.strings("SELECT CONCAT(guest, ' ', room) FROM stay ORDER BY id");
    }

    private void cutConnection() {
        try {
            String id = database.strings("SELECT id FROM information_schema.processlist WHERE db = DATABASE() "
                    + "AND id <> CONNECTION_ID() AND id = IS_USED_LOCK(CONCAT('traveease-schema:', DATABASE()))").get(0);
            database.execute("KILL " + id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "SET GLOBAL read_only = OFF", "SET GLOBAL read_only = (1 - 1)", "SET GLOBAL gtid_mode = ON",
            "SET SESSION sql_log_bin = 0", "SET GLOBAL enforce_gtid_consistency = 'ON'", "SET SESSION binlog_format = 'MIXED'",
            "SET TRANSACTION ISOLATION LEVEL READ COMMITTED", "PREPARE s FROM 'SET GLOBAL read_only = 0';\nEXECUTE s" })
    void settingsOfTheServerAreMadeOutside(String statement) throws SQLException {
        // Alone, and in the middle of what has to be committed together.
        Migrator migrator = migrator(Scripts.of("V1__a.sql", "CREATE TABLE t (id INT PRIMARY KEY);\n" + statement
                + ";\nINSERT INTO t VALUES (1);\n")
                .and("V2__b.sql", "CREATE TEMPORARY TABLE tmp (id INT);\nINSERT INTO tmp VALUES (2);\n" + statement
                        + ";\nINSERT INTO t SELECT id FROM tmp;\nDROP TEMPORARY TABLE tmp;\n"));
        if (statement.contains("binlog_format")) {
            // The server itself refuses that while there are temporary tables.
            migrator.upgrade(Target.parse("1"), new Silent());
            return;
        }
        assertTrue(migrator.upgrade(new Silent()).isAtHead());
        assertEquals(List.of("1", "2"), database.strings("SELECT id FROM t ORDER BY id"));
    }

    private Migrator migrator(Scripts scripts) {
        return new Migrator(database.database(), scripts.revisions(), Duration.ofMinutes(1));
    }
}
