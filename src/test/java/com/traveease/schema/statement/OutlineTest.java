package com.traveease.schema.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.sql.Token;

class OutlineTest {

    private static final String HEAD = "/* seed */ insert into a (id, words) values\n  (1, 'first')";
    private static final String PLAIN = ",\n (-2.5, 'it''s \\' joe@example.org', NULL, 0x1F, x'00', _utf8mb4'd', 1e-5, true, DEFAULT)";
    private static final Set<String> CONSTANTS = Set.of("NULL", "TRUE", "DEFAULT", "X", "_UTF8MB4", "_BB", "0X1F", "1E");

    private static String manyPlain() {
        return PLAIN.repeat(100);
    }

    @Test
    void hasTheFirstRowAndWhatStandsBehindTheLast() {
        String tail = " AS new ON DUPLICATE KEY UPDATE words = CONCAT(new.words, ')')";
        assertEquals(HEAD + tail, Outline.of(HEAD + manyPlain() + tail));
        assertEquals(HEAD, Outline.of(HEAD + manyPlain()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "(2, NOW())", "(2, @n)", "(2, (SELECT MAX(id) FROM b))", "(2, 'SET x = 1')", "(2, 'SELECT @n')",
            "(2, \"create temporary table x (id int)\")", "(2, /*!80000 RELEASE_ALL_LOCKS() */)", "(2, a.b)", "(2, `b`)",
            "(2, 'a' 'row_count()')", "(2, N.b)", "(2, -- ')'\n f())" })
    void hasEveryRowThatMaySaySomething(String row) {
        assertEquals(HEAD + "," + row, Outline.of(HEAD + manyPlain() + "," + row + manyPlain()));
    }

    @Test
    void aCommentBetweenRowsIsPassed() {
        assertEquals(HEAD + ",\n (2, f())",
                Outline.of(HEAD + manyPlain() + ", -- more, (\n (3, 4)" + manyPlain() + ",\n (2, f())"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "UPDATE a SET b = 1 WHERE (id, b) IN (VALUES ROW(1, 2)", "/*!50003 INSERT INTO a VALUES (1)",
            "SELECT 1 FROM a WHERE id IN (1)" })
    void ofAnyOtherStatementItIsAll(String head) {
        String sql = head + manyPlain() + ")";
        assertSame(sql, Outline.of(sql));
    }

    @Test
    void noPieceOfTheStatementIsMissedThatIsNoLiteral() {
        Random random = new Random(7);
        String[] pieces = { "1", "'a'", "'it''s'", "'\\''", "f(1)", "@x", "'SET'", "(SELECT 1)", "/* ' */", "bb", "_bb ",
                "NULL", "-", "--",
                "#\n", "\"'\"", "`)`", "')'", "'('", "\\", "/*!80000 1 */", "x", "x'1'", "é", "'é'", "''", "(", ")", ",", " " };
        for (int round = 0; round < 3_000; round++) {
            StringBuilder sql = new StringBuilder("INSERT INTO t VALUES (1)");
            for (int i = random.nextInt(6); i >= 0; i--) {
                sql.append(i % 2 == 0 ? PLAIN.repeat(10) : "");
                sql.append(random.nextInt(9) == 0 ? "" : ",").append("(");
                for (int j = random.nextInt(4); j >= 0; j--) {
                    sql.append(pieces[random.nextInt(pieces.length)]).append(random.nextInt(9) == 0 ? "" : ",");
                }
                sql.append("1)");
            }
            sql.append(PLAIN.repeat(20));
            assertEquals(telling(sql.toString()), telling(Outline.of(sql.toString())), sql.toString().replace(PLAIN, "…"));
        }
    }

    /** In their order. */
    private static List<String> telling(String sql) {
        List<String> telling = new ArrayList<>();
        for (Token token : Token.of(sql)) {
            switch (token.kind()) {
                case WORD -> {
                    if (!CONSTANTS.contains(token.text().toUpperCase()) && !token.text().matches("\\d[0-9a-z]*")) {
                        telling.add(token.text());
                    }
                }
                case STRING -> {
                    if (Hints.areInText(token.text(), 0, token.text().length())) {
                        telling.add("'" + token.text());
                    }
                }
                case QUOTED_NAME -> telling.add("`" + token.text());
                case SYMBOL -> {
                    if (!token.isSymbol(',') && !token.isSymbol('-') && !token.isSymbol('.') && !token.isSymbol('(')
                            && !token.isSymbol(')')) {
                        telling.add(token.text());
                    }
                }
                case NUMBER -> {
                }
            }
        }
        return telling;
    }

    @Test
    void aStatementIsReadInItsOutlineAndSentAsAWhole() {
        String sql = HEAD + manyPlain();
        Statement statement = new Statement(1, sql);
        assertEquals(HEAD, statement.outline());
        assertEquals(sql, statement.sql());
        assertEquals(StatementKind.DATA, statement.kind());
        assertTrue(statement.tokens().size() < 20);
    }
}
