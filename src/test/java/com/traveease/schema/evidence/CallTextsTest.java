package com.traveease.schema.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.server.MySqlVersion;
import com.traveease.schema.sql.Token;

class CallTextsTest {

    /** Before 8.0.21 a table is committed before its rows; with an engine without transactions it always is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "CREATE TABLE a AS SELECT 1 AS n | 8.0.20 | InnoDB | true",
            "CREATE TABLE a AS SELECT 1 AS n | 8.0.21 | InnoDB | false",
            "CREATE TABLE a AS SELECT 1 AS n | 8.4.0 | MyISAM | true",
            "CREATE TABLE a ENGINE = MyISAM SELECT 1 AS n | 8.4.0 | InnoDB | true",
            "CREATE TABLE a ENGINE=InnoDB SELECT 1 AS n | 8.4.0 | InnoDB | false",
            "CREATE TABLE a VALUES ROW(1) | 8.0.20 | InnoDB | true", "CREATE TABLE a TABLE b | 8.0.20 | InnoDB | true",
            "CREATE TABLE a (n INT) | 8.0.20 | InnoDB | false", "ALTER TABLE a ADD n INT; SELECT 1 | 8.0.20 | InnoDB | false",
            "SET @s = CONCAT('CREATE TABLE ', t, ' AS SELECT 1') | 8.0.20 | InnoDB | true",
            "SET @s = CONCAT('CREATE ', 'TABLE a ', 'SELECT 1') | 8.0.20 | InnoDB | true" })
    void aTableMayBeThereWithoutItsRows(String body, String version, String engine, boolean expected) {
        assertEquals(expected, new CallTexts("app", List.of(List.of(), Token.of(body)))
                .mayLeaveTablesUnfilled(MySqlVersion.of(version), engine));
    }
}
