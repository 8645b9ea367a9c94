package com.traveease.schema.execution;

import java.sql.SQLException;

import com.traveease.schema.revision.Step;
import com.traveease.schema.statement.Statement;

/**
 * What is done before a statement that changes definitions is announced. No transaction is open then. A run that ends in it
 * comes to the same statement again.
 */
public interface BeforeDefinition {

    BeforeDefinition NOTHING = new BeforeDefinition() {
        @Override
        public boolean concerns(Step step, Statement statement) {
            return false;
        }

        @Override
        public void run(Step step, Statement statement) {
            // Nothing.
        }
    };

    /** Whether there is something to do; asked without the server. */
    boolean concerns(Step step, Statement statement);

    void run(Step step, Statement statement) throws SQLException, InterruptedException;
}
