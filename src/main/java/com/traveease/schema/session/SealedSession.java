package com.traveease.schema.session;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.statement.Secrets;

/**
 * What a script has made of its session, as the journal keeps it: where a value has a secret in it, there is its name instead.
 * The values are written as hexadecimal digits, see {@link SqlText}.
 */
public final class SealedSession {

    private static final Pattern HEX = Pattern.compile("X'([0-9A-Fa-f]+)'");
    private static final Pattern SEAL = Pattern.compile("\\$\\{([^}]*)}");
    private static final int SHORT = 4;

    private SealedSession() {
    }

    /** What is sealed already stays as it is. */
    public static String of(String session, Secrets secrets) {
        if (!session.contains("X'")) {
            return session;
        }
        List<Map.Entry<String, String>> longestFirst = secrets.named().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, String> named) -> named.getValue().length()).reversed())
                .toList();
        return longestFirst.isEmpty() ? session
                : HEX.matcher(session).replaceAll(
                        literal -> Matcher.quoteReplacement("X'" + sealed(literal.group(1), longestFirst) + "'"));
    }

    private static String sealed(String hex, List<Map.Entry<String, String>> secrets) {
        String rest = hex;
        for (Map.Entry<String, String> secret : secrets) {
            String value = hex(secret.getValue());
            boolean isShort = secret.getValue().length() < SHORT;
            for (int at = rest.indexOf(value); at >= 0; at = rest.indexOf(value, at + 1)) {
                // Between two seals there are whole bytes, so the digits from the last one on are counted.
                int from = rest.lastIndexOf('}', at) + 1;
                boolean inSeal = rest.lastIndexOf("${", at) >= from;
                if (!inSeal && (at - from) % 2 == 0 && (!isShort || rest.length() == value.length())) {
                    String seal = "${" + secret.getKey() + "}";
                    rest = rest.substring(0, at) + seal + rest.substring(at + value.length());
                    at += seal.length() - 1;
                }
            }
        }
        return rest;
    }

    /**
     * @throws MigrationRefusedException when the script, or the configuration, has a secret no more that the session had
     */
    public static String opened(String session, Secrets secrets, String script) {
        if (!session.contains("${")) {
            return session;
        }
        Map<String, String> named = secrets.named();
        return SEAL.matcher(session).replaceAll(seal -> {
            String value = named.get(seal.group(1));
            if (value == null) {
                throw new MigrationRefusedException(
                        ("%s was interrupted, and its session used the value of %s, which the journal does not store. Provide it again. "
                                + "Nothing was run.").formatted(script, seal.group(1).startsWith("#")
                                        ? "a password that was written in the script"
                                        : "the placeholder ${%s}".formatted(seal.group(1))));
            }
            return hex(value);
        });
    }

    private static String hex(String value) {
        return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    }
}
