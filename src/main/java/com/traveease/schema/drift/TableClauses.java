package com.traveease.schema.drift;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.revision.Token;

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

    void create(List<Token> elements) {
        TokenReader.parts(elements).forEach(element -> element(new TokenReader(element)));
    }

    void alter(List<Token> specifications) {
        TokenReader.parts(specifications).forEach(specification -> specification(new TokenReader(specification)));
    }

    private void specification(TokenReader reader) {
        if (reader.skip("ADD")) {
            if (reader.skip("COLUMN") && reader.peek().isSymbol('(') || reader.peek().isSymbol('(')) {
                create(reader.parenthesized());
            } else {
                element(reader);
            }
        } else if (reader.skip("DROP")) {
            drop(reader);
        } else if (reader.skip("CHANGE")) {
            reader.skip("COLUMN");
            String before = reader.name();
            need(ObjectKind.COLUMN, before);
            redefined.add(Named.of(ObjectKind.COLUMN, table, before));
            renamedTo(ObjectKind.COLUMN, before, reader.name());
        } else if (reader.skip("MODIFY")) {
            reader.skip("COLUMN");
            String column = reader.name();
            need(ObjectKind.COLUMN, column);
            redefined.add(Named.of(ObjectKind.COLUMN, table, column));
        } else if (reader.skip("ALTER")) {
            if (reader.skip("INDEX")) {
                need(ObjectKind.INDEX, reader.name());
            } else if (reader.skip("CHECK")) {
                need(ObjectKind.CHECK, reader.name());
            } else if (reader.skip("CONSTRAINT")) {
                constraint(reader.name());
            } else {
                reader.skip("COLUMN");
                need(ObjectKind.COLUMN, reader.name());
            }
        } else if (reader.skip("RENAME")) {
            rename(reader);
        } else if (reader.skip("CONVERT", "TO")) {
            // Every text column gets another character set.
            redefined.add(Named.of(ObjectKind.TABLE, "", table));
        }
    }

    private void drop(TokenReader reader) {
        if (reader.skip("PRIMARY", "KEY")) {
            need(ObjectKind.INDEX, SchemaDefinition.Index.PRIMARY);
        } else if (reader.skip("FOREIGN", "KEY")) {
            need(ObjectKind.FOREIGN_KEY, reader.name());
        } else if (reader.skipAny("INDEX", "KEY")) {
            need(ObjectKind.INDEX, reader.name());
        } else if (reader.skip("CHECK")) {
            need(ObjectKind.CHECK, reader.name());
        } else if (reader.skip("CONSTRAINT")) {
            constraint(reader.name());
        } else if (!reader.skip("PARTITION")) {
            reader.skip("COLUMN");
            need(ObjectKind.COLUMN, reader.name());
        }
    }

    private void rename(TokenReader reader) {
        if (reader.skip("COLUMN")) {
            String before = reader.name();
            need(ObjectKind.COLUMN, before);
            reader.skip("TO");
            renamedTo(ObjectKind.COLUMN, before, reader.name());
        } else if (reader.skipAny("INDEX", "KEY")) {
            String before = reader.name();
            need(ObjectKind.INDEX, before);
            reader.skip("TO");
            renamedTo(ObjectKind.INDEX, before, reader.name());
        } else {
            reader.skipAny("TO", "AS");
            makes.add(Named.of(ObjectKind.TABLE, "", reader.name()));
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
        if (reader.skip("CONSTRAINT") && !reader.peek().is("PRIMARY") && !reader.peek().is("UNIQUE")
                && !reader.peek().is("FOREIGN") && !reader.peek().is("CHECK")) {
            constraint = reader.name();
        }
        if (reader.skip("FOREIGN", "KEY")) {
            foreignKey(reader, constraint);
        } else if (reader.skip("CHECK")) {
            make(ObjectKind.CHECK, constraint);
        } else if (reader.skip("PRIMARY", "KEY")) {
            make(ObjectKind.INDEX, SchemaDefinition.Index.PRIMARY);
        } else if (reader.skipAny("UNIQUE", "FULLTEXT", "SPATIAL")) {
            reader.skipAny("INDEX", "KEY");
            index(reader, constraint);
        } else if (reader.skipAny("INDEX", "KEY")) {
            index(reader, "");
        } else if (reader.peek().isName()) {
            make(ObjectKind.COLUMN, reader.name());
            while (reader.skipTo("CONSTRAINT")) {
                String check = reader.peek().is("CHECK") ? "" : reader.name();
                make(ObjectKind.CHECK, check);
            }
        }
    }

    private void index(TokenReader reader, String constraint) {
        boolean named = reader.peek().isName() && !reader.peek().is("USING");
        make(ObjectKind.INDEX, named ? reader.name() : constraint);
    }

    private void foreignKey(TokenReader reader, String constraint) {
        String index = reader.peek().isName() ? reader.name() : "";
        make(ObjectKind.FOREIGN_KEY, constraint.isEmpty() ? index : constraint);
        List<String> columns = TokenReader.columns(reader.parenthesized());
        if (reader.skip("REFERENCES")) {
            String referenced = reader.name();
            references.add(new Reference(table, columns, referenced, TokenReader.columns(reader.parenthesized())));
        }
    }

    private void make(ObjectKind kind, String name) {
        if (!name.isEmpty()) {
            makes.add(Named.of(kind, table, name));
        }
    }
}
