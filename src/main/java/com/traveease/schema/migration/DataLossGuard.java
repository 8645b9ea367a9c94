package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.keep.Keeping;
import com.traveease.schema.plan.DataLoss;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Direction;

/**
 * Refuses a plan that would destroy rows which are neither kept nor given up.
 *
 * @param keeping what keeps the rows that undo scripts drop; empty when nothing is to be kept
 */
record DataLossGuard(OnDataLoss onDataLoss, Optional<Keeping> keeping) {

    /**
     * Makes the place for what is to be kept, if there is any.
     *
     * @throws MigrationRefusedException when rows would be lost
     */
    void require(Connection connection, Plan plan) throws SQLException {
        String before = plan.from().interrupted().map(script -> script.inWords() + ".\n").orElse("");
        if (keeping.isPresent()) {
            DataLoss rest = keeping.get().prepare(connection, plan);
            if (onDataLoss == OnDataLoss.REFUSE) {
                rest.requireNone(before, "--keep does not keep that. Make a backup, then add --allow-data-loss.");
            }
        } else if (plan.direction() == Direction.DOWNGRADE && plan.from().interrupted().isPresent()) {
            Keeping.requireNoneBegun(connection);
        }
        if (keeping.isEmpty() && onDataLoss == OnDataLoss.REFUSE) {
            DataLoss loss = DataLoss.of(connection, plan.scripts(), plan.done());
            if (loss.isNone() || Keeping.rest(connection, plan).isNone()) {
                loss.requireNone(before);
            }
            loss.requireNone(before, "--keep does not keep all of that. Make a backup, then repeat with --allow-data-loss.");
        }
    }
}
