package com.traveease.schema.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "DEFINITION | ALTER TABLE t ADD INDEX (a)",
            "DEFINITION | CREATE OR REPLACE VIEW v AS SELECT 1",
            "DEFINITION | CREATE DEFINER = `a`@`%` TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a = 1",
            "DEFINITION | /*!40000 ALTER TABLE t DISABLE KEYS */",
            "DEFINITION | CREATE UNIQUE INDEX i ON t (a)",
            "DEFINITION | CREATE TABLE a SELECT * FROM b",
            "DEFINITION | TRUNCATE t",
            "NON_ATOMIC | CREATE USER u",
            "DEFINITION | ALTER TABLE a CHANGE x y INT AFTER id, CHANGE y x INT AFTER id",
            "DEFINITION | ALTER TABLE a DROP x, ADD COLUMN `X` INT",
            "DEFINITION | ALTER TABLE a CHANGE x x BIGINT, DROP INDEX i, ADD INDEX i (x), DROP PRIMARY KEY, ADD PRIMARY KEY (y)",
            "NON_ATOMIC | CREATE EVENT e ON SCHEDULE AT CURRENT_TIMESTAMP DO DELETE FROM t",
            "DEFINITION | CREATE EVENT e ON SCHEDULE EVERY 1 HOUR DO DELETE FROM t",
            "NON_ATOMIC | CREATE FUNCTION f RETURNS INT SONAME 'x.so'",
            "NON_ATOMIC | ALTER TABLE t IMPORT TABLESPACE",
            "TEMPORARY  | CREATE TEMPORARY TABLE t (a INT)",
            "TEMPORARY  | DROP TEMPORARY TABLE t",
            "DATA       | WITH x AS (SELECT 1) DELETE FROM t WHERE a IN (SELECT * FROM x)",
            "DATA       | (SELECT 1) UNION (SELECT 2)",
            "DATA       | SELECT COUNT(*) INTO @n FROM t",
            "NON_ATOMIC | SELECT * INTO OUTFILE '/tmp/x' FROM t",
            "SESSION    | SET NAMES utf8mb4",
            "SESSION    | SET @a = 1, @b = @a",
            "DATA       | SET @n = (SELECT COUNT(*) FROM t)",
            "REPEATABLE | SET PASSWORD = 'x'",
            "SESSION    | USE other",
            "PREPARE    | PREPARE p FROM @sql",
            "EXECUTE    | EXECUTE p USING @a",
            "SESSION    | DROP PREPARE p",
            "LOCK       | LOCK TABLES t WRITE",
            "NON_ATOMIC | LOCK INSTANCE FOR BACKUP",
            "BEGIN      | START TRANSACTION WITH CONSISTENT SNAPSHOT",
            "NON_ATOMIC | START REPLICA",
            "ROLLBACK   | ROLLBACK",
            "DATA       | ROLLBACK TO SAVEPOINT a",
            "REPEATABLE | ANALYZE TABLE t",
            "REPEATABLE | ALTER DATABASE CHARACTER SET utf8mb4",
            "REPEATABLE | ALTER SCHEMA DEFAULT COLLATE utf8mb4_bin",
            "DEFINITION | ALTER DATABASE charset CHARACTER SET utf8mb4",
            "NON_ATOMIC | CREATE TABLE a.b.c (a INT)",
            "NON_ATOMIC | CALL p()",
            "NON_ATOMIC | LOAD DATA INFILE 'x' INTO TABLE t",
            "NON_ATOMIC | XA START 'a'" })
    void tellsWhatAStatementCommitsAndWhatANewSessionLacks(StatementKind kind, String sql) {
        assertEquals(kind, StatementKind.of(sql));
    }
}
