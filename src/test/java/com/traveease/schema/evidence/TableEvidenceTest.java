package com.traveease.schema.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.statement.Statement;

class TableEvidenceTest {

    private static final String DEFINITION = """
            CREATE TABLE `seats` (
              `id` int NOT NULL,
              `row` int DEFAULT NULL,
              PRIMARY KEY (`id`),
              UNIQUE KEY `one_row` (`row`),
              KEY `crew_seat` (`row`),
              CONSTRAINT `fk_row` FOREIGN KEY (`row`) REFERENCES `rows` (`id`),
              CONSTRAINT `positive` CHECK ((`row` > 0))
            ) ENGINE=InnoDB""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "true  | ALTER TABLE seats ADD COLUMN `ROW` INT",
            "true  | ALTER TABLE seats ADD (`row` INT)",
            "false | ALTER TABLE seats ADD name INT, ADD INDEX by_name (name)",
            "none  | ALTER TABLE seats ADD name INT, ADD INDEX crew_seat (name)",
            "none  | ALTER TABLE seats ADD INDEX (name)",
            "none  | ALTER TABLE seats DROP INDEX `PRIMARY`",
            "true  | ALTER TABLE seats LOCK=NONE, DROP PARTITION p7",
            "none  | ALTER TABLE seats MODIFY `row` BIGINT",
            "true  | ALTER TABLE seats DROP name",
            "false | ALTER TABLE seats DROP COLUMN `row`",
            "true  | ALTER TABLE seats DROP FOREIGN KEY crew_seat",
            "false | ALTER TABLE seats DROP FOREIGN KEY fk_row",
            "none  | ALTER TABLE seats DROP CONSTRAINT crew_seat",
            "false | ALTER TABLE seats DROP CONSTRAINT positive",
            "false | ALTER TABLE seats ADD CONSTRAINT crew_seat FOREIGN KEY (`row`) REFERENCES `rows` (id)",
            "true  | ALTER TABLE seats ADD CONSTRAINT one_row UNIQUE (`row`)",
            "none  | ALTER TABLE seats ADD CONSTRAINT UNIQUE (`row`)",
            "true  | ALTER TABLE seats ADD CONSTRAINT any_name UNIQUE KEY one_row (`row`)",
            "false | ALTER TABLE seats ADD CONSTRAINT one_row UNIQUE INDEX other_row (`row`)",
            "true  | ALTER TABLE seats ADD CONSTRAINT one_row UNIQUE USING BTREE (`row`)",
            "true  | ALTER TABLE seats ADD (`row` INT, KEY crew_seat (`row`), CONSTRAINT positive CHECK (`row` > 0))",
            "false | ALTER TABLE seats ADD (name INT, UNIQUE (name), INDEX by_name (name), PRIMARY KEY (id))",
            "none  | ALTER TABLE seats ADD (`row` INT, KEY by_name (`row`))",
            "true  | ALTER TABLE seats CHANGE old `row` INT",
            "false | ALTER TABLE seats RENAME COLUMN `row` TO line",
            "true  | ALTER TABLE seats RENAME INDEX old TO crew_seat",
            "true  | CREATE UNIQUE INDEX one_row ON seats (`row`)",
            "false | DROP INDEX crew_seat ON seats",
            "false | ALTER TABLE seats ADD PARTITION (PARTITION p1 VALUES LESS THAN (10))" })
    void tellsWhetherAStatementHasTakenPlace(String expected, String sql) {
        assertEquals(expected, TableEvidence.of(new Statement(1, sql), DEFINITION).map(Object::toString).orElse("none"));
    }
}
