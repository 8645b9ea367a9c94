package com.traveease.schema.server;

import java.sql.SQLException;
import java.util.Set;

/** Failures of a statement because of what is in a row: without that row the statement could have run. */
public final class RowFailure {

    /** Of others the class of the SQLSTATE tells: cardinality, data, constraints, and what a trigger signals. */
    private static final Set<String> CLASSES = Set.of("21", "22", "23", "45");
    private static final Set<Integer> CODES = Set.of(MySqlErrors.WARN_DATA_TRUNCATED,
            MySqlErrors.TRUNCATED_WRONG_VALUE_FOR_FIELD, MySqlErrors.NO_PARTITION_FOR_GIVEN_VALUE,
            MySqlErrors.CHECK_CONSTRAINT_VIOLATED, MySqlErrors.WRONG_VALUE_FOR_TYPE, MySqlErrors.INVALID_CHARACTER_STRING,
            MySqlErrors.CANNOT_CONVERT_STRING, MySqlErrors.ROW_IN_WRONG_PARTITION, MySqlErrors.VIEW_CHECK_FAILED);
    /** In these classes, but said of the statement before it looks at a row. */
    private static final Set<Integer> OF_STATEMENT = Set.of(MySqlErrors.NON_UNIQ_ERROR, MySqlErrors.WRONG_VALUE_COUNT_ON_ROW,
            MySqlErrors.WRONG_NUMBER_OF_COLUMNS_IN_SELECT, MySqlErrors.OPERAND_COLUMNS);

    private RowFailure() {
    }

    public static boolean isReason(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return !OF_STATEMENT.contains(failure.getErrorCode()) && (CODES.contains(failure.getErrorCode())
                || state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}
