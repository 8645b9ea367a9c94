package com.traveease.schema.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.rule.Family;
import com.traveease.schema.rule.Finding;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.rule.RuleSetting;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;

class LintTest {

    private static final String USERS = """
            CREATE TABLE users (
                id BIGINT NOT NULL AUTO_INCREMENT,
                email VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'lower case',
                age INT UNSIGNED NULL,
                rate DECIMAL(5,2) NOT NULL DEFAULT 0,
                seen_at DATETIME(6) NULL,
                PRIMARY KEY (id),
                UNIQUE INDEX idx_user_email (email)
            ) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
            """;

    /** Ids of the rules for a second script, with their lines. */
    private static List<String> found(String change) {
        return found(change, Optional.empty());
    }

    private static List<String> found(String change, Optional<String> undo) {
        List<Script> scripts = new ArrayList<>(
                List.of(new Script("V1__users.sql", USERS), new Script("V2__change.sql", change)));
        undo.ifPresent(text -> scripts.add(new Script("U2__change.sql", text)));
        Set<Rule> rules = RuleSetting.usual();
        rules.remove(Rule.NO_UNDO);
        return Lint.of(Revisions.of(scripts), rules, script -> !script.name().startsWith("V1")).stream()
                .map(finding -> "%s:%d %s".formatted(finding.script().name().substring(0, 1), finding.line(),
                        finding.rule().id()))
                .toList();
    }

    /** As the run does that comes next. */
    @ParameterizedTest
    @ValueSource(strings = { "", "-- later\n", "-- later\n-- @background\n\n", "-- later\n-- @ignore drop-table unused" })
    void aScriptWithoutAStatementIsRefused(String script) {
        assertEquals(
                "V2__change.sql has no statement. Write one, or, if it is meant to be empty, say so on a line of its own: -- "
                        + "intentionally empty. Nothing was run.",
                assertThrows(InvalidScriptException.class, () -> found(script)).getMessage());
        assertEquals(List.of(), found("-- Nothing to do.\n-- intentionally empty\n"));
    }

    @Test
    void theScriptsOfTraveeasePassWithAllConventions() {
        assertEquals(List.of(), Lint.of(ScriptFolder.builtIn(), EnumSet.allOf(Rule.class), any -> true).stream()
                .map(finding -> "%s:%d %s".formatted(finding.script().name(), finding.line(), finding.what())).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "MODIFY email VARCHAR(63) NOT NULL DEFAULT '' COMMENT 'c' | V:1 narrower-type, V:1 table-copy",
            "MODIFY email VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'c' | ",
            "MODIFY email VARCHAR(200) NOT NULL DEFAULT '' | V:1 modify-drops-attribute",
            "MODIFY email VARCHAR(200) NOT NULL COMMENT 'c' | V:1 changed-default",
            "MODIFY email TEXT NOT NULL COMMENT 'c' | V:1 changed-default, V:1 table-copy",
            "MODIFY age BIGINT UNSIGNED | V:1 table-copy", "MODIFY age BIGINT | V:1 table-copy",
            "MODIFY age INT | V:1 narrower-type, V:1 table-copy",
            "MODIFY rate DECIMAL(8,4) NOT NULL DEFAULT 0 | V:1 table-copy",
            "MODIFY rate DECIMAL(6,4) NOT NULL DEFAULT 0 | V:1 narrower-type, V:1 table-copy",
            "MODIFY rate DECIMAL(5,2) NOT NULL DEFAULT '0' | ",
            "MODIFY seen_at DATETIME NULL | V:1 narrower-type, V:1 table-copy",
            "MODIFY seen_at TIMESTAMP(6) NULL | V:1 narrower-type, V:1 table-copy, V:1 timestamp-2038",
            "ADD COLUMN a INT NULL, ADD COLUMN b INT NOT NULL DEFAULT 1 | ",
            "ADD COLUMN a INT AS (age + 1) VIRTUAL NOT NULL | ", "ADD COLUMN a INT AS (age + 1) STORED | V:1 table-copy",
            "DROP INDEX idx_user_email | V:1 drop-constraint",
            "DROP INDEX idx_user_email, ADD UNIQUE INDEX idx_user_email (email, id) | V:1 new-unique-key",
            "RENAME COLUMN age TO years, RENAME COLUMN rate TO age | V:1 rename-column, V:1 rename-column",
            "ADD INDEX i (age), ALGORITHM=COPY | V:1 table-copy",
            "CONVERT TO CHARACTER SET utf8mb4 | V:1 changed-collation, V:1 table-copy" })
    void knowsTheTableThatAnAlterChanges(String clauses, String expected) {
        assertEquals(expected == null ? List.of() : List.of(expected.split(", ")), found("ALTER TABLE users " + clauses + ";"));
    }

