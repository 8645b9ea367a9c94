package com.traveease.schema.forecast;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.inquiry.AlgorithmAndLock;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.revision.Step;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerMessage;

/**
 * Statements that are sent with an algorithm and a lock, because they change large tables: the server refuses one, and changes
 * nothing, where it would block its table after all.
 *
 * @param algorithms empty for one that is sent with {@code LOCK=NONE} only, because the server could not be asked
 * @param warnings what a person should know before they are run
 * @param expected what is known of statements, also of others
 */
public record EnforcedAlgorithms(Map<PlannedStatement.Key, Optional<AlgorithmAndLock>> algorithms, List<String> warnings,
        List<Expected> expected) {

    public static final EnforcedAlgorithms NONE = new EnforcedAlgorithms(Map.of(), List.of(), List.of());

    /**
     * What is known of a statement before it runs, for the record.
     *
     * @param bytes of the table that it alters
     * @param forecast empty where the server was not asked
     */
    public record Expected(PlannedStatement.Key statement, long bytes, Optional<RunNote> forecast) {
    }

    private static final Set<Integer> REFUSED = Set.of(MySqlErrors.ALTER_OPERATION_NOT_SUPPORTED,
            MySqlErrors.ALTER_OPERATION_NOT_SUPPORTED_REASON, MySqlErrors.INNODB_MAX_ROW_VERSION,
            MySqlErrors.INNODB_INSTANT_ADD_NOT_SUPPORTED_MAX_FIELDS);

    public EnforcedAlgorithms {
        algorithms = Map.copyOf(algorithms);
        warnings = List.copyOf(warnings);
        expected = List.copyOf(expected);
    }

    /** What is sent for a statement of a script; itself, when nothing is enforced. */
    public String in(Step step, int number, String sql) {
        Optional<AlgorithmAndLock> algorithm = algorithms.get(key(step, number));
        if (algorithm == null) {
            return sql;
        }
        return (algorithm.isPresent() ? algorithm.get().writtenInto(sql) : AlgorithmAndLock.unlocked(sql)).orElse(sql);
    }

    /** What a person can make of it when the server refuses such a statement for what was written into it. */
    public SQLException explained(Step step, int number, SQLException e) {
        if (!REFUSED.contains(e.getErrorCode())) {
            return e;
        }
        String sent = algorithms.get(key(step, number)).map(AlgorithmAndLock::toString).orElse("LOCK=NONE");
        SQLException explained = new SQLException(
                ("%s The table is large, so the statement was sent with %s, which the server cannot do. "
                        + "With --allow-blocking the server chooses another way").formatted(ServerMessage.of(e), sent),
                e.getSQLState(), e.getErrorCode(), e);
        explained.setNextException(e.getNextException());
        return explained;
    }

    private static PlannedStatement.Key key(Step step, int number) {
        return new PlannedStatement.Key(step.script().name(), number);
    }
}
