package com.traveease.schema.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.history.HistoryRow;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.revision.Version;
import com.traveease.testing.Scripts;

class PlanTest {

    private static final Revisions FOUR = Scripts.of("V1__one.sql", "SELECT 1;").and("U1__one.sql", "SELECT 1;")
            .and("V2__two.sql", "SELECT 2;").and("U2__two.sql", "SELECT 2;")
            .and("V3__three.sql", "SELECT 3;").and("U3__three.sql", "SELECT 3;")
            .and("V4__four.sql", "SELECT 4;").and("U4__four.sql", "SELECT 4;").revisions();

    private static final Revisions WITH_REPEATABLE = Scripts.of("V1__one.sql", "SELECT 1;").and("V2__two.sql", "SELECT 2;")
            .and("R__views.sql", "SELECT 3;").revisions();

    @ParameterizedTest
    @CsvSource({ "base,head,1 2 3 4", "base,2,1 2", "2,head,3 4", "2,+1,3", "2,3+1,3 4", "2,2,''", "2,current,''",
            "base,base,''",
            "4,head,''", "2,heads,3 4" })
    void goesUpInOrder(String from, String to, String steps) {
        Plan plan = Plan.upgrade(at(from), Target.parse(to));
        assertEquals(steps, steps(plan));
    }

    @ParameterizedTest
    @CsvSource({ "4,base,4 3 2 1", "4,2,4 3", "3,-1,3", "3,current-2,3 2", "4,head-3,4 3 2", "3,3,''", "base,base,''" })
    void goesDownNewestFirst(String from, String to, String steps) {
        Plan plan = Plan.downgrade(at(from), Target.parse(to));
        assertEquals(steps, steps(plan));
    }

    @Test
    void knowsWhereItBeginsAndEnds() {
        Plan plan = Plan.downgrade(at("3"), Target.parse("-1"));
        assertEquals("3_three", plan.from().current().orElseThrow());
        assertEquals("2_two", plan.target().orElseThrow().id());
        assertEquals("U3__three.sql", plan.steps().get(0).script().name());
        assertEquals(Optional.empty(), Plan.downgrade(at("3"), Target.parse("base")).target());
    }

    @ParameterizedTest
    @CsvSource({ "3,2", "3,base", "3,-1", "head,head-1" })
    void anUpgradeDoesNotGoDown(String from, String to) {
        InvalidTargetException refused = assertThrows(InvalidTargetException.class,
                () -> Plan.upgrade(at(from), Target.parse(to)));
        Optional<Revision> there = Target.parse(to).in(FOUR, () -> at(from).currentRevision());
        String id = there.map(Revision::id).orElse("base");
        assertTrue(refused.getMessage().startsWith("Destination " + id + " is not a valid upgrade target from "),
                refused.getMessage());
        assertTrue(refused.getMessage().endsWith("To go down: downgrade " + id), refused.getMessage());
    }

    @Test
    void aDowngradeDoesNotGoUp() {
        for (String to : List.of("3", "head", "+1")) {
            InvalidTargetException refused = assertThrows(InvalidTargetException.class,
                    () -> Plan.downgrade(at("2"), Target.parse(to)));
            String id = to.equals("head") ? "4_four" : "3_three";
            assertEquals(("Destination %s is not a valid downgrade target from 2_two, which is below it. "
                    + "From there it goes to base, 1_one. To go up: upgrade %s").formatted(id, id),
                    refused.getMessage());
        }
    }

    @Test
    void repeatablesRunAtHeadOnly() {
        SchemaState base = SchemaState.assumed(WITH_REPEATABLE, Optional.empty());
        assertEquals("1 2 R__views", steps(Plan.upgrade(base, Target.HEAD)));
        assertEquals("1", steps(Plan.upgrade(base, Target.parse("1"))));
        SchemaState head = SchemaState.assumed(WITH_REPEATABLE, WITH_REPEATABLE.head());
        assertEquals("R__views", steps(Plan.upgrade(head, Target.HEAD)));
    }

