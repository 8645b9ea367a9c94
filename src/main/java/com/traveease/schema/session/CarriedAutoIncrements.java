package com.traveease.schema.session;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.traveease.schema.journal.Journal;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.DefinitionChange.Effect;
import com.traveease.schema.statement.SchemaObject;

/**
 * The numbers that AUTO_INCREMENT gives next, of tables that the scripts of a run have inserted into, for the scripts of the
 * same run behind them. Numbers that a table has passed over without a row are in the memory of the server only, so that the
 * journal has them until the end of the run.
 */
public final class CarriedAutoIncrements {

    private final Journal journal;
    /** By table, quoted, the statement of its row in the journal. */
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final List<String> found;
    private int lowest;

    /** @param read of {@link com.traveease.schema.journal.AutoIncrementRows#carried} */
    public CarriedAutoIncrements(Journal journal, List<List<String>> read) {
        this.journal = journal;
        this.found = read.stream().map(row -> row.get(1)).toList();
        read.forEach(row -> JournaledAutoIncrements.parse(row.get(1)).keySet()
                .forEach(table -> rows.put(table, Integer.parseInt(row.get(0)))));
        // Of a table that is gone the row is there without its name.
        this.lowest = read.stream().mapToInt(row -> Integer.parseInt(row.get(0))).min().orElse(0);
    }

    /** What an earlier run has left, as lines. */
    public List<String> found() {
        return found;
    }

    /** These are among them, quoted: an earlier run has begun the script. */
    public void follow(Collection<String> tables) {
        tables.forEach(this::add);
    }

    /**
     * SQL for the transaction that ends a script.
     *
     * @param tables that the script may have inserted into, quoted
     * @param resets its statements that may have changed the numbers of others
     * @param all whether there may have been more of these
     */
    public List<String> ending(Collection<String> tables, List<DefinitionChange> resets, boolean all) {
        Set<String> changed = new LinkedHashSet<>(tables);
        follow(tables);
        for (DefinitionChange change : resets) {
            changed.addAll(touched(change));
        }
        if (all) {
            changed.addAll(rows.keySet());
        }
        Map<String, Integer> writes = new LinkedHashMap<>();
        changed.forEach(table -> writes.put(table, rows.get(table)));
        return rows.isEmpty() ? List.of(journal.clearing())
                : writes.isEmpty() ? List.of(journal.clearingScript())
                        : List.of(journal.numbers().carrying(expressions(writes)), journal.clearingScript());
    }

    private void add(String table) {
        if (!rows.containsKey(table)) {
            rows.put(table, --lowest);
        }
    }

    /** With their new names, where they are renamed. */
    private Set<String> touched(DefinitionChange change) {
        Set<String> touched = new LinkedHashSet<>();
        change.objects().forEach(object -> touched.addAll(JournaledAutoIncrements.named(object, rows)));
        if (change.effect() == Effect.RENAMES) {
            for (String table : Set.copyOf(touched)) {
                for (SchemaObject object : change.objects()) {
                    touched.add(JournaledAutoIncrements.called(table, object));
                }
            }
            touched.forEach(this::add);
        }
        return touched;
    }

    private static Map<String, Integer> expressions(Map<String, Integer> tables) {
        Map<String, Integer> expressions = new LinkedHashMap<>();
        tables.forEach((table, row) -> expressions.put(AutoIncrements.expression(table), row));
        return expressions;
    }
}