    /** The algorithm and lock that 8.0.31 was measured to need at best. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "ADD COLUMN x INT NULL |", "ADD COLUMN x INT NOT NULL DEFAULT 1 FIRST |",
            "ADD COLUMN x DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) |", "DROP COLUMN age |",
            "RENAME COLUMN age TO years |", "RENAME TO people |", "ALTER COLUMN age SET DEFAULT 1 |",
            "MODIFY state ENUM('A', 'B', 'C') NULL |", "ADD COLUMN x INT AS (age + 1) VIRTUAL |", "ADD INDEX idx_x (age) |",
            "ADD UNIQUE INDEX idx_x (age) |", "RENAME INDEX idx_user_name TO idx_x |", "ADD INDEX idx_x (age DESC) |",
            "MODIFY name VARCHAR(60) NULL |", "DROP CHECK ck_age |", "ADD CONSTRAINT ck_x CHECK (age > 1) NOT ENFORCED |",
            "ENGINE = InnoDB | table-rebuild", "ROW_FORMAT = COMPACT | table-rebuild",
            "MODIFY age INT NOT NULL | table-rebuild",
            "MODIFY note VARCHAR(50) COLLATE utf8mb4_bin NULL | table-rebuild",
            "MODIFY name VARCHAR(50) COLLATE utf8mb4_bin NULL | table-copy", "MODIFY note VARCHAR(64) NULL | table-copy",
            "MODIFY note VARCHAR(40) NULL | table-copy", "MODIFY age BIGINT NULL | table-copy",
            "ADD COLUMN x INT AS (age + 1) STORED | table-copy", "ADD INDEX idx_x ((age + 1)) | index-blocks-writes",
            "ADD FULLTEXT INDEX idx_x (note) | index-blocks-writes", "ADD CONSTRAINT ck_x CHECK (age > 1) | add-check",
            "ADD CONSTRAINT fk_x FOREIGN KEY (id) REFERENCES other (id) | add-foreign-key" })
    void knowsWhatTheServerNeedsForAChange(String clause, String blocking) {
        Script before = new Script("V1__users.sql", """
                CREATE TABLE users (
                    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
                    age INT NULL,
                    name VARCHAR(50) NULL,
                    note VARCHAR(50) NULL,
                    state ENUM('A', 'B') NULL,
                    INDEX idx_user_name (name),
                    CONSTRAINT ck_age CHECK (age > 0)
                ) DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
                """);
        Script change = new Script("V2__change.sql", "ALTER TABLE users " + clause + ";");
        assertEquals(blocking == null ? List.of() : List.of(blocking),
                Lint.of(Revisions.of(List.of(before, change)), RuleSetting.usual(), script -> script == change).stream()
                        .map(Finding::rule).filter(rule -> rule.family() == Family.BLOCKS).map(Rule::id).toList());
    }

    @Test
    void aForeignKeyWithoutChecksIsAddedInPlace() {
        assertEquals(List.of("V:1 checks-off"), found("""
                SET foreign_key_checks = 0;
                ALTER TABLE users ADD INDEX idx_a (age), ADD CONSTRAINT fk_a FOREIGN KEY (age) REFERENCES ages (age);
                """));
    }

    @Test
    void aTableOfTheScriptItselfHasNoRowsAndNoUsers() {
        assertEquals(List.of(), found("""
                CREATE TABLE orders (id BIGINT NOT NULL PRIMARY KEY, user_id BIGINT NOT NULL, INDEX idx_order_user (user_id));
                ALTER TABLE orders ADD CONSTRAINT fk_order_user FOREIGN KEY (user_id) REFERENCES users (id);
                ALTER TABLE orders ADD COLUMN state VARCHAR(20) NOT NULL, ADD CONSTRAINT ck_order CHECK (state <> '');
                INSERT INTO orders (id, user_id, state) VALUES (1, 1, 'OPEN');
                UPDATE orders SET state = 'CLOSED';
                DELETE FROM orders;
                """));
    }

    @Test
    void aTableThatNoScriptMakesHasRows() {
        assertEquals(List.of("V:1 not-null-without-default", "V:2 drop-table"),
                found("ALTER TABLE legacy ADD COLUMN a INT NOT NULL;\nDROP TABLE older;\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "UPDATE users SET age = 1 WHERE id = 7 | ",
            "UPDATE users SET age = 1 WHERE email IN ('a', 'b') | ",
            "UPDATE users SET age = 1 WHERE id = 7 OR age = 2 | V:1 unbatched-dml",
            "UPDATE users SET age = 1 WHERE age = 2 | V:1 unbatched-dml",
            "UPDATE users SET age = 1 WHERE age = 2 ORDER BY id LIMIT 100 | ",
            "UPDATE users SET age = 1 WHERE age = 2 LIMIT 100 | V:1 non-deterministic-dml",
            "DELETE FROM users WHERE id IN (SELECT id FROM old) | V:1 unbatched-dml",
            "INSERT INTO log SELECT id FROM users | V:1 unbatched-dml", "INSERT INTO log SELECT 1 | ",
            "INSERT INTO log SELECT id FROM users WHERE id BETWEEN 1 AND 1000 | ",
            "WITH a AS (SELECT 1 AS id) DELETE FROM users WHERE age IN (SELECT id FROM a) | V:1 unbatched-dml",
            "DELETE u FROM users AS u JOIN old ON old.id = u.id | V:1 unbatched-dml" })
    void tellsBoundedChangesOfRowsFromOthers(String statement, String expected) {
        assertEquals(expected == null ? List.of() : List.of(expected.split(", ")), found(statement + ";"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "CREATE PROCEDURE IF NOT EXISTS p() DO 1 | V:1 if-exists",
            "CREATE EVENT IF NOT EXISTS e ON SCHEDULE EVERY 1 DAY DO DO 1 | V:1 if-exists",
            "CREATE PROCEDURE p() IF NOT EXISTS (SELECT 1 FROM users WHERE id = 1) THEN DO 1; END IF |" })
    void tellsConditionsOfADefinitionFromThoseOfItsBody(String statement, String expected) {
        assertEquals(Optional.ofNullable(expected).map(String::strip).stream().toList(),
                found("DELIMITER $$\n" + statement + "$$\n").stream().filter(one -> one.endsWith("if-exists"))
                        .map(one -> one.replace("V:2", "V:1")).toList());
    }

    @Test
    void anUndoScriptIsJudgedByWhatItLeavesBehind() {
        String change = "ALTER TABLE users ADD COLUMN a INT NULL, ADD INDEX idx_user_a (a), DROP INDEX idx_user_email;";
        assertEquals(List.of(), undo(change,
                "ALTER TABLE users DROP INDEX idx_user_a, DROP COLUMN a, ADD UNIQUE INDEX idx_user_email (email);"));
        assertEquals(List.of("U:1 undo-incomplete"), undo(change, "ALTER TABLE users DROP COLUMN a;"));
        assertEquals(List.of(), undo(change, "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'It cannot be undone';"));
        assertEquals(List.of(), undo("CREATE VIEW v AS SELECT id FROM users;", "DROP VIEW v;"));
        assertEquals(List.of("U:1 undo-incomplete"), undo("CREATE VIEW v AS SELECT id FROM users;", "DROP VIEW IF EXISTS w;"));
        assertEquals(List.of("U:1 undo-incomplete"), undo("DROP TABLE users;", "DO 0;"));
        assertEquals(List.of(), undo("CREATE PROCEDURE p() SELECT 1; DROP PROCEDURE p;", "DROP PROCEDURE IF EXISTS p;"));
    }

    private static List<String> undo(String change, String undo) {
        return found(change, Optional.of(undo)).stream().filter(finding -> finding.startsWith("U")).toList();
    }

    @Test
    void aForeignKeyLeavesItsIndexBehind() {
        String change = "ALTER TABLE users ADD COLUMN boss BIGINT NULL;\nALTER TABLE users ADD CONSTRAINT fk_boss FOREIGN KEY (boss) REFERENCES users (id);";
        assertEquals(List.of(), undo(change, "ALTER TABLE users DROP FOREIGN KEY fk_boss, DROP COLUMN boss;"));
        String existing = "ALTER TABLE users ADD CONSTRAINT fk_age FOREIGN KEY (age) REFERENCES ages (age);";
        assertEquals(List.of("U:1 undo-incomplete"), undo(existing, "ALTER TABLE users DROP FOREIGN KEY fk_age;"));
    }

    @Test
    void anIndexWithoutANameHasTheOneThatTheServerGivesIt() {
        assertEquals(List.of(), undo("ALTER TABLE users ADD INDEX (age), ADD UNIQUE (age, id), ADD COLUMN b INT UNIQUE;",
                "ALTER TABLE users DROP INDEX age_2, DROP INDEX age, DROP INDEX b, DROP COLUMN b;"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE", "ALTER", "DROP", "LOCK", "SET", "RENAME", "TRUNCATE", "UPDATE", "DELETE", "INSERT",
            "WITH",
            "CREATE TABLE", "ALTER TABLE", "CREATE UNIQUE", "SET GLOBAL", "DELETE FROM", "UPDATE t SET" })
    void aStatementThatIsCutOffIsPassedOver(String statement) {
        assertTrue(found(statement + ";").size() <= 2);
    }

    @ParameterizedTest
    @CsvSource({ "COMMIT, 0", "ROLLBACK, 0", "COMMIT AND NO CHAIN, 0", "COMMIT AND CHAIN, 1", "ROLLBACK TO SAVEPOINT a, 1" })
    void knowsWhereATransactionEnds(String end, int findings) {
        assertEquals(findings,
                found("START TRANSACTION;\nSAVEPOINT a;\n" + end + ";\nALTER TABLE users ADD COLUMN a INT NULL;\n")
                        .stream().filter(finding -> finding.endsWith("ddl-in-transaction")).count());
    }

    @Test
    void ignoresWhatACommentSilencesForItsStatementOrItsScript() {
        assertEquals(List.of("V:3 drop-column"), found("""
                -- @ignore drop-column Nobody reads it.
                ALTER TABLE users DROP COLUMN age;
                ALTER TABLE users DROP COLUMN rate;
                """));
        assertEquals(List.of(), found("""
                -- Old columns.
                -- @ignore drop-column Nobody reads them.

                ALTER TABLE users DROP COLUMN age;
                ALTER TABLE users DROP COLUMN rate;
                """));
        assertEquals(List.of("V:1 unused-ignore", "V:2 drop-column"), found("""
                -- @ignore drop-table Nobody reads it.
                ALTER TABLE users DROP COLUMN age;
                """));
        assertEquals(List.of("V:1 invalid-ignore", "V:2 drop-column"), found("""
                -- @ignore drop-column
                ALTER TABLE users DROP COLUMN age;
                """));
    }

    @Test
    void namesTheLineOfTheClause() {
        assertEquals(List.of("V:6 drop-column"), found("""
                -- A comment that is long
                -- and has two lines.

                ALTER TABLE users
                    ADD COLUMN a INT NULL,
                    DROP COLUMN age;
                """));
    }

    @Test
    void settingsTurnRulesOnAndOff() {
        assertTrue(RuleSetting.rules(Optional.empty(), true).contains(Rule.ENUM_TYPE));
        assertTrue(RuleSetting.rules(Optional.empty(), false).stream().noneMatch(rule -> rule.family() == Family.CONVENTION));
        assertEquals(EnumSet.of(Rule.ENUM_TYPE), convention("enum-type"));
        assertTrue(convention("none").isEmpty());
        Set<Rule> most = RuleSetting.rules(Optional.of("conventions, -enum-type,-drop-table"), false);
        assertEquals(EnumSet.of(Rule.ENUM_TYPE, Rule.DROP_TABLE), EnumSet.complementOf(EnumSet.copyOf(most)));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> RuleSetting.rules(Optional.of("drop-tabel"), false))
                .getMessage().contains("drop-table"));
    }

    private static Set<Rule> convention(String setting) {
        Set<Rule> rules = EnumSet.copyOf(RuleSetting.rules(Optional.of(setting), true));
        rules.removeAll(RuleSetting.usual());
        return rules;
    }

    /** Far above what it takes, on a busy machine too; a pass that is not linear needs longer. */
    @Test
    void manyScriptsTakeOnePass() {
        List<Script> scripts = new ArrayList<>();
        for (int i = 1; i <= 4_000; i++) {
            scripts.add(new Script("V%d__t.sql".formatted(i), USERS.replace("users", "t" + i)
                    + "ALTER TABLE t%d ADD COLUMN a INT NULL;\n".formatted(Math.max(1, i - 1))));
            scripts.add(new Script("U%d__t.sql".formatted(i),
                    "ALTER TABLE t%d DROP COLUMN a;\nDROP TABLE t%d;\n".formatted(Math.max(1, i - 1), i)));
        }
        Revisions revisions = Revisions.of(scripts);
        long start = System.nanoTime();
        Lint.of(revisions, EnumSet.allOf(Rule.class), any -> true);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofMinutes(1)) < 0, took::toString);
    }
}