    @Test
    void whatCannotBeUndoneIsNamedBeforeAnythingRuns() {
        Revisions revisions = Scripts.of("V1__one.sql", "SELECT 1;").and("V2__two.sql", "SELECT 2;")
                .and("V3__three.sql", "SELECT 3;").and("U3__three.sql", "SELECT 3;").revisions();
        SchemaState head = SchemaState.assumed(revisions, revisions.head());
        assertEquals("3", steps(Plan.downgrade(head, Target.parse("2"))));
        assertEquals("2_two is irreversible: it has no undo script. Nothing was run.",
                assertThrows(MigrationRefusedException.class, () -> Plan.downgrade(head, Target.parse("1"))).getMessage());
        assertEquals("2_two, 1_one are irreversible: they have no undo scripts. Nothing was run.",
                assertThrows(MigrationRefusedException.class, () -> Plan.downgrade(head, Target.parse("base"))).getMessage());
    }

    @Test
    void whatCameByABaselineIsNotUndone() {
        SchemaState state = SchemaState.of(FOUR, List.of(row(1, "2", "BASELINE", "<< Flyway Baseline >>"),
                row(2, "3", "SQL", "V3__three.sql")), Optional.empty());
        assertEquals("3", steps(Plan.downgrade(state, Target.parse("2"))));
        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> Plan.downgrade(state, Target.parse("base")));
        assertEquals("2_two was there before Flyway's baseline, not applied from a script, so it cannot be undone. "
                + "Nothing was run.", refused.getMessage());
        assertEquals("4", steps(Plan.upgrade(state, Target.HEAD)));
    }

    @Test
    void aDatabaseThatIsAheadIsAtHeadForThisProgramAndIsNotTakenBack() {
        SchemaState ahead = ahead();
        assertEquals("", steps(Plan.upgrade(ahead, Target.HEAD)));
        assertEquals("The database has 5_five, which this program does not know. "
                + "Use the program that has it; or, if its script was removed here, put it back. Nothing was changed.",
                assertThrows(MigrationRefusedException.class, () -> Plan.downgrade(ahead, Target.parse("2"))).getMessage());
        InvalidTargetException refused = assertThrows(InvalidTargetException.class,
                () -> Plan.downgrade(ahead, Target.parse("-1")));
        assertEquals("The database is at 5_five, which this program does not know, so no target can be counted from there. "
                + "Use the program that has it; or, if its script was removed here, put it back. There are 1_one, 2_two, 3_three, 4_four",
                refused.getMessage());
    }

    @Test
    void belowADatabaseThatIsAheadThereIsNothingToUpgradeTo() {
        InvalidTargetException refused = assertThrows(InvalidTargetException.class,
                () -> Plan.upgrade(ahead(), Target.parse("2")));
        assertEquals("Destination 2_two is not a valid upgrade target from 5_five, which is above it. "
                + "To go down: downgrade 2_two", refused.getMessage());
    }

    @Test
    void gapsBelowTheTargetAreFilled() {
        SchemaState state = SchemaState.of(FOUR,
                List.of(row(1, "1", "SQL", "V1__one.sql"), row(2, "3", "SQL", "V3__three.sql")),
                Optional.empty());
        assertEquals("2 4", steps(Plan.upgrade(state, Target.HEAD)));
    }

    private static SchemaState ahead() {
        List<HistoryRow> rows = new ArrayList<>();
        List<String> names = List.of("V1__one.sql", "V2__two.sql", "V3__three.sql", "V4__four.sql", "V5__five.sql");
        for (int i = 0; i < names.size(); i++) {
            rows.add(row(i + 1, String.valueOf(i + 1), "SQL", names.get(i)));
        }
        return SchemaState.of(FOUR, rows, Optional.empty());
    }

    private static HistoryRow row(int rank, String version, String type, String script) {
        return new HistoryRow(rank, Optional.of(Version.parse(version)), "words", type, script,
                OptionalInt.empty(), Instant.EPOCH, "", Duration.ZERO, true);
    }

    private static SchemaState at(String place) {
        return SchemaState.assumed(FOUR, Target.parse(place).in(FOUR, Optional::empty));
    }

    private static String steps(Plan plan) {
        return String.join(" ", plan.steps().stream()
                .map(step -> step.revision().map(revision -> revision.version().toString()).orElse(step.id())).toList());
    }
}
