package com.traveease.schema.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SET @n = 1, sql_mode = '', @@session.max_sort_length := 8, SESSION autocommit = 0   | sql_mode, max_sort_length, autocommit
            CREATE PROCEDURE p() BEGIN SET @n = 1, SQL_MODE = ''; UPDATE t SET a = 1 WHERE b = 2; SELECT c = d; END | sql_mode, a, b
            CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.n = 1, error_count = 2, identity = 3 | n
            PREPARE s FROM ' set max_sort_length = 8'                                           | max_sort_length
            UPDATE t SET a = 1, b = 'reset c = 1'                                               |
            SET timestamp = 5, insert_id = 6                                                    |
            """)
    void settingsAreWhatMayBeSetLaterToo(String sql, String settings) {
        assertEquals(settings == null ? "" : settings, String.join(", ", SessionText.settings(new Statement(1, sql))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TEMPORARY TABLE IF NOT EXISTS `a b`.c (n INT)                                | `a b`.`c`
            CREATE PROCEDURE p() BEGIN CREATE TEMPORARY TABLE a (n INT); PREPARE s FROM 'CREATE TEMPORARY TABLE b AS SELECT 1'; END | `a`, `b`
            SET @s = CONCAT('CREATE TEMPORARY TABLE ', @name)                                   |
            DROP TEMPORARY TABLE a                                                              |
            """)
    void temporaryTablesAreThoseThatMayBeCreatedLaterToo(String sql, String tables) {
        assertEquals(tables == null ? "" : tables, String.join(", ", SessionText.temporaryTables(sql)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SET GLOBAL max_connections = @@global.max_connections + 1    | true
            SET PERSIST sort_buffer_size = 2 * @@sort_buffer_size        | true
            SET @@global.max_connections := @n                           | true
            SET @a = 1, GLOBAL max_connections = GREATEST(5, 7)          | true
            SET GLOBAL max_connections = 100, key_buffer_size = @k       | true
            SET GLOBAL max_connections = 100, SESSION sql_mode = @mode   | false
            SET @@global.max_connections = 100                           | false
            SET PERSIST max_connections = DEFAULT                        | false
            SET @n = @@global.max_connections + 1                        | false
            SET SESSION sort_buffer_size = 2 * @@global.sort_buffer_size | false
            UPDATE t SET n = @@global.max_connections                    | false
            """)
    void aServerSettingMayBeComputedFromItsPresentValue(String sql, boolean computed) {
        assertEquals(computed, SessionText.computesServerSetting(new Statement(1, sql)));
    }
}
