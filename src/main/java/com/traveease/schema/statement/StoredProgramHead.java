package com.traveease.schema.statement;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * What stands between {@code CREATE} or {@code ALTER} and the body of a view, trigger, routine or event.
 *
 * @param kind {@code VIEW}, {@code TRIGGER}, {@code PROCEDURE}, {@code FUNCTION} or {@code EVENT}
 * @param definer user and host; empty when there is none, or the current one is named as such
 * @param name its parts
 */
public record StoredProgramHead(String kind, boolean replaces, Optional<List<String>> definer, boolean unlessThere,
        List<String> name) {

    private static final List<String> KINDS = List.of("VIEW", "TRIGGER", "PROCEDURE", "FUNCTION", "EVENT");

    /**
     * @param reader behind {@code CREATE} or {@code ALTER}; left behind the name
     * @return empty when it is about something else
     */
    public static Optional<StoredProgramHead> read(TokenReader reader) {
        boolean replaces = reader.accept("OR", "REPLACE");
        Optional<List<String>> definer = Optional.empty();
        while (reader.hasNext()) {
            Token token = reader.peek();
            if (KINDS.stream().anyMatch(token::is)) {
                String kind = KINDS.stream().filter(reader.next()::is).findFirst().orElseThrow();
                boolean unlessThere = reader.accept("IF", "NOT", "EXISTS");
                return Optional.of(new StoredProgramHead(kind, replaces, definer, unlessThere, reader.dottedName()));
            }
            if (reader.accept("DEFINER")) {
                reader.acceptSymbol('=');
                definer = account(reader);
            } else if (reader.accept("ALGORITHM")) {
                reader.acceptSymbol('=');
                reader.next();
            } else if (reader.accept("SQL", "SECURITY")) {
                reader.next();
            } else if (!reader.accept("AGGREGATE")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> account(TokenReader reader) {
        if (reader.accept("CURRENT_USER")) {
            reader.parenthesized();
            return Optional.empty();
        }
        String user = reader.next().text();
        if (!reader.acceptSymbol('@')) {
            return Optional.of(List.of(user, "%"));
        }
        StringBuilder host = new StringBuilder(reader.next().text());
        // Without quotes, db1.example.com and 127.0.0.1 are several pieces.
        while (reader.acceptSymbol('.')) {
            host.append('.').append(reader.next().text());
        }
        return Optional.of(List.of(user, host.toString()));
    }
}
