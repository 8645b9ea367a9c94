package com.traveease.schema.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.traveease.schema.revision.DefinitionChange;
import com.traveease.schema.revision.SchemaObject;
import com.traveease.schema.revision.StatementKind;
import com.traveease.schema.revision.Token;
import com.traveease.schema.revision.TokenReader;

/** What the text of a statement says of the session that it runs in. */
final class SessionText {

    private static final Pattern TURNS_AUTOCOMMIT_OFF = Pattern.compile("(?i)AUTOCOMMIT`?\\s*:?=\\s*(0|OFF|FALSE)\\s*(,|$)");

    private SessionText() {
    }

    /** It calls no function and no trigger, which might set something, and every database stays. */
    static boolean leavesAlone(String sql) {
        return StatementKind.of(sql) == StatementKind.DEFINITION && !mentions(sql, "VALUES")
                && !DefinitionChange.isCreateSelect(sql) && DefinitionChange.of(sql).orElseThrow().objects().stream()
                        .noneMatch(object -> object.kind() == SchemaObject.Kind.DATABASE);
    }

    static boolean changes(String sql) {
        StatementKind kind = StatementKind.of(sql);
        return kind != StatementKind.DEFINITION && kind != StatementKind.DATA || isSet(sql);
    }

    static boolean isSet(String sql) {
        return new TokenReader(Token.of(sql)).accept("SET");
    }

    /** The words before an equals sign that have no at sign before them, or two. */
    static List<String> settings(List<Token> set) {
        List<String> settings = new ArrayList<>();
        for (int i = 1; i + 1 < set.size(); i++) {
            boolean assigned = set.get(i + 1).isSymbol('=') || set.get(i + 1).isSymbol(':');
            boolean own = set.get(i - 1).isSymbol('@') && (i < 2 || !set.get(i - 2).isSymbol('@'));
            String name = set.get(i).text().toLowerCase(Locale.ROOT);
            if (assigned && !own && set.get(i).isName() && !name.equals("timestamp") && !name.endsWith("insert_id")) {
                settings.add(name);
            }
        }
        return settings;
    }

    /** Unless it is certain that it turns it off. */
    static boolean mayTurnAutocommitOn(String sql) {
        return mentions(sql, "AUTOCOMMIT") && !TURNS_AUTOCOMMIT_OFF.matcher(sql).find();
    }

    static boolean isOfNextTransaction(String sql) {
        TokenReader reader = new TokenReader(Token.of(sql));
        return reader.accept("SET") && (reader.accept("TRANSACTION")
                || reader.acceptSymbol('@') && reader.acceptSymbol('@') && reader.peek().is("TRANSACTION_ISOLATION"));
    }

    static Optional<String> temporaryTable(String sql) {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (!reader.accept("CREATE", "TEMPORARY", "TABLE")) {
            return Optional.empty();
        }
        reader.accept("IF", "NOT", "EXISTS");
        return Optional.of(reader.dottedName().stream().map(name -> "`" + name.replace("`", "``") + "`")
                .collect(Collectors.joining("."))).filter(name -> !name.isEmpty());
    }

    /** Whether it asks for the number that AUTO_INCREMENT gave last. */
    static boolean usesGeneratedKey(String sql) {
        return sql.toUpperCase(Locale.ROOT).matches("(?s).*(LAST_INSERT_ID|@@.{0,10}IDENTITY).*");
    }

    static boolean mentions(String sql, String keyword) {
        return Token.of(sql).stream().anyMatch(token -> token.is(keyword));
    }
}
