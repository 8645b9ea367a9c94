package com.traveease.schema.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.testing.TestDatabase;

class ServerMessageTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', delimiter = '|', value = {
            "1062|Duplicate entry 'O'Neil' for key 'x'-7' for key 'users.email'|Duplicate entry '…' for key 'users.email'",
            "1366|Incorrect integer value: 'rock ' n' for column 'n' at row 1|Incorrect integer value: '…' for column 'n' at row 1",
            "1292|Data truncation: Truncated incorrect DOUBLE value: '4111 1111'|Data truncation: Truncated incorrect DOUBLE value: '…'",
            "1411|Incorrect datetime value: 'ann' for function str_to_date|Incorrect datetime value: '…' for function str_to_date",
            "1526|Table has no partition for value 1975|Table has no partition for value '…'",
            "1690|BIGINT UNSIGNED value is out of range in '(`s`.`t`.`n2` - 4111)'|BIGINT UNSIGNED value is out of range in '(`s`.`t`.`n2` - …)'",
            "1761|Foreign key constraint for table 'c', record '7-ann' would lead to a duplicate entry in table 'd', key 'k'"
                    + "|Foreign key constraint for table 'c', record '…' would lead to a duplicate entry in table 'd', key 'k'",
            "3854|Cannot convert string '\\xE4nn' from binary to utf8mb4|Cannot convert string '…' from binary to utf8mb4",
            "1300|Invalid utf8mb4 character string: 'ann\\xFF'|Invalid utf8mb4 character string: '…'",
            "1105|XPATH syntax error: '~ann~'|XPATH syntax error: '…'",
            "3617|Latitude 91.5 is out of range in function st_geomfromtext. It must be within [-90, 90].|Latitude '…' is out of range in function st_geomfromtext. It must be within [-90, 90].",
            "1064|You have an error; use near 'VALUS ('ann', 'b')' at line 3|You have an error; use near 'VALUS ('…', '…')' at line 3",
            "1062|Doppelter Eintrag 'ann' für Schlüssel 'u'|Doppelter Eintrag '…' für Schlüssel '…'",
            "1054|Unknown column 'seat' in 'field list'|Unknown column 'seat' in 'field list'",
            "1406|Data too long for column 'name' at row 1|Data too long for column 'name' at row 1",
            "1048|Column 'name' cannot be null|Column 'name' cannot be null",
            "1452|Cannot add or update a child row: a foreign key constraint fails (`s`.`b`, CONSTRAINT `b_a` FOREIGN KEY (`a`) REFERENCES `a` (`id`))"
                    + "|Cannot add or update a child row: a foreign key constraint fails (`s`.`b`, CONSTRAINT `b_a` FOREIGN KEY (`a`) REFERENCES `a` (`id`))",
            "3819|Check constraint 'price_positive' is violated.|Check constraint 'price_positive' is violated.",
            "1644|Flight 'LH400' cannot be undone|Flight 'LH400' cannot be undone" })
    void valuesAreMaskedAndNamesAreNot(int code, String message, String told) {
        assertEquals(told.replace("\\\\", "\\"), ServerMessage.of(code, message.replace("\\\\", "\\")));
    }

    /** As this server words them. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', delimiter = '|', value = {
            "INSERT INTO t (mail) VALUES ('ann@x')|Duplicate entry '…' for key 't.mail'",
            "INSERT INTO t (n) SELECT mail FROM t|Incorrect integer value: '…' for column 'n' at row 1",
            "UPDATE t SET d = mail|Data truncation: Incorrect date value: '…' for column 'd' at row 1",
            "UPDATE t SET n = mail + 1|Data truncation: Truncated incorrect DOUBLE value: '…'",
            "UPDATE t SET u = u - 4111|Data truncation: BIGINT UNSIGNED value is out of range in '(`SCHEMA`.`t`.`u` - …)'",
            "DO UpdateXML(1, CONCAT('~', (SELECT mail FROM t)), 1)|XPATH syntax error: '…'",
            "UPDATE t SET year = 2111|Table has no partition for value '…'",
            "UPDATE t SET mail = NULL|Column 'mail' cannot be null",
            "UPDATE t SET mail = REPEAT(mail, 99)|Data truncation: Data too long for column 'mail' at row 1",
            "UPDATE t SET n = -1|Check constraint 't_n' is violated." })
    void theServersOwnWordsAreMasked(String sql, String told) throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("CREATE TABLE t (mail VARCHAR(40) NOT NULL, n INT, d DATE, u BIGINT UNSIGNED DEFAULT 0, year INT "
                    + "NOT NULL DEFAULT 1, CONSTRAINT t_n CHECK (n >= 0), UNIQUE KEY mail (mail, year)) "
                    + "PARTITION BY RANGE (year) (PARTITION p VALUES LESS THAN (2000))");
            database.execute("INSERT INTO t (mail) VALUES ('ann@x')");
            SQLException failure = assertThrows(SQLException.class, () -> database.execute(sql));
            assertEquals(told.replace("SCHEMA", database.schema()), ServerMessage.of(failure));
        }
    }

    @Test
    void aStatementThatWasMadeOfValuesIsNotQuoted() {
        String message = "You have an error in your SQL syntax near 'VALUS (ann' at line 1";
        assertEquals(message, ServerMessage.quotingOnly("INSERT INTO t VALUS (ann, 2)", message));
        assertEquals("You have an error in your SQL syntax near '…' at line 1",
                ServerMessage.quotingOnly("CALL p()", message));
    }

    @Test
    void aWarningIsMaskedToo() {
        assertEquals("Duplicate entry '…' for key 't.PRIMARY' (warning 1062)",
                new ServerWarning("Warning", 1062, "Duplicate entry 'ann' for key 't.PRIMARY'").words());
    }
}
