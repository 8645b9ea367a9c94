package com.traveease.schema.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.sql.Token;
import com.traveease.schema.syntax.AlterClause.ExecutionKind;

class AlterTableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ALTER TABLE t ADD x INT | add column x
            ALTER TABLE t ADD COLUMN `key` INT NOT NULL DEFAULT (1 + 2) AFTER y, ADD "z" INT FIRST | add column key; add column z
            ALTER TABLE t ADD (x INT, y DECIMAL(8, 2), KEY k (x, y(10)), CHECK (x > 0)) | add column x; add column y; add plain key k (x, y); add check
            ALTER TABLE t ADD COLUMN (x ENUM('a', 'b'), CONSTRAINT PRIMARY KEY (x)) | add column x; add primary key PRIMARY (x)
            ALTER TABLE t ADD INDEX (a), ADD KEY k USING BTREE (a DESC), ADD INDEX i (a, (b + 1)) COMMENT 'c, d' INVISIBLE | add plain key (a); add plain key k (a); add plain key i (a)
            ALTER TABLE t ADD UNIQUE (a), ADD UNIQUE KEY u (a), ADD CONSTRAINT c UNIQUE (a), ADD CONSTRAINT c UNIQUE INDEX u (a) | add unique key (a); add unique key u (a); add unique key c (a); add unique key u (a)
            ALTER TABLE t ADD CONSTRAINT UNIQUE (a), ADD CONSTRAINT p PRIMARY KEY (a, b), ADD PRIMARY KEY q USING HASH (a) | add unique key (a); add primary key PRIMARY (a, b); add primary key PRIMARY (a)
            ALTER TABLE t ADD FULLTEXT f (a) WITH PARSER ngram, ADD SPATIAL INDEX s (g), ADD FULLTEXT KEY (a) | add fulltext key f (a); add spatial key s (g); add fulltext key (a)
            ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES b (c), ADD CONSTRAINT f FOREIGN KEY i (a, b) REFERENCES s.t (c, d) ON DELETE CASCADE | add foreign key (a) to b (c); add foreign key f (a, b) to s.t (c, d)
            ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED, ADD CHECK (`check` IN (1, 2)), ADD CONSTRAINT CHECK (a) | add check c not enforced; add check; add check
            ALTER TABLE t MODIFY x INT NOT NULL, MODIFY COLUMN y TEXT COLLATE utf8mb4_bin | modify column x; modify column y
            ALTER TABLE t CHANGE x y INT, CHANGE COLUMN `x` `X` INT AFTER z | change x to column y; change x to column X
            ALTER TABLE t DROP x, DROP COLUMN y, DROP z RESTRICT | drop column x; drop column y; drop column z
            ALTER TABLE t DROP KEY k, DROP INDEX i, DROP INDEX `PRIMARY`, DROP PRIMARY KEY | drop index k; drop index i; drop primary key PRIMARY; drop primary key PRIMARY
            ALTER TABLE t DROP FOREIGN KEY f, DROP CHECK c, DROP CONSTRAINT d | drop foreign key f; drop check c; drop constraint d
            ALTER TABLE t ALTER x SET DEFAULT (NOW()), ALTER COLUMN y DROP DEFAULT, ALTER INDEX i INVISIBLE, ALTER CHECK c NOT ENFORCED, ALTER CONSTRAINT d ENFORCED | alter column x; alter column y; alter index i; alter check c; alter constraint d
            ALTER TABLE t RENAME COLUMN a TO b, RENAME INDEX i TO j, RENAME KEY k TO l | rename column a to b; rename index i to j; rename index k to l
            ALTER TABLE t RENAME u, RENAME TO s.u, RENAME AS v, RENAME = w | rename to u; rename to s.u; rename to v; rename to w
            ALTER TABLE t ENGINE = InnoDB ROW_FORMAT=DYNAMIC, COMMENT 'a, b', DEFAULT CHARSET utf8mb4 COLLATE = utf8mb4_bin | engine = InnoDB; row_format = DYNAMIC; comment = a, b; character set = utf8mb4; collate = utf8mb4_bin
            ALTER TABLE t DEFAULT CHARACTER SET = latin1, AUTO_INCREMENT 7, DATA DIRECTORY = '/d', UNION = (a, b) | character set = latin1; auto_increment = 7; data directory = /d; union = ( a , b )
            ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, FORCE, ENABLE KEYS, DISABLE KEYS | convert; force; enable keys; disable keys
            ALTER TABLE t ADD x INT, ALGORITHM=INSTANT, LOCK DEFAULT, WITHOUT VALIDATION | add column x; algorithm = INSTANT; lock = DEFAULT; validation = WITHOUT
            ALTER TABLE t ADD c INT, ORDER BY a, b DESC | add column c; order by
            ALTER TABLE t ORDER BY a, b PARTITION BY HASH (a) | order by; partition by
            ALTER TABLE t DISCARD TABLESPACE | discard tablespace
            ALTER TABLE t IMPORT TABLESPACE | import tablespace
            ALTER TABLE t ADD PARTITION (PARTITION p1 VALUES LESS THAN (10), PARTITION `p 2` VALUES LESS THAN MAXVALUE) | add partitions into (p1, p 2)
            ALTER TABLE t ADD PARTITION PARTITIONS 4 | add partitions
            ALTER TABLE t DROP PARTITION p0, p1 | drop partitions (p0, p1)
            ALTER TABLE t ALGORITHM = INPLACE, TRUNCATE PARTITION ALL | algorithm = INPLACE; truncate partitions all
            ALTER TABLE t REORGANIZE PARTITION p0, p1 INTO (PARTITION p VALUES IN (1, 2)) | reorganize partitions (p0, p1) into (p)
            ALTER TABLE t REORGANIZE PARTITION | reorganize partitions
            ALTER TABLE t COALESCE PARTITION 2 | coalesce partitions
            ALTER TABLE t DISCARD PARTITION p0, p1 TABLESPACE | discard partitions (p0, p1)
            ALTER TABLE t REBUILD PARTITION ALL | rebuild partitions all
            ALTER TABLE t CHECK PARTITION p0 FOR UPGRADE | check partitions (p0)
            ALTER TABLE t EXCHANGE PARTITION p WITH TABLE s.t WITHOUT VALIDATION | exchange partition p with s.t
            ALTER TABLE t ADD x INT PARTITION BY HASH (x) PARTITIONS 4 | add column x; partition by
            ALTER TABLE t PARTITION BY LIST COLUMNS (a, b) (PARTITION p VALUES IN ((1, 2), (3, 4))) | partition by
            ALTER TABLE t ADD x INT, ADD y INT REMOVE PARTITIONING | add column x; add column y; remove partitioning
            ALTER TABLE t REMOVE PARTITIONING | remove partitioning
            ALTER TABLE t ADD x INT /*!80023 INVISIBLE */, /* none */ ADD y INT -- last | add column x; add column y
            """)
    void knowsEveryClause(String sql, String expected) {
        AlterTable tree = AlterTable.of(Token.of(sql)).orElseThrow();
        assertEquals("t: " + expected, TreeText.of(tree));
        assertTrue(tree.isUnderstood());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE INDEX i ON s.t (a, b) | s.t: add plain key i (a, b)
            create unique index `i j` using btree on t (a(10) desc) comment 'on' algorithm = copy lock none | t: add unique key i j (a); algorithm = COPY; lock = NONE
            CREATE FULLTEXT INDEX f ON t (a) WITH PARSER ngram LOCK=SHARED | t: add fulltext key f (a); lock = SHARED
            DROP INDEX i ON t ALGORITHM INPLACE | t: drop index i; algorithm = INPLACE
            DROP INDEX `PRIMARY` ON t | t: drop primary key PRIMARY
            """)
    void anIndexMadeOrDroppedByItselfIsAClauseOfItsTable(String sql, String expected) {
        assertEquals(expected, AlterTable.of(Token.of(sql)).map(TreeText::of).orElse("none"));
    }

    /** A column, a name or a word too many: whatever the server says of it. */
    @ParameterizedTest
    @ValueSource(strings = { "ADD COLUMN IF NOT EXISTS x INT", "DROP COLUMN IF EXISTS x",
            "ADD INDEX", "ADD FOREIGN KEY (a)", "DROP", "DROP x y", "RENAME COLUMN a b", "RENAME TO a.b.c", "ADD CONSTRAINT c",
            "ADD CONSTRAINT c INDEX (a)", "ADD COLUMN KEY k (a)", "FORCE x", "WITH SYSTEM VERSIONING",
            "MODIFY PRIMARY KEY (a)", "ALTER PRIMARY", "ENGINE_OF = 1" })
    void whatIsNotUnderstoodIsKeptAsText(String clause) {
        AlterTable tree = AlterTable.of(Token.of("ALTER TABLE t ADD a INT, " + clause + ", DROP b")).orElseThrow();
        assertFalse(tree.isUnderstood(), TreeText.of(tree));
        assertEquals(List.of("add column a", "? " + TreeText.written(Token.of(clause)), "drop column b"),
                tree.clauses().stream().map(TreeText::of).toList());
    }

    @Test
    void aPartitionIsOnlyExchangedForATable() {
        assertEquals("t: ? EXCHANGE PARTITION p t",
                TreeText.of(AlterTable.of(Token.of("ALTER TABLE t EXCHANGE PARTITION p t")).orElseThrow()));
    }

    @Test
    void anElementInParenthesesThatIsNotUnderstoodIsKeptBesideTheOthers() {
        AlterTable tree = AlterTable.of(Token.of("ALTER TABLE t ADD (a INT, FOREIGN KEY (a), b INT)")).orElseThrow();
        assertEquals("t: add column a; add ? FOREIGN KEY ( a ); add column b", TreeText.of(tree));
        assertFalse(tree.isUnderstood());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ALTER VIEW v AS SELECT 1", "ALTER TABLE", "CREATE TABLE t (a INT)", "CREATE INDEX i",
            "DROP INDEX i", "DROP TABLE t", "CREATE SPATIAL REFERENCE SYSTEM 4120 NAME 'x'" })
    void anyOtherStatementIsNone(String sql) {
        assertEquals(Optional.empty(), AlterTable.of(Token.of(sql)));
    }

    @Test
    void theAlgorithmIsTheOneThatIsSaidLast() {
        AlterTable tree = AlterTable.of(Token.of("ALTER TABLE t ALGORITHM=inplace, ADD a INT, ALGORITHM=Copy")).orElseThrow();
        assertEquals(Optional.of("COPY"), tree.said(ExecutionKind.ALGORITHM));
        assertEquals(Optional.empty(), tree.said(ExecutionKind.LOCK));
    }
}
