package com.traveease.schema.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "true | ALTER TABLE a ADD b INT", "true | /* why */ insert INTO a VALUES (1)",
            "false | CALL p()", "false | /*!50003 CREATE TABLE a (b INT) */", "false | LOAD DATA INFILE 'x' INTO TABLE a" })
    void whatIsTakenBackWholeIsKnownByItsFirstWord(boolean expected, String sql) {
        assertEquals(expected, new Statement(1, sql).isWholeOrNothing());
    }

    @Test
    void aLongCommentBeforeItMakesNoDifference() {
        assertEquals(true, new Statement(1, "-- words\n".repeat(100_000) + "UPDATE a SET b = 1").isWholeOrNothing());
    }
}
