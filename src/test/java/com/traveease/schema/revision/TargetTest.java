package com.traveease.schema.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.script.Script;

class TargetTest {

    private static final Revisions FIVE = revisions("V001__one.sql", "V002__two.sql", "V003__three.sql", "V004__four.sql",
            "V005__five.sql");

    @ParameterizedTest
    @CsvSource({ "head,5", "heads,5", "base,0", "current,2", "001_one,1", "003_t,3", "4,4", "004,4", "4.0,4", "+1,3", "+3,5",
            "-1,1", "-2,0", "+0,2", "-0,2", "head-1,4", "head-5,0", "base+1,1", "base+5,5", "current+2,4", "current-2,0",
            "002+1,3", "2-2,0", "003_three-1,2", "004_f+1,5", "' head ',5", "+01,3" })
    void isWhatThePersonMeansWhenTheDatabaseIsAtTheSecond(String text, int version) {
        Optional<Revision> there = Target.parse(text).in(FIVE, () -> Optional.of(FIVE.all().get(1)));
        assertEquals(version, there.map(FIVE.all()::indexOf).orElse(-1) + 1);
    }

    @ParameterizedTest
    @CsvSource({ "head,5", "base,0", "003,3", "003-1,2", "base+2,2", "head-5,0" })
    void doesNotAskTheDatabaseUnlessItDependsOnIt(String text, int version) {
        Optional<Revision> there = Target.parse(text).in(FIVE, () -> {
            throw new AssertionError("asked");
        });
        assertEquals(version, there.map(FIVE.all()::indexOf).orElse(-1) + 1);
    }

    @Test
    void currentAndDistancesStartAtBaseInAnEmptyDatabase() {
        assertEquals(Optional.empty(), Target.parse("current").in(FIVE, Optional::empty));
        assertEquals("001_one", Target.parse("+1").in(FIVE, Optional::empty).orElseThrow().id());
    }

    @Test
    void anIdThatEndsLikeADistanceIsAnId() {
        Revisions revisions = revisions("V1__split.sql", "V2__split-2.sql", "V3__split-2-1.sql", "V4__c+1.sql");
        assertEquals("2_split-2", in(revisions, "2_split-2"));
        assertEquals("3_split-2-1", in(revisions, "3_split-2-1"));
        assertEquals("4_c+1", in(revisions, "4_c+1"));
        assertEquals("1_split", in(revisions, "2_split-2-1"));
        assertEquals("3_split-2-1", in(revisions, "4_c+1-1"));
        assertEquals("2_split-2", in(revisions, "4_c-2"));
    }

    @Test
    void aBeginningThatEndsLikeADistanceIsADistance() {
        Revisions revisions = revisions("V1__a.sql", "V2__step-10_more.sql");
        assertEquals("1_a", in(revisions, "2_step-1"));
        assertEquals("2_step-10_more", in(revisions, "2_step-10_m"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "+4|Relative revision +4 didn't produce 4 migrations: above 002_two there is 003_three, 004_four, 005_five",
            "-3|Relative revision -3 didn't produce 3 migrations: below 002_two there is base, 001_one",
            "head+1|Relative revision +1 didn't produce 1 migrations: above 005_five there is none",
            "base-1|Relative revision -1 didn't produce 1 migrations: below base there is none",
            "001-2|Relative revision -2 didn't produce 2 migrations: below 001_one there is base",
            "+99999999999999999999|Relative revision +99999999999999999999 didn't produce 99999999999999999999 migrations: above 002_two there is 003_three, 004_four, 005_five",
            "-99999999999999999999|Relative revision -99999999999999999999 didn't produce 99999999999999999999 migrations: below 002_two there is base, 001_one",
            "zzz|Can't locate revision identified by 'zzz'; there are 001_one, 002_two, 003_three, 004_four, 005_five",
            "zzz-1|Can't locate revision identified by 'zzz'; there are 001_one, 002_two, 003_three, 004_four, 005_five",
            "00|'00' is the beginning of more than one revision: 001_one, 002_two, 003_three, 004_four, 005_five",
            "007|Can't locate revision identified by '007'; there are 001_one, 002_two, 003_three, 004_four, 005_five",
            "HEAD|Can't locate revision identified by 'HEAD'; there are 001_one, 002_two, 003_three, 004_four, 005_five",
            "+|Can't locate revision identified by '+'; there are 001_one, 002_two, 003_three, 004_four, 005_five" }, delimiter = '|')
    void saysWhatWouldDoWhenThereIsNoSuchPlace(String text, String message) {
        InvalidTargetException refused = assertThrows(InvalidTargetException.class,
                () -> Target.parse(text).in(FIVE, () -> Optional.of(FIVE.all().get(1))));
        assertEquals(message, refused.getMessage());
    }

    @Test
    void emptyIsNoTarget() {
        for (String text : new String[] { "", " ", "\t" }) {
            InvalidTargetException refused = assertThrows(InvalidTargetException.class, () -> Target.parse(text));
            assertEquals(
                    "The target is empty. Name a revision, head, base, +N or -N; an unset shell variable may be the reason.",
                    refused.getMessage());
        }
    }

    @Test
    void headOfNoScriptsIsBase() {
        Revisions none = revisions();
        assertEquals(Optional.empty(), Target.HEAD.in(none, Optional::empty));
        InvalidTargetException refused = assertThrows(InvalidTargetException.class,
                () -> Target.parse("001").in(none, Optional::empty));
        assertEquals("Can't locate revision identified by '001'; there are none", refused.getMessage());
    }

    @Test
    void isPrintedAsItWasTyped() {
        assertEquals("head-2", Target.parse("head-2").toString());
        assertEquals("002_two", Target.of(Optional.of(FIVE.all().get(1))).toString());
        assertEquals("base", Target.of(Optional.empty()).toString());
    }

    private static String in(Revisions revisions, String text) {
        return Target.parse(text).in(revisions, Optional::empty).orElseThrow().id();
    }

    private static Revisions revisions(String... names) {
        return Revisions.of(Arrays.stream(names).map(name -> new Script(name, "SELECT 1;")).toList());
    }
}
