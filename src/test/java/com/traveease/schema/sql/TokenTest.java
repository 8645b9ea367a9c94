package com.traveease.schema.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.traveease.schema.sql.Token.Kind;

class TokenTest {

    @Test
    void commentsAreNoPieces() {
        assertEquals("SELECT 1", text("-- a;\n# b\n/* c */ SELECT /* 'd */ 1 -- e"));
    }

    @Test
    void aDashThatIsNoCommentIsPunctuation() {
        assertEquals("SELECT 5 - - 1", text("SELECT 5--1"));
    }

    @Test
    void whatTheServerReadsInACommentIsThere() {
        assertEquals("DROP TABLE IF EXISTS a", text("DROP TABLE /*!50003 IF EXISTS */ a"));
    }

    @Test
    void whatNoServerReadsIsNot() {
        assertEquals("DROP TABLE a", text("/*!999999\\- enable the sandbox mode */ DROP TABLE /*!99999 IF EXISTS */ a"));
    }

    @Test
    void quotesAndEscapesAreTakenOff() {
        assertEquals(List.of("QUOTED_NAME a`b 0", "STRING it's 7", "STRING x'y 15", "STRING /* no */ 22"),
                Token.of("`a``b` 'it''s' \"x\\'y\" '/* no */'").stream()
                        .map(token -> "%s %s %d".formatted(token.kind(), token.text(), token.start())).toList());
    }

    @Test
    void aLongStatementHasTheSamePieces() {
        String rows = "(1, 'it''s', \"a\\\"b\", `c``d`, 0x1F, -2.5) /*!80000 , (x) */ -- no\n".repeat(2_000);

        List<Token> pieces = Token.of("INSERT INTO t VALUES " + rows);
        List<Token> ofOne = Token.of("INSERT INTO t VALUES " + rows.substring(0, rows.indexOf('\n') + 1));

        int each = ofOne.size() - 4;
        assertEquals(4 + 2_000 * each, pieces.size());
        for (int i = 4; i < pieces.size(); i++) {
            assertEquals(ofOne.get(4 + (i - 4) % each).text(), pieces.get(i).text());
            assertEquals(ofOne.get(4 + (i - 4) % each).kind(), pieces.get(i).kind());
        }
    }

    @Test
    void namesMayBeginWithDigitsAndHaveLettersOfAllLanguages() {
        assertEquals(List.of(Kind.WORD, Kind.WORD, Kind.NUMBER),
                Token.of("2nd größe 42").stream().map(Token::kind).toList());
    }

    @Test
    void everyPieceKnowsWhereItBegins() {
        assertEquals(List.of(2, 15, 19, 21, 31),
                Token.of("  DROP -- it\n\t `a` , b/*!80000 CASCADE */;").stream().limit(5).map(Token::start).toList());
    }

    private static String text(String sql) {
        return Token.of(sql).stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
