package com.traveease.schema.lint;

import com.traveease.schema.rule.Rule;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.table.Schema;
import com.traveease.schema.table.ScriptPosition;
import com.traveease.schema.table.Table;

/**
 * The table that a statement alters.
 *
 * @param key its name in the schema of the scripts
 * @param before what it was
 * @param table what it becomes, clause by clause
 * @param own whether the script itself has made it, so that it has neither rows nor users
 */
record AlteredTable(Reviewed script, AlterTable alter, String key, Table before, Table table, boolean own) {

    static AlteredTable of(Reviewed script, AlterTable alter) {
        String key = Schema.key(alter.table());
        boolean own = script.isOwn(key);
        Table table = script.schema().changed(key);
        return new AlteredTable(script, alter, key, table.copied(), table, own);
    }

    /** Whatever only matters to a table that has rows and users. */
    void ofUsed(Rule rule, ScriptPosition at, String what, Object... names) {
        if (!own) {
            script.found(rule, at, what, names);
        }
    }

    /** Whether this statement adds the column. */
    boolean isAdded(String column) {
        return alter.added().anyMatch(
                element -> element instanceof TableElement.Column added && added.name().equalsIgnoreCase(column));
    }

    /** Whether an earlier statement of the script has added the column: its name appears nowhere else yet. */
    boolean isMadeHere(String column) {
        return script.isAddedColumn(key, column);
    }

    /** Whether this statement drops something of a kind. */
    boolean drops(AlterClause.Part part) {
        return alter.clauses(AlterClause.Drop.class).anyMatch(drop -> drop.part() == part);
    }
}
