package com.traveease.schema.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementFactsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TABLE IF NOT EXISTS `a` (id INT) | TABLE.a COLUMN a.id
            CREATE TABLE a (KEY k (x), CONSTRAINT c CHECK (x > 0), y INT CONSTRAINT d CHECK (y > 0)) | TABLE.a INDEX a.k CHECK a.c COLUMN a.y CHECK a.d
            CREATE OR REPLACE ALGORITHM=MERGE DEFINER=`r`@`%` SQL SECURITY INVOKER VIEW v AS SELECT 1 | TABLE.v
            CREATE DEFINER = CURRENT_USER PROCEDURE IF NOT EXISTS p() SELECT 1 | PROCEDURE.p
            CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1 | EVENT.e
            CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.x = 1 | TRIGGER.t
            CREATE UNIQUE INDEX i USING BTREE ON a (x) | INDEX a.i
            CREATE TEMPORARY TABLE a (id INT) |
            ALTER TABLE a ADD x INT AFTER y, ADD COLUMN (z INT, KEY k (z)), ADD UNIQUE (q) | COLUMN a.x COLUMN a.z INDEX a.k
            ALTER TABLE a ADD CONSTRAINT u UNIQUE KEY (x), ADD CONSTRAINT FOREIGN KEY f (y) REFERENCES b (id) | INDEX a.u FOREIGN_KEY a.f
            ALTER TABLE a CHANGE x y INT, RENAME COLUMN p TO q, RENAME INDEX i TO j, RENAME TO b | COLUMN a.y COLUMN a.q INDEX a.j TABLE.b
            RENAME TABLE a TO b, c TO d | TABLE.b TABLE.d
            RENAME TABLES a TO b | TABLE.b
            ALTER TABLE a RENAME = b | TABLE.b
            ALTER TABLE a ADD PARTITION (PARTITION p VALUES LESS THAN (9)) |
            """)
    void whatIsMadeIsNamed(String sql, String makes) {
        assertEquals(makes == null ? "" : makes, text(StatementFacts.of(sql).makes()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE a DROP x, DROP COLUMN y, DROP KEY k, DROP PRIMARY KEY, DROP FOREIGN KEY f, DROP CHECK c | COLUMN a.x COLUMN a.y INDEX a.k INDEX a.PRIMARY FOREIGN_KEY a.f CHECK a.c
            ALTER TABLE a DROP CONSTRAINT c | CHECK a.c FOREIGN_KEY a.c INDEX a.c
            ALTER TABLE a ALTER INDEX i INVISIBLE, ALTER CHECK c NOT ENFORCED, ALTER x DROP DEFAULT, MODIFY y INT | INDEX a.i CHECK a.c COLUMN a.x COLUMN a.y
            DROP INDEX i ON a | INDEX a.i
            DROP TABLE IF EXISTS a, `b` CASCADE | TABLE.a TABLE.b
            DROP TABLES a, b | TABLE.a TABLE.b
            ALTER EVENT e ENABLE | EVENT.e
            """)
    void whatHasToBeThereIsNamed(String sql, String needs) {
        assertEquals(needs, text(StatementFacts.of(sql).needs()));
    }

    @Test
    void aForeignKeyKnowsBothItsEnds() {
        assertEquals(List.of(new NewForeignKey("a", List.of("x", "y"), "b", List.of("p", "q"))), StatementFacts
                .of("alter table `a` add constraint foreign key (x, `y`) references b (p, q) on delete cascade").references());
    }

    @Test
    void aNewTableMentionsOnlyWhatItsKeysReferTo() {
        Mentions mentions = StatementFacts
                .of("CREATE TABLE a (status INT, v BIGINT, FOREIGN KEY (v) REFERENCES vendors (id)) COMMENT 'of users'")
                .mentions();
        assertTrue(mentions.mentionsColumn("VENDORS", "ID"));
        assertFalse(mentions.mentionsColumn("vendors", "status"));
        assertFalse(mentions.mentions("users"));
    }

    @Test
    void aColumnBehindAnAliasBelongsToTheTableOfTheAlias() {
        Mentions mentions = StatementFacts
                .of("CREATE VIEW w AS SELECT v.name, u.email, total FROM vendors AS v JOIN users u ON "
                        + "u.id = v.id")
                .mentions();
        assertTrue(mentions.mentionsColumn("vendors", "name"));
        assertFalse(mentions.mentionsColumn("users", "name"));
        assertTrue(mentions.mentionsColumn("users", "total"), "without a qualifier it may be anybody's");
        assertFalse(mentions.mentionsColumn("payments", "total"));
    }

    private static String text(List<Named> names) {
        return String.join(" ", names.stream()
                .map(named -> named.kind() + (named.table().isEmpty() ? "" : " " + named.table()) + "." + named.name())
                .toList());
    }
}
