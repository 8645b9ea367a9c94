package com.traveease.schema.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;

class RevisionsTest {

    @Test
    void theFiveRevisionsOfTheBriefAreBuiltInAndReversible() {
        List<Revision> revisions = ScriptFolder.builtIn().all();

        assertEquals(List.of("001_initial_sqlalchemy_models", "002_flight_booking_schema",
                "003_accommodation_mobility_schema", "004_tours_compliance_schema", "005_analytics_reporting_layer"),
                revisions.stream().limit(5).map(Revision::id).toList());
        assertTrue(revisions.stream().allMatch(revision -> revision.undo().isPresent()));
    }

    @Test
    void everyBuiltInScriptCanBeCutIntoStatements() {
        for (Revision revision : ScriptFolder.builtIn().all()) {
            assertTrue(revision.upgrade().statements().size() > 0, revision.id());
            assertTrue(revision.undo().orElseThrow().statements().size() > 0, revision.id());
        }
    }

    @Test
    void areOrderedByVersionNotByName() {
        assertEquals(List.of("2_b", "10_a"), revisions("V10__a.sql", "V2__b.sql").all().stream().map(Revision::id).toList());
    }

    @Test
    void oneUnderscoreIsAnErrorThatNamesTheScript() {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class, () -> revisions("V5_x.sql"));
        assertTrue(refused.getMessage().contains("V5_x.sql"), refused.getMessage());
        assertTrue(refused.getMessage().contains("two underscores"), refused.getMessage());
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                () -> revisions("V1__a.sql", "V01__b.sql", "U7__c.sql", "v2__d.sql"));
        for (String name : List.of("V1__a.sql and V01__b.sql", "The undo script U7__c.sql has no versioned script V7__",
                "v2__d.sql")) {
            assertTrue(refused.getMessage().contains(name), refused.getMessage());
        }
    }

    @Test
    void anUndoScriptThatIsLeftAloneIsNoMatterOfNames() {
        assertEquals(
                "The scripts cannot be used, nothing was run: The undo script U2__b.sql has no versioned script V2__….sql: "
                        + "put that back, or remove the undo script too.",
                assertThrows(InvalidScriptException.class, () -> revisions("V1__a.sql", "U2__b.sql")).getMessage());
    }

    @Test
    void areFoundByIdBeginningVersionAndHead() {
        Revisions revisions = revisions("V001__first.sql", "V002__second.sql", "V010__tenth.sql");
        assertEquals("001_first", revisions.find("001_first").id());
        assertEquals("002_second", revisions.find("002_s").id());
        assertEquals("010_tenth", revisions.find("10").id());
        assertEquals("010_tenth", revisions.find("head").id());
    }

    @Test
    void anAmbiguousBeginningListsWhatItCouldMean() {
        UnknownRevisionException refused = assertThrows(UnknownRevisionException.class,
                () -> revisions("V001__first.sql", "V002__second.sql", "V010__tenth.sql").find("00"));
        assertEquals("'00' is the beginning of more than one revision: 001_first, 002_second", refused.getMessage());
    }

    @Test
    void anUnknownNameListsWhatThereIs() {
        UnknownRevisionException refused = assertThrows(UnknownRevisionException.class,
                () -> revisions("V001__first.sql").find("zzz"));
        assertEquals("Can't locate revision identified by 'zzz'; there are 001_first", refused.getMessage());
    }

    private static Revisions revisions(String... names) {
        return Revisions.of(Arrays.stream(names).map(name -> new Script(name, "SELECT 1;")).toList());
    }
}
