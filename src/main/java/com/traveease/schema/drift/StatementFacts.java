package com.traveease.schema.drift;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.revision.Token;

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
            if (reader.skip("CREATE")) {
                create(tokens);
            } else if (reader.skip("ALTER", "TABLE")) {
                target = reader.name();
                tableStatement = true;
                clauses = new TableClauses(target);
                clauses.alter(reader.rest());
            } else if (reader.skip("ALTER", "EVENT")) {
                needs.add(Named.of(ObjectKind.EVENT, "", reader.name()));
                if (reader.skipTo("RENAME") && reader.skip("TO")) {
                    makes.add(Named.of(ObjectKind.EVENT, "", reader.name()));
                }
            } else if (reader.skip("DROP")) {
                drop();
            } else if (reader.skip("RENAME", "TABLE")) {
                TokenReader.parts(reader.rest()).forEach(part -> {
                    TokenReader names = new TokenReader(part);
                    needs.add(Named.of(ObjectKind.TABLE, "", names.name()));
                    if (names.skip("TO")) {
                        makes.add(Named.of(ObjectKind.TABLE, "", names.name()));
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
            if (reader.skip("TEMPORARY")) {
                return;
            }
            if (reader.skip("TABLE")) {
                reader.skipExistence();
                target = reader.name();
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
                reader.skipAny("UNIQUE", "FULLTEXT", "SPATIAL");
                reader.skip("INDEX");
                String index = reader.name();
                if (reader.skipTo("ON")) {
                    makes.add(Named.of(ObjectKind.INDEX, reader.name(), index));
                }
                return;
            }
            // OR REPLACE, ALGORITHM, DEFINER, SQL SECURITY and AGGREGATE come before the kind.
            while (reader.hasNext()) {
                Token token = reader.next();
                for (ObjectKind kind : List.of(ObjectKind.VIEW, ObjectKind.TRIGGER, ObjectKind.PROCEDURE, ObjectKind.FUNCTION,
                        ObjectKind.EVENT)) {
                    if (token.is(kind.name())) {
                        reader.skipExistence();
                        makes.add(Named.of(kind, "", reader.name()));
                        return;
                    }
                }
            }
        }

        private void drop() {
            reader.skip("TEMPORARY");
            if (reader.skip("INDEX")) {
                String index = reader.name();
                if (reader.skip("ON")) {
                    needs.add(Named.of(ObjectKind.INDEX, reader.name(), index));
                }
                return;
            }
            for (ObjectKind kind : List.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.TRIGGER, ObjectKind.PROCEDURE,
                    ObjectKind.FUNCTION, ObjectKind.EVENT)) {
                if (reader.skip(kind.name())) {
                    reader.skipExistence();
                    TokenReader.parts(reader.rest())
                            .forEach(part -> needs.add(Named.of(kind, "", new TokenReader(part).name())));
                    return;
                }
            }
        }
    }
}
