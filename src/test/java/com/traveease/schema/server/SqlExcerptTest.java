package com.traveease.schema.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.lock.OtherConnection;

class SqlExcerptTest {

    @Test
    void whatIsSentBehindAStatementIsNoPartOfIt() {
        assertEquals("CALL p()", SqlExcerpt.of("CALL p()\n;\nSHOW WARNINGS LIMIT 100; UPDATE `traveease_schema_journal` SET"));
        assertEquals("connection 7 (app@db, in a transaction for 3 s, executing for less than a second: CALL p())",
                new OtherConnection(7, "app", "db", false, 0, "", Optional.of("CALL p()\n;\nSHOW WARNINGS LIMIT 100; UPDATE x"))
                        .words(Optional.of(3L)));
    }

    @Test
    void isOneLine() {
        assertEquals("SELECT a, b FROM t WHERE a = 1",
                SqlExcerpt.of("\nSELECT a,\r\n\tb -- all of it\nFROM t # here\nWHERE a = 1 "));
    }

    @Test
    void isShort() {
        String excerpt = SqlExcerpt.of("SELECT " + "column_with_a_name, ".repeat(50) + "1 FROM t");
        assertEquals(80, excerpt.length());
        assertEquals('…', excerpt.charAt(79));
    }

    @Test
    void doesNotCutACharacterInTwo() {
        String excerpt = SqlExcerpt.of("SELECT `" + "\uD83D\uDE80".repeat(100) + "`");
        assertEquals(80, excerpt.codePointCount(0, excerpt.length()));
        assertEquals("\uD83D\uDE80…", excerpt.substring(excerpt.length() - 3));
    }

    @Test
    void leavesOutWhatIsInQuotes() {
        assertEquals("UPDATE k SET token = '…', `it's` = '…' WHERE id = 7",
                SqlExcerpt.of("UPDATE k SET token = 'a\\'b''c', `it's` = \"d'e\" WHERE id = 7"));
    }

    @Test
    void isNotMisledByAnApostropheInAComment() {
        assertEquals("SELECT '…' FROM t", SqlExcerpt.of("/* don't */ SELECT 'secret' -- it's\n FROM t"));
    }

    @Test
    void leavesOutAlsoWhatTheServerCutOff() {
        assertEquals("INSERT INTO t VALUES ('…'", SqlExcerpt.of("INSERT INTO t VALUES ('secr"));
        assertEquals("INSERT INTO t VALUES ('…'", SqlExcerpt.of("INSERT INTO t VALUES ('secr\\"));
        assertEquals("SELECT 1", SqlExcerpt.of("SELECT 1 /* why we do th"));
    }

    @Test
    void takesALongLiteral() {
        assertEquals("INSERT INTO t VALUES ('…')", SqlExcerpt.of("INSERT INTO t VALUES ('" + "x\\'".repeat(100_000) + "')"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "ALTER USER u IDENTIFIED BY 'x'", "set password = 'x'",
            "CHANGE REPLICATION SOURCE TO SOURCE_PASSWORD = 'x'", "UPDATE users SET password_hash = X'AB'" })
    void saysNothingOfStatementsAboutPasswords(String sql) {
        assertEquals("(not shown, as it may have a password in it)", SqlExcerpt.of(sql));
    }
}
