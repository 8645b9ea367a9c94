package com.traveease.schema.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionChangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "ALTER TABLE s.t RENAME TO `u v`, ADD a INT                | RENAMES TABLE s.t, TABLE u v [-1, 0]",
            "ALTER TABLE a RENAME = b                                    | RENAMES TABLE a, TABLE b [-1, 0]",
            "ALTER TABLE p LOCK = DEFAULT, TRUNCATE PARTITION p0, p1     | EMPTIES PARTITION p(p0), PARTITION p(p1)",
            "ALTER TABLE t DROP KEY a, ADD KEY a (b)                      | DEFINES TABLE t",
            "ALTER TABLE t RENAME COLUMN a TO b, RENAME INDEX i TO j     | DEFINES TABLE t",
            "ALTER TABLE t DROP a, ADD b INT, ADD COLUMN (A INT)          | REFILLS TABLE t",
            "ALTER TABLE t CHANGE a b INT, CHANGE b a INT, RENAME u       | RENAMES TABLE t, TABLE u [-1, 0]",
            "ALTER TABLE p EXCHANGE PARTITION p0 WITH TABLE t             | EXCHANGES PARTITION p(p0), TABLE t [1, 0]",
            "ALTER TABLE p TRUNCATE PARTITION p0, p1                      | EMPTIES PARTITION p(p0), PARTITION p(p1)",
            "ALTER TABLE p TRUNCATE PARTITION ALL                         | EMPTIES TABLE p",
            "RENAME TABLE a TO b                                          | RENAMES TABLE a, TABLE b [-1, 0]",
            "RENAME TABLE a TO x, b TO a, x TO b                          | EXCHANGES TABLE a, TABLE b [1, 0]",
            "RENAME TABLE a TO x, b TO a, c TO b, x TO c                  | EXCHANGES TABLE a, TABLE b, TABLE c [1, 2, 0]",
            "RENAME TABLE a TO old, new TO a                              | RENAMES TABLE a, TABLE old, TABLE new [2, 0, -1]",
            "DROP TABLE IF EXISTS a, s.b CASCADE                          | REMOVES TABLE a, TABLE s.b",
            "DROP INDEX i ON s.t ALGORITHM = INPLACE                      | DEFINES TABLE s.t",
            "CREATE FULLTEXT INDEX i ON t (a)                             | DEFINES TABLE t",
            "CREATE TABLE IF NOT EXISTS t LIKE s.u                        | DEFINES TABLE t",
            "CREATE OR REPLACE ALGORITHM = MERGE DEFINER = CURRENT_USER() SQL SECURITY INVOKER VIEW s.v AS SELECT 1 | DEFINES TABLE s.v",
            "CREATE PROCEDURE IF NOT EXISTS p() SELECT 1                  | DEFINES PROCEDURE p",
            "DROP TRIGGER IF EXISTS s.t                                   | REMOVES TRIGGER s.t",
            "ALTER EVENT e ON SCHEDULE EVERY 1 DAY RENAME TO f            | RENAMES EVENT e, EVENT f [-1, 0]",
            "DROP DATABASE d                                              | REMOVES DATABASE d" })
    void namesWhatAStatementTouches(String sql, String expected) {
        DefinitionChange change = DefinitionChange.of(sql).orElseThrow();
        String objects = change.objects().stream()
                .map(object -> "%s %s%s%s".formatted(object.kind(), object.schema().map(schema -> schema + ".").orElse(""),
                        object.name(), object.partition().map(name -> "(" + name + ")").orElse("")))
                .collect(Collectors.joining(", "));
        assertEquals(expected, "%s %s%s".formatted(change.effect(), objects,
                change.origins().isEmpty() ? "" : " " + change.origins()));
    }
}
