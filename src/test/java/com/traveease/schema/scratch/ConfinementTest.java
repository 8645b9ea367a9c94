package com.traveease.schema.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.statement.Statement;

class ConfinementTest {

    /** Schemas by the names that aliases like to have. */
    private final Confinement confinement = new Confinement(Set.of("mysql", "shop", "o", "b"));

    @ParameterizedTest
    @ValueSource(strings = { "USE shop", "CREATE DATABASE x", "/*! DROP SCHEMA */ shop", "ALTER DATABASE x CHARACTER SET ascii",
            "GRANT ALL ON x TO y", "REVOKE ALL ON x FROM y", "SET GLOBAL max_connections = 1",
            "SET @@GLOBAL.max_connections = 1",
            "SET a = 1, PERSIST b = 2", "SET PASSWORD = 'x'", "LOAD DATA INFILE 'x' INTO TABLE t", "CREATE USER u", "KILL 5",
            "SHUTDOWN", "FLUSH TABLES", "DROP TABLE shop.orders", "DROP TABLE IF EXISTS t, `SHOP` . `orders`",
            "INSERT shop.t VALUES (1)", "INSERT INTO t SELECT * FROM a, o.x", "UPDATE a, shop.b SET a.x = 1",
            "DELETE o.t FROM o.t", "SELECT 1 FROM a JOIN o.t ON a.id = o.t.id",
            "SELECT 1 FROM a JOIN c ON a.x = c.x AND a.y, o.z",
            "SELECT o.f(1)", "SELECT 1 FROM (a, o.z)", "CREATE TABLE t LIKE shop.t", "CREATE INDEX o ON o.t (x)",
            "DROP INDEX i ON shop.t", "CREATE TRIGGER t BEFORE INSERT ON shop.x FOR EACH ROW SET @a = 1",
            "CREATE TABLE t (x INT, FOREIGN KEY (x) REFERENCES shop.t (id))", "ALTER TABLE t RENAME TO shop.t",
            "RENAME TABLE t TO shop.t", "CALL shop.p", "SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES')",
            "INSERT INTO \"mysql\".\"user\" VALUES (1)", "INSERT INTO mysql.\"user\" VALUES (1)",
            "SELECT 1 INTO OUTFILE '/tmp/x'", "CREATE FUNCTION f RETURNS STRING SONAME 'x.so'",
            "CREATE TABLE t (id INT) DATA DIRECTORY = '/x'", "CREATE TABLE t (id INT) ENGINE = FEDERATED CONNECTION = 'x'",
            "PREPARE s FROM @sql", "CREATE PROCEDURE p() COMMENT 'x' FLUSH TABLES", "XA START 'x'", "START REPLICA",
            "SELECT 1; GRANT ALL ON x TO y", "CREATE PROCEDURE p() SELECT 1; USE shop",
            "CREATE PROCEDURE p() BEGIN PREPARE s FROM 'DROP DATABASE shop'; EXECUTE s; END",
            "CREATE PROCEDURE p() BEGIN CREATE EVENT e ON SCHEDULE EVERY 1 SECOND DO SELECT 1; END",
            "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DROP USER x", "CREATE VIEW v AS SELECT a.b.c FROM t" })
    void whatCouldReachBeyondTheSchemaIsRefused(String sql) {
        assertTrue(confinement.refusal(sql).isPresent(), sql);
    }

    /** Each of them was run against the schema of somebody else while a column was taken for possible. */
    @ParameterizedTest
    @ValueSource(strings = { "UPDATE orders o SET o.x = 1",
            "CREATE PROCEDURE p() BEGIN DECLARE x INT; SET x = 1; TRUNCATE o.log; END",
            "CREATE PROCEDURE p() BEGIN IF 1 THEN REPLACE o.log VALUES (77); END IF; END",
            "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW IF NOT NEW.x THEN INSERT o.log VALUES (1); END IF",
            "ALTER TABLE a ADD c INT NOT NULL, RENAME TO o.stolen", "ALTER TABLE a ALTER id SET DEFAULT 1, RENAME o.stolen",
            "CREATE VIEW o.v AS SELECT 1", "SELECT o.f(1)", "CREATE TABLE a (id INT) ENGINE = 'FEDERATED'" })
    void aNameThatMayBeASchemasIsTakenForOneWhereSomethingCouldBeChanged(String sql) {
        assertTrue(new Confinement(Set.of("o")).refusal(sql).isPresent(), sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "CREATE VIEW w AS SELECT o.id, b.x FROM orders o JOIN bags AS b ON b.id = o.id WHERE o.x IN (1, o.y) AND o.z = 2",
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
            "CREATE DEFINER = `root`@`%` SQL SECURITY INVOKER VIEW v AS SELECT o.x FROM orders o",
            "CREATE DEFINER = CURRENT_USER() PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION ROLLBACK; SELECT 1; END",
            "CREATE OR REPLACE ALGORITHM = MERGE VIEW v AS SELECT 1.5", "SET FOREIGN_KEY_CHECKS = 0",
            "SET @@SESSION.sql_mode = ''", "CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a = NEW.b + OLD.c",
            "INSERT INTO t VALUES ('shop.orders')", "ALTER TABLE t ADD COLUMN `global` INT, DROP INDEX i",
            "LOCK TABLES t WRITE", "START TRANSACTION", "DROP TEMPORARY TABLE t", "-- nothing", "(SELECT 1) UNION (SELECT 2)" })
    void whatStaysInTheSchemaIsNot(String sql) {
        assertEquals(Optional.empty(), confinement.refusal(sql));
    }

    @Test
    void noneOfOurOwnScriptsIsRefused() {
        Confinement anywhere = new Confinement(Set.of("o", "b", "l", "v", "mysql", "traveease"));
        for (Revision revision : ScriptFolder.builtIn().all()) {
            for (Statement statement : revision.upgrade().statements()) {
                assertEquals(Optional.empty(), anywhere.refusal(statement.sql()), statement.sql());
            }
        }
    }
}
