package com.traveease.schema.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * Where a statement has a secret by its own words: {@code IDENTIFIED BY '…'}, {@code PASSWORD = '…'}, the key of
 * {@code AES_ENCRYPT}, the password in {@code CONNECTION='mysql://user:…@host'}, and a text to be prepared that has one of
 * these.
 */
final class SecretClauses {

    private static final Set<String> CIPHERS = Set.of("AES_ENCRYPT", "AES_DECRYPT", "ENCODE", "DECODE", "DES_ENCRYPT",
            "DES_DECRYPT", "KEYRING_KEY_STORE", "SHA", "SHA1", "SHA2", "MD5", "CREATE_ASYMMETRIC_PRIV_KEY");
    private static final Set<String> INTRODUCERS = Set.of("N", "X", "B");
    /** Long enough for a type, a character set and a collation. */
    private static final int MOST_BEFORE_DEFAULT = 14;
    private static final Pattern ADDRESS = Pattern.compile("://[^/\\s:@]*:[^\\s]+@");
    private static final Pattern NAMES_A_SECRET = Pattern.compile(
            ".*(passw|passphrase|secret|credential|token|(api|private|access|encryption|crypto|cipher|aes|master|signing|ssl|tls)[._-]?key).*"
                    + "|(.*[^a-z])?(pw|pwd|pass)([^a-z].*)?|.*(pwd?|pass)\\d*");
    /** What a name or a clause of a secret begins with, or has in it. */
    private static final List<String> HINTS = List.of("identified", "passw", "passphrase", "secret", "credential", "token",
            "pw",
            "pass", "://", "aes_", "encode", "decode", "des_", "sha", "md5", "keyring", "api", "private", "access",
            "encryption",
            "crypto", "cipher", "aes", "master", "signing", "ssl", "tls", "create_asym");
    private static final int ASCII = 128;
    private static final boolean[] BEGINS_HINT = beginsHint();

    private final String sql;
    private final List<Token> tokens;
    private final List<Token> found = new ArrayList<>();

    private SecretClauses(String sql) {
        this.sql = sql;
        this.tokens = Token.of(sql);
    }

