package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * A statement that fails, before every statement of the scripts that the program is killed in, and is corrected: what is there
 * then is what an undisturbed run leaves. Half of the places of a long script are tried, others in every run;
 * {@code -Dcrash.everywhere=true} tries all of them, with both mistakes.
 */
class FailureTest {

    /** Of as many places one after the other, two are tried with one mistake and one with the other. */
    private static final int TURNS = 6;

    private final int first = ThreadLocalRandom.current().nextInt(TURNS);

    /**
     * @param failing what is in the place of the statement first
     * @param corrected what is there then; empty when it is taken out
     */
    private record Mistake(String failing, Optional<String> corrected) {
    }

    static Stream<Path> scripts() {
        // The one that takes long has nothing that the others have not.
        return Scenario.all().stream().filter(scenario -> !scenario.name().equals("long"))
                .flatMap(scenario -> files(scenario).stream());
    }

    private static List<Path> files(Scenario scenario) {
        try (Stream<Path> files = Files.list(scenario.folder())) {
            return files.filter(file -> file.getFileName().toString().startsWith("V")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void whatFailsAndIsCorrectedIsAsIfItHadNotFailed(Path script) throws Exception {
        Scenario scenario = new Scenario(script.getParent());
        int statements = new Script(script.getFileName().toString(), Files.readString(script)).statements().size();
        Snapshot undisturbed = undisturbed(scenario, script, 1, Optional.empty()).orElseThrow();
        int places = statements + 1;
        boolean everywhere = places < TURNS || Boolean.getBoolean("crash.everywhere");
        int compared = 0;
        for (int k = 1; k <= places; k++) {
            int turn = (k + first) % TURNS;
            if (everywhere || turn < 2) {
                compare(scenario, script, k, new Mistake("INSERT INTO no_such_table VALUES (1)", Optional.empty()),
                        undisturbed);
                compared++;
            }
            if (everywhere || turn == 2) {
                // Commits what is open, so that it has to be in the run that it is held against too.
                Mistake definition = new Mistake("ALTER TABLE MAIN.ledger ADD COLUMN id INT",
                        Optional.of("ALTER TABLE MAIN.ledger COMMENT = 'corrected'"));
                Optional<Snapshot> with = undisturbed(scenario, script, k, definition.corrected());
                if (with.isPresent()) {
                    compare(scenario, script, k, definition, with.get());
                    compared++;
                }
            }
        }
        assertTrue(compared > 0, "Nowhere in it was anything compared");
    }

    /** Empty when it cannot be run: the statement is where none like it may be. */
    private static Optional<Snapshot> undisturbed(Scenario scenario, Path script, int k, Optional<String> inserted)
            throws SQLException, IOException {
        try (Place place = new Place()) {
            place.migrator(scenario, script, k, inserted).upgrade(new Silent());
            return Optional.of(place.snapshot());
        } catch (MigrationFailedException | MigrationRefusedException | InvalidScriptException e) {
            return Optional.empty();
        }
    }

    private static void compare(Scenario scenario, Path script, int k, Mistake mistake, Snapshot undisturbed)
            throws SQLException, IOException {
        String where = "%s/%s, %s before statement %d".formatted(scenario, script.getFileName(), mistake.failing(), k);
        try (Place place = new Place()) {
            Migrator failing = place.migrator(scenario, script, k, Optional.of(mistake.failing()));
            assertThrows(MigrationFailedException.class, () -> failing.upgrade(new Silent()), where);
            Migrator corrected = place.migrator(scenario, script, k, mistake.corrected());
            int lost = askedOfLost(script, k, mistake);
            if (lost > 0) {
                String refused = assertThrows(MigrationRefusedException.class, () -> corrected.upgrade(new Silent()), where)
                        .getMessage();
                assertTrue(refused.contains("reads the result of statement %d".formatted(lost)), refused);
                return;
            }
            corrected.upgrade(new Silent());
            // The checksums are of scripts that have the name of their schema in them.
            assertEquals(List.of(), place.snapshot().differences(undisturbed).stream()
                    .filter(difference -> !difference.startsWith("rows of flyway_schema_history")).toList(), where);
        }
    }

    /** The statement of which something is asked that went with the session in which it was applied; 0 when nothing is. */
    private static int askedOfLost(Path script, int k, Mistake mistake) throws IOException {
        List<String> statements = new Script(script.getFileName().toString(), Files.readString(script)).statements().stream()
                .map(Statement::sql).toList();
        if (mistake.corrected().isPresent() || k > statements.size()) {
            return 0;
        }
        int asking = k;
        while (isSet(statements.get(asking - 1)) && asking < statements.size()) {
            asking++;
        }
        int asked = k - 1;
        while (asked > 0 && isSet(statements.get(asked - 1))) {
            asked--;
        }
        String sql = statements.get(asking - 1);
        return sql.contains("FOUND_ROWS()") ? asked : sql.contains("ROW_COUNT()") && asking == k ? k - 1 : 0;
    }

    private static boolean isSet(String sql) {
        return sql.startsWith("SET ") && !sql.contains("(");
    }

    /** A schema, and another beside it. */
    private static final class Place implements AutoCloseable {

        private final TestDatabase main = TestDatabase.create();
        private final String side = main.schema() + "_side";

        Place() throws SQLException {
            main.execute("CREATE DATABASE " + side);
        }

        /** Of all scripts up to this one, with a statement put before one of it. */
        Migrator migrator(Scenario scenario, Path script, int k, Optional<String> inserted) throws IOException {
            List<Script> scripts = new ArrayList<>();
            for (Path file : files(scenario)) {
                String name = file.getFileName().toString();
                List<String> statements = new Script(name, text(Files.readString(file))).statements().stream()
                        .map(Statement::sql).collect(Collectors.toCollection(ArrayList::new));
                if (file.equals(script)) {
                    inserted.ifPresent(sql -> statements.add(k - 1, sql.replace("MAIN", main.schema())));
                }
                scripts.add(new Script(name, "DELIMITER $$\n" + String.join("\n$$\n", statements) + "\n$$\n"));
                if (file.equals(script)) {
                    break;
                }
            }
            return new Migrator(main.database(), Revisions.of(scripts), Duration.ofMinutes(1));
        }

        private String text(String script) {
            return script.replace("${main}", main.schema()).replace("${side}", side);
        }

        Snapshot snapshot() throws SQLException {
            return Snapshot.of(main, side);
        }

        @Override
        public void close() throws SQLException {
            main.execute("DROP DATABASE " + side);
            main.close();
        }
    }
}
