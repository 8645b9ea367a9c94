package com.traveease.schema.forecast;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/**
 * How long a change of rows takes, by the rows of its table.
 *
 * @param range empty where it cannot be told
 * @param untold why it cannot; empty where there is nothing to tell
 */
record ChangeTime(Optional<TimeRange> range, Optional<String> untold) {

    private static final ChangeTime NOTHING = new ChangeTime(Optional.empty(), Optional.empty());

    /** @param tables that it names, as they are now */
    static ChangeTime of(PlannedStatement planned, List<LiveTable> tables, Experience experience) {
        Statement statement = planned.statement();
        List<Token> tokens = statement.tokens();
        if (statement.kind() == StatementKind.NON_ATOMIC || statement.kind() == StatementKind.EXECUTE) {
            return untold("the script does not show what it runs");
        }
        if (statement.kind() != StatementKind.DATA || tables.isEmpty() || tokens.isEmpty()) {
            return NOTHING;
        }
        if (planned.batched().isPresent()) {
            String walked = planned.batched().get().tableName();
            return tables.stream().filter(table -> table.name().equalsIgnoreCase(walked)).findFirst()
                    .map(table -> of(TimeRange.ofRows(table.rows(), false, experience))).orElse(NOTHING);
        }
        boolean inserts = tokens.get(0).is("INSERT") || tokens.get(0).is("REPLACE");
        boolean changes = tokens.get(0).is("UPDATE") || tokens.get(0).is("DELETE");
        boolean selects = tokens.stream().anyMatch(token -> token.is("SELECT"));
        if (inserts && !selects) {
            return of(TimeRange.MOMENT); // as many rows as are written there
        }
        if (!inserts && !changes) {
            return tokens.get(0).is("SELECT") ? NOTHING : untold("the script does not show how many rows it changes");
        }
        if (tokens.stream().anyMatch(token -> token.is("WITH") || token.is("JOIN") || token.is("UNION"))) {
            return untold("how many rows it changes depends on what it joins");
        }
        // Of INSERT … SELECT the first table is the one that is filled, unless the plan makes it.
        List<LiveTable> read = inserts && tables.size() > 1 ? tables.subList(1, tables.size()) : tables;
        if (read.size() > 1 || changes && selects) {
            return untold("how many rows it changes depends on several tables");
        }
        boolean some = tokens.stream().anyMatch(token -> token.is("WHERE") || token.is("LIMIT") || token.is("GROUP")
                || token.is("DISTINCT"));
        return of(TimeRange.ofRows(read.get(0).rows(), some, experience));
    }

    private static ChangeTime of(TimeRange range) {
        return new ChangeTime(Optional.of(range), Optional.empty());
    }

    private static ChangeTime untold(String reason) {
        return new ChangeTime(Optional.empty(), Optional.of(reason));
    }
}
