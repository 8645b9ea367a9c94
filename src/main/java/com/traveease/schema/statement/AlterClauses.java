package com.traveease.schema.statement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.traveease.schema.sql.Token;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.TableElement;

/** The clauses of an {@code ALTER TABLE}, by what running them a second time would do. */
public final class AlterClauses {

    /** What of it leads to the same however often it runs. */
    private static final Set<AlterClause.PartitionAction> REPEATABLE = EnumSet.of(AlterClause.PartitionAction.ANALYZE,
            AlterClause.PartitionAction.CHECK, AlterClause.PartitionAction.OPTIMIZE, AlterClause.PartitionAction.REBUILD,
            AlterClause.PartitionAction.REPAIR);
    private static final Set<AlterClause.Action> ONCE = EnumSet.of(AlterClause.Action.DISCARD_TABLESPACE,
            AlterClause.Action.IMPORT_TABLESPACE, AlterClause.Action.REMOVE_PARTITIONING);
    /** What no temporary table has. */
    private static final Set<AlterClause.Action> NOT_TEMPORARY = EnumSet.of(AlterClause.Action.DISCARD_TABLESPACE,
            AlterClause.Action.IMPORT_TABLESPACE, AlterClause.Action.REMOVE_PARTITIONING, AlterClause.Action.PARTITION_BY);

    private final String sql;
    private final AlterTable statement;

    private AlterClauses(String sql, AlterTable statement) {
        this.sql = sql;
        this.statement = statement;
    }

    /** Empty for any other statement than {@code ALTER TABLE} and {@code CREATE INDEX}, which adds a key. */
    public static Optional<AlterClauses> of(Statement statement) {
        return statement.alterTable().filter(altered -> altered.form() != AlterTable.Form.DROP_INDEX)
                .map(altered -> new AlterClauses(statement.outline(), altered));
    }

    /** Whether the whole statement may run again, whether it has taken place or not. */
    public boolean areRepeatable() {
        return statement.clauses().stream().allMatch(AlterClauses::isRepeatable);
    }

    private static boolean isRepeatable(AlterClause clause) {
        if (clause instanceof AlterClause.Change change) {
            return !change.renames();
        }
        if (clause instanceof AlterClause.Partitions partitions) {
            return REPEATABLE.contains(partitions.action());
        }
        if (clause instanceof AlterClause.Whole whole) {
            return !ONCE.contains(whole.action());
        }
        return clause instanceof AlterClause.Modify || clause instanceof AlterClause.Alter
                || clause instanceof AlterClause.Option || clause instanceof AlterClause.Execution;
    }

    /**
     * Those that a temporary copy of the table can be changed by, as they stand behind the name of the table; empty when there
     * are none.
     */
    public Optional<String> forTemporaryCopy() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < statement.clauses().size(); i++) {
            if (appliesToTemporary(statement.clauses().get(i))) {
                texts.add(text(i));
            }
        }
        // On a line of its own: a clause may end in a comment.
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n, ", texts));
    }

    private static boolean appliesToTemporary(AlterClause clause) {
        if (clause instanceof AlterClause.Add add) {
            return add.elements().stream().allMatch(AlterClauses::isInTemporary);
        }
        if (clause instanceof AlterClause.Whole whole) {
            return !NOT_TEMPORARY.contains(whole.action());
        }
        return !(clause instanceof AlterClause.Execution) && !(clause instanceof AlterClause.Partitions)
                && !(clause instanceof AlterClause.ExchangePartition)
                && !(clause instanceof AlterClause.Drop drop && drop.part() == AlterClause.Part.FOREIGN_KEY)
                && !(clause instanceof AlterClause.Option option && option.option().name().equals("TABLESPACE"));
    }

    private static boolean isInTemporary(TableElement element) {
        return !(element instanceof TableElement.ForeignKey) && !(element instanceof TableElement.Key key
                && (key.kind() == TableElement.KeyKind.FULLTEXT || key.kind() == TableElement.KeyKind.SPATIAL));
    }

    private String text(int index) {
        AlterClause clause = statement.clauses().get(index);
        List<Token> tokens = clause.tokens();
        if (statement.form() == AlterTable.Form.CREATE_INDEX) {
            int on = first(tokens, token -> token.is("ON"));
            int columns = first(tokens, token -> token.isSymbol('('));
            return "ADD %s %s".formatted(sql.substring(tokens.get(0).start(), tokens.get(on).start()).strip(),
                    sql.substring(tokens.get(columns).start(), end(index)).strip());
        }
        int from = isNamedCheck(clause) ? first(tokens, token -> token.is("CHECK")) : 0;
        return (from > 0 ? "ADD " : "") + sql.substring(tokens.get(from).start(), end(index)).strip();
    }

    private static int first(List<Token> tokens, Predicate<Token> wanted) {
        int i = 0;
        while (!wanted.test(tokens.get(i))) {
            i++;
        }
        return i;
    }

    /** A check is added without its name, which the table may have in the meantime. */
    private static boolean isNamedCheck(AlterClause clause) {
        return clause instanceof AlterClause.Add add && add.elements().size() == 1
                && add.elements().get(0) instanceof TableElement.Check check && check.constraint().isPresent();
    }

    /** Behind a clause, with a comment that may end it. */
    private int end(int index) {
        if (index + 1 == statement.clauses().size()) {
            return sql.length();
        }
        List<Token> tokens = statement.clauses().get(index).tokens();
        int next = statement.clauses().get(index + 1).tokens().get(0).start();
        int comma = sql.lastIndexOf(',', next - 1);
        return comma < tokens.get(tokens.size() - 1).end() ? next : comma;
    }
}
