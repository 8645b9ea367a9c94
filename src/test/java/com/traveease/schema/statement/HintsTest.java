package com.traveease.schema.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.sql.ScriptText;

class HintsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT Row_Count()                          | ROW_COUNT   | true
            SELECT my_row_count()                       | ROW_COUNT   | false
            SELECT row_counts                           | ROW_COUNT   | false
            PREPARE p FROM 'SET x = 1'                  | SET         | true
            PREPARE p FROM '\\nSET x = 1'               | SET         | true
            PREPARE p FROM '\\SET x = 1'                | SET         | true
            SELECT 1 /* temporary */                    | TEMPORARY   | true
            SELECT RAND_SEED12, RAND_SEED3              | RAND_SEED1  | false
            set                                         | SET         | true
            SELECT ''                                   | @           | false
            SELECT '@'                                  | @           | true
            """)
    void findsWordsWhereverTheyStand(String sql, String word, boolean found) {
        assertEquals(found, new Statement(1, sql).mayMention(word), sql);
        assertEquals(found, new Statement(1, ScriptText.of("x;" + sql + ";SET @x"), 2, 2 + sql.length(), sql).mayMention(word),
                sql);
    }

    @Test
    void aWordThatIsNotLookedForIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> Hints.bits("SELECT"));
    }
}
