package com.traveease.schema.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.script.Script;
import com.traveease.schema.sql.Token;

class StatementDigestTest {

    /** One piece after the other, as its kind and what it means. */
    private static String expected(String sql) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Token token : Token.of(sql)) {
            digest.update((token.kind() + " " + token.text() + "\0").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "SELECT 1", "SELECT 'it''s', '\\'', \"a\"\"b\", `c``d`, 'é', é, '\\é'", "SELECT 'not closed",
            "SELECT '\\", "SELECT `a\\`, 'a\\", "SELECT ''''", "SELECT '" })
    void isThatOfItsPieces(String sql) throws Exception {
        assertEquals(expected(sql), new Statement(1, sql).checksum(), sql);
    }

    @Test
    void isThatOfItsPiecesHoweverLongTheyAre() throws Exception {
        Random random = new Random(3);
        String[] pieces = { "a", "'", "''", "\\", "\"", "`", "é", " ", "1", "(", "x".repeat(5_000),
                "'" + "y".repeat(9_000) + "'",
                "'" + "z''".repeat(3_000) + "'", "-- c\n", "/* d */", "\u3000", "😀" };
        for (int round = 0; round < 500; round++) {
            StringBuilder sql = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                sql.append(pieces[random.nextInt(pieces.length)]);
            }
            assertEquals(expected(sql.toString()), new Statement(1, sql.toString()).checksum(), sql.toString());
        }
    }

    @Test
    void aSecretInEveryRowIsFoundInOnePass() {
        String rows = ", ('user', 'Gr33n-m00n')".repeat(60_000);
        String others = ", ('user', 'An0ther-0ne')".repeat(60_000);
        String head = "INSERT INTO users (name, password) VALUES ('user', 'f1rst')";
        long began = System.nanoTime();
        assertEquals(new Statement(1, head + rows).checksum(), new Statement(1, head + others).checksum());
        assertEquals(true, System.nanoTime() - began < 20_000_000_000L);
        Script script = new Script("V1__a.sql", "V1__a.sql", "SELECT '${pw}'", Optional.of(Map.of("pw", "t0psecret")));
        Statement statement = script.statements().get(0);
        Secrets secrets = script.secrets(() -> List.of(statement));
        assertEquals(new Statement(1, "SELECT '***'").checksum(), statement.checksum(secrets));
    }
}
