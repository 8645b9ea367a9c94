package com.traveease.schema.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterClausesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ALTER TABLE t ADD a INT, DROP b, ALGORITHM=INPLACE | ADD a INT; DROP b
            ALTER TABLE t ADD a INT /*!80023 INVISIBLE */, ADD INDEX (a) | ADD a INT /*!80023 INVISIBLE */; ADD INDEX (a)
            ALTER TABLE t ADD a INT, ADD b INT PARTITION BY HASH (b) | ADD a INT; ADD b INT
            ALTER TABLE t ENGINE=InnoDB ROW_FORMAT=DYNAMIC, COMMENT 'a, b' | ENGINE=InnoDB; ROW_FORMAT=DYNAMIC; COMMENT 'a, b'
            ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0), ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES b (a) | ADD CHECK (a > 0)
            ALTER TABLE t DROP FOREIGN KEY f, DISCARD TABLESPACE | none
            ALTER TABLE t ADD FULLTEXT (a), MODIFY a TEXT | MODIFY a TEXT
            CREATE UNIQUE INDEX `i on` USING BTREE ON t (a, b) COMMENT 'c' LOCK = NONE | ADD UNIQUE INDEX `i on` USING BTREE (a, b) COMMENT 'c'
            DROP INDEX i ON t | none
            """)
    void tellsWhatATemporaryCopyCanBeChangedBy(String sql, String clauses) {
        assertEquals(clauses,
                AlterClauses.of(new Statement(1, sql)).flatMap(AlterClauses::forTemporaryCopy).orElse("none").replace("\n, ",
                        "; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | MODIFY a INT, ALTER b DROP DEFAULT, ENGINE=InnoDB, FORCE, LOCK=NONE
            true  | CHANGE a A INT, REBUILD PARTITION ALL
            false | CHANGE a b INT
            false | ADD a INT
            false | DROP a
            false | RENAME INDEX a TO b
            false | REMOVE PARTITIONING
            false | COALESCE PARTITION 2
            false | PERIOD FOR a
            """)
    void tellsWhatMayRunAgain(boolean repeatable, String clauses) {
        assertEquals(repeatable, AlterClauses.of(new Statement(1, "ALTER TABLE t " + clauses)).orElseThrow().areRepeatable());
    }
}
