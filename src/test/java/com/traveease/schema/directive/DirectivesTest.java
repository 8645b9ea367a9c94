package com.traveease.schema.directive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;

class DirectivesTest {

    private static Directives of(String text) {
        Script script = new Script("V1__x.sql", text);
        return script.directives(script.statements());
    }

    private static List<Integer> idempotent(String text) {
        Directives directives = of(text);
        int statements = new Script("V1__x.sql", text).statements().size();
        return IntStream.rangeClosed(1, statements).filter(k -> directives.has(Directive.IDEMPOTENT, k)).boxed().toList();
    }

    @Test
    void oneDirectlyAboveAStatementIsAboutThat() {
        assertEquals(List.of(2), idempotent("CALL a();\n\n-- @idempotent\n-- it looks first\nCALL b();\nCALL c();"));
        assertEquals(List.of(1), idempotent("-- @idempotent\nCALL a();\nCALL b();"));
    }

    @Test
    void anIgnoreIsForLintAndKeptWithItsReason() {
        assertEquals(List.of(new Directives.Ignored(1, 0, "drop-table unused since 14"), new Directives.Ignored(4, 1, "")),
                of("-- @ignore drop-table unused since 14\n\nCALL a();\n".replace("CALL", "-- x\n-- @ignore\nCALL")).ignored());
        assertEquals(List.of(), idempotent("-- @ignore drop-table unused\nCALL a();"));
    }

    @Test
    void oneAtTheHeadIsAboutTheWholeScript() {
        assertEquals(List.of(1, 2), idempotent("-- Indexes.\n-- @idempotent all of it looks first\n\nCALL a();\nCALL b();"));
        assertTrue(of("/* licence\n */\n-- @unresumable\nCALL a();").has(Directive.UNRESUMABLE));
        assertFalse(of("CALL a();").has(Directive.UNRESUMABLE));
    }

    @Test
    void behindADelimiterToo() {
        assertEquals(List.of(2), idempotent(
                "DELIMITER //\nCREATE PROCEDURE p()\nBEGIN\n  -- @nothing here\n  DO 1;\nEND//\n-- @idempotent\nDELIMITER ;\nCALL p();\n"));
    }

    @Test
    void whatIsInAStatementOrInABlockCommentIsNone() {
        assertEquals(List.of(),
                idempotent("SELECT '\n-- @idempotent\n', -- see @idempotent\n 1;\n/*\n-- @idempotent\n*/\nCALL b();"));
        assertEquals(List.of(), idempotent("-- @author me\n-- @a := 1\n-- @b, @c\nCALL b();"));
    }

    /** What is written like one and is none would be read over. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "CALL a();\\n--@batch\\nUPDATE t SET n = 1; | 2 | --@batch is not read as a directive; write -- @batch",
            "--@background\\n\\nCALL a(); | 1 | --@background is not read as a directive; write -- @background",
            "CALL a();\\n\\n /* @batch for 1s */\\nUPDATE t SET n = 1; | 3 | /* @batch is not read as a directive; write -- @batch",
            "/** @ignore drop-table x */ DROP TABLE t; | 1 | /** @ignore is not read as a directive; write -- @ignore",
            "CALL a();\\n/*@idempotent*/ CALL b();\\n | 2 | /*@idempotent is not read as a directive; write -- @idempotent",
            "CALL a();\\n # @batch\\nUPDATE t SET n = 1; | 2 | # @batch is not read as a directive; write -- @batch" })
    void whatIsWrittenLikeOneIsRefused(String text, int line, String message) {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class, () -> of(text.replace("\\n", "\n")));
        assertEquals("V1__x.sql, line %d: %s on a line of its own. Nothing was run.".formatted(line, message),
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "UPDATE t SET a = 1 -- @batch\\nWHERE b = 2; | 1 | -- @batch",
            "CALL a();\\n-- x\\nUPDATE t\\n  -- @batch for 1s\\nSET a = 1; | 4 | -- @batch",
            "UPDATE t SET a = '\\n#' # @idempotent\\n; | 2 | # @idempotent",
            "SELECT 1\\n\\n/* x */ /*  @background */\\n; | 3 | /*  @background",
            "/*!40101 SET NAMES utf8mb4\\n-- @unresumable\\n*/; | 2 | -- @unresumable" })
    void withinAStatementItIsRefused(String text, int line, String comment) {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class, () -> of(text.replace("\\n", "\n")));
        assertEquals(("V1__x.sql, line %d: %s is not read as a directive within a statement; write -- %s on a line of its own "
                + "above it. Nothing was run.").formatted(line, comment, comment.substring(comment.indexOf('@'))),
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "--@author me\nCALL a();", "/* @param n */\nCALL a();", "/*\n--@batch\n*/\nCALL a();",
            "SELECT '\n--@batch\n';", "-- see /* @batch */\nCALL a();", "/* @batches */\nCALL a();",
            "/* @ignore := 1 */\nCALL a();", "# see @batch above\nCALL a();", "#@batches\nCALL a();",
            "UPDATE t SET a = '-- @batch' -- see -- @batch, # @batch\n, b = \"\n-- @batch\n\", `# @batch` = 1;",
            "CALL a(1, /* see\n-- @batch */ 2 -- @batch := 1\n);", "SELECT 1 /*+ x */ -- @batches\n;",
            "CREATE PROCEDURE p()\nBEGIN\n  -- @batch size\n  DO 1;\nEND;" })
    void otherCommentsAreNot(String text) {
        assertEquals(List.of(), of(text).ignored());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "CALL a();\\n-- @idempotnt\\nCALL b(); | V1__x.sql, line 2: there is no directive @idempotnt",
            "CALL a();\\n-- @idempotent\\n\\nCALL b(); | V1__x.sql, line 2: @idempotent has to be directly above a statement",
            "CALL a();\\n-- @idempotent | V1__x.sql, line 2: @idempotent is not above a statement",
            "-- @background now\\nCALL b(); | V1__x.sql, line 1: @background now is not known; there is -- @background alone. Nothing",
            "CALL a();\\n-- @unresumable\\nCALL b(); | V1__x.sql, line 2: @unresumable is about a whole script" })
    void whatHasNoMeaningIsRefusedWithItsLine(String text, String message) {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class, () -> of(text.replace("\\n", "\n")));
        assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
    }
}
