package com.traveease.schema.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.statement.Secrets;

class MaskedTextTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', value = {
            "You have an error near 'VALUES ('ann')' at line 3 (error 1064)|You have an error near '…' at line 3 (error 1064)",
            "Unknown column 'seat' in 'field list' (error 1054)|Unknown column 'seat' in 'field list' (error 1054)",
            "mysql://app:geheim@db/x is away|mysql://app:***@db/x is away" })
    void aMessageIsToldWithoutValues(String message, String told) {
        assertEquals(told, MaskedText.message(message));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', value = {
            "ALTER TABLE t ADD COLUMN c VARCHAR(40) DEFAULT 'x'|ALTER TABLE t ADD COLUMN c VARCHAR(40) DEFAULT '…'",
            "INSERT INTO t2 VALUES (4111111111111111, 0xAB, 1.5e3, 'x')|INSERT INTO t2 VALUES (…, …, …, '…')",
            "CREATE TABLE t AS SELECT * FROM u WHERE phone = 49170|CREATE TABLE t AS SELECT * FROM u WHERE phone = …",
            "CREATE USER u IDENTIFIED BY 'geheim'|CREATE USER u IDENTIFIED BY '…'",
            "-- why\\nDELETE FROM t WHERE id = 5|DELETE FROM t WHERE id = …" })
    void aStatementIsToldWithoutValues(String sql, String told) {
        assertEquals(told, MaskedText.statement(sql.replace("\\n", "\n"), Secrets.OF_CLAUSES));
    }

    @Test
    void aLongStatementIsCut() {
        assertEquals(120,
                MaskedText.statement("ALTER TABLE t " + "ADD COLUMN a INT, ".repeat(99), Secrets.OF_CLAUSES).length());
    }
}
