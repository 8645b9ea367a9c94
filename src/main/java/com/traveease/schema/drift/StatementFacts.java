package com.traveease.schema.drift;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * What a statement makes, takes away and refers to, by name.
 *
 * @param makes what must not be there before
 * @param needs what it drops, renames or alters by its name
 * @param references the foreign keys that it makes
 * @param redefined columns that get another definition
 */
record StatementFacts(List<Named> makes, List<Named> needs, List<Reference> references, List<Named> redefined,
        Mentions mentions) {

    StatementFacts {
        makes = List.copyOf(makes);
        needs = List.copyOf(needs);
        references = List.copyOf(references);
        redefined = List.copyOf(redefined);
    }

    static StatementFacts of(String sql) {
        List<Token> tokens = Token.of(sql);
        return new Reading(tokens).facts(tokens);
    }

    /** Reads the first words of a statement; what a table's clauses say is for {@link TableClauses}. */
    private static final class Reading {

        private final TokenReader reader;
        private final List<Named> makes = new ArrayList<>();
        private final List<Named> needs = new ArrayList<>();
        private TableClauses clauses = new TableClauses("");
        private boolean tableStatement;
        private String target = "";

        Reading(List<Token> tokens) {
            this.reader = new TokenReader(tokens);
        }

        StatementFacts facts(List<Token> tokens) {
            if (reader.accept("CREATE")) {
                create(tokens);
            } else if (reader.accept("ALTER", "TABLE")) {
                target = reader.lastName();
                tableStatement = true;
                clauses = new TableClauses(target);
                clauses.alter(reader);
            } else if (reader.accept("ALTER", "EVENT")) {
                needs.add(Named.of(ObjectKind.EVENT, "", reader.lastName()));
                if (reader.skipPast("RENAME") && reader.accept("TO")) {
                    makes.add(Named.of(ObjectKind.EVENT, "", reader.lastName()));
                }
            } else if (reader.accept("DROP")) {
                drop();
            } else if (reader.accept("RENAME", "TABLE") || reader.accept("RENAME", "TABLES")) {
                reader.clauses().forEach(names -> {
                    needs.add(Named.of(ObjectKind.TABLE, "", names.lastName()));
                    if (names.accept("TO")) {
                        makes.add(Named.of(ObjectKind.TABLE, "", names.lastName()));
                    }
                });
            }
            makes.addAll(clauses.makes());
            needs.addAll(clauses.needs());
            Mentions mentions = tableStatement ? Mentions.ofTable(target, clauses.references(), clauses.altered(tokens))
                    : Mentions.of(tokens);
            return new StatementFacts(makes, needs, clauses.references(), clauses.redefined(), mentions);
        }

        private void create(List<Token> tokens) {
            if (reader.accept("TEMPORARY")) {
                return;
            }
            if (reader.accept("TABLE")) {
                acceptExistence();
                target = reader.lastName();
                makes.add(Named.of(ObjectKind.TABLE, "", target));
                clauses = new TableClauses(target);
                boolean plain = reader.peek().isSymbol('(') && !reader.peek(1).is("LIKE")
                        && tokens.stream().noneMatch(token -> token.is("SELECT"));
                clauses.create(reader.parenthesized());
                tableStatement = plain;
                return;
            }
            if (reader.peek().is("UNIQUE") || reader.peek().is("FULLTEXT") || reader.peek().is("SPATIAL")
                    || reader.peek().is("INDEX")) {
                reader.acceptAny("UNIQUE", "FULLTEXT", "SPATIAL");
                reader.accept("INDEX");
                String index = reader.lastName();
                if (reader.skipPast("ON")) {
                    makes.add(Named.of(ObjectKind.INDEX, reader.lastName(), index));
                }
                return;
            }
            // OR REPLACE, ALGORITHM, DEFINER, SQL SECURITY and AGGREGATE come before the kind.
            while (reader.hasNext()) {
                Token token = reader.next();
                for (ObjectKind kind : List.of(ObjectKind.VIEW, ObjectKind.TRIGGER, ObjectKind.PROCEDURE, ObjectKind.FUNCTION,
                        ObjectKind.EVENT)) {
                    if (token.is(kind.name())) {
                        acceptExistence();
                        makes.add(Named.of(kind, "", reader.lastName()));
                        return;
                    }
                }
            }
        }

        private void drop() {
            reader.accept("TEMPORARY");
            if (reader.accept("INDEX")) {
                String index = reader.lastName();
                if (reader.accept("ON")) {
                    needs.add(Named.of(ObjectKind.INDEX, reader.lastName(), index));
                }
                return;
            }
            for (ObjectKind kind : List.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.TRIGGER, ObjectKind.PROCEDURE,
                    ObjectKind.FUNCTION, ObjectKind.EVENT)) {
                if (reader.accept(kind.name()) || kind == ObjectKind.TABLE && reader.accept("TABLES")) {
                    acceptExistence();
                    reader.clauses().forEach(part -> needs.add(Named.of(kind, "", part.lastName())));
                    return;
                }
            }
        }

        private void acceptExistence() {
            if (!reader.accept("IF", "NOT", "EXISTS")) {
                reader.accept("IF", "EXISTS");
            }
        }
    }
}
