package com.traveease.schema.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "CREATE USER app@'%' IDENTIFIED BY 'hunter2x'",
            "CREATE USER app IDENTIFIED WITH caching_sha2_password BY \"hunter2x\" COMMENT 'kept'",
            "CREATE USER app IDENTIFIED WITH 'caching_sha2_password' AS 0x68756e74657232",
            "create user app identified by 'other' and identified with x by 'hunter2x'",
            "ALTER USER app IDENTIFIED BY 'new hunter2x' REPLACE 'old hunter2x' RETAIN CURRENT PASSWORD",
            "SET PASSWORD FOR 'app'@'%' = 'hunter2x'",
            "SET PASSWORD = 'hunter2x' REPLACE 'also hunter2x'",
            "CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'db', SOURCE_PASSWORD='hunter2x'",
            "CHANGE MASTER TO MASTER_HOST = 'db', MASTER_PASSWORD = 'hunter2x'",
            "START REPLICA USER = 'u' PASSWORD = 'hunter2x'",
            "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (USER 'u', PASSWORD 'hunter2x', HOST 'h')",
            "CLONE INSTANCE FROM u@h:3306 IDENTIFIED BY 'hunter2x'",
            "CREATE TABLE t (id INT) ENGINE=FEDERATED CONNECTION='mysql://u:hunter2x@h:3306/db/t'",
            "SET @app_password := 'hunter2x', @n = 'kept'",
            "SET @apppw = _utf8mb4'hunter2x'",
            "UPDATE config SET api_key = 'hunter2x' WHERE id = 1",
            "INSERT INTO t SELECT AES_ENCRYPT(name, 'hunter2x') FROM u",
            "PREPARE s FROM 'CREATE USER a IDENTIFIED BY ''hunter2x'''",
            "SET @s = CONCAT('ALTER USER a IDENTIFIED BY ''hunter2x', '''')",
            "CREATE PROCEDURE p() BEGIN DECLARE v_secret CHAR(20) CHARACTER SET utf8mb4 DEFAULT 'hunter2x'; SELECT 1; END",
            "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO ALTER USER a IDENTIFIED BY 'hunter2x'",
            "/*!80000 CREATE USER a IDENTIFIED BY 'hunter2x' */",
            "SELECT 1 -- once IDENTIFIED BY 'hunter2x', don't\n",
            "INSERT INTO users (name, password, note) VALUES ('kept', CONCAT('hunter2x', 'hunter2x'), 'kept'), ('a', 'hunter2x', 'b')",
            "CREATE USER a IDENTIFIED BY 'hunter2x" })
    void aSecretIsMaskedByTheWordsBeforeIt(String sql) {
        String masked = Secrets.OF_CLAUSES.masked(sql);
        assertFalse(masked.contains("hunter2") || masked.contains("68756e74657232"), masked);
        assertEquals(masked, Secrets.OF_CLAUSES.masked(masked));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "CREATE TABLE passengers (passport_no CHAR(9) DEFAULT 'none', name VARCHAR(100) COMMENT 'as in the passport')",
            "ALTER USER app PASSWORD EXPIRE INTERVAL 90 DAY COMMENT 'kept'",
            "SELECT 'a' AS password, 'kept'",
            "CREATE USER app IDENTIFIED BY RANDOM PASSWORD COMMENT 'kept'",
            "INSERT INTO t VALUES ('http://example.com/a@b', 'kept')",
            "CREATE TABLE t (password VARCHAR(20), note CHAR(4) DEFAULT 'kept')",
            "CREATE TABLE token (id INT COMMENT 'kept')" })
    void otherLiteralsAreNot(String sql) {
        assertEquals(sql, Secrets.OF_CLAUSES.masked(sql));
    }

    @Test
    void theValueOfAPlaceholderIsMaskedWhereverItStands() {
        Secrets secrets = secrets("SELECT 1", Map.of("app_pw", "hunter2x", "owner", "kept", "pass", "a"));
        assertEquals("INSERT INTO t VALUES ('x-***-y', 'kept', '***') -- ***",
                secrets.masked("INSERT INTO t VALUES ('x-hunter2x-y', 'kept', 'a') -- hunter2x"));
        assertEquals("it is ***", secrets("", Map.of("pw", "it''s\\\\5")).masked("it is it's\\5"));
    }

    @Test
    void whatTheServerQuotesIsMasked() {
        String sql = "CREATE USER app IDENTIFIED BY 'it's hunter2x' ACCOUNT LOKC";
        assertEquals("You have an error in your SQL syntax; check the manual for the right syntax to use near '***' at line 1",
                secrets(sql, Map.of()).inMessage(
                        "You have an error in your SQL syntax; check the manual for the right syntax to use near 's hunter2x' ACCOUNT LOKC' at line 1",
                        sql));
        String early = "CRAETE USER app IDENTIFIED BY 'hunter2x'";
        assertEquals("use near 'CRAETE USER app IDENTIFIED BY '***' at line 1", secrets(early, Map.of())
                .inMessage("use near 'CRAETE USER app IDENTIFIED BY 'hunter2x'' at line 1", early));
        Secrets value = secrets("SELECT 1", Map.of("token", "abcdefghijklmnop"));
        assertEquals("Duplicate entry '***' for key 't.PRIMARY'",
                value.inMessage("Duplicate entry 'abcdefghij' for key 't.PRIMARY'",
                        "INSERT INTO t VALUES ('abcdefghijklmnop')"));
        assertEquals("Operation CREATE USER failed for 'app'@'%'",
                secrets(early, Map.of()).inMessage("Operation CREATE USER failed for 'app'@'%'", early));
    }

    @Test
    void theDigestOfAStatementHasNothingOfItsSecrets() {
        assertEquals(digest("CREATE USER a IDENTIFIED BY 'x1234'", Map.of()),
                digest("CREATE USER  a IDENTIFIED BY 'y'", Map.of()));
        assertNotEquals(digest("CREATE USER a IDENTIFIED BY 'x1234'", Map.of()),
                digest("CREATE USER b IDENTIFIED BY 'x1234'", Map.of()));
        assertEquals(digest("INSERT INTO t VALUES ('x1234')", Map.of("secret", "x1234")),
                digest("INSERT INTO t VALUES ('y2345')", Map.of("secret", "y2345")));
    }

    @Test
    void aLineAboutAStatementEndsWithoutHalfASecret() {
        String key = "k".repeat(9000);
        String told = secrets("", Map.of("private_key", key)).excerpt("INSERT INTO t VALUES ('" + key + "')", 200);
        assertEquals("INSERT INTO t VALUES ('***')", told);
        assertEquals(200, Secrets.OF_CLAUSES.excerpt("SELECT '" + key + "'", 200).length());
    }

    private static String digest(String sql, Map<String, String> placeholders) {
        return new Statement(1, sql).checksum(secrets(sql, placeholders));
    }

    private static Secrets secrets(String sql, Map<String, String> placeholders) {
        return Secrets.of(placeholders, () -> List.of(new Statement(1, sql)));
    }
}
