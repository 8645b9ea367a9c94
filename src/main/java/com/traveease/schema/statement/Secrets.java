package com.traveease.schema.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.traveease.schema.sql.Token;

/**
 * What must not be told of a script to anybody but the server: the values of placeholders whose names say that they are secret,
 * and the literals of clauses that have passwords and keys in them. Every text about a statement that leaves the program, or is
 * written down, goes through here.
 */
public final class Secrets {

    /** Stands for a secret. */
    public static final String MASK = "***";

    /** What has no placeholders: masks by the words of a statement alone. */
    public static final Secrets OF_CLAUSES = new Secrets(Map.of(), List::of);

    private static final Pattern COMMENT_WITH_SECRET = Pattern.compile(
            "(?i)((?:IDENTIFIED\\s+(?:WITH\\s+\\S+\\s+)?(?:BY|AS)|PASSWORD(?:\\s+FOR\\s+[^=\\n]+)?)\\s*[=(:]*\\s*)('[^'\\n]*+'|\"[^\"\\n]*+\")");
    private static final Pattern ADDRESS = Pattern.compile("(://[^/\\s:@]*:)\\S+@");
    private static final Pattern NEAR = Pattern.compile("near '(.*)' at line", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'(?=[^\\s.,;:)]))*)'");
    /** Shorter ones count only where they stand alone: else they would be found in every other word. */
    private static final int SHORT = 4;
    /** How much of a statement is read for a line about it. */
    private static final int WINDOW = 4000;

    private final Map<String, String> placeholders;
    /** Of the placeholders, as they are and as the server reads them in quotes; long ones first. */
    private final List<String> values;
    private final Supplier<List<Statement>> statements;
    /** Of the clauses of all the script; worked out when a message has to be looked through. */
    private List<String> literals;

    private Secrets(Map<String, String> placeholders, Supplier<List<Statement>> statements) {
        this.placeholders = placeholders;
        this.values = bothForms(placeholders.values().stream());
        this.statements = statements;
    }

    /**
     * @param placeholders of a script, by name
     * @param statements of the script; asked only when something has failed
     */
    public static Secrets of(Map<String, String> placeholders, Supplier<List<Statement>> statements) {
        Map<String, String> secret = new TreeMap<>();
        placeholders.forEach((name, value) -> {
            if (!value.isBlank() && SecretClauses.isNameOfSecret(name)) {
                secret.put(name, value);
            }
        });
        return new Secrets(secret, statements);
    }

    /** By a name that is the same in every run: of placeholders their own, of literals their number in the script. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>(placeholders);
        List<String> all = literals();
        for (int i = 0; i < all.size(); i++) {
            named.put("#" + (i + 1), all.get(i));
        }
        return named;
    }

    private record Span(int start, int end) {
    }

    /** The same text with {@value #MASK} for every secret; of a statement, or of a whole script. */
    public String masked(String sql) {
        return masked(sql, spans(sql), 0, sql.length());
    }

    /** The beginning of it, masked. */
    public String excerpt(String sql, int longest) {
        int longestSecret = values.isEmpty() ? 0 : values.get(0).length();
        String window = sql.substring(0, Math.min(sql.length(), WINDOW + longest + longestSecret));
        String told = masked(window);
        return told.length() <= longest && window.length() == sql.length() ? told
                : told.substring(0, Math.min(told.length(), longest) - 1) + "…";
    }

    /** Of {@code mysql://user:password@host}, which may have been typed in place of something else. */
    public static String withoutPasswordInAddress(String text) {
        return text == null ? null : ADDRESS.matcher(text).replaceAll("$1" + MASK + "@");
    }

    private boolean areIn(String sql) {
        return !spans(sql).isEmpty();
    }

    /** Whether one of the statements has a secret. */
    public boolean areInAny(List<Statement> ofScript) {
        return ofScript.stream().anyMatch(statement -> areIn(statement.sql()));
    }

    /** A piece of a statement as it is for any secret. */
    String masked(Token token, boolean secret) {
        return secret ? MASK : replaced(token.text(), values);
    }

    /** Whether statements have to be read for theirs. */
    boolean mayBeIn(String sql) {
        return !values.isEmpty() || SecretClauses.mayBeIn(sql);
    }

    private static String masked(String sql, List<Span> spans, int from, int to) {
        if (spans.isEmpty()) {
            return sql.substring(from, to);
        }
        StringBuilder told = new StringBuilder();
        int at = from;
        for (Span span : spans) {
            if (span.end() > at && span.start() < to) {
                told.append(sql, at, Math.max(at, span.start())).append(MASK);
                at = Math.min(span.end(), to);
            }
        }
        return told.append(sql, at, Math.max(at, to)).toString();
    }

    private List<Span> spans(String sql) {
        List<Span> spans = new ArrayList<>();
        for (String value : values) {
            Matcher found = pattern(value).matcher(sql);
            while (found.find()) {
                spans.add(new Span(found.start(), found.end()));
            }
        }
        if (SecretClauses.mayBeIn(sql)) {
            for (Token token : SecretClauses.of(sql)) {
                spans.add(token.kind() == Token.Kind.STRING ? inside(sql, token)
                        : new Span(token.start(), token.start() + token.text().length()));
            }
            if (sql.contains("--") || sql.contains("#") || sql.contains("/*")) {
                Matcher comment = COMMENT_WITH_SECRET.matcher(sql);
                while (comment.find()) {
                    spans.add(new Span(comment.start(2) + 1, comment.end(2) - 1));
                }
            }
        }
        spans.sort(Comparator.comparingInt(Span::start).thenComparing(Comparator.comparingInt(Span::end).reversed()));
        return merged(spans);
    }

    private static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span : spans) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && span.start() < last.end()) {
                merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
            } else if (span.end() > span.start()) {
                merged.add(span);
            }
        }
        return merged;
    }

    /** Between the quotes. */
    private static Span inside(String sql, Token string) {
        char quote = sql.charAt(string.start());
        int at = string.start() + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == quote) {
                if (at + 1 == sql.length() || sql.charAt(at + 1) != quote) {
                    break;
                }
                at++;
            }
            at++;
        }
        return new Span(string.start() + 1, Math.min(at, sql.length()));
    }

    /**
     * What the server says of a statement, which it may quote, whole or from the middle of a secret on.
     *
     * @param sql the statement that was sent
     */
    public String inMessage(String message, String sql) {
        if (message == null) {
            return null;
        }
        List<String> all = bothForms(Stream.concat(values.stream(), literals().stream()));
        if (all.isEmpty() && !areIn(sql)) {
            return message;
        }
        String told = message;
        Matcher near = NEAR.matcher(told);
        if (near.find()) {
            told = told.substring(0, near.start(1)) + near(near.group(1), sql) + told.substring(near.end(1));
        }
        return QUOTED.matcher(replaced(told, all)).replaceAll(found -> Matcher.quoteReplacement(
                all.stream().anyMatch(value -> overlaps(found.group(1), value)) ? "'" + MASK + "'" : found.group()));
    }

    /** From the first secret on nothing is told: quotes in it may have made it end elsewhere. */
    private String near(String quoted, String sql) {
        List<Span> spans = spans(sql);
        if (spans.isEmpty()) {
            return quoted;
        }
        int at = sql.indexOf(quoted);
        int first = spans.get(0).start();
        return at < 0 || at >= first || quoted.isEmpty() ? MASK
                : at + quoted.length() <= first ? quoted : sql.substring(at, first) + MASK;
    }

    /** The server cuts long values off: the beginning or the end of a secret is one too. */
    private static boolean overlaps(String quoted, String secret) {
        if (quoted.contains("\\x")) {
            return true;
        }
        for (int length = Math.min(quoted.length(), secret.length()); length >= SHORT; length--) {
            if (quoted.regionMatches(quoted.length() - length, secret, 0, length)
                    || quoted.regionMatches(0, secret, secret.length() - length, length)
                    || quoted.regionMatches(0, secret, 0, length)) {
                return true;
            }
        }
        return quoted.length() >= SHORT && secret.contains(quoted);
    }

    private static String replaced(String text, List<String> secrets) {
        String told = text;
        for (String value : secrets) {
            told = pattern(value).matcher(told).replaceAll(MASK);
        }
        return told;
    }

    private static Pattern pattern(String value) {
        String literal = Pattern.quote(value);
        return Pattern.compile(value.length() >= SHORT ? literal
                : "(?<![\\p{L}\\p{N}_*])" + literal + "(?![\\p{L}\\p{N}_*])");
    }

    private synchronized List<String> literals() {
        if (literals == null) {
            literals = statements.get().stream().flatMap(statement -> SecretClauses.of(statement.sql()).stream())
                    .map(Token::text).filter(text -> !text.isBlank()).distinct().toList();
        }
        return literals;
    }

    private static List<String> bothForms(Stream<String> written) {
        return written.flatMap(value -> Stream.of(value, read(value))).filter(value -> !value.isBlank()).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    private static String read(String written) {
        return Token.of("'" + written + "'").stream().findFirst().map(Token::text).orElse(written);
    }
}
