package com.traveease.schema.scratch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** Changes a few words of a statement and leaves every other character of it alone. */
public record StatementEdit(String sql, List<Token> tokens) {

    public static StatementEdit of(String sql) {
        return new StatementEdit(sql, Token.of(sql));
    }

    /** Where the rest of the text begins after its first pieces: before the next piece, after comments. */
    int before(int token) {
        return token < tokens.size() ? tokens.get(token).start() : sql.length();
    }

    /** Puts text where a run of pieces was. */
    String replace(int from, int to, String text) {
        return sql.substring(0, before(from)) + text + sql.substring(before(to));
    }

    /** The first such keyword outside of parentheses, among the first pieces. */
    Optional<Integer> find(String keyword, int limit) {
        int depth = 0;
        for (int i = 0; i < Math.min(limit, tokens.size()); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0 && token.is(keyword)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /**
     * The statement without the account that it should belong to: to name another than one's own takes a privilege. As it is
     * when it names none.
     */
    public String withoutDefiner() {
        Optional<Integer> definer = find("DEFINER", 8).filter(at -> at + 1 < tokens.size() && tokens.get(at + 1).isSymbol('='));
        if (definer.isEmpty()) {
            return sql;
        }
        int end = definer.get() + 3;
        if (end < tokens.size() && tokens.get(end).isSymbol('@')) {
            end += 2;
        }
        return replace(definer.get(), end, " ");
    }

    /**
     * A statement that makes or alters an event, so that the event sleeps: in a scratch schema none may come to its time. Any
     * other statement as it is.
     */
    public String asleep() {
        boolean makes = !tokens.isEmpty() && tokens.get(0).is("CREATE");
        Optional<Integer> event = find("EVENT", 10).filter(at -> at == 1 || tokens.get(1).is("DEFINER"));
        if (event.isEmpty() || !makes && !tokens.get(0).is("ALTER")) {
            return sql;
        }
        int body = find("DO", tokens.size()).orElse(tokens.size());
        Optional<Integer> enabled = find("ENABLE", body).filter(at -> at > event.get() + 1);
        if (enabled.isPresent()) {
            return replace(enabled.get(), enabled.get() + 1, " DISABLE ");
        }
        if (!makes || find("DISABLE", body).filter(at -> at > event.get() + 1).isPresent()) {
            return sql;
        }
        int status = find("COMMENT", body).filter(at -> at > event.get() + 1).orElse(body);
        return replace(status, status, " DISABLE ");
    }

    /**
     * An event that a statement makes, alters or drops.
     *
     * @param status that it gives it; empty when it says nothing of that
     */
    record EventStatus(String name, Optional<String> status, String verb) {
    }

    /** Empty for a statement about anything else. */
    Optional<EventStatus> eventStatus() {
        Optional<Integer> event = find("EVENT", 10).filter(at -> at == 1 || at < tokens.size() && tokens.get(1).is("DEFINER"));
        if (event.isEmpty()) {
            return Optional.empty();
        }
        TokenReader reader = new TokenReader(tokens.subList(event.get() + 1, tokens.size()));
        if (!reader.accept("IF", "NOT", "EXISTS")) {
            reader.accept("IF", "EXISTS");
        }
        String name = reader.lastName();
        int body = find("DO", tokens.size()).orElse(tokens.size());
        Optional<String> status = List.of("ENABLE", "DISABLE").stream()
                .filter(word -> find(word, body).filter(at -> at > event.get() + 1).isPresent()).findFirst();
        return Optional.of(new EventStatus(name, status, tokens.get(0).text().toUpperCase(Locale.ROOT)));
    }
}
