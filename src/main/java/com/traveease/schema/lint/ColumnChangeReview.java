package com.traveease.schema.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.lint.AlterCost.Cost;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.table.Column;
import com.traveease.schema.table.ScriptPosition;
import com.traveease.schema.table.TypeChange;

/** A column that an ALTER defines anew: what of it differs from before, and what that takes. */
final class ColumnChangeReview {

    private final AlteredTable altered;
    private final AlterCost cost;

    ColumnChangeReview(AlteredTable altered, AlterCost cost) {
        this.altered = altered;
        this.cost = cost;
    }

    /** A column gets another definition, and perhaps another name. */
    void review(String from, TableElement.Column declared, ScriptPosition at) {
        Column after = Column.of(declared).in(altered.table().characterSet(), altered.table().collation());
        Optional<Column> known = altered.before().column(from);
        new ColumnReview(altered.script()).review(altered.key(), after, known, at);
        if (known.isEmpty()) {
            // Of a table that is older than the scripts: nothing to compare with, and nothing to keep.
            cost.rebuild("%s gets a different definition", from);
            return;
        }
        Column old = known.get();
        String called = altered.key() + "." + from;
        compareTypes(called, old, after, at);
        compareAttributes(called, old, after, at);
        altered.table().replace(after, at);
    }

    private void compareTypes(String called, Column old, Column after, ScriptPosition at) {
        TypeChange change = TypeChange.between(old, after);
        switch (change) {
            case NONE, WIDER_IN_PLACE -> {
            }
            case WIDER -> cost.copy("%s changes from %s to %s", called, old.typeInWords(), after.typeInWords());
            case REORDERED -> {
                altered.ofUsed(Rule.ENUM_VALUE_IN_MIDDLE, at, "The values of %s change their order.", called);
                cost.needs(Cost.COPY);
            }
            case VALUE_REMOVED -> {
                List<String> gone = old.arguments().stream().filter(value -> !after.arguments().contains(value)).toList();
                altered.ofUsed(Rule.ENUM_VALUE_REMOVED, at, "%s loses the value %s.", called, String.join(", ", gone));
                cost.needs(Cost.COPY);
            }
            case NARROWER -> {
                altered.ofUsed(Rule.NARROWER_TYPE, at, "%s changes from %s to %s.", called, old.typeInWords(),
                        after.typeInWords());
                cost.copy("%s changes from %s to %s", called, old.typeInWords(), after.typeInWords());
            }
        }
        boolean text = old.isText() && after.isText();
        boolean set = !old.characterSet().isEmpty() && !after.characterSet().isEmpty()
                && !sameSet(old.characterSet(), after.characterSet());
        boolean collation = !old.collation().isEmpty() && !after.collation().isEmpty()
                && !old.collation().equals(after.collation());
        if (text && (set || collation)) {
            altered.ofUsed(Rule.CHANGED_COLLATION, at, "%s changes from %s to %s.", called,
                    set ? old.characterSet() : old.collation(), set ? after.characterSet() : after.collation());
            boolean indexed = altered.before().indexes().stream()
                    .anyMatch(index -> index.columns().contains(old.name().toLowerCase(Locale.ROOT)));
            if (set || indexed) {
                cost.copy("%s gets another %s", called, set ? "character set" : "collation and is in an index");
            } else {
                cost.rebuild("%s gets another collation", called);
            }
        }
    }

    private static boolean sameSet(String one, String other) {
        return one.equals(other) || ColumnReview.isUtf8mb3(one) && ColumnReview.isUtf8mb3(other);
    }

    private void compareAttributes(String called, Column old, Column after, ScriptPosition at) {
        if (old.nullable() && !after.nullable()) {
            altered.ofUsed(Rule.SET_NOT_NULL, at, "%s becomes NOT NULL.", called);
            cost.rebuild("%s becomes NOT NULL", called);
        } else if (!old.nullable() && after.nullable()) {
            cost.rebuild("%s becomes NULL", called);
            if (!after.stated() && !old.primary()) {
                altered.ofUsed(Rule.MODIFY_DROPS_ATTRIBUTE, at, "%s loses NOT NULL.", called);
            }
        }
        if (old.autoIncrement() && !after.autoIncrement()) {
            altered.ofUsed(Rule.MODIFY_DROPS_ATTRIBUTE, at, "%s loses AUTO_INCREMENT.", called);
        }
        if (old.onUpdate() && !after.onUpdate()) {
            altered.ofUsed(Rule.MODIFY_DROPS_ATTRIBUTE, at, "%s loses ON UPDATE.", called);
        }
        if (old.commented() && !after.commented()) {
            altered.ofUsed(Rule.MODIFY_DROPS_ATTRIBUTE, at, "%s loses its comment.", called);
        }
        if (!defaultOf(old).equals(defaultOf(after))) {
            altered.ofUsed(Rule.CHANGED_DEFAULT, at, "The default of %s changes from %s to %s.", called,
                    inWords(old.defaultValue()), inWords(after.defaultValue()));
        }
        if (old.generated() != after.generated() || old.generated() && old.stored() != after.stored()) {
            cost.copy("%s is computed differently", called);
        }
    }

    /** A column that may be NULL has that default. */
    private static String defaultOf(Column column) {
        String value = column.defaultValue().orElse("NULL");
        return value.equalsIgnoreCase("TRUE") ? "1" : value.equalsIgnoreCase("FALSE") ? "0" : value;
    }

    private static String inWords(Optional<String> value) {
        return value.map(known -> known.isEmpty() ? "''" : known).orElse("none");
    }

    /** @param value empty when it has none afterwards */
    void reviewDefault(String column, Optional<String> value, ScriptPosition at) {
        Optional<Column> old = altered.before().column(column);
        if (old.filter(known -> known.defaultValue().equals(value)).isEmpty() && !altered.isMadeHere(column)) {
            altered.ofUsed(Rule.CHANGED_DEFAULT, at, "The default of %s.%s changes%s to %s.", altered.key(), column,
                    old.map(known -> " from " + inWords(known.defaultValue())).orElse(""), inWords(value));
        }
        altered.table().edit(column, known -> known.with(known.nullable(), value, known.characterSet(), known.collation()));
    }
}
