package com.traveease.schema.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.cutting.StatementCutter;
import com.traveease.schema.statement.Statement;

/** How scripts are read under the SQL modes that change what quotes and backslashes mean. */
class SqlModeTest {

    private static final SqlMode ANSI = SqlMode.of("REAL_AS_FLOAT,PIPES_AS_CONCAT,ANSI_QUOTES,IGNORE_SPACE,ANSI");
    private static final SqlMode PLAIN = SqlMode.of("no_backslash_escapes");

    @Test
    void whatIsInDoubleQuotesIsANameUnderAnsiQuotes() {
        assertEquals(List.of("UPDATE `us\"e``r` SET `a``b` = 'x \"y\"', c = `d` -- \"e\"\n WHERE `f` = 1", "DO 1"),
                cut("UPDATE \"us\"\"e`r\" SET \"a`b\" = 'x \"y\"', c = \"d\" -- \"e\"\n WHERE `f` = 1; DO 1;", ANSI));
        assertEquals(List.of("SELECT \"a\""), cut("SELECT \"a\"", SqlMode.USUAL));
    }

    @ParameterizedTest
    @ValueSource(strings = { "SET sql_mode = 'ANSI_QUOTES'", "SET @@SESSION.sql_mode := \"ansi\"",
            "/*!40101 SET @old = @@SQL_MODE, SQL_MODE = 'STRICT_ALL_TABLES, ANSI_QUOTES' */",
            "SET SESSION sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')", "SET sql_mode = ANSI",
            "SET @m = 'ANSI', sql_mode = @m", "SET GLOBAL sql_mode = '', SESSION sql_mode = 'ANSI'",
            "SET sql_mode = 'ANSI'; SET sql_mode = REPLACE(@@sql_mode, 'ONLY_FULL_GROUP_BY', '')",
            "SET sql_mode = 'ANSI'; SET @m = @@session.sql_mode; SET sql_mode = ''; SET sql_mode = @m",
            "SET sql_mode = 'ANSI'; SET GLOBAL max_connections = 99, sql_mode = ''; SET PERSIST sql_mode = ''" })
    void theScriptTurnsItOn(String set) {
        List<String> cut = cut(set + "; DELETE FROM \"t\"", SqlMode.USUAL);
        assertEquals("DELETE FROM `t`", cut.get(cut.size() - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "SET sql_mode = ''", "SET sql_mode = 0", "SET sql_mode = REPLACE(@@sql_mode, 'ANSI_QUOTES', '')",
            "SET @old = @@sql_mode, sql_mode = 'TRADITIONAL'" })
    void theScriptTurnsItOff(String set) {
        SqlMode quotes = new SqlMode(true, false);
        assertEquals("DELETE FROM \"t\"", cut(set + "; DELETE FROM \"t\"", quotes).get(1));
        assertEquals("DELETE FROM `t`",
                cut(set + "; SET sql_mode = DEFAULT; DELETE FROM \"t\"", quotes).get(2));
    }

    /** The server keeps it, or names a column by it. */
    @ParameterizedTest
    @ValueSource(strings = { "CREATE VIEW \"v\" AS SELECT \"a\" + 1 FROM \"t\"",
            "CREATE PROCEDURE \"p\"() DELETE FROM \"t\"" })
    void whatKeepsItsTextIsSentAsItIs(String sql) {
        assertEquals(List.of(sql), cut(sql, ANSI));
    }

    @Test
    void aBackslashBetweenThemIsRefused() {
        assertEquals(
                "line 2: there is a backslash between double quotes, and the SQL mode ANSI_QUOTES is on, in which they quote "
                        + "names. Write the string in single quotes, or the name in backquotes",
                refused("DO 1;\nINSERT INTO t VALUES (\"it\\\"s\")", ANSI));
    }

    @Test
    void backslashesThatEndNothingMakeNoDifference() {
        String sql = "INSERT INTO t VALUES ('C:\\dir\\new', '^\\\\d+$', '\\\\') /* it\\'s */";
        assertEquals(List.of(sql), cut(sql, PLAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = { "DO 1;\nDO 'C:\\'", "DO 1;\nDO 'it\\'s'", "DO 1;\nDO 'C:\\', 'D:\\'" })
    void aBackslashBeforeAQuoteIsRefusedByTheNameOfTheMode(String text) {
        String told = refused(text, PLAIN);
        assertTrue(told.startsWith(
                "line 2: there is a backslash before a quote, and the SQL mode NO_BACKSLASH_ESCAPES is on here, or may be: "),
                told);
    }

    @ParameterizedTest
    @ValueSource(strings = { "SET sql_mode = 'NO_BACKSLASH_ESCAPES'", "SET @m = 'NO_BACKSLASH_ESCAPES', sql_mode = @m",
            "SET sql_mode = IF(VERSION() > '9', '', 'NO_BACKSLASH_ESCAPES')",
            "PREPARE p FROM 'SET sql_mode = ''NO_BACKSLASH_ESCAPES'''; EXECUTE p" })
    void soWhereTheScriptMayTurnItOn(String set) {
        assertTrue(refused(set + "; DO 'it\\'s'", SqlMode.USUAL).contains("NO_BACKSLASH_ESCAPES"));
    }

    @Test
    void beforeAndBehindThatTheyAreWhatTheyWere() {
        String text = "DO 'it\\'s'; SET @m = @@sql_mode, sql_mode = 'NO_BACKSLASH_ESCAPES'; DO '\\n'; SET sql_mode = @m; DO 'it\\'s'";
        assertEquals(5, cut(text, SqlMode.USUAL).size());
    }

    private static List<String> cut(String text, SqlMode mode) {
        return StatementCutter.cut(ScriptText.of(text), mode).stream().map(Statement::sql).toList();
    }

    private static String refused(String text, SqlMode mode) {
        return assertThrows(InvalidScriptException.class, () -> cut(text, mode)).getMessage();
    }
}
