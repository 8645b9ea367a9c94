package com.traveease.schema.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.TableElement;

/**
 * A column as a script declares it.
 *
 * @param type its first word in lower case, without synonyms: {@code bigint}, {@code varchar}
 * @param arguments what stands in parentheses behind the type; the values of an ENUM without quotes
 * @param stated whether NULL or NOT NULL is written
 * @param defaultValue as it is written, in upper case where it is no string; empty when there is none
 * @param literalDefault whether it is no expression in parentheses
 * @param character set and collation in lower case; empty when they are the table's
 * @param checks the names of CHECKs among its attributes, {@code ""} for one without
 * @param tokens its definition, and {@code at} its name
 */
public record Column(String name, String type, List<String> arguments, boolean unsigned, boolean zerofill, boolean nullable,
        boolean stated, Optional<String> defaultValue, boolean literalDefault, boolean autoIncrement, boolean generated,
        boolean stored, boolean primary, boolean unique, boolean references, boolean onUpdate, boolean commented,
        String characterSet, String collation, List<String> checks, List<Token> tokens) {

    private static final Map<String, String> SYNONYMS = Map.ofEntries(Map.entry("integer", "int"), Map.entry("int1", "tinyint"),
            Map.entry("int2", "smallint"), Map.entry("int3", "mediumint"), Map.entry("middleint", "mediumint"),
            Map.entry("int4", "int"), Map.entry("int8", "bigint"), Map.entry("bool", "tinyint"),
            Map.entry("boolean", "tinyint"), Map.entry("dec", "decimal"), Map.entry("numeric", "decimal"),
            Map.entry("fixed", "decimal"), Map.entry("real", "double"), Map.entry("float4", "float"),
            Map.entry("float8", "double"), Map.entry("character", "char"), Map.entry("varcharacter", "varchar"),
            Map.entry("nchar", "char"), Map.entry("nvarchar", "varchar"), Map.entry("long", "mediumtext"),
            Map.entry("serial", "bigint"));

    private static final List<String> TEXTS = List.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum",
            "set");

    public static Column of(TableElement.Column element) {
        return new Reading(element).column();
    }

    /** Whether its values are strings with a character set. */
    public boolean isText() {
        return TEXTS.contains(type);
    }

    /** With the character set and collation of its table, where it has none of its own. */
    public Column in(String tableSet, String tableCollation) {
        if (!isText() || !characterSet.isEmpty() || !collation.isEmpty()) {
            return this;
        }
        return with(nullable, defaultValue, tableSet, tableCollation);
    }

    public Column with(boolean mayBeNull, Optional<String> otherDefault, String set, String otherCollation) {
        return new Column(name, type, arguments, unsigned, zerofill, mayBeNull, stated, otherDefault, literalDefault,
                autoIncrement, generated, stored, primary, unique, references, onUpdate, commented, set, otherCollation,
                checks, tokens);
    }

    Column named(String other) {
        return new Column(other, type, arguments, unsigned, zerofill, nullable, stated, defaultValue, literalDefault,
                autoIncrement, generated, stored, primary, unique, references, onUpdate, commented, characterSet, collation,
                checks, tokens);
    }

    /** {@code BIGINT UNSIGNED}, for people. */
    public String typeInWords() {
        String list = arguments.isEmpty() || isList() ? "" : "(" + String.join(",", arguments) + ")";
        return type.toUpperCase(Locale.ROOT) + list + (unsigned ? " UNSIGNED" : "");
    }

    public boolean isList() {
        return type.equals("enum") || type.equals("set");
    }

    /** Reads the attributes of one. */
    private static final class Reading {

        private final TableElement.Column element;
        private final TokenReader reader;
        private final List<String> arguments = new ArrayList<>();
        private final List<String> checks = new ArrayList<>();
        private boolean unsigned;
        private boolean zerofill;
        private boolean nullable = true;
        private boolean stated;
        private Optional<String> defaultValue = Optional.empty();
        private boolean literalDefault;
        private boolean autoIncrement;
        private boolean generated;
        private boolean stored;
        private boolean primary;
        private boolean unique;
        private boolean references;
        private boolean onUpdate;
        private boolean commented;
        private String characterSet = "";
        private String collation = "";
        private Optional<String> constraint = Optional.empty();

        Reading(TableElement.Column element) {
            this.element = element;
            this.reader = new TokenReader(element.definition());
        }

        Column column() {
            String written = reader.next().text().toLowerCase(Locale.ROOT);
            String type = SYNONYMS.getOrDefault(written, written);
            if (written.equals("serial")) {
                unsigned = true;
                autoIncrement = true;
                unique = true;
                nullable = false;
            } else if (written.equals("national")) {
                type = reader.next().text().toLowerCase(Locale.ROOT);
                type = SYNONYMS.getOrDefault(type, type);
                characterSet = "utf8mb3";
            } else if (written.equals("nchar") || written.equals("nvarchar")) {
                characterSet = "utf8mb3";
            }
            reader.accept("PRECISION");
            if (type.equals("char") && reader.accept("VARYING")) {
                type = "varchar";
            }
            reader.parenthesized().clauses().forEach(argument -> arguments.add(text(argument.rest())));
            while (reader.hasNext() && !reader.peek().is("AFTER") && !reader.peek().is("FIRST")) {
                attribute();
            }
            return new Column(element.name(), type, List.copyOf(arguments), unsigned, zerofill, nullable && !primary, stated,
                    defaultValue, literalDefault, autoIncrement, generated, stored, primary, unique, references, onUpdate,
                    commented, characterSet, collation, List.copyOf(checks), element.tokens());
        }

        private void attribute() {
            if (reader.accept("NOT", "NULL")) {
                nullable = false;
                stated = true;
            } else if (reader.accept("NULL")) {
                stated = true;
            } else if (reader.accept("UNSIGNED")) {
                unsigned = true;
            } else if (reader.accept("ZEROFILL")) {
                zerofill = true;
                unsigned = true;
            } else if (reader.accept("DEFAULT")) {
                literalDefault = !reader.peek().isSymbol('(');
                defaultValue = Optional.of(value());
            } else if (reader.accept("ON", "UPDATE")) {
                onUpdate = true;
                value();
            } else if (reader.accept("AUTO_INCREMENT")) {
                autoIncrement = true;
            } else if (reader.accept("UNIQUE")) {
                unique = true;
                reader.accept("KEY");
            } else if (reader.accept("PRIMARY", "KEY") || reader.accept("KEY")) {
                primary = true;
            } else if (reader.accept("COMMENT")) {
                commented = !reader.next().text().isEmpty();
            } else if (reader.accept("COLLATE")) {
                collation = reader.next().text().toLowerCase(Locale.ROOT);
            } else if (reader.accept("CHARSET") || reader.accept("CHARACTER", "SET") || reader.accept("CHAR", "SET")) {
                characterSet = reader.next().text().toLowerCase(Locale.ROOT);
            } else if (reader.accept("AS")) {
                generated = true;
                reader.skip();
            } else if (reader.accept("STORED") || reader.accept("PERSISTENT")) {
                stored = true;
            } else if (reader.accept("CONSTRAINT")) {
                constraint = reader.peek().is("CHECK") ? Optional.empty() : reader.name();
            } else if (reader.accept("CHECK")) {
                checks.add(constraint.orElse(""));
                constraint = Optional.empty();
                reader.skip();
            } else if (reader.accept("REFERENCES")) {
                references = true;
                reader.dottedName();
                reader.parenthesized();
            } else {
                reader.skip();
            }
        }

        /** A literal, a function with its parentheses, or an expression in them. */
        private String value() {
            List<Token> from = reader.rest();
            if (reader.peek().isSymbol('-') || reader.peek().isSymbol('+')) {
                reader.next();
            }
            boolean prefix = reader.peek().kind() == Token.Kind.WORD && reader.peek(1).kind() == Token.Kind.STRING
                    && (reader.peek(1).start() == reader.peek().end() || reader.peek().text().startsWith("_"));
            reader.skip();
            if (prefix) {
                reader.next(); // x'41', b'0', _utf8mb4 'x'
            }
            if (reader.acceptSymbol('.')) {
                reader.next();
            }
            if (reader.peek().isSymbol('(')) {
                reader.skip();
            }
            return text(from.subList(0, from.size() - reader.rest().size()));
        }
    }

    /** Without white space; words in upper case. */
    public static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            text.append(token.kind() == Token.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : token.text());
        }
        return text.toString();
    }
}
