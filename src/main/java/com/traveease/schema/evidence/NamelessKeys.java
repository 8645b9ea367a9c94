package com.traveease.schema.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * Foreign keys, full-text keys and spatial keys, by their columns: of these no trial can be made on a temporary table, and the
 * server names those that a statement leaves without a name.
 */
public final class NamelessKeys {

    private NamelessKeys() {
    }

    /**
     * Whether the table has more keys of the same columns than it had before the statement; empty when the statement adds none.
     *
     * @param before the definition, as {@code SHOW CREATE TABLE} gave it
     */
    public static Optional<Boolean> wereAdded(String sql, String before, String now) {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (!reader.accept("ALTER", "TABLE")) {
            return Optional.empty();
        }
        reader.dottedName();
        List<Boolean> added = reader.clauses().stream().filter(clause -> clause.accept("ADD")).map(NamelessKeys::key)
                .flatMap(Optional::stream).map(key -> count(now, key) > count(before, key)).distinct().toList();
        return added.size() == 1 ? Optional.of(added.get(0)) : Optional.empty();
    }

    private static long count(String definition, String key) {
        return definition.lines().filter(line -> line.startsWith("  "))
                .filter(line -> key(new TokenReader(Token.of(line))).filter(key::equals).isPresent()).count();
    }

    private static Optional<String> key(TokenReader reader) {
        if (reader.accept("CONSTRAINT") && !reader.peek().is("FOREIGN")) {
            reader.name();
        }
        if (reader.accept("FOREIGN", "KEY")) {
            reader.name();
            String columns = names(reader.parenthesized());
            reader.accept("REFERENCES");
            return Optional.of("foreign " + columns + " " + reader.lastName() + " " + names(reader.parenthesized()));
        }
        if (reader.acceptAny("FULLTEXT", "SPATIAL")) {
            reader.acceptAny("KEY", "INDEX");
            reader.name();
            return Optional.of("key " + names(reader.parenthesized()));
        }
        return Optional.empty();
    }

    private static String names(TokenReader columns) {
        return columns.clauses().stream().map(TokenReader::lastName).map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }
}
