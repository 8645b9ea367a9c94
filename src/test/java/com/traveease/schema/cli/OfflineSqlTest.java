package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;
import com.traveease.testing.TestDatabase;

/** What {@code --sql} prints does what a run does, and nothing on a database at another place. */
class OfflineSqlTest {

    private TestDatabase bySql;
    private TestDatabase byRun;

    @BeforeEach
    void create() {
        bySql = TestDatabase.create();
        byRun = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        bySql.close();
        byRun.close();
    }

    @ParameterizedTest
    @CsvSource({ "upgrade,base,head", "upgrade,base,001", "upgrade,002,004", "downgrade,head,base", "downgrade,004,002",
            "upgrade,003,003" })
    void makesTheSameSchemaAndHistoryAsARun(String command, String from, String to) throws SQLException {
        bring(bySql, from);
        bring(byRun, from);

        feed(bySql, sql(command, from + ":" + to));
        done(Run.on(byRun, command, to));

        assertEquals(byRun.definitions(), bySql.definitions());
        assertEquals(history(byRun), history(bySql));
        assertEquals(Run.on(byRun, "current"), Run.on(bySql, "current"));
        assertEquals(0, Run.on(bySql, "upgrade").exit());
        assertEquals(List.of("1"), bySql.strings("SELECT IS_FREE_LOCK(CONCAT('traveease-schema:', DATABASE()))"));
    }

    @Test
    void withoutARangeItIsForWhereTheDatabaseIs() throws SQLException {
        bring(bySql, "002");
        Run printed = Run.on(bySql, "upgrade", "+1", "--sql");
        done(printed);
        feed(bySql, printed.out());
        assertEquals("003_accommodation_mobility_schema\n", Run.on(bySql, "current").out());
    }

    @ParameterizedTest
    @CsvSource({ "upgrade,base:head,002", "upgrade,002:004,base", "upgrade,002:004,001", "upgrade,002:004,003",
            "upgrade,002:004,head", "downgrade,head:base,base", "downgrade,head:base,004", "downgrade,003:002,head" })
    void endsBeforeItDoesAnythingWhereTheDatabaseIsElsewhere(String command, String range, String place) throws SQLException {
        bring(bySql, place);
        List<String> tables = bySql.strings("SHOW TABLES");
        refusesToRun(command, range);
        assertEquals(tables, bySql.strings("SHOW TABLES"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "CREATE TABLE theirs (id INT)",
            "CREATE TABLE alembic_version (version_num VARCHAR(32))",
            "CREATE VIEW theirs AS SELECT 1", "CREATE PROCEDURE theirs() SELECT 1" })
    void endsWhereTheSchemaIsSomebodyElses(String theirs) throws SQLException {
        bySql.execute(theirs);
        List<String> tables = bySql.strings("SHOW TABLES");
        refusesToRun("upgrade", "base:head");
        assertEquals(tables, bySql.strings("SHOW TABLES"));
        assertEquals(3, Run.on(bySql, "upgrade").exit());
    }

    @Test
    void endsWhereARevisionBelowIsMissing() throws SQLException {
        bring(bySql, "002");
        bySql.execute("DELETE FROM flyway_schema_history WHERE version = '001'");
        refusesToRun("upgrade", "002:004");
    }

    @Test
    void endsWhereARunDidNotEnd() throws SQLException {
        bring(bySql, "003");
        bySql.execute("UPDATE flyway_schema_history SET success = FALSE WHERE version = '003'");
        refusesToRun("upgrade", "003:004");
        refusesToRun("upgrade", "002:004");
    }

    @Test
    void aStatementThatFailsLeavesItsScriptOnRecordAsUnfinished() throws SQLException {
        String sql = sql("upgrade", "base:head").replace("CREATE TABLE hotel_bookings", "CREATE TABLE vendors");
        SQLException failure = assertThrows(SQLException.class, () -> feed(bySql, sql));
        assertTrue(failure.getMessage().contains("'vendors' already exists"), failure.getMessage());

        assertEquals(List.of("001", "002"),
                bySql.strings("SELECT version FROM flyway_schema_history WHERE success ORDER BY version"));
        Run refused = Run.on(bySql, "upgrade");
        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("003_accommodation_mobility_schema may be applied in part"), refused.err());
    }

    @Test
    void theOtherWayIsNamedWithTheCommandForIt() {
        Run up = Run.of("upgrade", "004:002", "--sql");
        assertEquals(2, up.exit());
        assertEquals("FAILED: 002_flight_booking_schema is below 004_tours_compliance_schema. For the SQL that leads there: "
                + "downgrade 004:002 --sql. Nothing was printed.\n", up.err());
        Run down = Run.of("downgrade", "base:002", "--sql");
        assertEquals(2, down.exit());
        assertEquals("FAILED: 002_flight_booking_schema is above base. For the SQL that leads there: "
                + "upgrade base:002 --sql. Nothing was printed.\n", down.err());
    }

    private void refusesToRun(String command, String range) throws SQLException {
        var definitions = bySql.definitions();
        Run before = Run.on(bySql, "current");

        SQLException refused = assertThrows(SQLException.class, () -> feed(bySql, sql(command, range)));

        String from = range.substring(0, range.indexOf(':'));
        String id = from.equals("base") ? from : Run.of("show", from).out().lines().findFirst().orElseThrow().split(" ")[1];
        assertTrue(refused.getMessage().contains("STOPPED: this database is not at " + id), refused.getMessage());
        assertEquals(definitions, bySql.definitions());
        assertEquals(before, Run.on(bySql, "current"));
    }

    private static void bring(TestDatabase database, String place) {
        if (!place.equals("base")) {
            done(Run.on(database, "upgrade", place));
        }
    }

    private static String sql(String command, String range) {
        Run printed = Run.of(command, range, "--sql");
        done(printed);
        assertEquals("", printed.err());
        return printed.out();
    }

    private static void done(Run run) {
        assertEquals(0, run.exit(), run.err());
    }

    /** As the mysql client: delimiters are its business, and it ends at the first error. */
    private static void feed(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect(); java.sql.Statement statement = connection.createStatement()) {
            for (Statement one : new Script("printed.sql", sql).statements()) {
                statement.execute(one.sql());
            }
        }
    }

    private static List<String> history(TestDatabase database) throws SQLException {
        return database.strings("SELECT CONCAT_WS('|', installed_rank, version, description, type, script, checksum, "
                + "installed_by, success) FROM flyway_schema_history ORDER BY installed_rank");
    }
}
