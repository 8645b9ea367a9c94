package com.traveease.schema.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.revision.Step;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.syntax.AlterTable;

/**
 * A statement of a plan, and what is known of its tables when its turn comes.
 *
 * @param number in its script, from 1
 * @param alter its syntax tree, where it alters a table; of OPTIMIZE TABLE what the server makes of it
 * @param names the tables that it names in the default schema, by the names that they have now, in the spelling of the plan;
 *        what the plan
 *        makes is not among them
 * @param target the one among them that it alters
 * @param earlier what statements of the plan before this one do to the target
 * @param batched how it is run in batches; empty where it is not
 * @param resumed whether an interrupted run ended at it, and may have done it or a part of it
 */
public record PlannedStatement(Step step, int number, Statement statement, Optional<AlterTable> alter, List<String> names,
        Optional<String> target, Earlier earlier, Optional<BatchedStatement> batched, boolean resumed) {

    /**
     * @param rows whether they change its rows
     * @param columns those that they add, change or drop, in lower case
     * @param untold whether one of them is such that nobody can tell what it changes
     */
    public record Earlier(boolean rows, Set<String> columns, boolean untold) {

        public static final Earlier NOTHING = new Earlier(false, Set.of(), false);

        public Earlier {
            columns = Set.copyOf(columns);
        }

        /** Whether what is counted now is what the statement will find. */
        public boolean leavesRows() {
            return !rows && !untold;
        }
    }

    public PlannedStatement {
        names = List.copyOf(names);
    }

    /** In its script. */
    public Key key() {
        return new Key(step.script().name(), number);
    }

    public record Key(String script, int number) {
    }

    @Override
    public String toString() {
        return "%s, statement %d (line %d)".formatted(step.script().name(), number, statement.line());
    }
}
