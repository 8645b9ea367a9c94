package com.traveease.schema.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.definition.TableText;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableElement.KeyKind;
import com.traveease.schema.table.Column;

/** What an ALTER TABLE asks of the rows that are there, as queries. */
public final class DataChecks {

    private static final Set<String> DATES = Set.of("date", "datetime", "timestamp");

    private final PlannedStatement planned;
    private final TableText table;
    private final String sql;
    private final String from;
    private final Set<String> own;
    private final List<DataCheck> checks = new ArrayList<>();

    private DataChecks(PlannedStatement planned, TableText table, Set<String> own) {
        this.planned = planned;
        this.table = table;
        this.sql = planned.statement().outline();
        this.from = " FROM " + table();
        this.own = own;
    }

    /**
     * @param table as it is now
     * @param checksForeignKeys whether the session does, in which the statement runs
     */
    public static List<DataCheck> of(PlannedStatement planned, TableText table, boolean checksForeignKeys) {
        Optional<AlterTable> alter = planned.alter();
        if (alter.isEmpty()) {
            return List.of();
        }
        Set<String> own = alter.get().clauses().stream().flatMap(clause -> columns(clause).stream())
                .map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        DataChecks checks = new DataChecks(planned, table, own);
        alter.get().added().forEach(element -> checks.added(element, checksForeignKeys));
        alter.get().clauses(AlterClause.Modify.class)
                .forEach(modify -> checks.changed(modify.column().name(), modify.column()));
        alter.get().clauses(AlterClause.Change.class).forEach(change -> checks.changed(change.from(), change.to()));
        alter.get().clauses(AlterClause.Alter.class).forEach(checks::enforced);
        return List.copyOf(checks.checks);
    }

    /** Those that are other ones after the statement. */
    private static List<String> columns(AlterClause clause) {
        return clause instanceof AlterClause.Add add
                ? add.elements().stream().filter(TableElement.Column.class::isInstance)
                        .map(element -> ((TableElement.Column) element).name()).toList()
                : clause instanceof AlterClause.Change change && change.renames() ? List.of(change.from(), change.to().name())
                        : clause instanceof AlterClause.Rename rename ? List.of(rename.from(), rename.to()) : List.of();
    }

    private void added(TableElement element, boolean checksForeignKeys) {
        if (element instanceof TableElement.Key key && (key.kind() == KeyKind.UNIQUE || key.kind() == KeyKind.PRIMARY)) {
            unique(key);
        } else if (element instanceof TableElement.ForeignKey key && checksForeignKeys) {
            orphans(key);
        } else if (element instanceof TableElement.Check check && check.enforced()) {
            List<Token> tokens = check.tokens();
            violations("the check" + check.constraint().map(name -> " " + Identifiers.plain(name)).orElse(""), tokens, sql);
        } else if (element instanceof TableElement.Column declared) {
            column(Column.of(declared));
        }
    }

    /** Rows that are there get its default, or nothing. */
    private void column(Column column) {
        boolean filled = !column.nullable()
                || column.defaultValue().filter(value -> !value.equalsIgnoreCase("NULL")).isPresent();
        if (column.generated() || column.autoIncrement()) {
            return;
        }
        if ((column.unique() || column.primary()) && filled) {
            checks.add(
                    new DataCheck("rows that would get the same value of the unique column " + Identifiers.plain(column.name()),
                            "SELECT 1" + from, "", MySqlErrors.DUP_ENTRY, 2));
        }
        if (!column.nullable() && column.defaultValue().isEmpty() && DATES.contains(column.type())) {
            checks.add(DataCheck.of("rows that would get a zero date, as %s is NOT NULL and has no default"
                    .formatted(Identifiers.plain(column.name())), "SELECT 1" + from, MySqlErrors.TRUNCATED_WRONG_VALUE));
        }
    }

    private void unique(TableElement.Key key) {
        List<String> names = key.columns();
        String words = key.kind() == KeyKind.PRIMARY ? "the primary key"
                : "the unique key" + key.name().map(name -> " " + Identifiers.plain(name)).orElse("");
        List<String> values = RowQueries.values(key, sql);
        if (unseen(names).isPresent() || values.isEmpty()) {
            checks.add(DataCheck.untold("duplicates in " + words, unseen(names).orElse("its columns were not recognized")));
            return;
        }
        checks.add(DataCheck.of("values of %s that occur more than once".formatted(words),
                "SELECT 1 " + RowQueries.duplicates(table(), values), MySqlErrors.DUP_ENTRY));
        if (key.kind() == KeyKind.PRIMARY) {
            names.stream().filter(name -> current(name).filter(Column::nullable).isPresent()).forEach(this::nulls);
        }
    }

