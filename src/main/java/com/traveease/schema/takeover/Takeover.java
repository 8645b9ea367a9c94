package com.traveease.schema.takeover;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.definition.Definitions;
import com.traveease.schema.definition.SchemaDefinition;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.scratch.ScratchRefusedException;
import com.traveease.schema.scratch.ScratchSchema;
import com.traveease.schema.scratch.Stop;
import com.traveease.schema.script.Script;

/** Finds out whether a schema that something else made can go on with our scripts. */
public final class Takeover {

    private Takeover() {
    }

    /**
     * Holds a schema against what the scripts up to a revision make, and tries the later ones on a copy. The schema itself is
     * only read. What is tried is tried in a scratch schema on the same server, which is dropped at the end. The caller sees to
     * it that nobody examines or migrates the schema meanwhile.
     *
     * @param connections with an account that has every privilege on the schema; each connection is closed
     * @param adopted the revision that the schema is said to be at; empty for base
     * @throws ScratchRefusedException when it cannot be found out; the message says why
     * @throws SQLException when the connection was lost or a question failed
     */
    public static TakeoverFindings examine(ConnectionSource connections, String schema, Revisions known,
            Optional<Revision> adopted)
            throws SQLException {
        List<LaterStatement> later = LaterStatement.after(known, adopted);
        try (Definitions live = Definitions.of(connections, schema);
                ScratchSchema scratch = ScratchSchema.create(connections, schema)) {
            SchemaDefinition actual = read(connections, schema, known.rules().table());
            SchemaDefinition expected = expected(scratch, LaterStatement.upgradesTo(known, adopted));
            Map<String, TableText> expectedTables;
            try (Definitions made = Definitions.of(connections, scratch.name())) {
                expectedTables = made.tables(expected);
            }
            Map<String, TableText> actualTables = live.tables(actual);
            List<Difference> differences = new Dependence(later, expected, actual).judged(Comparison.of(expected, actual));
            List<Difference> blocking = differences.stream().filter(Difference::isBlocking).toList();
            scratch.renew();
            TakeoverTrial.Result rehearsal = new TakeoverTrial(scratch, later).of(actual, actualTables, live,
                    LaterStatement.upgradesAfter(known, adopted));
            Correction correction = new Correction(new Correction.Side(expected, expectedTables),
                    new Correction.Side(actual, actualTables));
            return new TakeoverFindings(blocking, differences.stream().filter(Predicate.not(Difference::isBlocking)).toList(),
                    rehearsal.failure().filter(failure -> !isExplained(failure, later, blocking)), rehearsal.untried(),
                    correction.of(blocking), correction.of(differences));
        }
    }

    private static SchemaDefinition read(ConnectionSource connections, String schema, String history)
            throws SQLException {
        try (Connection connection = connections.open()) {
            return SchemaDefinition.read(connection, schema, history);
        }
    }

    private static SchemaDefinition expected(ScratchSchema scratch, List<Script> upgrades) throws SQLException {
        for (Script script : upgrades) {
            Optional<Stop> stop = scratch.run(script);
            if (stop.isPresent()) {
                throw new ScratchRefusedException(
                        "The expected schema cannot be determined: %s %s in a scratch schema: %s. Nothing was changed."
                                .formatted(stop.get().where(), switch (stop.get().cause()) {
                                    case FAILED -> "failed";
                                    case NOT_TRIED -> "cannot be tried";
                                }, stop.get().message()));
            }
        }
        return scratch.read();
    }

    /** A blocking difference in a table or view that the statement mentions says more than the server does. */
    private static boolean isExplained(TrialFailure failure, List<LaterStatement> later, List<Difference> blocking) {
        return later.stream().filter(statement -> statement.isUpgrade() && statement.number() == failure.statement()
                && statement.script().name().equals(failure.script()))
                .anyMatch(statement -> blocking.stream()
                        .anyMatch(difference -> statement.facts().mentions().mentions(difference.subject().table())
                                || statement.facts().makes().stream()
                                        .anyMatch(made -> made.isSameName(difference.subject().kind(),
                                                difference.subject().table(), difference.subject().name()))));
    }
}
