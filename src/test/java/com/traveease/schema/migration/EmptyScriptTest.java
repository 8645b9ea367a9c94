package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.revision.Target;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

class EmptyScriptTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "\n", "-- later\n", "/* intentionally */", "DELIMITER $$\n", "-- not intentionally empty\n",
            "-- later\n-- @background\n\n", "-- @batch" })
    void isRefusedBeforeAnythingRuns(String text) throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Migrator migrator = new Migrator(database.database(),
                    Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
                            .and("V2__b.sql", text).revisions(),
                    Duration.ZERO);
            InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                    () -> migrator.upgrade(new Silent()));
            assertEquals("V2__b.sql has no statement. Write one, or, if it is meant to be empty, say so on a line of its "
                    + "own: -- intentionally empty. Nothing was run.", refused.getMessage());
            assertEquals(List.of(), database.strings("SHOW TABLES"));
        }
    }

    @Test
    void runsWhereItSaysThatItIsEmptyOnPurpose() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Migrator migrator = new Migrator(database.database(),
                    Scripts.of("V1__a.sql", "-- a\n  -- Intentionally empty: see V2\n")
                            .and("U1__a.sql", "# intentionally empty").revisions(),
                    Duration.ZERO);
            assertEquals(true, migrator.upgrade(new Silent()).isAtHead());
            assertEquals(true, migrator.downgrade(Target.parse("base"), OnDataLoss.REFUSE, new Silent()).current()
                    .isEmpty());
        }
    }
}
