package com.traveease.schema.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementEditTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 'enable' | CREATE EVENT e ON SCHEDULE EVERY 1 DAY  DISABLE DO SELECT 'enable'
            CREATE EVENT e ON SCHEDULE EVERY 1 DAY ENABLE /* x */ DO SELECT 1 | CREATE EVENT e ON SCHEDULE EVERY 1 DAY  DISABLE DO SELECT 1
            create event `do` on schedule at now() comment 'enable' do select 1 | create event `do` on schedule at now()  DISABLE comment 'enable' do select 1
            CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE ON SLAVE DO SELECT 1 | CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE ON SLAVE DO SELECT 1
            ALTER EVENT e ENABLE | ALTER EVENT e  DISABLE
            ALTER /* ENABLE */ EVENT e /* , */ ENABLE DO SELECT 5--1 | ALTER /* ENABLE */ EVENT e /* , */  DISABLE DO SELECT 5--1
            ALTER EVENT e RENAME TO f | ALTER EVENT e RENAME TO f
            ALTER TABLE event ENABLE KEYS | ALTER TABLE event ENABLE KEYS
            CREATE TABLE event (x INT) | CREATE TABLE event (x INT)
            """)
    void eventsArePutToSleep(String sql, String asleep) {
        assertEquals(asleep, StatementEdit.of(sql).asleep().strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE DEFINER=`ro``ot`@`%` PROCEDURE p() SELECT 1 | CREATE  PROCEDURE p() SELECT 1
            CREATE ALGORITHM=UNDEFINED DEFINER=`a`@`b` SQL SECURITY DEFINER VIEW v AS select 1 | CREATE ALGORITHM=UNDEFINED  SQL SECURITY DEFINER VIEW v AS select 1
            CREATE SQL SECURITY DEFINER VIEW v AS select 1 | CREATE SQL SECURITY DEFINER VIEW v AS select 1
            """)
    void theDefinerIsTakenOut(String sql, String without) {
        assertEquals(without, StatementEdit.of(sql).withoutDefiner());
    }
}
