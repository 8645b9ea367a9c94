package com.traveease.schema.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.syntax.QualifiedName;

/**
 * What the scripts have made so far, in layers: one holds what a script changes of those below it, so that an undo script can
 * be tried on top and compared with what was there before, without a copy of everything.
 */
public final class Schema {

    /** Null for the lowest. */
    private final Schema below;
    /** Empty for one that was dropped. */
    private final Map<String, Optional<Table>> tables = new HashMap<>();
    /** Those that nothing was known of before this layer. */
    private final Set<String> born = new HashSet<>();
    /** Views and programs, {@code "view x"}, and whether they are there. */
    private final Map<String, Boolean> others = new HashMap<>();
    private final Set<String> made = new HashSet<>();

    /** Of which nothing is known yet. */
    public Schema() {
        this(null);
    }

    public Schema(Schema below) {
        this.below = below;
    }

    /** How tables are told apart: in lower case, as servers on some systems do. */
    public static String key(QualifiedName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /** Not to be changed. */
    public Optional<Table> table(String key) {
        for (Schema layer = this; layer != null; layer = layer.below) {
            Optional<Table> there = layer.tables.get(key);
            if (there != null) {
                return there;
            }
        }
        return Optional.empty();
    }

    /** To be changed in this layer. One that no script has made is there all the same, and nothing is known of it. */
    public Table changed(String key) {
        Optional<Table> own = tables.get(key);
        if (own != null && own.isPresent()) {
            return own.get();
        }
        Table copy = table(key).map(Table::copied).orElseGet(() -> new Table(key, Optional.empty(), false));
        tables.put(key, Optional.of(copy));
        return copy;
    }

    public void put(String key, Table table) {
        if (!isRecorded(key)) {
            born.add(key);
        }
        tables.put(key, Optional.of(table));
    }

    /** One that comes and goes in this layer leaves no trace. Its triggers go with it. */
    public void drop(String key) {
        table(key).ifPresent(table -> table.triggers().forEach(trigger -> put(trigger, false)));
        if (born.remove(key)) {
            tables.remove(key);
        } else {
            tables.put(key, Optional.empty());
        }
    }

    /** A table gets another name, and its triggers stay with it. */
    public void rename(String from, String to) {
        Table table = table(from).orElseGet(() -> new Table(from, Optional.empty(), false));
        if (born.remove(from)) {
            tables.remove(from);
        } else {
            tables.put(from, Optional.empty());
        }
        put(to, table.copied(to, table.made()));
    }

    private boolean isRecorded(String key) {
        for (Schema layer = this; layer != null; layer = layer.below) {
            if (layer.tables.containsKey(key)) {
                return true;
            }
        }
        return false;
    }

    public void put(String object, boolean there) {
        if (others.put(object, there) == null && there) {
            made.add(object);
        }
    }

    /** Whether this layer makes it before it says anything else of it: then it was not there. */
    public boolean makes(String object) {
        return made.contains(object);
    }

    /** Empty when no script has made or dropped it. */
    public Optional<Boolean> isThere(String object) {
        for (Schema layer = this; layer != null; layer = layer.below) {
            if (layer.others.containsKey(object)) {
                return Optional.of(layer.others.get(object));
            }
        }
        return Optional.empty();
    }

    /** The tables that this layer makes, changes or drops. */
    public Set<String> touched() {
        return tables.keySet();
    }

    public Set<String> touchedOthers() {
        return others.keySet();
    }

    /** Takes over what a layer above has changed. */
    public void take(Schema above) {
        tables.putAll(above.tables);
        others.putAll(above.others);
    }
}
