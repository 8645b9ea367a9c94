package com.traveease.schema.takeover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.sql.Token;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.TableElement;

/** What the elements of a CREATE TABLE and the clauses of an ALTER TABLE make, need and refer to. */
final class TableClauses {

    private final String table;
    private final List<Named> makes = new ArrayList<>();
    private final List<Named> needs = new ArrayList<>();
    private final List<NewForeignKey> references = new ArrayList<>();
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

    List<NewForeignKey> references() {
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

    void create(List<TableElement> elements) {
        elements.forEach(this::element);
    }

    void alter(AlterTable statement) {
        statement.clauses().forEach(this::clause);
    }

    private void clause(AlterClause clause) {
        if (clause instanceof AlterClause.Add add) {
            create(add.elements());
        } else if (clause instanceof AlterClause.Drop drop) {
            need(drop.part(), drop.name());
        } else if (clause instanceof AlterClause.Change change) {
            redefine(change.from());
            renamedTo(ObjectKind.COLUMN, change.from(), change.to().name());
        } else if (clause instanceof AlterClause.Modify modify) {
            redefine(modify.column().name());
        } else if (clause instanceof AlterClause.Alter alter) {
            need(alter.part(), alter.name());
        } else if (clause instanceof AlterClause.Rename rename) {
            need(rename.part(), rename.from());
            renamedTo(rename.part() == AlterClause.Part.COLUMN ? ObjectKind.COLUMN : ObjectKind.INDEX, rename.from(),
                    rename.to());
        } else if (clause instanceof AlterClause.RenameTable rename) {
            makes.add(Named.of(ObjectKind.TABLE, "", rename.to().name()));
        } else if (clause instanceof AlterClause.Whole whole && whole.action() == AlterClause.Action.CONVERT) {
            // Every text column gets another character set.
            redefined.add(Named.of(ObjectKind.TABLE, "", table));
        }
    }

    private void redefine(String column) {
        need(ObjectKind.COLUMN, column);
        redefined.add(Named.of(ObjectKind.COLUMN, table, column));
    }

    private void need(AlterClause.Part part, String name) {
        switch (part) {
            case COLUMN -> need(ObjectKind.COLUMN, name);
            case INDEX, PRIMARY_KEY -> need(ObjectKind.INDEX, name);
            case FOREIGN_KEY -> need(ObjectKind.FOREIGN_KEY, name);
            case CHECK -> need(ObjectKind.CHECK, name);
            case CONSTRAINT -> {
                need(ObjectKind.CHECK, name);
                need(ObjectKind.FOREIGN_KEY, name);
                need(ObjectKind.INDEX, name);
            }
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

    private void element(TableElement element) {
        if (element instanceof TableElement.Column column) {
            make(ObjectKind.COLUMN, Optional.of(column.name()));
            column.constraints().forEach(name -> make(ObjectKind.CHECK, Optional.of(name)));
        } else if (element instanceof TableElement.Key key) {
            make(ObjectKind.INDEX, key.name());
        } else if (element instanceof TableElement.ForeignKey key) {
            make(ObjectKind.FOREIGN_KEY, key.constraint().or(key::index));
            references.add(new NewForeignKey(table, key.columns(), key.referenced().name(), key.referencedColumns()));
        } else if (element instanceof TableElement.Check check) {
            make(ObjectKind.CHECK, check.constraint());
        }
    }

    private void make(ObjectKind kind, Optional<String> name) {
        name.ifPresent(told -> makes.add(Named.of(kind, table, told)));
    }
}
