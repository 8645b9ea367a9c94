package com.traveease.schema.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class LeadingCommentTest {

    @Test
    void isTheLinesBeforeTheFirstStatementWithoutTheirMarks() {
        assertEquals(List.of("words", "", "More, indented:", "  - like this"), LeadingComment.of("""
                -- words
                --
                -- More, indented:
                --   - like this
                CREATE TABLE a (id INT);
                -- not this
                """));
    }

    @Test
    void endsAtAnEmptyLine() {
        assertEquals(List.of("words"), LeadingComment.of("-- words\n\n-- About the first statement.\nSELECT 1;"));
    }

    @Test
    void mayBeABlock() {
        assertEquals(List.of("words", "", "More:", "  - like this"), LeadingComment.of("""
                /*
                 * words
                 *
                 * More:
                 *   - like this
                 */
                SELECT 1;
                """));
        assertEquals(List.of("words"), LeadingComment.of("/* words */\nSELECT 1;"));
        assertEquals(List.of("words", "more"), LeadingComment.of("/** words\n    more */\nSELECT 1;"));
    }

    @Test
    void mayBeginWithHashes() {
        assertEquals(List.of("words", "more"), LeadingComment.of("# words\n## more\nSELECT 1;"));
    }

    @Test
    void emptyLinesAndLinesOfMarksAroundItAreLeftOut() {
        assertEquals(List.of("words"), LeadingComment.of("\n\n-- ----------\n--\n-- words\n--\n-- ==========\nSELECT 1;"));
        assertEquals(List.of("words"), LeadingComment.of("/**************\n * words\n **************/\nSELECT 1;"));
    }

    @Test
    void aBlockWithSqlBehindItIsTheCommentOnly() {
        assertEquals(List.of("words"), LeadingComment.of("/* words */ SELECT 1;"));
        assertEquals(List.of("words", "more"),
                LeadingComment.of("/* words\n * more */ CREATE TABLE a (id INT);\nSELECT '*/';"));
    }

    @Test
    void aCommentThatTheServerRunsIsNone() {
        assertEquals(List.of(), LeadingComment.of("/*!40101 SET NAMES utf8 */;\n-- no\n"));
        assertEquals(List.of(), LeadingComment.of("/*+ hint */ SELECT 1;"));
    }

    @Test
    void twoDashesWithoutABlankAreNoComment() {
        assertEquals(List.of(), LeadingComment.of("--1\n"));
        assertEquals(List.of(), LeadingComment.of("----------\n-- words\n"));
    }

    @Test
    void isNotThereWhenTheScriptBeginsOtherwise() {
        assertEquals(List.of(), LeadingComment.of("SELECT 1; -- no\n-- no"));
        assertEquals(List.of(), LeadingComment.of(""));
        assertEquals(List.of(), LeadingComment.of("--\n--\nSELECT 1;"));
    }

    @Test
    void lineEndsOfWindowsDoNotMatter() {
        assertEquals(List.of("words", "more"), LeadingComment.of("-- words\r\n-- more\r\nSELECT 1;\r\n"));
    }

    @Test
    void aBlockThatDoesNotEndIsAllComment() {
        assertEquals(List.of("words", "SELECT 1;"), LeadingComment.of("/* words\nSELECT 1;"));
    }
}
