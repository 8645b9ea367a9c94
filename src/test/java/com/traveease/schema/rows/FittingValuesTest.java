package com.traveease.schema.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.traveease.schema.sql.Token;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.table.Column;

class FittingValuesTest {

    private static Column column(String definition) {
        return Column.of((TableElement.Column) TableElement.of(Token.of(definition)));
    }

    @Test
    void theValuesOfAnEnumCanBeReadInTheQuery() {
        assertEquals(Optional.of("class NOT IN ('a', 'it''s', CONVERT(X'5c' USING utf8mb4))"), FittingValues
                .check(column("`class` enum('a','it''s','\\\\','gone')"), column("`class` enum('a','it''s','\\\\')")));
    }
}
