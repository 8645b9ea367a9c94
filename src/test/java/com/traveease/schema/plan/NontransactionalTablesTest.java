package com.traveease.schema.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.statement.Statement;
import com.traveease.testing.TestDatabase;

class NontransactionalTablesTest {

    private TestDatabase database;
    private String other;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        other = database.schema() + "_other";
        database.execute("CREATE TABLE fare (n INT)", "CREATE TABLE seat (n INT)", "CREATE TABLE crew (n INT)",
                "CREATE DATABASE " + other, "CREATE TABLE " + other + ".fare (n INT) ENGINE = MyISAM",
                "CREATE VIEW both_fares AS SELECT n FROM " + other + ".fare",
                "CREATE TRIGGER seated AFTER INSERT ON seat FOR EACH ROW INSERT INTO " + other + ".fare VALUES (NEW.n)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP DATABASE " + other);
        database.close();
    }

    private boolean mayBeWritten(String sql, String... script) throws SQLException {
        try (Connection connection = database.connect()) {
            return new NontransactionalTables(connection, List.of(script).stream().map(text -> new Statement(1, text)).toList())
                    .mayBeWritten(new Statement(1, sql));
        }
    }

    @Test
    void aTableOfAnotherSchemaIsMeantOnlyWhereThatIsNamed() throws SQLException {
        String insert = "INSERT INTO fare VALUES (1)";
        assertEquals(false, mayBeWritten(insert, insert));
        assertEquals(false, mayBeWritten(insert, "USE " + other + "_too", insert));
        assertEquals(true, mayBeWritten(insert, "USE `" + other.toUpperCase() + "`", insert));
        assertEquals(true, mayBeWritten("INSERT INTO " + other + ".fare VALUES (1)", "EXECUTE put_together"));
    }

    /** On a server of many schemas, one of them with such a table is no reason to doubt the calls in all others. */
    @Test
    void aCallMayWriteATableOfAnotherSchemaOnlyWhereSomethingOnTheWayNamesIt() throws SQLException {
        String alone = database.schema() + "_alone";
        try {
            database.execute("CREATE DATABASE " + alone, "CREATE TABLE " + alone + ".t (n INT)",
                    "CREATE PROCEDURE " + alone + ".p() INSERT INTO t VALUES (1)");
            assertEquals(false, mayBeWrittenIn(alone, "CALL p()"));
            assertEquals(true, mayBeWrittenIn(alone, "CALL " + other + ".p()"));
            assertEquals(true, mayBeWritten("CALL " + alone + ".p()", "")); // of this schema, in which a view leads there
            // By way of a third one.
            database.execute("CREATE VIEW " + alone + ".v AS SELECT n FROM " + database.schema() + ".crew");
            assertEquals(true, mayBeWrittenIn(alone, "CALL p()"));
            database.execute("DROP VIEW " + alone + ".v");
            assertEquals(false, mayBeWrittenIn(alone, "CALL p()"));
            database.execute("CREATE PROCEDURE " + alone + ".q(s TEXT) BEGIN SET @s = s; PREPARE s FROM @s; EXECUTE s; END");
            assertEquals(true, mayBeWrittenIn(alone, "CALL p()"));
            database.execute("DROP PROCEDURE " + alone + ".q", "CREATE TABLE " + alone + ".own (n INT) ENGINE = MyISAM");
            assertEquals(true, mayBeWrittenIn(alone, "CALL p()"));
        } finally {
            database.execute("DROP DATABASE " + alone);
        }
    }

    private boolean mayBeWrittenIn(String schema, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setCatalog(schema);
            return new NontransactionalTables(connection, List.of(new Statement(1, sql))).mayBeWritten(new Statement(1, sql));
        }
    }

    @Test
    void aViewOrATriggerMayLeadThere() throws SQLException {
        assertEquals(true, mayBeWritten("INSERT INTO both_fares VALUES (1)", ""));
        assertEquals(true, mayBeWritten("INSERT INTO seat VALUES (1)", ""));
        assertEquals(false, mayBeWritten("INSERT INTO crew VALUES (1)", ""));
    }
}
