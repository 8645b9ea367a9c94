package com.traveease.schema.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class AlgorithmAndLockTest {

    @Test
    void isWrittenInFrontOfTheClauses() {
        assertEquals(Optional.of("ALTER TABLE t ALGORITHM=INPLACE, LOCK=NONE, ADD KEY k (a)"),
                AlgorithmAndLock.INPLACE.writtenInto("ALTER TABLE t ADD KEY k (a)"));
        assertEquals(Optional.of("ALTER TABLE app.t -- words\n ALGORITHM=INSTANT, ADD COLUMN a INT, DROP COLUMN b"),
                AlgorithmAndLock.INSTANT.writtenInto("ALTER TABLE app.t -- words\n ADD COLUMN a INT, DROP COLUMN b"));
        assertEquals(Optional.of("ALTER TABLE t LOCK=NONE, ADD KEY k (a)"),
                AlgorithmAndLock.unlocked("ALTER TABLE t ADD KEY k (a)"));
    }

    @Test
    void hasNoCommaBeforePartitioning() {
        assertEquals(Optional.of("ALTER TABLE t ALGORITHM=COPY, LOCK=SHARED PARTITION BY HASH (id) PARTITIONS 2"),
                AlgorithmAndLock.COPY.writtenInto("ALTER TABLE t PARTITION BY HASH (id) PARTITIONS 2"));
        assertEquals(Optional.of("ALTER TABLE t ALGORITHM=COPY, LOCK=SHARED, ADD COLUMN a INT PARTITION BY HASH (id)"),
                AlgorithmAndLock.COPY.writtenInto("ALTER TABLE t ADD COLUMN a INT PARTITION BY HASH (id)"));
    }

    @Test
    void standsBehindAnIndexOnALineOfItsOwn() {
        assertEquals(Optional.of("CREATE INDEX k ON t (a) -- for the list\nALGORITHM=INPLACE LOCK=SHARED"),
                AlgorithmAndLock.INPLACE_SHARED.writtenInto("CREATE INDEX k ON t (a) -- for the list"));
        assertEquals(Optional.of("DROP INDEX k ON t\nALGORITHM=INPLACE LOCK=NONE"),
                AlgorithmAndLock.INPLACE.writtenInto("DROP INDEX k ON t"));
        assertEquals(Optional.empty(), AlgorithmAndLock.INSTANT.writtenInto("DROP INDEX k ON t"), "it takes no INSTANT");
    }

    @Test
    void keepsWhatTheStatementSays() {
        String copy = "ALTER TABLE t ADD COLUMN a INT, ALGORITHM=COPY";

        assertEquals(Optional.empty(), AlgorithmAndLock.INSTANT.writtenInto(copy));
        assertEquals(Optional.of("ALTER TABLE t LOCK=SHARED, ADD COLUMN a INT, ALGORITHM=COPY"),
                AlgorithmAndLock.COPY.writtenInto(copy));
        assertEquals(Optional.of("ALTER TABLE t ADD KEY k (a), ALGORITHM=INPLACE, LOCK = NONE"),
                AlgorithmAndLock.INPLACE.writtenInto("ALTER TABLE t ADD KEY k (a), ALGORITHM=DEFAULT, LOCK = NONE"));
        assertEquals(Optional.empty(), AlgorithmAndLock.unlocked("ALTER TABLE t ADD COLUMN a INT, ALGORITHM=INSTANT"),
                "the two exclude each other");
    }

    @Test
    void isWrittenIntoNothingElse() {
        for (String other : new String[] { "CREATE TABLE t (id INT)", "DROP TABLE t", "TRUNCATE TABLE t", "ALTER TABLE t",
                "RENAME TABLE t TO u", "OPTIMIZE TABLE t", "ALTER VIEW v AS SELECT 1", "UPDATE t SET a = 1",
                "ALTER TABLE t /*!80099 ADD COLUMN a INT */", "ALTER TABLE t TRUNCATE PARTITION p",
                "ALTER TABLE t EXCHANGE PARTITION p WITH TABLE u" }) {
            assertEquals(Optional.empty(), AlgorithmAndLock.INPLACE.writtenInto(other), other);
        }
    }
}
