package com.traveease.schema.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.unit.ScriptUnits;

class BatchedStatementTest {

    private static BatchedStatement of(String directive, String sql) {
        ScriptUnits units = new ScriptUnits(new Script("V1__x.sql", "-- @batch" + directive + "\n" + sql));
        return units.batched(1).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "| UPDATE t SET a = 1 | UPDATE /*+ INDEX(`t` `k`) */ t SET a = 1 WHERE (R)",
            "| UPDATE t SET a = 1 WHERE b OR c | UPDATE /*+ INDEX(`t` `k`) */ t SET a = 1 WHERE (R) AND ( b OR c)",
            "| UPDATE /*+ NO_ICP(t) */ IGNORE s.t AS x SET a = (SELECT 1 WHERE 2) | UPDATE /*+ INDEX(`x` `k`)  NO_ICP(t) */ IGNORE s.t AS x SET a = (SELECT 1 WHERE 2) WHERE (R)",
            "| DELETE FROM t WHERE a < 3 -- old ones | DELETE /*+ INDEX(`t` `k`) */ FROM t WHERE (R) AND ( a < 3) -- old ones",
            "| DELETE FROM t | DELETE /*+ INDEX(`t` `k`) */ FROM t WHERE (R)",
            "by b | UPDATE a JOIN b ON b.a = a.id SET a.w = 'x', a.v = CONCAT(a.y, NULL) | UPDATE /*+ INDEX(`b` `k`) */ a JOIN b ON b.a = a.id SET a.w = 'x', a.v = CONCAT(a.y, NULL) WHERE (R)",
            "by a | DELETE b FROM t a JOIN u b ON a.id = b.id | DELETE /*+ INDEX(`a` `k`) */ b FROM t a JOIN u b ON a.id = b.id WHERE (R)",
            "by u | DELETE FROM b USING t a LEFT JOIN x ON 1 JOIN u b WHERE a.c = 1 | DELETE /*+ INDEX(`b` `k`) */ FROM b USING t a LEFT JOIN x ON 1 JOIN u b WHERE (R) AND ( a.c = 1)",
            "| INSERT INTO u (a) SELECT a FROM t | INSERT INTO u (a) SELECT /*+ INDEX(`t` `k`) */ a FROM t WHERE (R)",
            "by t(k) for 1s | REPLACE u SELECT t.a, v.b FROM t, v WHERE t.a = v.a | REPLACE u SELECT /*+ INDEX(`t` `k`) */ t.a, v.b FROM t, v WHERE (R) AND ( t.a = v.a)",
            "| INSERT INTO u SELECT a, 1 FROM t ON DUPLICATE KEY UPDATE n = n + 1 | INSERT INTO u SELECT /*+ INDEX(`t` `k`) */ a, 1 FROM t WHERE (R) ON DUPLICATE KEY UPDATE n = n + 1",
            "by b | INSERT INTO u SELECT b.id, COUNT(*) FROM t b JOIN p ON p.b = b.id WHERE p.x GROUP BY b.id HAVING 1 | INSERT INTO u SELECT /*+ INDEX(`b` `k`) */ b.id, COUNT(*) FROM t b JOIN p ON p.b = b.id WHERE (R) AND ( p.x) GROUP BY b.id HAVING 1",
            "| INSERT INTO u SELECT id, (SELECT MAX(x) FROM p WHERE p.id = t.id) FROM t FOR UPDATE | INSERT INTO u SELECT /*+ INDEX(`t` `k`) */ id, (SELECT MAX(x) FROM p WHERE p.id = t.id) FROM t WHERE (R) FOR UPDATE" })
    void aRangeIsAddedToItsCondition(String directive, String sql, String within) {
        String sent = of(directive == null ? "" : " " + directive, sql).within("(R)", "k");
        assertEquals(within, sent.substring(sent.indexOf('\n') + 1)); // below the directive
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "| ALTER TABLE t ADD x INT | it is not an UPDATE, DELETE or INSERT … SELECT",
            "| INSERT INTO t VALUES (1) | it inserts VALUES; only INSERT … SELECT can be run in batches",
            "| INSERT INTO t (SELECT a FROM u) | it is not an INSERT … SELECT from another table, without parentheses around the "
                    + "SELECT",
            "| INSERT INTO t SELECT 1 | it reads no table",
            "| WITH c AS (SELECT 1) DELETE FROM t WHERE a IN (SELECT * FROM c) | it begins with WITH; write that as a "
                    + "subquery",
            "| UPDATE t SET a = 1 LIMIT 5 | LIMIT would apply to each batch separately",
            "| DELETE FROM t WHERE a = 1 ORDER BY b | ORDER BY would apply to each batch separately",
            "| UPDATE t SET a = (@n := @n + 1) | it uses a user variable, which carries values from row to row or is lost "
                    + "after an interruption",
            "| UPDATE t SET a = NOW() | NOW would give each batch a different time; write the time as a literal",
            "| DELETE FROM t WHERE a < current_timestamp | current_timestamp would give each batch a different time; write "
                    + "the time as a literal",
            "| UPDATE t SET a = RAND(3) | RAND with a seed would start again in each batch",
            "| INSERT INTO u SELECT ROW_NUMBER() OVER (ORDER BY a) FROM t | a window function would see the rows of one batch only",
            "| INSERT INTO u SELECT DISTINCT a FROM t | DISTINCT would see the rows of one batch only",
            "| INSERT INTO u SELECT ROUND(SUM(a)) FROM t | SUM would be computed for each batch separately",
            "| INSERT INTO u SELECT a FROM t UNION SELECT b FROM t | UNION has several SELECTs; write a statement for each",
            "| INSERT INTO u SELECT a FROM t UNION SELECT b FROM t WHERE b > 1 | UNION has several SELECTs; write a statement for each",
            "| INSERT INTO t SELECT a + 1 FROM t | it reads t, which other batches change",
            "by t | INSERT INTO u SELECT t.a FROM t LEFT JOIN u ON u.a = t.a WHERE u.a IS NULL | it reads u, which other batches change",
            "| UPDATE t SET a = (SELECT MAX(a) FROM (SELECT a FROM t) x) | it reads t a second time, which other batches change",
            "by x | UPDATE t x JOIN t y ON x.p = y.id SET x.a = y.a | it reads t a second time, which other batches change",
            "| INSERT INTO u SELECT a FROM t WHERE a > (SELECT AVG(a) FROM t) | it reads t a second time, where it would see the rows of all batches",
            "| UPDATE t JOIN u ON t.id = u.id SET t.a = u.a | it reads several tables (t, u); say by which of them the batches are made: -- @batch by t",
            "by v | UPDATE t JOIN u ON t.id = u.id SET t.a = u.a | v is not among the tables that it reads (t, u)",
            "by u | UPDATE t LEFT JOIN u ON t.id = u.id SET t.a = u.a | an outer join returns rows without a row of u, "
                    + "which would be in no batch",
            "by t | INSERT INTO w SELECT 1 FROM t RIGHT JOIN u ON t.id = u.id | an outer join returns rows without a row of "
                    + "t, which would be in no batch",
            "by t | UPDATE t JOIN u ON t.id = u.id SET a = 1 | it reads several tables; qualify each column that it sets "
                    + "with its table",
            "by t | UPDATE t JOIN u ON t.id = u.id SET t.a = 1, u.a = 1 | it sets columns of several tables (t, u), which the next batch could read; write a statement for each",
            "by u | UPDATE t JOIN u ON t.id > u.t SET t.n = t.n + 1 | a row of t may be in several batches, and the last "
                    + "would decide its values; make the batches by that table, or join it with the whole key, with equal "
                    + "types",
            "by b | UPDATE a JOIN b ON b.a = a.id OR b.c = a.c SET a.w = b.x | a row of a may be in several batches, and the "
                    + "last would decide its values; make the batches by that table, or join it with the whole key, with "
                    + "equal types",
            "by b | UPDATE a JOIN b ON b.a = a.id + 1 SET a.w = x | a row of a may be in several batches, and the last would "
                    + "decide its values; make the batches by that table, or join it with the whole key, with equal types",
            "by b | UPDATE a JOIN b ON a = id SET a.w = b.x | a row of a may be in several batches, and the last would "
                    + "decide its values; make the batches by that table, or join it with the whole key, with equal types",
            "by b | UPDATE a JOIN b ON a.c BETWEEN 1 AND b.a = a.id SET a.w = b.x | a row of a may be in several batches, "
                    + "and the last would decide its values; make the batches by that table, or join it with the whole key, "
                    + "with equal types",
            "by b | UPDATE a JOIN b ON CASE WHEN a.c AND b.a = a.id AND a.d THEN 1 END SET a.w = b.x | a row of a may be in "
                    + "several batches, and the last would decide its values; make the batches by that table, or join it "
                    + "with the whole key, with equal types",
            "by b | UPDATE a JOIN b LEFT JOIN c ON b.a = a.id SET a.w = b.x | a row of a may be in several batches, and the "
                    + "last would decide its values; make the batches by that table, or join it with the whole key, with "
                    + "equal types",
            "by t | DELETE t, u FROM t JOIN u ON t.id = u.id | it deletes from several tables, and a batch could delete rows "
                    + "from only some of them; write a statement for each",
            "| DELETE t, u FROM t JOIN u ON t.id = u.id | it deletes from several tables, and a batch could delete rows from "
                    + "only some of them; write a statement for each",
            "| UPDATE t SET a = LAST_INSERT_ID(7) | LAST_INSERT_ID would give each batch a different result",
            "| UPDATE t SET a = /*!80000 1 */ | it has a version comment (/*!), which not every server executes" })
    void whatWouldComeToSomethingElseIsRefused(String directive, String sql, String reason) {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                () -> of(directive == null ? "" : " " + directive, sql));
        assertEquals("V1__x.sql, line 2 cannot be run in batches (-- @batch): " + reason + ". Nothing was run.",
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "UPDATE b JOIN a ON a.id = b.a SET b.x = a.y", "UPDATE b JOIN a ON (a.id = b.a) SET b.x = a.y",
            "UPDATE b JOIN a USING (id, m) SET b.x = a.y",
            "UPDATE b, a SET b.x = a.y WHERE ((a.id = b.a) AND b.c BETWEEN 1 AND 2)" })
    void whatIsJoinedByTheKeyMayBeWritten(String sql) {
        assertTrue(of(" by a", sql).refusal(List.of("id")).isEmpty());
        assertTrue(of(" by a", sql).refusal(List.of("id", "n")).isPresent());
    }

    @Test
    void tablesOfASubqueryAreOthers() {
        assertTrue(of(" by a",
                "UPDATE b JOIN a ON a.k = b.k JOIN (SELECT COUNT(*) n FROM c a JOIN d b ON a.id = b.id) q ON q.n >= 0 SET b.x = a.y")
                .refusal(List.of("id")).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = { "START TRANSACTION; -- x\n-- @batch\nUPDATE t SET a = 1; COMMIT;",
            "SET autocommit = 0;\n-- @batch\nUPDATE t SET a = 1;", "LOCK TABLES t WRITE;\n-- @batch\nUPDATE t SET a = 1;",
            "CREATE TEMPORARY TABLE x (a INT);\n-- @batch by t\nUPDATE t JOIN x SET t.a = x.a;",
            "-- @batch\nUPDATE t SET a = 1;\nINSERT INTO u SELECT ROW_COUNT();" })
    void inATransactionOfTheScriptItIsRefused(String text) {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                () -> new ScriptUnits(new Script("V1__x.sql", text)));
        assertTrue(refused.getMessage().contains(" cannot be run in batches (-- @batch): "), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "of t | @batch of t is not known; there are ",
            "by | -- @batch by needs the name of a table. Nothing was run.",
            "by t(a | @batch by t(a is not known; ",
            "for 5 | @batch for 5 is not known; a time is a number with ms or s and no space, from 1ms to 60s. Nothing",
            "for 5m | @batch for 5m is not known; a time is ", "for 100 ms | @batch for 100 ms is not known; a time is ",
            "for | @batch for is not known; a time is ", "for 50ms by t | @batch for 50ms by t is not known; there are ",
            "for 0ms | a batch can take from 1ms to 60s, not 0ms",
            "for 61s | a batch can take from 1ms to 60s, not 61s", "for 1s for 2s | @batch for 1s for 2s is not known; " })
    void aWordThatItDoesNotKnowIsRefused(String directive, String reason) {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                () -> of(" " + directive, "UPDATE t SET a = 1"));
        assertTrue(refused.getMessage().startsWith("V1__x.sql, line 1: " + reason), refused.getMessage());
    }

    @Test
    void itStandsAboveAStatement() {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class, () -> of("\n", "UPDATE t SET a = 1"));
        assertEquals("V1__x.sql, line 1: @batch has to be directly above a statement. Nothing was run.", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "DELETE FROM t", "UPDATE t SET a = CONCAT(b, c) WHERE b > 1 AND t.a IS NULL",
            "UPDATE t SET s = 'new' WHERE s = 'old'", "UPDATE t SET n = 1 WHERE n = 0",
            "UPDATE t SET s = 'new' WHERE s <> 'new'" })
    void whatEndsItsConditionMayLookAgain(String sql) {
        assertTrue(of("", sql).repeats());
    }

    @ParameterizedTest
    @ValueSource(strings = { "UPDATE t SET a = 1", "UPDATE t SET a = b WHERE a IS NULL OR c = 1",
            "UPDATE t SET a = NULL WHERE a IS NULL", "UPDATE t SET b = 1 WHERE a IS NULL",
            "UPDATE t SET s = 'Old' WHERE s = 'old'", "UPDATE t SET n = 1.0 WHERE n = 1", "UPDATE t SET n = 01 WHERE n = 1",
            "UPDATE t SET s = 'a-b' WHERE s = 'ab'", "UPDATE t SET s = 'ss' WHERE s = 'ß'", "INSERT INTO u SELECT a FROM t",
            "UPDATE t SET s = 'b' WHERE s <> 'a'" })
    void whatDoesNotMayNot(String sql) {
        assertFalse(of("", sql).repeats());
    }
}
