package com.traveease.schema.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class TokenReaderTest {

    @Test
    void keywordsArePassedTogetherOrNotAtAll() {
        TokenReader reader = reader("if not EXISTS a");
        assertFalse(reader.accept("IF", "EXISTS"));
        assertTrue(reader.accept("IF", "NOT", "EXISTS"));
        assertEquals("a", reader.lastName());
    }

    @Test
    void aNameHasOneToThreePartsInAnyQuotes() {
        assertEquals(List.of("s", "t", "c"), reader("s.`t`.\"c\" d").dottedName());
        TokenReader deleted = reader("s.t.*, u");
        assertEquals(List.of("s", "t"), deleted.dottedName());
        assertTrue(deleted.acceptSymbol(','));
    }

    @Test
    void whatIsNoNameIsNotPassed() {
        TokenReader reader = reader("= b");
        assertEquals(Optional.empty(), reader.name());
        assertEquals("", reader.lastName());
        assertTrue(reader.acceptSymbol('='));
    }

    @Test
    void aKeywordInParenthesesIsNotTheOneLookedFor() {
        TokenReader reader = reader("x AS (DELETE a) DELETE b");
        assertTrue(reader.skipPast("DELETE"));
        assertEquals("b", text(reader));
        assertFalse(reader("(DELETE) `DELETE`").skipPast("DELETE"));
    }

    @Test
    void aPairOfParenthesesIsPassedWithThoseInIt() {
        TokenReader reader = reader("(a, (b), c) d");
        assertEquals("a , ( b ) , c", text(reader.parenthesized()));
        assertEquals("d", text(reader));
        assertEquals("", text(reader.parenthesized()));
        assertEquals("d", text(reader));
    }

    @Test
    void whatIsNotClosedGoesToTheEnd() {
        assertEquals("a , ( b", text(reader("(a, (b").parenthesized()));
    }

    @Test
    void clausesAreCutAtCommasOutsideOfParentheses() {
        assertEquals(List.of("ADD a INT", "ADD ( b INT , c INT )", "", "d"),
                reader("ADD a INT, ADD (b INT, c INT),, d").clauses().stream().map(TokenReaderTest::text).toList());
        assertEquals(List.of(), reader("").clauses());
    }

    @Test
    void atTheEndNothingIsPassed() {
        TokenReader reader = reader("a");
        reader.skip();
        reader.skip();
        assertFalse(reader.hasNext());
        assertTrue(reader.next().isSymbol(';'));
        assertEquals(List.of(), reader.rest());
    }

    private static TokenReader reader(String sql) {
        return new TokenReader(Token.of(sql));
    }

    private static String text(TokenReader reader) {
        return reader.rest().stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
