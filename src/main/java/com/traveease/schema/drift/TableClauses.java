package com.traveease.schema.drift;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaDefinition;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** Reads what CREATE TABLE has in its parentheses and what ALTER TABLE has behind the name. */
final class TableClauses {

    private final String table;
    private final List<Named> makes = new ArrayList<>();
    private final List<Named> needs = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<Named> redefined = new ArrayList<>();

    TableClauses(String table) {
        this.table = table;
    }

    List<Named> makes() {
        return makes;
    }

    List<Named> needs() {
        return needs;
    }

    List<Reference> references() {
        return references;
    }

    List<Named> redefined() {
        return redefined;
    }

    /** The names that the clauses of an ALTER TABLE may take for columns of the table: all but those it is about to make. */
    List<String> altered(List<Token> tokens) {
        return tokens.stream().filter(Token::isName).map(Token::text)
                .filter(name -> makes.stream().noneMatch(made -> made.isSameName(ObjectKind.COLUMN, table, name))).toList();
    }

    void create(TokenReader elements) {
        elements.clauses().forEach(this::element);
    }

    void alter(TokenReader specifications) {
        specifications.clauses().forEach(this::specification);
    }

    private void specification(TokenReader reader) {
        if (reader.accept("ADD")) {
            if (reader.accept("PARTITION")) {
                return;
            }
            reader.accept("COLUMN");
            if (reader.peek().isSymbol('(')) {
                create(reader.parenthesized());
            } else {
                element(reader);
            }
        } else if (reader.accept("DROP")) {
            drop(reader);
        } else if (reader.accept("CHANGE")) {
            reader.accept("COLUMN");
            String before = reader.lastName();
            need(ObjectKind.COLUMN, before);
            redefined.add(Named.of(ObjectKind.COLUMN, table, before));
            renamedTo(ObjectKind.COLUMN, before, reader.lastName());
        } else if (reader.accept("MODIFY")) {
            reader.accept("COLUMN");
            String column = reader.lastName();
            need(ObjectKind.COLUMN, column);
            redefined.add(Named.of(ObjectKind.COLUMN, table, column));
        } else if (reader.accept("ALTER")) {
            if (reader.accept("INDEX")) {
                need(ObjectKind.INDEX, reader.lastName());
            } else if (reader.accept("CHECK")) {
                need(ObjectKind.CHECK, reader.lastName());
            } else if (reader.accept("CONSTRAINT")) {
                constraint(reader.lastName());
            } else {
                reader.accept("COLUMN");
                need(ObjectKind.COLUMN, reader.lastName());
            }
        } else if (reader.accept("RENAME")) {
            rename(reader);
        } else if (reader.accept("CONVERT", "TO")) {
            // Every text column gets another character set.
            redefined.add(Named.of(ObjectKind.TABLE, "", table));
        }
    }

    private void drop(TokenReader reader) {
        if (reader.accept("PRIMARY", "KEY")) {
            need(ObjectKind.INDEX, SchemaDefinition.Index.PRIMARY);
        } else if (reader.accept("FOREIGN", "KEY")) {
            need(ObjectKind.FOREIGN_KEY, reader.lastName());
        } else if (reader.acceptAny("INDEX", "KEY")) {
            need(ObjectKind.INDEX, reader.lastName());
        } else if (reader.accept("CHECK")) {
            need(ObjectKind.CHECK, reader.lastName());
        } else if (reader.accept("CONSTRAINT")) {
            constraint(reader.lastName());
        } else if (!reader.accept("PARTITION")) {
            reader.accept("COLUMN");
            need(ObjectKind.COLUMN, reader.lastName());
        }
    }

    private void rename(TokenReader reader) {
        if (reader.accept("COLUMN")) {
            String before = reader.lastName();
            need(ObjectKind.COLUMN, before);
            reader.accept("TO");
            renamedTo(ObjectKind.COLUMN, before, reader.lastName());
        } else if (reader.acceptAny("INDEX", "KEY")) {
            String before = reader.lastName();
            need(ObjectKind.INDEX, before);
            reader.accept("TO");
            renamedTo(ObjectKind.INDEX, before, reader.lastName());
        } else {
            if (!reader.acceptAny("TO", "AS")) {
                reader.acceptSymbol('=');
            }
            makes.add(Named.of(ObjectKind.TABLE, "", reader.lastName()));
        }
    }

    private void renamedTo(ObjectKind kind, String before, String after) {
        if (!before.equalsIgnoreCase(after)) {
            makes.add(Named.of(kind, table, after));
        }
    }

    private void need(ObjectKind kind, String name) {
        needs.add(Named.of(kind, table, name));
    }

    /** DROP CONSTRAINT does not say what it is. */
    private void constraint(String name) {
        need(ObjectKind.CHECK, name);
        need(ObjectKind.FOREIGN_KEY, name);
        need(ObjectKind.INDEX, name);
    }

    private void element(TokenReader reader) {
        String constraint = "";
        if (reader.accept("CONSTRAINT") && !reader.peek().is("PRIMARY") && !reader.peek().is("UNIQUE")
                && !reader.peek().is("FOREIGN") && !reader.peek().is("CHECK")) {
            constraint = reader.lastName();
        }
        if (reader.accept("FOREIGN", "KEY")) {
            foreignKey(reader, constraint);
        } else if (reader.accept("CHECK")) {
            make(ObjectKind.CHECK, constraint);
        } else if (reader.accept("PRIMARY", "KEY")) {
            make(ObjectKind.INDEX, SchemaDefinition.Index.PRIMARY);
        } else if (reader.acceptAny("UNIQUE", "FULLTEXT", "SPATIAL")) {
            reader.acceptAny("INDEX", "KEY");
            index(reader, constraint);
        } else if (reader.acceptAny("INDEX", "KEY")) {
            index(reader, "");
        } else if (reader.peek().isName()) {
            make(ObjectKind.COLUMN, reader.lastName());
            while (reader.skipPast("CONSTRAINT")) {
                String check = reader.peek().is("CHECK") ? "" : reader.lastName();
                make(ObjectKind.CHECK, check);
            }
        }
    }

    private void index(TokenReader reader, String constraint) {
        boolean named = reader.peek().isName() && !reader.peek().is("USING");
        make(ObjectKind.INDEX, named ? reader.lastName() : constraint);
    }

    private void foreignKey(TokenReader reader, String constraint) {
        String index = reader.peek().isName() ? reader.lastName() : "";
        make(ObjectKind.FOREIGN_KEY, constraint.isEmpty() ? index : constraint);
        List<String> columns = columns(reader.parenthesized());
        if (reader.accept("REFERENCES")) {
            String referenced = reader.lastName();
            references.add(new Reference(table, columns, referenced, columns(reader.parenthesized())));
        }
    }

    private static List<String> columns(TokenReader key) {
        return key.clauses().stream().map(TokenReader::lastName).toList();
    }

    private void make(ObjectKind kind, String name) {
        if (!name.isEmpty()) {
            makes.add(Named.of(kind, table, name));
        }
    }
}
