package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.PackagedProgram;

/**
 * Some points of all, always the same, and the hardest ones. {@code src/test/scripts/crash-test} tries all of them, as
 * {@code src/test/crash/RESULTS.md} tells.
 */
class CrashIT {

    private static final long SEED = 4;
    private static final int SAMPLE = 30;
    /** A JVM takes as long to start as a native binary takes for the whole trial. */
    private static final int SAMPLE_ON_JVM = 8;

    @Test
    void killedOrCutAtAnyMomentItEndsAsIfNothingHadHappened(@TempDir Path directory) throws Exception {
        try (Campaign campaign = new Campaign(directory, SEED)) {
            List<Reference> references = campaign.references();
            List<Point> possible = references.stream().flatMap(reference -> reference.points().stream()).toList();
            Set<Point> points = new LinkedHashSet<>(hardest(possible));
            points.addAll(Sample.of(possible, PackagedProgram.isNative() ? SAMPLE : SAMPLE_ON_JVM, SEED));
            List<Outcome> outcomes = campaign.run(references, List.copyOf(points), outcome -> {
            });
            assertEquals("", outcomes.stream().filter(outcome -> !outcome.isIdentical()).map(Outcome::toString)
                    .collect(Collectors.joining("\n\n")));
        }
    }

    private static List<Point> hardest(List<Point> possible) {
        List<Point> hardest = new ArrayList<>();
        hardest.add(at(possible, Victim.PROGRAM, Moment.DURING, "ALTER TABLE click MODIFY page BIGINT"));
        hardest.add(at(possible, Victim.PROGRAM, Moment.ANSWERED, "ALTER TABLE seat ADD INDEX (label)"));
        hardest.add(at(possible, Victim.PROGRAM, Moment.ANSWERED, "RENAME TABLE east TO aside"));
        hardest.add(at(possible, Victim.PROGRAM, Moment.ANSWERED, "ALTER TABLE sales EXCHANGE"));
        hardest.add(at(possible, Victim.PROGRAM, Moment.ANSWERED, "UPDATE fare SET share = cents / @sum"));
        for (String sql : List.of("ALTER TABLE click MODIFY page BIGINT", "ALTER TABLE seat ADD INDEX (label)",
                "RENAME TABLE east TO aside", "ALTER TABLE sales EXCHANGE")) {
            hardest.add(at(possible, Victim.PROGRAM_AMONG_OTHERS, Moment.ANSWERED, sql));
        }
        hardest.add(at(possible, Victim.CONNECTION, Moment.DURING, "ALTER TABLE click ADD INDEX"));
        hardest.add(at(possible, Victim.CONNECTION, Moment.ANSWERED, "CALL restock(5)"));
        hardest.add(at(possible, Victim.SERVER, Moment.DURING, "UPDATE click SET hits = hits + 1"));
        hardest.add(at(possible.stream().filter(point -> point.direction() == Direction.DOWNGRADE).toList(), Victim.CONNECTION,
                Moment.ANSWERED, "SELECT IF(IS_USED_LOCK"));
        return hardest;
    }

    private static Point at(List<Point> possible, Victim victim, Moment moment, String sql) {
        List<Point> found = possible.stream()
                .filter(point -> point.fault().equals(new Fault(victim, moment)) && point.command().begins(sql))
                .toList();
        assertFalse(found.isEmpty(), () -> "The program sends no command any more that begins with " + sql);
        return found.get(0);
    }
}
