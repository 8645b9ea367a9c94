package com.traveease.schema.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.traveease.schema.inquiry.Work;
import com.traveease.schema.sql.ByteSize;
import com.traveease.schema.statement.Statement;

class ForecastWordsTest {

    private static final long GIB = 1L << 30;

    @Test
    void saysWhatAStatementDoes() {
        Map<String, String> words = Map.ofEntries(
                Map.entry("ALTER TABLE seats ADD COLUMN a INT, DROP KEY k", "seats: adds the column a, drops the index k"),
                Map.entry("ALTER TABLE seats RENAME COLUMN a TO b", "seats: renames the column a to b"),
                Map.entry("ALTER TABLE seats DROP PRIMARY KEY, ADD PRIMARY KEY (id)",
                        "seats: drops the primary key, adds the primary key"),
                Map.entry("ALTER TABLE s ADD a INT, ADD b INT, ADD c INT, ADD d INT, ADD e INT",
                        "s: adds the column a, adds the column b, adds the column c and 2 more changes"),
                Map.entry("ALTER TABLE kids MODIFY d VARCHAR(20) NOT NULL, CHANGE a b INT",
                        "kids: changes the column d to VARCHAR(20) NOT NULL, renames the column a to b and changes it to INT"),
                Map.entry("ALTER TABLE kids CONVERT TO CHARACTER SET utf8mb4",
                        "kids: converts its text columns to CHARACTER SET utf8mb4"),
                Map.entry("ALTER TABLE kids FORCE, RENAME TO children",
                        "kids: rebuilds the table, renames the table to children"),
                Map.entry("ALTER TABLE kids ALTER COLUMN d SET DEFAULT 1, ALTER CHECK c NOT ENFORCED, ALTER INDEX k INVISIBLE",
                        "kids: changes the default of the column d, stops enforcing the check c, changes the visibility of the index k"),
                Map.entry("ALTER TABLE kids ENGINE = InnoDB", "kids: sets the option ENGINE"),
                Map.entry("ALTER TABLE kids DROP PARTITION p1, p2", "kids: drops partitions p1, p2"),
                Map.entry("ALTER TABLE kids ADD PARTITION (PARTITION p3 VALUES LESS THAN (3))", "kids: adds the partition p3"),
                Map.entry("ALTER TABLE kids ALGORITHM=INPLACE", "makes no change to kids"),
                Map.entry("ANALYZE TABLE kids", "updates the statistics of kids"),
                Map.entry("CREATE UNIQUE INDEX k ON seats (a)", "seats: adds the unique key k"),
                Map.entry("CREATE TABLE IF NOT EXISTS t (id INT)", "creates the table t"),
                Map.entry("CREATE OR REPLACE VIEW v AS SELECT 1", "creates the view v"),
                Map.entry("DROP TABLE a, b", "drops the tables a, b"), Map.entry("DROP PROCEDURE p", "drops the procedure p"),
                Map.entry("TRUNCATE TABLE t", "empties the table t"),
                Map.entry("INSERT IGNORE INTO app.t VALUES (1)", "adds rows to app.t"),
                Map.entry("UPDATE t SET a = 1", "changes rows of t"), Map.entry("DELETE FROM t", "deletes rows of t"),
                Map.entry("OPTIMIZE TABLE t", "rebuilds t"), Map.entry("CALL p(1)", "runs the procedure p"),
                Map.entry("SET @a = 1", "sets session variables"));
        words.forEach((sql, expected) -> assertEquals(expected, StatementSummary.of(new Statement(1, sql)), sql));
    }

    @Test
    void timesAreRanges() {
        assertEquals("under 1 s", TimeRange.of(Work.DEFINITION, 500 * GIB, false).toString());
        assertEquals("about 34 s to 9 min", TimeRange.of(Work.COPY, GIB, false).toString());
        assertEquals("about 13 s to 3 min", TimeRange.of(Work.REBUILD, GIB, false).toString());
        assertEquals("about 7 s to 102 s", TimeRange.of(Work.INDEX, GIB, false).toString());
        assertEquals("about 7 s to 3 min", TimeRange.of(Work.UNKNOWN, GIB, false).toString());
        assertEquals("about 51 s to 11 min", TimeRange.of(Work.INDEX, GIB, true).toString());
        assertEquals("about 9 h to 142 h", TimeRange.of(Work.COPY, 1000 * GIB, false).toString());
    }

    @Test
    void sizesAreReadAsPeopleWriteThem() {
        assertEquals(64L << 20, ByteSize.parse("64M"));
        assertEquals(2 * GIB, ByteSize.parse(" 2 gib "));
        assertEquals(512, ByteSize.parse("512"));
        assertEquals(3L << 40, ByteSize.parse("3TB"));
        assertThrows(IllegalArgumentException.class, () -> ByteSize.parse("much"));
        assertThrows(IllegalArgumentException.class, () -> ByteSize.parse("-1M"));
        assertEquals("1 MiB", ByteSize.inWords(1));
        assertEquals("2.5 GiB", ByteSize.inWords(5 * GIB / 2));
    }
}
