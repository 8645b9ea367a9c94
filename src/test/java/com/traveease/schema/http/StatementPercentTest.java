package com.traveease.schema.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import com.traveease.schema.revision.Revisions;
import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.service.State;
import com.traveease.testing.Scripts;
import com.traveease.testing.TestDatabase;

class StatementPercentTest {

    private static final Revisions SLOW = Scripts.of("V1__t.sql",
            "CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0);\nINSERT INTO t (id) WITH RECURSIVE n AS "
                    + "(SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 300) SELECT i FROM n;\nANALYZE TABLE t;")
            .and("V2__n.sql", "-- @batch for 100ms\nUPDATE t SET n = n + 1 + SLEEP(0.01);").revisions();

    @Test
    void isKnownWhileAStatementInBatchesRuns() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                SchemaKeeper keeper = new SchemaKeeper(database.database(), SLOW, true)) {
            assertTrue(Double.isNaN(SchemaMetrics.percent(keeper)));
            keeper.start();
            await().until(() -> SchemaMetrics.percent(keeper) > 1 && SchemaMetrics.percent(keeper) < 100);
            await().until(() -> keeper.status().state() == State.READY);
            assertTrue(Double.isNaN(SchemaMetrics.percent(keeper)));
        }
    }
}
