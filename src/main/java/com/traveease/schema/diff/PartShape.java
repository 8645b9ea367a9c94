package com.traveease.schema.diff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.ServerSql;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.QualifiedName;
import com.traveease.schema.syntax.TableElement;

/**
 * An index, foreign key or check of a table.
 *
 * @param named false when the server made the name up: then it says nothing
 * @param lead what stands before the name in SQL: {@code UNIQUE INDEX}, {@code CONSTRAINT}
 * @param body what follows the name, in SQL
 * @param mentioned columns that it is over or whose names are in its expression, in lower case
 * @param referenced the table that a foreign key refers to; empty for the others
 * @param referencedColumns in lower case; empty but for a foreign key
 */
public record PartShape(ObjectKind kind, String name, boolean named, String lead, String body, Set<String> mentioned,
        Optional<QualifiedName> referenced, List<String> referencedColumns) {

    public static final String PRIMARY = "PRIMARY";

    public PartShape {
        mentioned = Set.copyOf(mentioned);
        referencedColumns = List.copyOf(referencedColumns);
    }

    /** A line of SHOW CREATE TABLE that is no column. */
    static PartShape of(TableElement element, String line, String table) {
        List<Token> tokens = element.tokens();
        if (element instanceof TableElement.Key key) {
            String name = key.name().orElse("");
            int start = indexOfParenthesis(tokens);
            String lead = switch (key.kind()) {
                case PRIMARY -> "PRIMARY KEY";
                case UNIQUE -> "UNIQUE INDEX";
                case FULLTEXT -> "FULLTEXT INDEX";
                case SPATIAL -> "SPATIAL INDEX";
                case PLAIN -> "INDEX";
            };
            return new PartShape(ObjectKind.INDEX, name, true, lead, body(line, tokens.subList(start, tokens.size())),
                    names(tokens.subList(start, tokens.size())), Optional.empty(), List.of());
        }
        if (element instanceof TableElement.ForeignKey key) {
            String name = key.constraint().orElse("");
            int start = indexOf(tokens, "FOREIGN");
            return new PartShape(ObjectKind.FOREIGN_KEY, name, !isMadeUp(name, table, "_ibfk_"), "CONSTRAINT",
                    body(line, tokens.subList(start, tokens.size())), lower(key.columns()), Optional.of(key.referenced()),
                    key.referencedColumns().stream().map(column -> column.toLowerCase(Locale.ROOT)).toList());
        }
        if (element instanceof TableElement.Check check) {
            String name = check.constraint().orElse("");
            int start = indexOf(tokens, "CHECK");
            return new PartShape(ObjectKind.CHECK, name, !isMadeUp(name, table, "_chk_"), "CONSTRAINT",
                    "CHECK " + ServerSql.inOnePair(expression(line, tokens.subList(start + 1, tokens.size())))
                            + (check.enforced() ? "" : " NOT ENFORCED"),
                    names(tokens.subList(start, tokens.size())),
                    Optional.empty(), List.of());
        }
        throw new IllegalStateException("Not understood in the definition of %s: %s".formatted(table, line));
    }

    private static String expression(String line, List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        reader.skip();
        return body(line, tokens.subList(0, tokens.size() - reader.rest().size()));
    }

    private static int indexOfParenthesis(List<Token> tokens) {
        int at = 0;
        while (!tokens.get(at).isSymbol('(')) {
            at++;
        }
        return at;
    }

    private static int indexOf(List<Token> tokens, String word) {
        int at = 0;
        while (!tokens.get(at).is(word)) {
            at++;
        }
        return at;
    }

    private static boolean isMadeUp(String name, String table, String infix) {
        String prefix = table + infix;
        return name.length() > prefix.length() && name.regionMatches(true, 0, prefix, 0, prefix.length())
                && name.substring(prefix.length()).chars().allMatch(Character::isDigit);
    }

    private static String body(String line, List<Token> tokens) {
        return ServerSql.readable(line, tokens);
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static Set<String> names(List<Token> tokens) {
        return lower(tokens.stream().filter(token -> token.kind() == Token.Kind.QUOTED_NAME).map(Token::text).toList());
    }

    public boolean isPrimary() {
        return kind == ObjectKind.INDEX && name.equals(PRIMARY);
    }

    public boolean isFulltext() {
        return lead.startsWith("FULLTEXT");
    }

    public boolean isUnique() {
        return lead.startsWith("UNIQUE") || isPrimary();
    }

    /** Equal for two parts between which the server makes no difference, whatever their names. */
    public String canonical() {
        String text = ServerSql.canonical(Token.of(body));
        if (kind == ObjectKind.FOREIGN_KEY) {
            // InnoDB does the same for both, and for what says nothing.
            text = text.replaceAll(" on (delete|update) (restrict|no action)", "");
        } else if (kind == ObjectKind.INDEX) {
            // InnoDB does not use the other, and gives an index that of its table when the table loses it.
            text = text.replaceFirst(" using btree", "").replaceFirst(" key_block_size = \\d+", "");
        }
        return lead + " " + text;
    }

    /** Without what can be changed without making the index anew. */
    public String canonicalBarVisibility() {
        return canonical().replaceAll(" invisible$", "").replaceAll(" invisible (?=comment )", " ");
    }

    public boolean isVisible() {
        return canonical().equals(canonicalBarVisibility());
    }

    /** As a part of CREATE TABLE, and behind ADD. */
    public String sql() {
        if (isPrimary()) {
            return lead + " " + body;
        }
        if (kind != ObjectKind.INDEX && name.isEmpty()) {
            return body;
        }
        return lead + " " + Identifiers.plain(name) + " " + body;
    }

    /** Behind ADD, for the server to make up a name. */
    public String anonymousSql() {
        return body;
    }

    public String dropSql() {
        return switch (kind) {
            case INDEX -> isPrimary() ? "DROP PRIMARY KEY" : "DROP INDEX " + Identifiers.plain(name);
            case FOREIGN_KEY -> "DROP FOREIGN KEY " + Identifiers.plain(name);
            case CHECK -> "DROP CHECK " + Identifiers.plain(name);
            case TABLE, COLUMN, VIEW, TRIGGER, PROCEDURE, FUNCTION, EVENT -> throw new IllegalStateException(kind.words());
        };
    }

    public boolean mentions(Set<String> columns) {
        return mentioned.stream().anyMatch(columns::contains);
    }
}
