package com.traveease.schema.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.sql.SqlMode;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.SchemaObject.Kind;
import com.traveease.testing.TestDatabase;

class ProgramTextTest {

    private static final String BODY = "BEGIN SELECT 'it''s', 'a\\'b', \"d\"\"q\", 'DO' /* c */;\n    SELECT   1; END";

    private static TestDatabase database;

    @BeforeAll
    static void create() throws SQLException {
        database = TestDatabase.create();
        database.execute("CREATE TABLE t (id INT)", "CREATE TABLE `of ROW` (id INT)");
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE PROCEDURE x() ", "CREATE PROCEDURE x(IN `)` INT, OUT b DECIMAL(10, 2))\n\n  ",
            "CREATE PROCEDURE x() COMMENT 'BEGIN ''of\\nit'\nSQL SECURITY INVOKER DETERMINISTIC MODIFIES SQL DATA\n" })
    void ofProcedures(String head) throws SQLException {
        assertEquals(BODY, body(Kind.PROCEDURE, head, BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE FUNCTION x() RETURNS INT DETERMINISTIC ",
            "CREATE FUNCTION x(a INT) RETURNS VARCHAR(20) CHARSET utf8mb4 NO SQL COMMENT 'RETURN' " })
    void ofFunctions(String head) throws SQLException {
        assertEquals("RETURN 'it''s'", body(Kind.FUNCTION, head, "RETURN 'it''s'"));
    }

    @Test
    void ofTriggersAndEvents() throws SQLException {
        String body = "SET @a = 'it''s'";
        assertEquals(body, body(Kind.TRIGGER, "CREATE TRIGGER x BEFORE INSERT ON `of ROW` FOR EACH ROW ", body));
        assertEquals(body, body(Kind.EVENT, "CREATE EVENT x ON SCHEDULE EVERY 1 DAY COMMENT 'we DO it' DO ", body));
    }

    @Test
    void whatIsNotThereHasNone() throws SQLException {
        try (Connection connection = database.connect()) {
            assertTrue(ProgramText.read(connection, object(Kind.PROCEDURE, "none")).isEmpty());
        }
    }

    /** Names would be taken for strings. */
    @Test
    void underAnotherSqlModeItIsNotTakenApart() throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET sql_mode = 'ANSI_QUOTES'");
            statement.execute("CREATE PROCEDURE ansi() SELECT 1 AS \"a\"");
            statement.execute("CREATE PROCEDURE \"pl(ain\"(a INT) SELECT 'it''s'");
            ProgramText ansi = ProgramText.read(connection, object(Kind.PROCEDURE, "ansi")).orElseThrow();
            assertEquals("SELECT 1 AS \"a\"", ansi.body());
            assertTrue(ansi.mode().ansiQuotes());
            assertEquals(Optional.empty(), ansi.tokens());
            ProgramText plain = ProgramText.read(connection, object(Kind.PROCEDURE, "pl(ain")).orElseThrow();
            assertEquals("SELECT 'it''s'", plain.body());
            assertEquals(List.of("SELECT", "it's"),
                    plain.tokens().orElseThrow().stream().map(token -> token.text()).toList());
        }
        assertEquals(Optional.empty(),
                new ProgramText("SELECT 'a\\', 'b'", new SqlMode(false, true)).tokens());
    }

    private static String body(Kind kind, String head, String body) throws SQLException {
        database.execute("DROP " + kind + " IF EXISTS x", head + body);
        try (Connection connection = database.connect()) {
            return ProgramText.read(connection, object(kind, "x")).orElseThrow().body();
        }
    }

    private static SchemaObject object(Kind kind, String name) {
        return new SchemaObject(kind, Optional.empty(), name, Optional.empty());
    }
}
