package com.traveease.schema.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.ScriptConfiguration;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The assertions of the five phases hold on rows as they are in production, and each finds what it is there for. */
class BuiltInAssertionsTest {

    private static TestDatabase database;
    private static List<Assertion> assertions;

    @BeforeAll
    static void create() throws SQLException, IOException {
        database = TestDatabase.create();
        new Migrator(database.database(), BuiltIn.REVISIONS, Duration.ofMinutes(1)).upgrade(new Silent());
        Config config = new SmallRyeConfigBuilder().build();
        assertions = Assertions.of(ScriptConfiguration.from(config), BuiltIn.REVISIONS).all();
        try (Connection connection = database.connect()) {
            run(connection, read("rows.sql"));
        }
        // A violation is what the constraints let pass, or what was there before them.
        for (String check : database.strings("SELECT CONCAT('ALTER TABLE `', table_name, '` ALTER CHECK `', constraint_name, "
                + "'` NOT ENFORCED') FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND "
                + "constraint_type = 'CHECK'")) {
            database.execute(check);
        }
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
    }

    private static List<Statement> read(String file) throws IOException {
        try (InputStream in = BuiltInAssertionsTest.class.getResourceAsStream("/verify/" + file)) {
            return new Script(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)).statements();
        }
    }

    private static void run(Connection connection, List<Statement> statements) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            for (Statement one : statements) {
                statement.execute(one.sql());
            }
        }
    }

    @Test
    void allHoldOnRealisticRows() {
        Verification done = verifier().ask(assertions, Optional.of("005"));

        assertEquals(List.of(), done.lines());
        assertEquals(assertions.size(), done.verdicts().size());
    }

    @Test
    void eachFindsWhatItIsThereFor() throws SQLException, IOException {
        Map<String, Statement> violations = new LinkedHashMap<>();
        read("violations.sql").forEach(one -> violations.put(AssertionQuery.comment(one.sql()), one));
        assertEquals(assertions.stream().map(Assertion::says).toList(), List.copyOf(violations.keySet()));
        List<String> notFound = new ArrayList<>();
        try (Connection connection = database.connect(); java.sql.Statement statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0, time_zone = '+00:00'");
            for (Assertion assertion : assertions) {
                statement.execute("START TRANSACTION");
                statement.execute(violations.get(assertion.says()).sql());
                Verdict verdict = verifier().verdict(connection, assertion);
                statement.execute("ROLLBACK");
                if (verdict.result() != Verdict.Result.VIOLATED || verdict.count() == 0) {
                    notFound.add(assertion.says() + " " + verdict);
                }
            }
        }
        assertEquals(List.of(), notFound);
    }

    @Test
    void everyPhaseHasSome() {
        assertEquals(List.of("001", "002", "003", "004", "005"),
                assertions.stream().map(one -> one.since().toString()).distinct().toList());
        assertFalse(assertions.stream().anyMatch(one -> one.says().length() > 120));
        assertTrue(assertions.stream().allMatch(one -> one.says().endsWith(".")));
    }

    private static Verifier verifier() {
        return new Verifier(database.database(), Duration.ofSeconds(20));
    }
}
