package com.traveease.schema.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionQueryTest {

    @ParameterizedTest
    @ValueSource(strings = { "SELECT 1", "(SELECT 1) UNION (SELECT 2)", "WITH a AS (SELECT 1) SELECT * FROM a", "TABLE seats",
            "SELECT REPLACE(a, 'FOR UPDATE', 'INTO') FROM `into` WHERE b = 'DELETE'",
            "WITH a AS (SELECT REPLACE(b, 'x', 'y') FROM c) SELECT REPLACE(b, 'x', 'y') FROM a", "-- x\nSELECT 1",
            "SELECT `update`, `for` FROM t FORCE INDEX FOR JOIN (i)" })
    void aQueryThatOnlyReadsIsTaken(String sql) {
        assertEquals(Optional.empty(), AssertionQuery.refusal(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = { "DELETE FROM t", "UPDATE t SET a = 1", "WITH a AS (SELECT 1) DELETE FROM t",
            "WITH a AS (SELECT 1) UPDATE t SET b = 1",
            "SELECT 1 INTO OUTFILE '/tmp/x'", "SELECT 1 INTO @x", "SELECT * FROM t FOR UPDATE", "SELECT * FROM t FOR SHARE",
            "SELECT * FROM t LOCK IN SHARE MODE", "SELECT 1 /*! INTO OUTFILE 'x' */", "CALL p()", "SET @a = 1", "DO SLEEP(1)",
            "SHOW TABLES", "EXPLAIN ANALYZE DELETE FROM t", "SELECT * FROM (SELECT * FROM t FOR UPDATE) AS s", "VALUES ROW(1)",
            "HANDLER t OPEN", "-- nothing" })
    void whatIsMoreThanAQueryIsRefused(String sql) {
        assertTrue(AssertionQuery.refusal(sql).isPresent(), sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "-- About the file.~~-- It holds.~SELECT 1|It holds.", "-- It~-- holds.~--~-- Slow.~SELECT 1|It holds.",
            "# It holds.~SELECT 1|It holds.", "-- It holds.~~SELECT 1|It holds.", "SELECT 1 -- It holds.|\"\"" })
    void whatMustHoldStandsDirectlyAbove(String sql, String says) {
        assertEquals(says, AssertionQuery.comment(sql.replace('~', '\n')));
    }

    @Test
    void whatLooksSecretOrPersonalIsMasked() {
        for (String column : new String[] { "email", "contact_email", "PHONE", "passport_token", "first_name", "name",
                "card_number", "password_hash", "tax_id", "born_on", "last_four", "salary", "gross_income", "iban", "account",
                "tax", "ssn" }) {
            assertEquals("***", PersonalColumns.told(column, "", "x"), column);
            assertEquals("***", PersonalColumns.told("alias", column, "x"), column);
        }
        for (String column : new String[] { "id", "payment_card_id", "currency", "booking_reference", "vendor_name_id",
                "total_amount", "cubic_metres", "package_count" }) {
            assertEquals("x", PersonalColumns.told(column, column, "x"), column);
        }
        assertEquals("NULL", PersonalColumns.told("email", "email", null));
        assertEquals("***", PersonalColumns.told("who", "", "ann@example.org"));
    }
}
