package com.traveease.schema.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** A part of a table's definition: what is between two commas of CREATE TABLE, or after ADD in ALTER TABLE. */
public sealed interface TableElement {

    /** All of it, as it is written. */
    List<Token> tokens();

    /** One element, as a line of SHOW CREATE TABLE has it too. */
    static TableElement of(List<Token> tokens) {
        return ElementReader.read(new TokenReader(tokens));
    }

    /**
     * @param definition what follows the name: the type, the attributes, and the position in an ALTER TABLE
     */
    record Column(String name, List<Token> definition, List<Token> tokens) implements TableElement {

        public boolean isGenerated() {
            List<Token> attributes = attributes();
            for (int i = 0; i < attributes.size(); i++) {
                boolean expression = attributes.get(i).is("AS") && i + 1 < attributes.size()
                        && attributes.get(i + 1).isSymbol('(');
                if (attributes.get(i).is("GENERATED") || expression) {
                    return true;
                }
            }
            return false;
        }

        /** Whether a generated column keeps its values in the rows. */
        public boolean isStored() {
            return has("STORED");
        }

        public boolean isAutoIncrement() {
            return has("AUTO_INCREMENT") || !definition.isEmpty() && definition.get(0).is("SERIAL");
        }

        /** Whether it is the primary key by its own attributes: {@code id INT KEY}, but not {@code id INT UNIQUE KEY}. */
        public boolean isPrimaryKey() {
            List<Token> attributes = attributes();
            for (int i = 0; i < attributes.size(); i++) {
                boolean key = attributes.get(i).is("KEY") && !(i > 0 && attributes.get(i - 1).is("UNIQUE"));
                if (attributes.get(i).is("PRIMARY") || key) {
                    return true;
                }
            }
            return false;
        }

        /** The names of the constraints among its attributes. */
        public List<String> constraints() {
            List<String> names = new ArrayList<>();
            TokenReader reader = new TokenReader(definition);
            while (reader.skipPast("CONSTRAINT")) {
                if (!reader.peek().is("CHECK")) {
                    names.add(reader.lastName());
                }
            }
            return names;
        }

        private boolean has(String word) {
            return attributes().stream().anyMatch(token -> token.is(word));
        }

        /** Without what is in parentheses, and without the place. */
        private List<Token> attributes() {
            List<Token> attributes = new ArrayList<>();
            TokenReader reader = new TokenReader(definition);
            while (reader.hasNext() && !reader.peek().is("AFTER") && !reader.peek().is("FIRST")) {
                attributes.add(reader.peek());
                reader.skip();
            }
            return attributes;
        }
    }

    /** What a key is for. */
    enum KeyKind {
        PRIMARY,
        UNIQUE,
        FULLTEXT,
        SPATIAL,
        PLAIN
    }

    /**
     * An index.
     *
     * @param constraint the name of the constraint that it is; a primary key has none
     * @param index its own name, which goes before the constraint's
     * @param columns an expression is left out
     */
    record Key(KeyKind kind, Optional<String> constraint, Optional<String> index, List<String> columns, List<Token> tokens)
            implements
                TableElement {

        /** Its name; empty when the statement has none and the server generates one. */
        public Optional<String> name() {
            return kind == KeyKind.PRIMARY ? Optional.of("PRIMARY") : index.or(() -> constraint);
        }
    }

    /**
     * @param constraint its name; empty when the statement has none and the server generates one
     * @param index the name of the index that the server may make for it
     * @param referencedColumns empty when the statement does not name them
     */
    record ForeignKey(Optional<String> constraint, Optional<String> index, List<String> columns, QualifiedName referenced,
            List<String> referencedColumns, List<Token> tokens) implements TableElement {
    }

    /** @param enforced unless it says that it is not */
    record Check(Optional<String> constraint, boolean enforced, List<Token> tokens) implements TableElement {
    }

    /** What is not understood. */
    record Unread(List<Token> tokens) implements TableElement {
    }
}