    private String table() {
        return Identifiers.plain(table.name());
    }

    private void orphans(TableElement.ForeignKey key) {
        String words = "the foreign key" + key.constraint().map(name -> " " + Identifiers.plain(name)).orElse("");
        List<String> parents = key.referencedColumns();
        Optional<String> reason = unseen(key.columns())
                .or(() -> key.referenced().schema().map("the parents are in the schema %s"::formatted))
                .or(() -> parents.size() == key.columns().size() ? Optional.empty()
                        : Optional.of("its columns were not recognized"));
        if (reason.isPresent()) {
            checks.add(DataCheck.untold("rows without a parent for " + words, reason.get()));
            return;
        }
        checks.add(DataCheck.of("rows without a parent in %s for %s".formatted(key.referenced().inSql(), words),
                "SELECT 1 " + RowQueries.orphans(table() + " c", key.columns(),
                        List.of(Identifiers.plain(key.referenced().name())), parents),
                MySqlErrors.NO_REFERENCED_ROW_2));
    }

    private void violations(String words, List<Token> tokens, String text) {
        Optional<String> unseen = unseen(tokens.stream().filter(Token::isName).map(Token::text).toList());
        Optional<String> condition = RowQueries.condition(tokens, text);
        checks.add(unseen.isPresent() || condition.isEmpty()
                ? DataCheck.untold("rows that violate " + words, unseen.orElse("its condition was not recognized"))
                : DataCheck.of("rows that violate " + words, "SELECT 1%s WHERE NOT %s".formatted(from, condition.get()),
                        MySqlErrors.CHECK_CONSTRAINT_VIOLATED));
    }

    /** A check of the table that was not. */
    private void enforced(AlterClause.Alter altered) {
        boolean on = altered.tokens().stream().anyMatch(token -> token.is("ENFORCED"))
                && altered.tokens().stream().noneMatch(token -> token.is("NOT"));
        if (on) {
            table.constraint(altered.name())
                    .ifPresent(line -> violations("the check " + Identifiers.plain(altered.name()), Token.of(line), line));
        }
    }

    private void changed(String name, TableElement.Column declared) {
        Optional<Column> known = current(name);
        boolean changesBefore = planned.earlier().columns().contains(name.toLowerCase(Locale.ROOT));
        if (known.isEmpty() || changesBefore) {
            checks.add(
                    DataCheck.untold("values of %s that its new definition does not allow".formatted(Identifiers.plain(name)),
                            changesBefore ? "an earlier statement changes this column" : "the column no longer exists"));
            return;
        }
        Column after = Column.of(declared);
        if (known.get().nullable() && !after.nullable()) {
            nulls(name);
        }
        FittingValues.check(known.get(), after).ifPresent(condition -> checks.add(condition.isEmpty()
                ? DataCheck.untold("values of %s that do not fit %s".formatted(Identifiers.plain(name), after.typeInWords()),
                        "no query can tell for these types")
                : DataCheck.of("values of %s that do not fit %s".formatted(Identifiers.plain(name), after.typeInWords()),
                        "SELECT 1%s WHERE %s".formatted(from, condition), FittingValues.errorFor(after))));
    }

    private void nulls(String name) {
        checks.add(DataCheck.of("rows with NULL in " + Identifiers.plain(name), "SELECT 1%s WHERE %s IS NULL".formatted(from,
                Identifiers.plain(name)), MySqlErrors.INVALID_USE_OF_NULL));
    }

    private Optional<Column> current(String name) {
        return table.column(name).map(Token::of).map(TableElement::of).filter(TableElement.Column.class::isInstance)
                .map(element -> Column.of((TableElement.Column) element));
    }

    /** Why one of these columns cannot be looked at now: it is not there yet, or is another one then. */
    private Optional<String> unseen(List<String> names) {
        for (String name : names) {
            String key = name.toLowerCase(Locale.ROOT);
            if (planned.earlier().columns().contains(key)) {
                return Optional.of("an earlier statement adds or changes the column " + name);
            }
            if (own.contains(key)) {
                return Optional.of("the same statement adds or renames the column " + name);
            }
        }
        return Optional.empty();
    }
}