    /** Whether a placeholder, a variable or a column of that name is for a secret. */
    static boolean isNameOfSecret(String name) {
        return NAMES_A_SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** The literals that are secret, in their order; strings mostly. */
    static List<Token> of(String sql) {
        return mayBeIn(sql) ? new SecretClauses(sql).search() : List.of();
    }

    /** One pass without any tokens: most statements have nothing that even looks like it. */
    static boolean mayBeIn(String sql) {
        for (int i = 1; i < sql.length(); i++) {
            char first = sql.charAt(i - 1);
            char second = sql.charAt(i);
            if (first < ASCII && second < ASCII && BEGINS_HINT[first * ASCII + second] && isHint(sql, i - 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHint(String sql, int at) {
        for (String hint : HINTS) {
            if (sql.regionMatches(true, at, hint, 0, hint.length())) {
                return true;
            }
        }
        return false;
    }

    /** By their first two characters. */
    private static boolean[] beginsHint() {
        boolean[] begins = new boolean[ASCII * ASCII];
        for (String hint : HINTS) {
            for (char first : new char[] { hint.charAt(0), Character.toUpperCase(hint.charAt(0)) }) {
                begins[first * ASCII + hint.charAt(1)] = true;
                begins[first * ASCII + Character.toUpperCase(hint.charAt(1))] = true;
            }
        }
        return begins;
    }

    private List<Token> search() {
        boolean login = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.STRING) {
                if (hidesOne(token.text())) {
                    add(i);
                }
            } else if (token.is("IDENTIFIED")) {
                login = true;
                identified(i + 1);
            } else if (token.is("REPLACE") && login) {
                literal(i + 1);
            } else if (token.is("PASSWORD") && at(i + 1).is("FOR")) {
                login = true;
                literal(past('=', i + 2, 8));
            } else if (token.kind() == Token.Kind.WORD && CIPHERS.contains(token.text().toUpperCase(Locale.ROOT))
                    && at(i + 1).isSymbol('(')) {
                arguments(i + 2);
            } else if (token.is("VALUES") || token.is("VALUE") || token.is("ROW")) {
                rows(i + 1);
            } else if (token.isName() && isNameOfSecret(token.text())) {
                login |= token.is("PASSWORD");
                named(i + 1);
            }
        }
        return found.stream().distinct().sorted((a, b) -> Integer.compare(a.start(), b.start())).toList();
    }

    /** {@code [WITH plugin] BY '…'}, {@code AS 0x…}. */
    private void identified(int from) {
        for (int i = from; i < Math.min(from + 4, tokens.size()); i++) {
            if (at(i).is("BY") || at(i).is("AS")) {
                literal(at(i + 1).is("PASSWORD") ? i + 2 : i + 1);
                return;
            }
        }
    }

    /** {@code = '…'}, {@code := '…'}, {@code ('…'}, {@code '…'}, {@code CHAR(8) DEFAULT '…'}. */
    private void named(int from) {
        int i = from;
        while (at(i).isSymbol('=') || at(i).isSymbol(':') || at(i).isSymbol('(')) {
            i++;
        }
        if (literal(i) || i > from) {
            return;
        }
        for (int j = i; j < Math.min(i + MOST_BEFORE_DEFAULT, tokens.size()); j++) {
            if (at(j).isSymbol(',') || at(j).isSymbol(';')) {
                return;
            }
            if (at(j).is("DEFAULT")) {
                literal(j + 1);
                return;
            }
        }
    }

    /** {@code INSERT INTO t (name, password) VALUES ('a', '…'), ('b', '…')}. */
    private void rows(int from) {
        Set<Integer> columns = insertedSecrets();
        int depth = 0;
        int column = 0;
        for (int i = columns.isEmpty() ? tokens.size() : from; i < tokens.size() && !at(i).isSymbol(';'); i++) {
            if (at(i).isSymbol('(')) {
                column = depth++ == 0 ? 0 : column;
            } else if (at(i).isSymbol(')')) {
                depth--;
            } else if (at(i).isSymbol(',') && depth == 1) {
                column++;
            } else if (at(i).kind() == Token.Kind.STRING && depth > 0 && columns.contains(column)) {
                add(i);
            }
        }
    }

    /** The places of such columns in the list of an INSERT. */
    private Set<Integer> insertedSecrets() {
        TokenReader reader = new TokenReader(tokens);
        reader.acceptAny("INSERT", "REPLACE");
        if (!reader.skipPast("INTO")) {
            return Set.of();
        }
        reader.dottedName();
        List<TokenReader> columns = reader.parenthesized().clauses();
        return IntStream.range(0, columns.size()).filter(i -> isNameOfSecret(columns.get(i).peek().text())).boxed()
                .collect(Collectors.toSet());
    }

    private void arguments(int from) {
        int depth = 1;
        for (int i = from; i < tokens.size() && depth > 0; i++) {
            depth += at(i).isSymbol('(') ? 1 : at(i).isSymbol(')') ? -1 : 0;
            if (at(i).kind() == Token.Kind.STRING) {
                add(i);
            }
        }
    }

    /** The index behind the symbol; that of no piece when it does not come soon. */
    private int past(char symbol, int from, int most) {
        for (int i = from; i < Math.min(from + most, tokens.size()); i++) {
            if (at(i).isSymbol(symbol)) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    /** A string, with those that are joined to it, or a hexadecimal number. */
    private boolean literal(int index) {
        int i = index;
        Token first = at(i);
        if (first.kind() == Token.Kind.WORD && first.text().toLowerCase(Locale.ROOT).startsWith("0x")) {
            add(i);
            return true;
        }
        boolean introduced = first.kind() == Token.Kind.WORD && at(i + 1).kind() == Token.Kind.STRING
                && (first.text().startsWith("_") || INTRODUCERS.contains(first.text().toUpperCase(Locale.ROOT)));
        for (i += introduced ? 1 : 0; at(i).kind() == Token.Kind.STRING; i++) {
            add(i);
        }
        return i > index;
    }

    private void add(int index) {
        found.add(tokens.get(index));
    }

    private Token at(int index) {
        return index < tokens.size() ? tokens.get(index) : Token.symbol(';', sql.length());
    }

    /** Of a text in quotes, which may be SQL itself. */
    private static boolean hidesOne(String text) {
        return ADDRESS.matcher(text).find() || text.indexOf(' ') > 0 && !of(text).isEmpty();
    }
}
