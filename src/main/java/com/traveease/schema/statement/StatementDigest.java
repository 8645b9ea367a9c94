package com.traveease.schema.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Lexer;
import com.traveease.schema.sql.Token;

/** Takes in the pieces of a statement, each as its kind and what it means, in one pass and without making objects of them. */
final class StatementDigest {

    /** As each is written before its text. */
    private static final Map<Token.Kind, byte[]> KINDS = kinds();
    private static final int ROOM = 1 << 13;
    private static final int ASCII = 0x80;

    private final MessageDigest digest;
    private final byte[] buffer = new byte[ROOM];
    private int filled;

    StatementDigest(MessageDigest digest) {
        this.digest = digest;
    }

    /** All of a statement, without its secrets. */
    void update(String sql, Secrets secrets) {
        boolean maskable = secrets.mayBeIn(sql);
        List<Token> found = maskable ? SecretClauses.of(sql) : List.of();
        Set<Integer> secret = found.stream().map(Token::start).collect(Collectors.toSet());
        Lexer lexer = new Lexer(sql);
        for (int start = lexer.skip(); start >= 0; start = lexer.skip()) {
            byte[] kind = KINDS.get(lexer.kind());
            int longest = kind.length + lexer.at() - start + 1;
            if (longest > ROOM - filled) {
                flush();
            }
            int before = filled;
            System.arraycopy(kind, 0, buffer, filled, Math.min(kind.length, ROOM - filled));
            filled += kind.length;
            if (maskable) {
                write(secrets.masked(lexer.token(start), secret.contains(start)));
            } else if (longest > ROOM || !writeAscii(sql, start, lexer.at(), lexer.kind())) {
                filled = before + kind.length;
                write(lexer.token(start).text());
            }
        }
        flush();
    }

    private void write(String text) {
        flush();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        buffer[filled++] = 0;
    }

    /** @return false when there is something else in it */
    private boolean writeAscii(String sql, int start, int end, Token.Kind kind) {
        boolean quoted = kind == Token.Kind.STRING || kind == Token.Kind.QUOTED_NAME;
        char quote = sql.charAt(start);
        int i = quoted ? start + 1 : start;
        while (i < end) {
            char c = sql.charAt(i++);
            if (quoted && c == '\\' && kind == Token.Kind.STRING && i < end) {
                c = sql.charAt(i++);
            } else if (quoted && c == quote) {
                if (i == end) {
                    break;
                }
                i++;
            }
            if (c >= ASCII) {
                return false;
            }
            buffer[filled++] = (byte) c;
        }
        buffer[filled++] = 0;
        return true;
    }

    private void flush() {
        digest.update(buffer, 0, filled);
        filled = 0;
    }

    private static Map<Token.Kind, byte[]> kinds() {
        Map<Token.Kind, byte[]> kinds = new EnumMap<>(Token.Kind.class);
        for (Token.Kind kind : Token.Kind.values()) {
            kinds.put(kind, (kind + " ").getBytes(StandardCharsets.US_ASCII));
        }
        return kinds;
    }
}
