package com.traveease.schema.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.directive.Directive;
import com.traveease.schema.directive.Directives;
import com.traveease.schema.script.Script;

class RevisionTest {

    private static Revision revision(String text) {
        return Revisions.of(List.of(new Script("V1__some_words.sql", text))).all().get(0);
    }

    /** What decides before a script is cut is what the directives of the cut script say. */
    @ParameterizedTest
    @ValueSource(strings = { "-- @background\n\nSELECT 1;", "-- @background\nSELECT 1;",
            "-- Words.\n\n-- @background\n\nSELECT 1;", "/* Words;\n\n*/\n\n# More.\n  --  @background\nSELECT 1;",
            "\n\n/* a */ /* b */ -- c\n-- @background\n\nSELECT 1;", "DELIMITER //\n-- @background\n\nSELECT 1//",
            "-- Words.\r\n\r\n-- @background\r\n\r\nSELECT 1;" })
    void isOfTheBackgroundWhereItsHeadSaysSo(String text) {
        assertEquals(List.of(true, true), List.of(revision(text).isBackground(), directives(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "SELECT 1;", "-- See @background.\n\nSELECT 1;", "/*\n-- @background\n*/\n\nSELECT 1;",
            "# See @background.\n\nSELECT 1;", "SELECT\n'-- @background\n';" })
    void isNotOfTheBackgroundOtherwise(String text) {
        assertEquals(List.of(false, false), List.of(revision(text).isBackground(), directives(text)));
    }

    private static boolean directives(String text) {
        Script script = revision(text).upgrade();
        return Directives.of(script.name(), script.text(), script.statements(), Set.of()).has(Directive.BACKGROUND);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "-- @batch for 1ms | some words", "-- Fills it.#-- @background | Fills it.",
            "-- @idempotent#-- Fills it. | Fills it.", "-- @author Anna | @author Anna",
            "-- @ignore long-lock Small.#--#-- Fills it. | Fills it." })
    void directivesAreNotWhatItSaysOfItself(String head, String comment) {
        assertEquals(List.of(comment), revision(head.replace('#', '\n') + "\nUPDATE a SET n = 1;").comment());
    }

    @Test
    void theLinesBetweenStayInTheirOrder() {
        assertEquals(List.of("One.", "", "Two."), revision("-- One.\n--\n-- Two.\n-- @background\n\nSELECT 1;").comment());
    }
}
