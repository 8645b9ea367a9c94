package com.traveease.schema.takeover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.CreateTable;

/**
 * What a statement makes, takes away and refers to, by name.
 *
 * @param makes what must not be there before
 * @param needs what it drops, renames or alters by its name
 * @param references the foreign keys that it makes
 * @param redefined columns that get another definition
 */
record StatementFacts(List<Named> makes, List<Named> needs, List<NewForeignKey> references, List<Named> redefined,
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
            Optional<CreateTable> created = CreateTable.of(tokens);
            Optional<AlterTable> altered = AlterTable.of(tokens);
            if (created.isPresent()) {
                create(created.get());
            } else if (altered.isPresent()) {
                alter(altered.get());
            } else if (reader.accept("CREATE")) {
                create();
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

        private void create(CreateTable statement) {
            if (statement.temporary()) {
                return;
            }
            target = statement.table().name();
            makes.add(Named.of(ObjectKind.TABLE, "", target));
            clauses = new TableClauses(target);
            clauses.create(statement.elements());
            tableStatement = statement.isUnderstood() && !statement.elements().isEmpty() && !statement.isFilled();
        }

        private void alter(AlterTable statement) {
            target = statement.table().name();
            tableStatement = statement.form() == AlterTable.Form.ALTER_TABLE && statement.isUnderstood();
            clauses = new TableClauses(target);
            clauses.alter(statement);
        }

        private void create() {
            if (reader.accept("TEMPORARY")) {
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
