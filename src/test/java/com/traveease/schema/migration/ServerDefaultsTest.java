package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.SessionDefaults;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Defaults of the server that change what a session does: runs are recorded all the same, and nothing breaks. */
class ServerDefaultsTest {

    private static final String FIRST = """
            CREATE TABLE ship (id INT PRIMARY KEY, name VARCHAR(40), built TIMESTAMP NULL) ENGINE = InnoDB;
            INSERT INTO ship VALUES (1, 'Ærø', '2020-01-01 00:00:00'), (2, 'Bornholm', NULL);
            """;
    private static final String SECOND = """
            SET @name = CONCAT('Sejer', 'ø');
            INSERT INTO ship (id, name) VALUES (3, @name);
            ALTER TABLE ship ADD COLUMN %s INT NULL;
            INSERT INTO ship (id, name) VALUES (4, @name);
            UPDATE ship SET name = CONCAT(name, '!') WHERE id = 4;
            """;
    private static final String UNDO = "DELETE FROM ship WHERE id IN (3, 4);\nALTER TABLE ship DROP COLUMN berths;\n";

    @TempDir
    static Path directory;

    private static MySqlServer server;

    @BeforeAll
    static void start() {
        server = MySqlServer.start(MySqlRelease.V8_0_31, directory, "--lower-case-table-names=1", "--innodb-page-size=4k",
                "--explicit-defaults-for-timestamp=OFF", "--character-set-server=latin1", "--lc-messages=de_DE");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One after the other on one server, with all that is switched at its start. */
    @ParameterizedTest
    @ValueSource(strings = { "time_zone = DEFAULT",
            "default_storage_engine = MyISAM, default_tmp_storage_engine = MyISAM, transaction_isolation = SERIALIZABLE, "
                    + "binlog_format = STATEMENT",
            "sql_mode = '', innodb_strict_mode = 0, innodb_default_row_format = redundant, binlog_format = MIXED",
            "sql_mode = 'ANSI', sql_notes = 0, old_alter_table = 1, big_tables = 1, sql_auto_is_null = 1",
            "sql_mode = 'NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH,HIGH_NOT_PRECEDENCE', sql_quote_show_create = 0",
            "sql_mode = 'TRADITIONAL,PIPES_AS_CONCAT,IGNORE_SPACE,NO_UNSIGNED_SUBTRACTION,TIME_TRUNCATE_FRACTIONAL', "
                    + "sql_require_primary_key = 1",
            "completion_type = CHAIN, transaction_isolation = 'READ-UNCOMMITTED'",
            "completion_type = 'RELEASE', autocommit = 0",
            "transaction_read_only = 1, time_zone = '-11:30'",
            "sql_safe_updates = 1, foreign_key_checks = 0, unique_checks = 0, low_priority_updates = 1",
            "collation_connection = utf8mb4_bin, collation_server = utf8mb4_bin, default_week_format = 7",
            "character_set_client = latin1, character_set_results = latin1, collation_connection = latin1_bin",
            "group_concat_max_len = 4, div_precision_increment = 0, cte_max_recursion_depth = 1, max_error_count = 0",
            "max_execution_time = 1, sql_select_limit = 1, max_join_size = 1, sql_big_selects = 0",
            "lock_wait_timeout = 1, innodb_lock_wait_timeout = 1, wait_timeout = 5, net_write_timeout = 5",
            "auto_increment_increment = 3, auto_increment_offset = 2, binlog_row_image = MINIMAL",
            "information_schema_stats_expiry = 0, show_create_table_verbosity = 1, optimizer_switch = 'derived_merge=off'",
            "sql_generate_invisible_primary_key = 1, show_gipk_in_create_table_and_information_schema = 0",
            "default_collation_for_utf8mb4 = utf8mb4_general_ci, explicit_defaults_for_timestamp = 1" })
    void aRunIsRecordedUnder(String defaults) throws SQLException {
        String global = "SET GLOBAL " + defaults.replaceAll(", (?=[a-z0-9_]+ = )", ", GLOBAL ");
        String back = "SET GLOBAL " + defaults.replaceAll(" = ('[^']*'|[^,]+)", " = DEFAULT")
                .replaceAll(", (?=[a-z0-9_]+ = )", ", GLOBAL ");
        try (TestDatabase database = TestDatabase.on(server)) {
            database.execute(global);
            try {
                run(database, "");
            } finally {
                database.execute("SET SESSION transaction_read_only = 0", back);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "connectionCollation=utf8mb4_bin", "connectionCollation=utf8mb4_tr_0900_ai_ci",
            "connectionCollation=utf8mb4_ja_0900_as_cs_ks&connectionTimeZone=Asia/Tokyo", "jdbcCompliantTruncation=false",
            "sessionVariables=sql_mode='ANSI,NO_BACKSLASH_ESCAPES',completion_type=2,sql_safe_updates=1",
            "sessionVariables=autocommit=0,sql_select_limit=1,max_execution_time=1",
            "sessionVariables=time_zone='-03:30',transaction_isolation='READ-COMMITTED',default_storage_engine=MyISAM",
            "useServerPrepStmts=true&useCursorFetch=true&characterEncoding=latin1&serverTimezone=SERVER" })
    void aRunIsRecordedWith(String parameters) throws SQLException {
        try (TestDatabase database = TestDatabase.on(server)) {
            run(database, "?" + parameters);
        }
    }

    private static void run(TestDatabase database, String parameters) throws SQLException {
        // Names of schemas have no case here.
        DatabaseAddress address = new DatabaseAddress(
                database.jdbcUrl().replace(database.schema(), database.schema().toUpperCase(Locale.ROOT)) + parameters,
                database.user(), database.password());
        assertThrows(MigrationFailedException.class, () -> migrator(address, "name").upgrade(new Silent()));
        assertEquals("1:1 2:0", history(address));
        assertEquals(List.of("InnoDB 1", "InnoDB 1"), strings(address,
                "SELECT CONCAT(engine, ' ', row_format = 'Dynamic' AND table_collation = 'utf8mb4_bin') "
                        + "FROM information_schema.tables WHERE table_schema = DATABASE() "
                        + "AND table_name IN ('flyway_schema_history', 'traveease_schema_journal')"));

        Migrator migrator = migrator(address, "berths");
        Instant before = Instant.now().minusSeconds(2);
        SchemaState head = migrator.upgrade(new Silent());
        assertTrue(head.isAtHead());
        Instant appliedAt = head.rows().iterator().next().installedOn();
        assertTrue(Duration.between(before, appliedAt).abs().compareTo(Duration.ofMinutes(1)) < 0, appliedAt.toString());
        assertEquals("1:1 2:1 R__names.sql:1", history(address));
        assertEquals("Ærø,Bornholm,Sejerø,Sejerø!", names(address));

        migrator.downgrade(Target.parse("1"), OnDataLoss.ALLOW, new Silent());
        assertEquals("1:1", history(address));
        assertEquals("Ærø,Bornholm", names(address));
        assertTrue(migrator.upgrade(new Silent()).isAtHead());
        assertEquals("1:1 2:1 R__names.sql:1", history(address));
        migrator.corrections().stamp(Target.parse("1"), new Silent());
        assertEquals("1", migrator.state().currentVersion().orElseThrow().toString());
        assertEquals(List.of("0"), strings(address, "SELECT COUNT(*) FROM traveease_schema_journal"));
    }

    private static Migrator migrator(DatabaseAddress address, String column) {
        return new Migrator(new Database(address),
                Scripts.of("V1__ships.sql", FIRST).and("V2__berths.sql", SECOND.formatted(column))
                        .and("U2__berths.sql", UNDO)
                        .and("R__names.sql", "CREATE OR REPLACE VIEW ship_names AS SELECT name FROM ship;").revisions(),
                Duration.ofMinutes(1));
    }

    private static String history(DatabaseAddress address) throws SQLException {
        return String.join(" ", strings(address,
                "SELECT CONCAT(COALESCE(version, script), ':', success) FROM flyway_schema_history ORDER BY installed_rank "
                        + "LIMIT 100"));
    }

    private static String names(DatabaseAddress address) throws SQLException {
        return String.join(",", strings(address, "SELECT name FROM ship ORDER BY id LIMIT 100"));
    }

    /** Past the defaults that would get into the way of the test itself. */
    private static List<String> strings(DatabaseAddress address, String query) throws SQLException {
        try (Connection connection = new Database(address).connect(Duration.ofSeconds(10));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    /** It was made by Flyway, or by an older release. */
    @Test
    void aHistoryWithoutTransactionsIsConverted() throws SQLException {
        try (TestDatabase database = TestDatabase.on(server)) {
            DatabaseAddress address = database.database().address();
            Migrator migrator = migrator(address, "berths");
            migrator.upgrade(Target.parse("1"), new Silent());
            database.execute("ALTER TABLE flyway_schema_history ENGINE = MyISAM, CHARACTER SET latin1");
            Silent told = new Silent();
            migrator.upgrade(told);
            assertEquals(List.of("InnoDB"), strings(address, "SELECT engine FROM information_schema.tables "
                    + "WHERE table_schema = DATABASE() AND table_name = 'flyway_schema_history'"));
            assertEquals("1:1 2:1 R__names.sql:1", history(address));
            assertEquals(List.of("The table flyway_schema_history used the engine MyISAM, which has no transactions. "
                    + "It was converted to InnoDB."), told.warnings);
        }
    }

    private static final String SHUTTLE = """
            CREATE TABLE shuttle (id INT AUTO_INCREMENT PRIMARY KEY, leaves TIMESTAMP NULL, local_leaves DATETIME NULL, made DATETIME DEFAULT CURRENT_TIMESTAMP);
            INSERT INTO shuttle (leaves, local_leaves) VALUES ('2026-03-29 03:30:00', '2026-03-29 03:30:00'), (FROM_UNIXTIME(1767225600), FROM_UNIXTIME(1767225600));
            ALTER TABLE shuttle ADD COLUMN leaves2 DATETIME NULL, ADD COLUMN until TIMESTAMP NOT NULL DEFAULT '2030-01-01 02:00:00';
            UPDATE shuttle SET leaves2 = leaves;
            ALTER TABLE shuttle MODIFY local_leaves TIMESTAMP NULL;
            CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 02:00:00' DO DELETE FROM shuttle WHERE id < 0;
            """;

    @Test
    void scriptsSeeTheTimeZoneThatTheClientSees() throws SQLException {
        try (TestDatabase database = TestDatabase.on(server)) {
            database.execute("SET GLOBAL time_zone = '+02:00'");
            try {
                database.execute(SHUTTLE.split(";\n"));
                List<String> clients = timesAndDefinitions(database);
                database.execute("DROP TABLE shuttle", "DROP EVENT nightly");

                DatabaseAddress address = database.database().address();
                assertEquals(clients, timesAfter(address, database));
                assertEquals(clients, timesAfter(address.with(new SessionDefaults(Optional.of("+02:00"))), database));
                List<String> utc = timesAfter(address.with(new SessionDefaults(Optional.of("+00:00"))), database);
                assertNotEquals(clients, utc);
                assertEquals(utc, timesAfter(at(database, "sessionVariables=time_zone='%2B00:00'"), database));
                assertEquals(utc, timesAfter(at(database,
                        "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&sessionVariables=max_error_count=5"),
                        database));
                assertEquals(clients, timesAfter(at(database, "connectionTimeZone=UTC"), database));
                assertEquals(utc,
                        timesAfter(at(database, "serverTimezone=UTC&forceConnectionTimeZoneToSession=true"), database));
            } finally {
                database.execute("SET GLOBAL time_zone = DEFAULT");
            }
        }
    }

    private static DatabaseAddress at(TestDatabase database, String parameters) {
        return new DatabaseAddress(database.jdbcUrl() + "?" + parameters, database.user(), database.password());
    }

    /** The table is gone afterwards. */
    private static List<String> timesAfter(DatabaseAddress address, TestDatabase database) throws SQLException {
        Migrator migrator = new Migrator(new Database(address), Scripts.of("V1__shuttle.sql", SHUTTLE)
                .and("U1__shuttle.sql", "DROP EVENT nightly;\nDROP TABLE shuttle;").revisions(), Duration.ofMinutes(1));
        Instant before = Instant.now();
        Instant at = migrator.upgrade(new Silent()).rows().iterator().next().installedOn();
        assertTrue(Duration.between(before, at).abs().compareTo(Duration.ofMinutes(1)) < 0, at.toString());
        List<String> times = timesAndDefinitions(database);
        migrator.downgrade(Target.parse("base"), OnDataLoss.ALLOW, new Silent());
        return times;
    }

    private static List<String> timesAndDefinitions(TestDatabase database) throws SQLException {
        List<String> all = new ArrayList<>(database.strings("SELECT CONCAT_WS(' ', UNIX_TIMESTAMP(leaves), "
                + "UNIX_TIMESTAMP(local_leaves), leaves2, UNIX_TIMESTAMP(until), TIMESTAMPDIFF(HOUR, UTC_TIMESTAMP, "
                + "made + INTERVAL 30 MINUTE)) FROM shuttle ORDER BY id"));
        all.addAll(database.definitions().values());
        return all;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "time_zone='Mars/Olympus' | Unknown or incorrect time zone: 'Mars/Olympus'. Named time zones require the server's time "
                    + "zone tables; an offset such as +02:00 always works. Correct QUARKUS_DATASOURCE_JDBC_URL.",
            "no_such_thing=1 | Unknown system variable 'no_such_thing' (error 1193). Correct the session variables in "
                    + "QUARKUS_DATASOURCE_JDBC_URL.",
            "completion_type=9 | Variable 'completion_type' can't be set to the value of '9' (error 1231). Correct the "
                    + "session variables in QUARKUS_DATASOURCE_JDBC_URL.",
            "collation_connection=utf8mb4_nowhere_ci | Unknown collation: 'utf8mb4_nowhere_ci'. Correct the collation in "
                    + "QUARKUS_DATASOURCE_JDBC_URL." })
    void whatTheServerDoesNotKnowIsNamed(String variable, String sentence) throws SQLException {
        try (TestDatabase database = TestDatabase.on(server)) {
            DatabaseAddress address = at(database, "sessionVariables=" + variable);
            assertEquals("MySQL at %s: %s".formatted(address.server(), sentence),
                    assertThrows(RuntimeException.class,
                            () -> new Database(address).connect(Duration.ofSeconds(5))).getMessage());
        }
    }
}
