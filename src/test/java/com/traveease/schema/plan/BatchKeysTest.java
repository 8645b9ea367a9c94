package com.traveease.schema.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.traveease.testing.LimitedAccount;
import com.traveease.testing.TestDatabase;

class BatchKeysTest {

    private static final String UPDATE = "-- @batch\nUPDATE t SET n = 1;";

    @Test
    void aTriggerThatTheAccountCannotSeeIsNotTrusted() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT)", "CREATE TABLE l (id INT) ENGINE = MyISAM");
            seenBy(database);
        }
    }

    private static void seenBy(TestDatabase database) throws SQLException {
        try (LimitedAccount account = new LimitedAccount(database)) {
            account.grant(LimitedAccount.BOOKKEEPING);
            String refusal = account.refusal(LimitedAccount.steps(UPDATE));
            assertTrue(refusal.contains("cannot see whether a trigger writes to them"), refusal);
            account.grant(LimitedAccount.BOOKKEEPING + ", TRIGGER");
            assertEquals(List.of(), account.preflight(LimitedAccount.steps(UPDATE)));
        }
    }
}
