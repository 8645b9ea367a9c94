package com.traveease.schema.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.definition.Definitions;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.revision.Step;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.syntax.AlterTable;

/** The rows on which an ALTER TABLE has failed: what the server says of them is not told. */
public final class FailedRows {

    private static final Set<Integer> OF_ROWS = Set.of(MySqlErrors.DUP_ENTRY, MySqlErrors.INVALID_USE_OF_NULL,
            MySqlErrors.WARN_DATA_OUT_OF_RANGE, MySqlErrors.WARN_DATA_TRUNCATED, MySqlErrors.TRUNCATED_WRONG_VALUE,
            MySqlErrors.TRUNCATED_WRONG_VALUE_FOR_FIELD, MySqlErrors.DATA_TOO_LONG, MySqlErrors.NO_REFERENCED_ROW_2,
            MySqlErrors.DUP_ENTRY_WITH_KEY_NAME, MySqlErrors.CHECK_CONSTRAINT_VIOLATED);

    private FailedRows() {
    }

    /** Whether the statement may have failed on rows. */
    public static boolean mayBeReason(SQLException failure) {
        return OF_ROWS.contains(failure.getErrorCode());
    }

    /**
     * The query that shows them; empty when it cannot be told.
     *
     * @param connection whose definitions have names in backquotes, in the schema of the script
     */
    public static Optional<String> query(Connection connection, Step step, int number, Statement statement,
            SQLException failure) throws SQLException {
        Optional<AlterTable> alter = statement.alterTable().filter(altered -> altered.table().schema().isEmpty());
        if (alter.isEmpty() || !mayBeReason(failure)) {
            return Optional.empty();
        }
        String name = alter.get().table().name();
        Optional<TableText> table = Definitions.table(connection, name);
        PlannedStatement planned = new PlannedStatement(step, number, statement, alter, List.of(name), Optional.of(name),
                PlannedStatement.Earlier.NOTHING, Optional.empty(), false);
        List<DataCheck> checks = table.map(text -> DataChecks.of(planned, text, true)).orElse(List.of()).stream()
                .filter(check -> !check.query().isEmpty()).toList();
        List<DataCheck> same = checks.stream().filter(check -> check.errno() == failure.getErrorCode()).toList();
        List<DataCheck> likely = same.isEmpty() ? checks : same;
        return likely.size() == 1 ? Optional.of(likely.get(0).showing()) : Optional.empty();
    }
}
