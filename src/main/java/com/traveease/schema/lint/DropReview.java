package com.traveease.schema.lint;

import java.util.Optional;

import com.traveease.schema.rule.Rule;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableElement.KeyKind;
import com.traveease.schema.table.Column;
import com.traveease.schema.table.Index;
import com.traveease.schema.table.ScriptPosition;

/** What a clause of an ALTER drops: what is lost with it, and what the table is without it. */
final class DropReview {

    private final AlteredTable altered;
    private final AlterCost cost;

    DropReview(AlteredTable altered, AlterCost cost) {
        this.altered = altered;
        this.cost = cost;
    }

    void review(AlterClause.Drop drop, ScriptPosition at) {
        switch (drop.part()) {
            case COLUMN -> {
                cost.movesColumns();
                boolean computed = altered.before().column(drop.name()).filter(Column::generated).isPresent();
                // A computed column that is added again in another way has lost nothing.
                if (!altered.isMadeHere(drop.name()) && !(computed && altered.isAdded(drop.name()))) {
                    altered.ofUsed(Rule.DROP_COLUMN, at,
                            computed ? "The computed column %s.%s is dropped." : "%s.%s is dropped.", altered.key(),
                            drop.name());
                }
                if (altered.before().column(drop.name()).filter(column -> column.generated() && column.stored()).isPresent()) {
                    cost.rebuild("the STORED column %s is dropped", drop.name());
                }
                altered.table().dropColumn(drop.name());
            }
            case INDEX -> {
                Optional<Index> index = altered.before().index(drop.name());
                boolean again = altered.alter().added().anyMatch(element -> element instanceof TableElement.Key added
                        && added.name().filter(drop.name()::equalsIgnoreCase).isPresent());
                boolean madeHere = index.filter(there -> there.origin().isIn(altered.script().script())).isPresent();
                if (!again && !madeHere) {
                    boolean unique = index.filter(Index::isUnique).isPresent();
                    altered.ofUsed(unique ? Rule.DROP_CONSTRAINT : Rule.DROP_INDEX, at, "%s %s of %s is dropped.",
                            unique ? "The unique index" : "The index", drop.name(), altered.key());
                }
                altered.table().drop(drop.part(), drop.name());
            }
            case PRIMARY_KEY -> {
                boolean again = altered.alter().added().anyMatch(element -> element instanceof TableElement.Key added
                        && added.kind() == KeyKind.PRIMARY);
                if (!again) {
                    altered.ofUsed(Rule.DROP_CONSTRAINT, at, "The primary key of %s is dropped.", altered.key());
                    cost.copy("its primary key is dropped");
                }
                altered.table().drop(drop.part(), drop.name());
            }
            case FOREIGN_KEY, CHECK, CONSTRAINT -> {
                boolean again = altered.alter().added().anyMatch(element -> isNamed(element, drop.name()));
                if (!again) {
                    altered.ofUsed(Rule.DROP_CONSTRAINT, at, "The constraint %s of %s is dropped.", drop.name(), altered.key());
                }
                altered.table().drop(drop.part(), drop.name());
            }
        }
    }

    private static boolean isNamed(TableElement element, String name) {
        Optional<String> constraint = element instanceof TableElement.ForeignKey foreign ? foreign.constraint()
                : element instanceof TableElement.Check check ? check.constraint() : Optional.empty();
        return constraint.filter(name::equalsIgnoreCase).isPresent();
    }
}
