package com.traveease.schema.takeover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.traveease.schema.definition.SchemaDefinition;
import com.traveease.schema.definition.SchemaDefinition.ForeignKey;
import com.traveease.schema.definition.SchemaDefinition.Table;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.sql.Identifiers;

/**
 * Writes the SQL that would put differences right, for a person to read and run; it never runs it. In an order that works with
 * rows in the tables: foreign keys go first and come back last, and what hangs on a key changes with it.
 */
final class Correction {

    /** What one side has, and the server's own words for it. */
    record Side(SchemaDefinition schema, Map<String, TableText> texts) {

        Optional<TableText> text(String table) {
            return schema.table(table).map(Table::name).map(texts::get);
        }
    }

    private final Side expected;
    private final Side actual;

    Correction(Side expected, Side actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /** The statements in their order, without delimiters; what only a person can do is a comment. */
    List<String> of(List<Difference> differences) {
        Draft draft = new Draft();
        KeyedColumns columns = new KeyedColumns(expected, actual);
        for (Difference difference : differences) {
            if (difference.isNotExpected()) {
                difference.reason().ifPresent(reason -> draft.comments.add(
                        "-- %s is not expected; %s. Rename or drop it, if nothing needs it.".formatted(
                                difference.object(), reason)));
            } else {
                draft(difference, draft, columns);
            }
        }
        columns.close();
        draft.comments.addAll(columns.comments());
        columns.lines().forEach((table, lines) -> lines.values()
                .forEach(line -> draft.clause(table, "MODIFY COLUMN " + line)));
        redo(draft, columns);
        return draft.statements();
    }

    private void draft(Difference difference, Draft draft, KeyedColumns columns) {
        Subject subject = difference.subject();
        switch (subject.kind()) {
            case TABLE -> table(difference, draft);
            case COLUMN -> {
                if (difference.isMissing()) {
                    expected.text(subject.table()).flatMap(text -> text.column(subject.name()))
                            .ifPresent(line -> draft.clause(subject.table(), "ADD COLUMN " + line));
                } else {
                    columns.correct(difference);
                }
            }
            case INDEX -> index(difference, draft);
            case FOREIGN_KEY -> {
                if (!difference.isMissing()) {
                    draft.dropKey(subject.table(), subject.actualName().orElseThrow());
                }
                line(subject).ifPresent(line -> draft.addKey(subject.table(), line));
            }
            case CHECK -> {
                if (!difference.isMissing()) {
                    draft.clause(subject.table(), "DROP CHECK " + Identifiers.quoted(subject.actualName().orElseThrow()));
                }
                line(subject).ifPresent(line -> draft.clause(subject.table(), "ADD " + line));
            }
            case VIEW, TRIGGER, PROCEDURE, FUNCTION, EVENT -> draft.comments
                    .add("-- %s %s: make it as the scripts do.".formatted(difference.object(),
                            difference.isMissing() ? "is missing" : "is defined otherwise"));
        }
    }

    private Optional<String> line(Subject subject) {
        return expected.text(subject.table())
                .flatMap(text -> subject.expectedName().flatMap(name -> text.constraint(name)));
    }

    private void table(Difference difference, Draft draft) {
        String name = difference.subject().name();
        switch (difference.property()) {
            case PRESENCE -> expected.text(name).ifPresent(text -> {
                draft.creates.add(text.withoutForeignKeys());
                expected.schema().table(name).ifPresent(table -> table.foreignKeys()
                        .forEach(key -> text.constraint(key.name()).ifPresent(line -> draft.addKey(name, line))));
            });
            case ENGINE -> draft.clause(name, "ENGINE = " + difference.expected());
            case COLLATION -> draft.clause(name, "COLLATE = " + difference.expected());
            default -> {
                // The order of columns is nobody's need.
            }
        }
    }

    private void index(Difference difference, Draft draft) {
        Subject subject = difference.subject();
        String table = subject.table();
        Optional<String> line = expected.text(table).flatMap(text -> subject.expectedName().flatMap(text::index));
        if (difference.isMissing()) {
            line.ifPresent(text -> draft.clause(table, "ADD " + text));
        } else if (difference.property() == Property.NAME && draft.isNot(table, drop(subject))) {
            draft.clause(table, "RENAME INDEX %s TO %s".formatted(Identifiers.quoted(subject.actualName().orElseThrow()),
                    Identifiers.quoted(subject.expectedName().orElseThrow())));
        } else if (difference.property() != Property.NAME) {
            draft.without(table, "RENAME INDEX %s TO ".formatted(Identifiers.quoted(subject.actualName().orElseThrow())));
            draft.clause(table, drop(subject));
            line.ifPresent(text -> draft.clause(table, "ADD " + text));
        }
    }

    private static String drop(Subject index) {
        String name = index.actualName().orElseThrow();
        return name.equals(SchemaDefinition.Index.PRIMARY) ? "DROP PRIMARY KEY" : "DROP INDEX " + Identifiers.quoted(name);
    }

    /** Takes away every key that has a column of another type in future, and gives it back as it was. */
    private void redo(Draft draft, KeyedColumns columns) {
        for (Table table : actual.schema().tables().values()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (columns.changesType(table.name(), key) && draft.dropKey(table.name(), key.name())) {
                    actual.text(table.name()).flatMap(text -> text.constraint(key.name()))
                            .ifPresent(line -> draft.addKey(table.name(), line));
                }
            }
        }
    }

    /** The statements to be, by what they are for. */
    private static final class Draft {

        private final Set<String> comments = new LinkedHashSet<>();
        private final List<String> creates = new ArrayList<>();
        private final Map<String, Set<String>> dropped = new TreeMap<>();
        private final Map<String, Set<String>> clauses = new TreeMap<>();
        private final Map<String, Set<String>> added = new TreeMap<>();

        void clause(String table, String clause) {
            clauses.computeIfAbsent(table, any -> new LinkedHashSet<>()).add(clause);
        }

        boolean isNot(String table, String clause) {
            return !clauses.getOrDefault(table, Set.of()).contains(clause);
        }

        void without(String table, String beginning) {
            clauses.getOrDefault(table, new LinkedHashSet<>()).removeIf(clause -> clause.startsWith(beginning));
        }

        /** @return whether it was not dropped already */
        boolean dropKey(String table, String key) {
            return dropped.computeIfAbsent(table, any -> new LinkedHashSet<>())
                    .add("DROP FOREIGN KEY " + Identifiers.quoted(key));
        }

        void addKey(String table, String line) {
            added.computeIfAbsent(table, any -> new LinkedHashSet<>()).add("ADD " + line);
        }

        List<String> statements() {
            List<String> statements = new ArrayList<>(comments);
            alter(dropped, statements);
            statements.addAll(creates);
            alter(clauses, statements);
            alter(added, statements);
            return statements;
        }

        private static void alter(Map<String, Set<String>> byTable, List<String> statements) {
            new LinkedHashMap<>(byTable).forEach((table, parts) -> {
                if (!parts.isEmpty()) {
                    statements.add("ALTER TABLE %s\n  %s".formatted(Identifiers.quoted(table), String.join(",\n  ", parts)));
                }
            });
        }
    }
}
