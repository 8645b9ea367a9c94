package com.traveease.schema.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.definition.SchemaDefinition;
import com.traveease.schema.script.Script;
import com.traveease.testing.TestDatabase;

class ScratchSchemaTest {

    private TestDatabase database;
    private String name;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        name = ScratchSchema.nameFor(database.schema());
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP DATABASE IF EXISTS " + name);
        database.close();
    }

    @Test
    void theNameIsAlwaysTheSameAndShortEnough() {
        assertEquals("traveease_schema_scratch_0e2073c6d82740bd", ScratchSchema.nameFor("shop-ü"));
    }

    @Test
    void itHasCharacterSetAndCollationOfTheRealOneAndIsGoneAtTheEnd() throws SQLException {
        database.execute("ALTER DATABASE " + database.schema() + " CHARACTER SET latin1 COLLATE latin1_german2_ci");
        try (ScratchSchema scratch = open()) {
            assertEquals(List.of("latin1_german2_ci"), ofScratch("default_collation_name"));
            assertEquals(SchemaDefinition.EMPTY, scratch.read(), "the marker does not count");
        }
        assertEquals(List.of(), ofScratch("schema_name"));
    }

    @Test
    void whatAKilledProcessLeftIsReplaced() throws SQLException {
        List<Connection> ofTheKilled = new ArrayList<>();
        ScratchSchema.create(() -> {
            ofTheKilled.add(database.connect());
            return ofTheKilled.get(ofTheKilled.size() - 1);
        }, database.schema()).run(new Script("V1__a.sql", "CREATE TABLE left_behind (id INT);"));
        for (Connection connection : ofTheKilled) {
            connection.close();
        }
        try (ScratchSchema scratch = open()) {
            assertEquals(SchemaDefinition.EMPTY, scratch.read());
        }
    }

    @Test
    void whatAProcessKilledBeforeItsMarkerLeftIsReplaced() throws SQLException {
        database.execute("CREATE DATABASE " + name);
        open().close();
        assertEquals(List.of(), ofScratch("schema_name"));
    }

    @Test
    void aSchemaOfSomebodyElseIsKept() throws SQLException {
        database.execute("CREATE DATABASE " + name, "CREATE PROCEDURE " + name + ".precious() SELECT 1");
        ScratchRefusedException refused = assertThrows(ScratchRefusedException.class, this::open);
        assertEquals("The schema " + name + " is not empty and was not made by this program, which needs that name for its "
                + "scratch schema. Nothing was changed. Find out whose it is, and rename or drop it.", refused.getMessage());
        assertEquals(List.of(name), ofScratch("schema_name"));
    }

    @Test
    void settingsOfAScriptEndWithIt() throws SQLException {
        try (ScratchSchema scratch = open()) {
            scratch.run(
                    new Script("V1__a.sql", "SET foreign_key_checks = 0; SET sql_mode = ''; SET autocommit = 0; SET @x = 1;"));
            assertEquals(Optional.empty(), scratch.run(new Script("V2__b.sql",
                    "CREATE TABLE seen (a INT, b INT, c INT NOT NULL); "
                            + "INSERT INTO seen SELECT @@foreign_key_checks, @@autocommit, @x IS NULL;")));
            assertEquals(List.of("1 1 1"), database.strings("SELECT CONCAT_WS(' ', a, b, c) FROM " + name + ".seen"));
        }
    }

    @Test
    void aScriptThatNamesAnotherSchemaIsNotBegun() throws SQLException {
        database.execute("CREATE TABLE orders (id INT)");
        try (ScratchSchema scratch = open()) {
            Stop stop = scratch.run(new Script("V1__a.sql",
                    "CREATE TABLE a (id INT);\nDROP TABLE %s.orders;".formatted(database.schema()))).orElseThrow();
            assertEquals(Stop.Cause.NOT_TRIED, stop.cause());
            assertEquals("it names the schema " + database.schema(), stop.message());
            assertEquals("V1__a.sql, statement 2 (line 2)", stop.where());
            assertEquals(SchemaDefinition.EMPTY, scratch.read());
        }
        assertEquals(List.of("orders"), database.strings("SHOW TABLES"));
    }

    @Test
    void eventsNeverComeToTheirTime() throws SQLException {
        try (ScratchSchema scratch = open()) {
            assertEquals(Optional.empty(), scratch.run(new Script("V1__a.sql",
                    "CREATE EVENT a ON SCHEDULE EVERY 1 SECOND DO SELECT 1;\nALTER EVENT a ENABLE;\n"
                            + "CREATE EVENT b ON SCHEDULE EVERY 1 SECOND ENABLE COMMENT 'x' DO SELECT 1;")));
            assertEquals(List.of("DISABLED"), database
                    .strings("SELECT DISTINCT status FROM information_schema.events WHERE event_schema = '" + name + "'"));
        }
    }

    @Test
    void anAccountThatMayNotIsToldWhatWouldLetIt() throws SQLException {
        String account = "a_" + database.schema().substring(5, 15);
        database.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'pw'".formatted(account),
                "GRANT ALL ON `%s`.* TO '%s'@'%%'".formatted(database.schema().replace("_", "\\_"), account));
        try {
            ConnectionSource connections = () -> connect(account);
            ScratchRefusedException refused = assertThrows(ScratchRefusedException.class,
                    () -> ScratchSchema.create(connections, database.schema()));
            String message = refused.getMessage();
            String grant = "GRANT ALL PRIVILEGES ON `%s`.* TO '%s'@'%%';".formatted(name.replace("_", "\\_"), account);
            assertEquals(
                    "The account may not use a scratch schema (error 1044). Nothing was changed. Let an administrator run: "
                            + grant,
                    message);

            database.execute(grant);

            try (ScratchSchema scratch = ScratchSchema.create(connections, database.schema())) {
                assertEquals(Optional.empty(), scratch.run(new Script("V1__a.sql", "CREATE TABLE a (id INT);")));
                assertTrue(scratch.read().table("a").isPresent());
            }
        } finally {
            database.execute("DROP USER '%s'@'%%'".formatted(account));
        }
    }

    private Connection connect(String account) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), account, "pw");
    }

    private ScratchSchema open() throws SQLException {
        return ScratchSchema.create(database::connect, database.schema());
    }

    private List<String> ofScratch(String column) throws SQLException {
        return database.strings("SELECT %s FROM information_schema.schemata WHERE schema_name = '%s'".formatted(column, name));
    }
}
