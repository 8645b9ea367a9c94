package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.ServerSql;
import com.traveease.schema.sql.Token;

/**
 * A column in parts that can be compared and told.
 *
 * @param type as the server writes it, in lower case but for the values of an ENUM or SET
 * @param collation empty for what is no text
 * @param generation the expression in parentheses; empty for an ordinary column
 * @param defaultValue SQL, {@code NULL} included; empty when it has no default, not even NULL
 * @param onUpdate SQL; empty when there is none
 * @param comment the literal; empty when there is none
 * @param other attributes that have no part of their own here, each in SQL
 * @param mentioned names in its expressions, in lower case
 */
public record ColumnShape(String name, String type, String collation, String generation, boolean stored, boolean nullable,
        String defaultValue, String onUpdate, boolean autoIncrement, boolean visible, String comment, List<String> other,
        Set<String> mentioned) {

    private static final Map<String, Integer> INTEGERS = Map.of("tinyint", 1, "smallint", 2, "mediumint", 3, "int", 4,
            "bigint", 8);

    public ColumnShape {
        other = List.copyOf(other);
        mentioned = Set.copyOf(mentioned);
    }

    /** A line of SHOW CREATE TABLE. */
    static ColumnShape of(String name, String line, String collation) {
        return new ColumnReader(name, line, collation).read();
    }

    public ColumnShape named(String other) {
        return new ColumnShape(other, type, collation, generation, stored, nullable, defaultValue, onUpdate, autoIncrement,
                visible, comment, this.other, mentioned);
    }

    ColumnShape generatedBy(String expression, Set<String> names) {
        return new ColumnShape(name, type, collation, expression, stored, nullable, defaultValue, onUpdate, autoIncrement,
                visible, comment, other, names);
    }

    public ColumnShape nullable(String value) {
        return new ColumnShape(name, type, collation, generation, stored, true, value, onUpdate, autoIncrement, visible,
                comment, other, mentioned);
    }

    public boolean isGenerated() {
        return !generation.isEmpty();
    }

    /** {@code varchar}. */
    public String typeWord() {
        int end = 0;
        while (end < type.length() && Character.isLetterOrDigit(type.charAt(end))) {
            end++;
        }
        return type.substring(0, end);
    }

    /** The values of an ENUM or SET as literals; none for other types. */
    public List<String> members() {
        return Token.of(type).stream().filter(token -> token.kind() == Token.Kind.STRING)
                .map(token -> type.substring(token.start(), token.end())).toList();
    }

    /** The size of an integer in bytes; empty for other types. */
    public Optional<Integer> integerSize() {
        return Optional.ofNullable(INTEGERS.get(typeWord()));
    }

    public boolean isUnsigned() {
        return type.contains(" unsigned");
    }

    /** What is in the parentheses of the type, as numbers; empty when there are none. */
    public List<Integer> sizes() {
        int open = type.indexOf('(');
        int close = type.indexOf(')');
        List<Integer> sizes = new ArrayList<>();
        if (open > 0 && close > open) {
            for (String part : type.substring(open + 1, close).split(",")) {
                if (part.strip().chars().allMatch(Character::isDigit) && part.strip().length() < 10) {
                    sizes.add(Integer.parseInt(part.strip()));
                }
            }
        }
        return sizes;
    }

    /** Whether another column is the same but for its name. */
    boolean isLike(ColumnShape column) {
        return named("").canonical().equals(column.named("").canonical());
    }

    /** Equal for two columns between which the server makes no difference. */
    public String canonical() {
        return String.join("\u0000", name, canonical(type), collation, canonical(generation), stored ? "stored" : "",
                nullable ? "null" : "not null", canonical(defaultValue), canonical(onUpdate),
                autoIncrement ? "auto_increment" : "", visible ? "" : "invisible", canonical(comment),
                String.join(" ", other).toLowerCase(Locale.ROOT));
    }

    public static String canonical(String sql) {
        return ServerSql.canonical(Token.of(sql));
    }

    /** In upper case but for the values of an ENUM or SET. */
    public String readableType() {
        int open = type.indexOf('\'');
        int close = type.lastIndexOf('\'');
        return open < 0 ? type.toUpperCase(Locale.ROOT)
                : type.substring(0, open).toUpperCase(Locale.ROOT) + type.substring(open, close + 1)
                        + type.substring(close + 1).toUpperCase(Locale.ROOT);
    }

    /**
     * What follows the type.
     *
     * @param tableCollation that a text column without a collation of its own gets; empty to name it in any case
     */
    public String attributes(String tableCollation) {
        List<String> parts = new ArrayList<>();
        if (!collation.isEmpty() && !collation.equals(tableCollation)) {
            String set = characterSet(collation);
            parts.add((set.equals(characterSet(tableCollation)) ? "" : "CHARACTER SET " + set + " ") + "COLLATE " + collation);
        }
        parts.addAll(other);
        if (isGenerated()) {
            parts.add("GENERATED ALWAYS AS " + generation + (stored ? " STORED" : " VIRTUAL"));
        }
        boolean impliesNull = nullable && (isGenerated() || defaultValue.isEmpty());
        if (!nullable) {
            parts.add("NOT NULL");
        } else if (!impliesNull || !isGenerated()) {
            parts.add("NULL");
        }
        if (!defaultValue.isEmpty() && !(nullable && defaultValue.equals("NULL"))) {
            parts.add("DEFAULT " + defaultValue);
        }
        if (!onUpdate.isEmpty()) {
            parts.add("ON UPDATE " + onUpdate);
        }
        if (autoIncrement) {
            parts.add("AUTO_INCREMENT");
        }
        if (!visible) {
            parts.add("INVISIBLE");
        }
        if (!comment.isEmpty()) {
            parts.add("COMMENT " + comment);
        }
        return String.join(" ", parts);
    }

    public static String characterSet(String collation) {
        int end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }

    /** Name, type and attributes. */
    public String sql(String tableCollation) {
        return (Identifiers.plain(name) + " " + readableType() + " " + attributes(tableCollation)).stripTrailing();
    }

    /**
     * What a reviewer has to know of its literals: SHOW CREATE and information_schema give a character beyond U+FFFF in a
     * default or in a value of an ENUM or SET as a question mark (measured on 8.0.31), so that it is lost when the column is
     * defined anew.
     */
    public Optional<String> lostCharacters(String table) {
        boolean possible = Stream.of(type, defaultValue).flatMap(sql -> Token.of(sql).stream())
                .anyMatch(token -> token.kind() == Token.Kind.STRING && token.text().indexOf('?') >= 0);
        return possible ? Optional.of(("%s.%s has a question mark in a literal; the server shows one for every emoji and rare "
                + "character there. Compare the literal with its source.").formatted(table, name)) : Optional.empty();
    }

    /** A column that is nullable and yet has no default: only ALTER COLUMN … DROP DEFAULT makes it. */
    public boolean lacksDefault() {
        return nullable && !isGenerated() && defaultValue.isEmpty() && !canHaveNoDefault();
    }

    /** JSON and the spatial types, for which the server shows DEFAULT NULL and yet refuses to set it alone. */
    public boolean hasExpressionDefaultsOnly() {
        String word = typeWord();
        return word.equals("json") || word.endsWith("point") || word.endsWith("string") || word.endsWith("polygon")
                || word.startsWith("geom");
    }

    /** The server writes no DEFAULT NULL for these. */
    private boolean canHaveNoDefault() {
        String word = typeWord();
        return word.endsWith("text") || word.endsWith("blob");
    }
}
