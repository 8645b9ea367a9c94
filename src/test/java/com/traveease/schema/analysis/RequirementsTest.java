package com.traveease.schema.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.script.Script;

class RequirementsTest {

    /** What a MySQL 8.0.31 was found to need at the least. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "CREATE TABLE a (id INT KEY)                                       | CREATE s",
            "CREATE TABLE x.a (id INT KEY, FOREIGN KEY (id) REFERENCES y.b (c)) | CREATE x, REFERENCES y",
            "CREATE TABLE a (id INT KEY REFERENCES y.b (c))                    | CREATE s",
            "CREATE TABLE a (PRIMARY KEY (i)) SELECT i FROM y.b                | CREATE s, INSERT s, SELECT y",
            "CREATE TEMPORARY TABLE a (id INT)                                 | CREATE TEMPORARY TABLES s",
            "ALTER TABLE a ADD b INT, ADD INDEX (b)                            | ALTER s",
            "ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES c (d)   | REFERENCES s, ALTER s",
            "ALTER TABLE a DROP FOREIGN KEY f, RENAME COLUMN b TO c            | ALTER s",
            "ALTER TABLE a RENAME TO y.b                                       | ALTER s, DROP s, CREATE y, INSERT y",
            "ALTER TABLE a DROP PARTITION p                                    | ALTER s, DROP s",
            "ALTER TABLE a TRUNCATE PARTITION p                                | DROP s",
            "ALTER TABLE a EXCHANGE PARTITION p WITH TABLE b                   | ALTER s, DROP s, CREATE s, INSERT s",
            "RENAME TABLE a TO b, x.c TO y.c                                   | ALTER s, DROP s, CREATE s, INSERT s, ALTER x, DROP x, CREATE y, INSERT y",
            "CREATE UNIQUE INDEX i ON x.a (b)                                  | INDEX x",
            "CREATE INDEX i USING BTREE ON a (b)                               | INDEX s",
            "DROP INDEX i ON a                                                 | INDEX s",
            "DROP TABLE IF EXISTS a, x.b                                       | DROP s, DROP x",
            "DROP VIEW a                                                       | DROP s",
            "TRUNCATE x.a                                                      | DROP x",
            "CREATE VIEW v AS SELECT 1 FROM y.b                                | CREATE VIEW s",
            "CREATE OR REPLACE ALGORITHM = MERGE DEFINER = `a`@`b` SQL SECURITY INVOKER VIEW x.v AS SELECT 1 | CREATE VIEW x, DROP x",
            "ALTER VIEW v AS SELECT 1                                          | CREATE VIEW s, DROP s",
            "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.b = 1    | TRIGGER s",
            "DROP TRIGGER IF EXISTS x.t                                        | TRIGGER x",
            "CREATE PROCEDURE p() DELETE FROM y.b                              | CREATE ROUTINE s",
            "CREATE FUNCTION f RETURNS STRING SONAME 'f.so'                    | ",
            "ALTER FUNCTION f COMMENT 'x'                                      | ALTER ROUTINE s",
            "DROP PROCEDURE IF EXISTS p                                        | ALTER ROUTINE s",
            "CALL x.p()                                                        | EXECUTE x",
            "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM y.b         | EVENT s",
            "ALTER DEFINER = CURRENT_USER() EVENT e DISABLE                    | EVENT s",
            "LOCK TABLES a WRITE, x.b READ                                     | LOCK TABLES s, SELECT s, LOCK TABLES x, SELECT x",
            "INSERT IGNORE INTO a VALUES (1)                                   | INSERT s",
            "INSERT a VALUES (1) ON DUPLICATE KEY UPDATE b = 2                 | INSERT s, UPDATE s",
            "INSERT INTO a SELECT * FROM x.b JOIN y.c USING (i)                | INSERT s, SELECT x, SELECT y",
            "REPLACE x.a VALUES (1)                                            | INSERT x, DELETE x",
            "UPDATE x.a AS b SET c = EXTRACT(DAY FROM b.d)                     | UPDATE x",
            "UPDATE a, b SET a.c = b.c                                         | ",
            "DELETE b FROM a AS b JOIN c                                       | DELETE s",
            "SELECT TRIM(LEADING 'x' FROM a.b) FROM (SELECT 1 FROM x.c) a      | SELECT x",
            "SELECT 1 FROM information_schema.tables                           | ",
            "LOAD DATA LOCAL INFILE 'f' INTO TABLE x.a                         | INSERT x",
            "OPTIMIZE TABLE a                                                  | SELECT s, INSERT s",
            "CREATE DATABASE IF NOT EXISTS `x`                                 | CREATE x",
            "ALTER DATABASE CHARACTER SET utf8mb4                              | ",
            "CREATE USER a                                                     | ",
            "USE x; CREATE TABLE a (id INT KEY)                                | CREATE x",
            "CREATE TEMPORARY TABLE a (i INT); INSERT a VALUES (1); ALTER TABLE a ADD b INT; DROP TABLE a | CREATE TEMPORARY TABLES s",
            "CREATE PROCEDURE p() SELECT 1; CALL p(); DROP PROCEDURE s.p       | CREATE ROUTINE s",
            "SET ROLE r; DROP TABLE a                                          | ",
            "GRANT ALL ON x.* TO a; DROP TABLE a                               | ",
            "/*!50001 CREATE VIEW v AS SELECT 1 */                             | CREATE VIEW s",
            "DROP TABLE \"x\".\"a\"                                            | DROP x",
    })
    void findsThePrivilegesThatAStatementNeeds(String sql, String expected) {
        assertEquals(expected == null ? "" : expected, of(sql).privileges().keySet().stream()
                .map(required -> required.privilege() + " " + required.schema()).collect(Collectors.joining(", ")));
    }

    @Test
    void aPrivilegeHasTheFirstPlaceThatNeedsIt() {
        assertEquals("V1__a.sql, line 3", of("SELECT 1;\n\nDROP TABLE a;\nDROP TABLE b").privileges()
                .get(new RequiredPrivilege(Privilege.DROP, "s")).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE TABLE a (i INT)", "CREATE TABLE a (i INT NOT NULL UNIQUE KEY)",
            "CREATE TABLE a (i SERIAL)",
            "CREATE TABLE a SELECT 1 AS i", "CREATE TABLE a (SELECT 1 AS i)", "CREATE TABLE a (i INT, KEY (i))",
            "CREATE TABLE a (i INT) SELECT 1 AS i", "CREATE TEMPORARY TABLE a (i INT)",
            "CREATE TABLE a (i INT COMMENT 'PRIMARY')",
            "CREATE TABLE a LIKE b", "CREATE TABLE a (LIKE b)", "CREATE TABLE IF NOT EXISTS a (i INT)",
            "ALTER TABLE a DROP PRIMARY KEY", "ALTER TABLE a DROP PRIMARY KEY, DROP COLUMN b",
            "ALTER TABLE a DROP INDEX `PRIMARY`", "ALTER TABLE a DROP PRIMARY KEY, ADD KEY (b)",
            "ALTER TABLE a DROP PRIMARY KEY, ADD b INT UNIQUE KEY" })
    void findsTablesThatWillHaveNoPrimaryKey(String sql) {
        assertEquals(List.of("a"), of(sql).keyless().stream().map(table -> table.table().table()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE TABLE a (i INT PRIMARY KEY)", "CREATE TABLE a (i INT KEY)",
            "CREATE TABLE a (i INT, CONSTRAINT p PRIMARY KEY USING BTREE (i))",
            "CREATE TABLE a (PRIMARY KEY (i)) SELECT 1 AS i",
            "ALTER TABLE a DROP PRIMARY KEY, ADD PRIMARY KEY (b)", "ALTER TABLE a DROP PRIMARY KEY, ADD b INT KEY",
            "ALTER TABLE a DROP PRIMARY KEY, ADD CONSTRAINT c", "CREATE TABLE a (i INT, CONSTRAINT c)",
            "SET SESSION sql_require_primary_key = 0; CREATE TABLE a (i INT)",
            "SET @@sql_require_primary_key = 0; CREATE TABLE a (i INT)",
            "SET sql_generate_invisible_primary_key = 1; CREATE TABLE a (i INT)",
            "CREATE TABLE b (i INT KEY); CREATE TABLE a LIKE b",
            "ALTER TABLE b ADD PRIMARY KEY (i); CREATE TABLE a LIKE b", "RENAME TABLE c TO b; CREATE TABLE a LIKE b" })
    void doesNotSuspectTablesWithAPrimaryKey(String sql) {
        assertEquals(List.of(), of(sql).keyless());
    }

    @Test
    void whatOneScriptSetsIsForgottenInTheNext() {
        Requirements requirements = Requirements.of(List.of(new Script("V1__a.sql", "SET sql_require_primary_key = 0; USE x"),
                new Script("V2__b.sql", "CREATE TABLE a (i INT)")), "s", "lock");
        assertEquals("V2__b.sql, line 1", requirements.keyless().get(0).place().toString());
        assertEquals("s", requirements.keyless().get(0).table().schema());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "DO RELEASE_ALL_LOCKS()                                   | true",
            "SELECT release_lock('LOCK')                              | true",
            "SELECT RELEASE_LOCK(@name)                               | true",
            "SELECT RELEASE_LOCK(CONCAT('l', 'ock'))                  | true",
            "INSERT INTO a SELECT RELEASE_ALL_LOCKS()                 | true",
            "SELECT RELEASE_LOCK('mine')                              | false",
            "SELECT 'RELEASE_ALL_LOCKS()'                             | false",
            "SELECT 1 -- RELEASE_ALL_LOCKS()                          | false",
            "CREATE PROCEDURE p() DO RELEASE_ALL_LOCKS()              | false",
            "ALTER EVENT e DO DO RELEASE_LOCK(@a)                     | false",
    })
    void findsWhatReleasesTheLockOfTheRun(String sql, boolean releases) {
        assertEquals(releases, !of(sql).lockReleases().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "CREATE FUNCTION f() RETURNS INT RETURN 1                                         | false",
            "CREATE FUNCTION f(a DECIMAL(5,2)) RETURNS INT NOT DETERMINISTIC RETURN 1         | false",
            "CREATE FUNCTION f() RETURNS INT MODIFIES SQL DATA RETURN 1                       | false",
            "CREATE FUNCTION f() RETURNS INT NOT DETERMINISTIC NO SQL RETURN 1                | true",
            "CREATE FUNCTION f() RETURNS INT READS SQL DATA RETURN 1                          | true",
            "CREATE DEFINER=a@b FUNCTION x.f() RETURNS INT DETERMINISTIC MODIFIES SQL DATA RETURN 1 | true",
    })
    void seesHowAFunctionIsDeclared(String sql, boolean safe) {
        assertEquals(safe, of(sql).functions().get(0).declaredSafe());
    }

    @Test
    void functionsThatTheServerDoesNotLookAtAreLeftOut() {
        assertTrue(of("CREATE FUNCTION IF NOT EXISTS f() RETURNS INT RETURN 1").functions().isEmpty());
        assertTrue(of("CREATE FUNCTION f RETURNS STRING SONAME 'x.so'").functions().isEmpty());
        assertTrue(of("SET GLOBAL log_bin_trust_function_creators = 1; CREATE FUNCTION f() RETURNS INT RETURN 1").functions()
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "CREATE DEFINER = root VIEW v AS SELECT 1                                   | root@%",
            "CREATE DEFINER=`a`@`b` TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET @a = 1 | a@b",
            "CREATE DEFINER = 'a'@127.0.0.1 PROCEDURE p() SELECT 1                      | a@127.0.0.1",
            "CREATE DEFINER = a@db1.example.com EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1 | a@db1.example.com",
            "ALTER ALGORITHM = MERGE DEFINER = a@b VIEW v AS SELECT 1                   | a@b",
            "CREATE DEFINER = CURRENT_USER() VIEW v AS SELECT 1                         | ",
            "CREATE VIEW v AS SELECT 1 AS definer                                       | ",
    })
    void findsWhoseRightsAThingHas(String sql, String account) {
        assertEquals(account == null ? List.of() : List.of(account),
                of(sql).definers().stream().map(definer -> definer.user() + "@" + definer.host()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "ALTER TABLE a FORCE                                     | a whole",
            "ALTER TABLE a ENGINE = InnoDB                           | a whole",
            "ALTER TABLE a ADD b INT, ADD CONSTRAINT c CHECK (b > 0) | a whole",
            "ALTER TABLE a ADD CHECK (b > 0) NOT ENFORCED            | ",
            "ALTER TABLE a ADD b INT, ALGORITHM=COPY                 | a whole",
            "ALTER TABLE a MODIFY b INT, ALGORITHM=INSTANT           | ",
            "ALTER TABLE a PARTITION BY HASH (b)                     | a whole",
            "ALTER TABLE a ADD b INT                                 | ",
            "ALTER TABLE a DROP COLUMN b, RENAME COLUMN c TO d       | ",
            "ALTER TABLE a MODIFY b BIGINT                           | a part",
            "ALTER TABLE a ADD UNIQUE KEY (b)                        | a part",
            "ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES c (d) | a part",
            "ALTER TABLE a ADD b INT PARTITION BY HASH (b)           | a whole",
            "ALTER TABLE a ADD (b INT, CHECK (b > 0))                | a whole",
            "ALTER TABLE a ADD b INT PRIMARY KEY                     | a whole",
            "ALTER TABLE a COMMENT 'x' ROW_FORMAT = COMPRESSED       | a part",
            "CREATE INDEX i ON a (b)                                 | a part",
            "CREATE INDEX i ON a (b) ALGORITHM = COPY                | a whole",
            "OPTIMIZE LOCAL TABLE a, b                               | a whole, b whole",
            "CREATE TEMPORARY TABLE a (i INT); ALTER TABLE a FORCE   | ",
            "RENAME TABLE a TO b; CREATE TABLE a LIKE b; ALTER TABLE a FORCE | ",
    })
    void findsWhatIsWrittenAnew(String sql, String expected) {
        assertEquals(expected == null ? "" : expected, of(sql).rebuilds().stream()
                .map(rebuild -> rebuild.table() + (rebuild.whole() ? " whole" : " part")).collect(Collectors.joining(", ")));
    }

    @Test
    void whatHasBeenRunBeforeRequiresNothingButCounts() {
        Requirements rest = Requirements.of(List.of(new Script("V1__a.sql", "USE x;\nALTER TABLE a FORCE;\nDROP TABLE b;\n"
                + "CREATE TEMPORARY TABLE t (i INT);\nSET sql_require_primary_key = 0;\nALTER TABLE a FORCE;\nDROP TABLE t, c;\n"
                + "CREATE TABLE d (i INT)")), "s", "lock", script -> 5);
        assertEquals(List.of("V1__a.sql, line 6"),
                rest.rebuilds().stream().map(rebuild -> rebuild.place().toString()).toList());
        assertEquals("{ALTER x=V1__a.sql, line 6, DROP x=V1__a.sql, line 7, CREATE x=V1__a.sql, line 8}",
                rest.privileges().entrySet().stream().map(required -> "%s %s=%s".formatted(required.getKey().privilege(),
                        required.getKey().schema(), required.getValue())).collect(Collectors.joining(", ", "{", "}")));
        assertEquals(List.of(), rest.keyless());
    }

    @Test
    void anEventThatIsMadeAsleepIsNoMatter() {
        assertEquals(1, of("CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1").events().size());
        assertEquals(0, of("CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1").events().size());
        assertEquals(1, of("ALTER EVENT e ENABLE").events().size());
    }

    private static Requirements of(String sql) {
        return Requirements.of(List.of(new Script("V1__a.sql", sql + "\n")), "s", "lock");
    }
}
