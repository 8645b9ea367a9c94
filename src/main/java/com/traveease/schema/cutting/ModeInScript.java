package com.traveease.schema.cutting;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.traveease.schema.sql.SqlMode;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * Follows the SQL mode through the statements of a script: what {@code SET sql_mode} makes of it, also from what the script has
 * kept in a user variable.
 */
final class ModeInScript {

    private static final String VARIABLE = "sql_mode";
    private static final Pattern MODES = Pattern.compile("[A-Za-z_,\\s]*");

    private final SqlMode first;
    private final Map<String, SqlMode> kept = new HashMap<>();
    private SqlMode now;

    /** @param first in which the script begins */
    public ModeInScript(SqlMode first) {
        this.first = first;
        this.now = first;
    }

    /** Where it is not certain that backslashes escape, they count as plain. */
    public SqlMode now() {
        return now;
    }

    /** Takes in what a statement makes of it. */
    public void after(String sql) {
        boolean backslashes = mentions(sql, SqlMode.NO_BACKSLASH_ESCAPES);
        boolean about = backslashes || mentions(sql, VARIABLE) || mentions(sql, "ANSI");
        if (about && !set(new TokenReader(Token.of(sql))) && backslashes) {
            now = new SqlMode(now.ansiQuotes(), true);
        }
    }

    /** @return false when the mode may be another one now, and it is not known which */
    private boolean set(TokenReader reader) {
        if (!reader.accept("SET")) {
            return !reader.peek().is("PREPARE");
        }
        boolean followed = true;
        boolean ofSession = true;
        for (TokenReader assignment : reader.clauses()) {
            if (isVariable(assignment)) {
                String name = name(assignment);
                Optional<SqlMode> mode = value(assignment);
                mode.ifPresentOrElse(known -> kept.put(name, known), () -> kept.remove(name));
                followed &= mode.isPresent();
                continue;
            }
            passSigns(assignment);
            if (assignment.acceptAny("GLOBAL", "PERSIST", "PERSIST_ONLY")) {
                ofSession = false;
            } else if (assignment.acceptAny("SESSION", "LOCAL")) {
                ofSession = true;
            }
            assignment.acceptSymbol('.');
            if (ofSession && assignment.name().filter(VARIABLE::equalsIgnoreCase).isPresent()) {
                Optional<SqlMode> mode = value(assignment);
                now = mode.orElse(now);
                followed &= mode.isPresent();
            }
        }
        return followed;
    }

    private static boolean isVariable(TokenReader reader) {
        return reader.peek().isSymbol('@') && !reader.peek(1).isSymbol('@');
    }

    private static String name(TokenReader reader) {
        reader.acceptSymbol('@');
        return reader.lastName().toLowerCase(Locale.ROOT);
    }

    /** The two before a variable of the server. */
    private static void passSigns(TokenReader reader) {
        while (reader.acceptSymbol('@')) {
            // One after the other.
        }
    }

    /** Of {@code = …} or {@code := …}; empty when that is not known. */
    private Optional<SqlMode> value(TokenReader reader) {
        reader.acceptSymbol(':');
        reader.acceptSymbol('=');
        List<Token> value = reader.rest();
        if (value.size() == 1) {
            return single(value.get(0));
        }
        boolean joins = reader.peek().is("CONCAT") || reader.peek().is("CONCAT_WS");
        boolean removes = reader.peek().is("REPLACE");
        SqlMode named = SqlMode.USUAL;
        Optional<SqlMode> source = Optional.empty();
        while (reader.hasNext()) {
            if (isVariable(reader)) {
                source = Optional.ofNullable(kept.get(name(reader)));
            } else if (reader.peek().kind() == Token.Kind.STRING) {
                named = named.or(SqlMode.of(reader.next().text()));
            } else if (reader.peek().isSymbol('@')) {
                passSigns(reader);
            } else {
                source = reader.next().is(VARIABLE) ? Optional.of(now) : source;
            }
        }
        SqlMode words = named;
        return joins ? source.map(words::or)
                : removes ? source.map(mode -> mode.without(words)) : words.equals(SqlMode.USUAL) ? source : Optional.empty();
    }

    private Optional<SqlMode> single(Token value) {
        return switch (value.kind()) {
            case STRING, QUOTED_NAME -> MODES.matcher(value.text()).matches() ? Optional.of(SqlMode.of(value.text()))
                    : Optional.empty();
            case WORD -> Optional.of(value.is("DEFAULT") ? first : SqlMode.of(value.text()));
            case NUMBER, SYMBOL -> value.text().equals("0") ? Optional.of(SqlMode.USUAL) : Optional.empty();
        };
    }

    private static boolean mentions(String sql, String word) {
        for (int i = 0; i + word.length() <= sql.length(); i++) {
            if (sql.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
