package com.traveease.schema.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.script.Script;
import com.traveease.schema.statement.TableNames;

class LossesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "DROP TABLE a                                                    | TABLE s.a",
            "drop table if exists A, `b c`, other.d cascade                  | TABLE s.A, TABLE s.b c, TABLE other.d",
            "DROP TABLES a, b                                                | TABLE s.a, TABLE s.b",
            "DROP /* x */ TABLE /*!50003 IF EXISTS */ `s` . `a`              | TABLE s.a",
            "/*!40000 DROP TABLE a */                                        | TABLE s.a",
            "DROP TABLE \"a\"                                                | TABLE s.a",
            "TRUNCATE a                                                      | TABLE s.a",
            "TRUNCATE TABLE x.a                                              | TABLE x.a",
            "DROP DATABASE x                                                 | SCHEMA x",
            "DROP SCHEMA IF EXISTS `x`                                       | SCHEMA x",
            "ALTER TABLE a DROP b                                            | COLUMN s.a.b",
            "ALTER TABLE a MODIFY b INT GENERATED ALWAYS AS (1) STORED       | COLUMN s.a.b",
            "ALTER TABLE a CHANGE COLUMN b c INT AS (1), DROP d              | COLUMN s.a.d, COLUMN s.a.b",
            "ALTER TABLE a DROP COLUMN b, DROP `index`, DROP INDEX c         | COLUMN s.a.b, COLUMN s.a.index",
            "ALTER TABLE a ADD c DECIMAL(5,2) DEFAULT (GREATEST(1,2)), DROP b| COLUMN s.a.b",
            "ALTER TABLE a MODIFY c ENUM('x, DROP y','z'), DROP COLUMN b, ALGORITHM=INPLACE | COLUMN s.a.b",
            "ALTER TABLE a COMMENT 'x, DROP c', DROP b                       | COLUMN s.a.b",
            "ALTER TABLE a ALGORITHM=COPY, DROP PARTITION p1, p2             | PARTITION s.a.p1, PARTITION s.a.p2",
            "ALTER TABLE a TRUNCATE PARTITION p1                             | PARTITION s.a.p1",
            "ALTER TABLE a TRUNCATE PARTITION ALL                            | TABLE s.a",
            "ALTER TABLE a DISCARD TABLESPACE                                | TABLE s.a",
            "ALTER TABLE a DISCARD PARTITION p1, p2 TABLESPACE               | PARTITION s.a.p1, PARTITION s.a.p2",
            "ALTER TABLE a COMMENT='x' ENGINE = BLACKHOLE                    | TABLE s.a",
            "DELETE FROM a                                                   | ALL_ROWS s.a",
            "DELETE LOW_PRIORITY QUICK IGNORE FROM x.a WHERE id > 1          | SOME_ROWS x.a",
            "DELETE FROM a LIMIT 1                                           | SOME_ROWS s.a",
            "DELETE a, y FROM a JOIN x.b AS y ON a.id = y.id                 | SOME_ROWS s.a, SOME_ROWS x.b",
            "DELETE a.*, x.b.* FROM a, x.b                                   | SOME_ROWS s.a, SOME_ROWS x.b",
            "DELETE FROM z USING a PARTITION (p) z LEFT JOIN b ON z.i = b.i  | SOME_ROWS s.a",
            "WITH old AS (SELECT 1 AS id) DELETE FROM a WHERE id IN (SELECT id FROM old) | SOME_ROWS s.a",
    })
    void findsWhatAStatementDestroys(String sql, String expected) {
        assertEquals(expected, losses(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = { "DROP TEMPORARY TABLE a", "DROP VIEW a", "DROP INDEX i ON a", "DROP PROCEDURE p", "DROP TRIGGER t",
            "ALTER TABLE a DROP INDEX i, DROP KEY k, DROP PRIMARY KEY, DROP FOREIGN KEY f, DROP CONSTRAINT c, DROP CHECK d",
            "ALTER TABLE a ALTER COLUMN b DROP DEFAULT, MODIFY c INT",
            "ALTER TABLE a REORGANIZE PARTITION p INTO (PARTITION q VALUES LESS THAN (3))",
            "CREATE TABLE x (a INT COMMENT 'DROP TABLE b')", "SELECT 'DROP TABLE a'", "-- DROP TABLE a\nSELECT 1",
            "/* DROP TABLE a */ INSERT INTO a VALUES (1) ON DUPLICATE KEY UPDATE a = 2", "UPDATE a SET b = 1",
            "REPLACE INTO a VALUES (1)",
            "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW DELETE FROM b",
            "WITH x AS (SELECT 1) SELECT * FROM x", "(SELECT 1)",
            "EXPLAIN DELETE FROM a", "START TRANSACTION", "SET @a = 1" })
    void whatDestroysNothingIsNotAmongIt(String sql) {
        Losses losses = Losses.of(List.of(script(sql)), "s", TableNames.CASE_SENSITIVE);
        assertEquals(new Losses(List.of(), List.of()), losses);
    }

    static Stream<Arguments> plans() {
        return Stream.of(
                Arguments.of("a table by its present name", "TABLE s.a",
                        List.of("RENAME TABLE a TO b, b TO c", "DROP TABLE c")),
                Arguments.of("tables that swapped names", "TABLE s.b",
                        List.of("RENAME TABLE a TO t, b TO a, t TO b; DROP TABLE a")),
                Arguments.of("a table moved to another schema", "SCHEMA x, TABLE s.a",
                        List.of("ALTER TABLE a RENAME TO x.a; DROP DATABASE x")),
                Arguments.of("a table renamed with other changes", "COLUMN s.a.x, TABLE s.a",
                        List.of("ALTER TABLE a DROP x, RENAME AS b", "DROP TABLE a, b")),
                Arguments.of("a column by its present name", "COLUMN s.a.x",
                        List.of("ALTER TABLE a CHANGE COLUMN x y INT", "ALTER TABLE a RENAME TO b, RENAME COLUMN Y TO z",
                                "ALTER TABLE b DROP Z")),
                Arguments.of("columns that swapped names", "COLUMN s.a.y",
                        List.of("ALTER TABLE a RENAME COLUMN x TO y, RENAME COLUMN y TO x", "ALTER TABLE a DROP x")),
                Arguments.of("what the plan added", "", List.of(
                        "ALTER TABLE a ADD COLUMN (x INT, y DECIMAL(3,1)), ADD z INT, ADD INDEX i (z)",
                        "ALTER TABLE a DROP x, DROP y, DROP z")),
                Arguments.of("a column put in place of a renamed one", "",
                        List.of("ALTER TABLE a RENAME COLUMN x TO y; ALTER TABLE a ADD x INT; ALTER TABLE a DROP x")),
                Arguments.of("a table that the plan made", "",
                        List.of("CREATE TABLE a (x INT); DELETE FROM a", "DROP TABLE a")),
                Arguments.of("a table that the plan made, if there was none", "TABLE s.a",
                        List.of("CREATE TABLE IF NOT EXISTS a (x INT)", "DROP TABLE a")),
                Arguments.of("a table that is dropped and made anew", "TABLE s.a",
                        List.of("DROP TABLE a; CREATE TABLE IF NOT EXISTS a (x INT)", "TRUNCATE a")),
                Arguments.of("a temporary table before another of its name", "TABLE s.a",
                        List.of("CREATE TEMPORARY TABLE a (x INT); DELETE FROM a; DROP TABLE a; DROP TABLE a")),
                Arguments.of("a temporary table of another script", "TABLE s.a",
                        List.of("CREATE TEMPORARY TABLE a (x INT)", "DROP TABLE a")),
                Arguments.of("a table of another default schema", "TABLE x.a, TABLE s.a",
                        List.of("USE x; DROP TABLE a", "DROP TABLE a")),
                Arguments.of("rows of a partition in another table", "PARTITION s.a.p",
                        List.of("CREATE TABLE b LIKE a; ALTER TABLE a EXCHANGE PARTITION p WITH TABLE b; DROP TABLE b")),
                Arguments.of("what a schema has that the plan made after it was dropped", "SCHEMA x",
                        List.of("DROP DATABASE x; CREATE DATABASE x; CREATE TABLE x.a (i INT); DROP TABLE x.a, x.b")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void namesAreFollowedThroughThePlan(String what, String expected, List<String> scripts) {
        assertEquals(expected, losses(scripts.toArray(String[]::new)));
    }

    @Test
    void whatALargerLossIncludesIsCountedOnce() {
        Losses losses = Losses.of(List.of(script("""
                ALTER TABLE a DROP COLUMN x; DELETE FROM a WHERE id = 1; ALTER TABLE a TRUNCATE PARTITION p; DELETE FROM b;
                DELETE FROM b WHERE id = 1; DELETE FROM a; DROP TABLE a; DROP TABLE x.a; DROP TABLE x.b; DROP DATABASE x""")),
                "s",
                TableNames.CASE_SENSITIVE);
        assertEquals("ALL_ROWS s.b, TABLE s.a, SCHEMA x", text(Loss.largest(losses.losses())));
    }

    @Test
    void namesAreOneWhereTheServerTakesThemForOne() {
        List<Script> scripts = List.of(script("RENAME TABLE Users TO People; DROP TABLE PEOPLE"));
        assertEquals("TABLE s.users", text(Losses.of(scripts, "S", TableNames.CASE_INSENSITIVE).losses()));
        assertEquals("TABLE S.PEOPLE", text(Losses.of(scripts, "S", TableNames.CASE_SENSITIVE).losses()));
    }

    @ParameterizedTest
    @CsvSource({ "CALL cleanup(), CALL", "CREATE EVENT e ON SCHEDULE AT NOW() DO DROP TABLE a, CREATE EVENT",
            "execute s, EXECUTE", "LOAD DATA INFILE 'x' REPLACE INTO TABLE a, LOAD",
            "IMPORT TABLE FROM 'x', IMPORT", "'ALTER TABLE a DROP COLUMN IF EXISTS b', ALTER TABLE",
            "/* x */ CLONE INSTANCE FROM 'a'@'b':1, CLONE" })
    void whatCannotBeToldIsListedApart(String sql, String command) {
        Losses losses = Losses.of(List.of(script("SELECT 1;\n" + sql)), "s", TableNames.CASE_SENSITIVE);
        assertEquals(List.of(), losses.losses());
        assertEquals(List.of(new Losses.Untold("U1__x.sql", 2, command)), losses.untold());
    }

    private static String losses(String... texts) {
        List<Script> scripts = Stream.of(texts).map(LossesTest::script).toList();
        Losses losses = Losses.of(scripts, "s", TableNames.CASE_SENSITIVE);
        assertEquals(List.of(), losses.untold());
        return text(losses.losses());
    }

    private static Script script(String text) {
        return new Script("U1__x.sql", text);
    }

    private static String text(List<Loss> losses) {
        List<String> texts = new ArrayList<>();
        for (Loss loss : losses) {
            String object = Stream.of(loss.table(), loss.part()).flatMap(part -> part.stream())
                    .reduce(loss.schema(), (whole, part) -> whole + "." + part);
            texts.add(loss.kind() + " " + object);
        }
        return String.join(", ", texts);
    }
}
