package com.traveease.schema.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each pair of schemas in {@code src/test/resources/diff}: the differences in words, the statements that lead there and back,
 * and the way there and back on a real server with the pair's rows. With {@code -Ddiff.record=true} what is found is written
 * into the files as what is expected, to be reviewed; {@code -Ddiff.only=GROUP/NAME}, a regular
 * expression, chooses some.
 */
class DiffPairsTest {

    private static final Path FOLDER = Path.of("src/test/resources/diff");
    private static final boolean RECORD = Boolean.getBoolean("diff.record");
    private static final Pattern ONLY = Pattern.compile(System.getProperty("diff.only", ""));

    private static RoundTrip roundTrip;

    @BeforeAll
    static void schemas() {
        roundTrip = new RoundTrip();
    }

    @AfterAll
    static void dropSchemas() throws SQLException {
        roundTrip.close();
    }

    @TestFactory
    Stream<DynamicTest> leadsThereAndBack() {
        return Pair.in(FOLDER).stream().filter(pair -> ONLY.matcher(pair.name()).find())
                .map(pair -> DynamicTest.dynamicTest(pair.name(), pair.file().toUri(), () -> play(pair)));
    }

    private static void play(Pair pair) throws Exception {
        RoundTrip.Result found = roundTrip.play(new RoundTrip.Trip(pair.text(Pair.Section.FROM), pair.text(Pair.Section.TO),
                pair.text(Pair.Section.ROWS), pair.renames()));
        Map<Pair.Section, String> results = Map.of(Pair.Section.WORDS, String.join("\n", found.words()), Pair.Section.UP,
                found.up(), Pair.Section.DOWN, found.down());
        if (RECORD) {
            pair.write(results);
            return;
        }
        for (Pair.Section section : List.of(Pair.Section.WORDS, Pair.Section.UP, Pair.Section.DOWN)) {
            assertTrue(pair.sections().containsKey(section), "The file has no section " + section.heading());
            assertEquals(pair.text(section), results.get(section), section::heading);
        }
    }

    @Test
    void whatIsTheSameHasNoWords() {
        List<String> different = Pair.in(FOLDER).stream().filter(pair -> pair.name().startsWith("same/"))
                .filter(pair -> !pair.text(Pair.Section.WORDS).isEmpty()).map(Pair::name).toList();
        assertEquals(List.of(), different);
    }
}
