package com.traveease.schema.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.script.Script;

class NewRevisionTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @CsvSource({ "005,006", "009,010", "999,1000", "9,10", "1.2,1.3", "1.9,1.10", "1.09,1.10", "2026.02.28,2026.02.29",
            "0,1", "1_2,1.3", "99999999999999999999,100000000000000000000" })
    void hasTheVersionAfterTheNewest(String head, String next) {
        assertEquals(next + "_words", after(revisions("V" + head + "__a.sql"), "words").id());
    }

    @Test
    void comesAfterTheNewestByVersionNotByName() {
        assertEquals("11_words", after(revisions("V10__a.sql", "V9__b.sql"), "words").id());
    }

    @Test
    void startsAtOne() {
        assertEquals("001_words", after(revisions(), "words").id());
    }

    @Test
    void isAScriptAndItsUndoWithWhatToWrite() {
        NewRevision revision = after(revisions("V005__reports.sql"), "  Add  user's\n preferences! ");

        assertEquals("006_add_user_s_preferences", revision.id());
        assertEquals(List.of(new NewRevision.File("V006__add_user_s_preferences.sql", """
                -- Add user's preferences!
                --
                -- Applied after 005_reports.

                SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'V006__add_user_s_preferences.sql is not written yet';
                """), new NewRevision.File("U006__add_user_s_preferences.sql", """
                -- undo: Add user's preferences!
                --
                -- Leaves what 005_reports left.

                SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'U006__add_user_s_preferences.sql is not written yet';
                """)), revision.files());
    }

    @Test
    void theFirstComesAfterBase() {
        String text = after(revisions(), "words").files().get(0).text();
        assertTrue(text.contains("-- Applied after base.\n"), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Add user's prefs, très long message that goes on and on|add_user_s_prefs_très_long_message_that",
            "ENUM->VARCHAR (500)|enum_varchar_500", "__a__|a", "v2|v2", "3rd party|3rd_party", "価格 表|価格_表",
            "Pneumonoultramicroscopicsilicovolcanoconiosis|pneumonoultramicroscopicsilicovolcanocon",
            "1.2.3|1_2_3", "../../etc/passwd|etc_passwd",
            "I am 40 characters, and not one more ok|i_am_40_characters_and_not_one_more_ok",
            "this one is exactly forty character long|this_one_is_exactly_forty_character_long" })
    void isNamedByTheLettersAndDigitsOfTheMessage(String message, String words) {
        NewRevision revision = after(revisions(), message);
        assertEquals("001_" + words, revision.id());
        assertEquals("V001__" + words + ".sql", revision.files().get(0).name());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  ", "!?", "__", "-->" })
    void aMessageWithoutLettersIsRefused(String message) {
        InvalidTargetException refused = assertThrows(InvalidTargetException.class,
                () -> after(revisions(), message));
        assertEquals("The message '%s' has no letters or digits to make a name of.".formatted(message), refused.getMessage());
    }

    @Test
    void itsFilesAreARevision() {
        for (String message : List.of("words", "don't; drop", "a -- b", "*/ x", "très long", "x'; DROP TABLE a; --")) {
            NewRevision made = after(revisions("V005__reports.sql"), message);
            Revisions read = Revisions.of(made.files().stream().map(file -> new Script(file.name(), file.text())).toList());
            assertEquals(made.id(), read.head().orElseThrow().id());
            assertEquals(1, read.head().orElseThrow().upgrade().statements().size());
            assertEquals(1, read.head().orElseThrow().undo().orElseThrow().statements().size());
            assertEquals(message, read.head().orElseThrow().comment().get(0));
        }
    }

    private static Revisions revisions(String... names) {
        return Revisions.of(Arrays.stream(names).map(name -> new Script(name, "SELECT 1;")).toList());
    }

    private static NewRevision after(Revisions revisions, String message) {
        return NewRevision.after(revisions, message, Optional.empty(), NOON);
    }
}
