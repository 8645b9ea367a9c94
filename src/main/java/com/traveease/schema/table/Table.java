package com.traveease.schema.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableElement.KeyKind;

/** A table as the scripts have made it so far. All keys and names within are in lower case. */
public final class Table {

    private final String name;
    /** Empty when it was there before the scripts. */
    private final Optional<ScriptPosition> made;
    /** Whether all of it is known. */
    private boolean known;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private String characterSet = "";
    private String collation = "";
    private final Set<String> triggers = new HashSet<>();
    private int instantChanges;

    public Table(String name, Optional<ScriptPosition> made, boolean known) {
        this.name = name;
        this.made = made;
        this.known = known;
    }

    /** The same with another name, to be changed. */
    public Table copied(String other, Optional<ScriptPosition> otherMade) {
        Table copy = new Table(other, otherMade, known);
        copy.columns.putAll(columns);
        copy.indexes.addAll(indexes);
        copy.foreignKeys.addAll(foreignKeys);
        copy.checks.addAll(checks);
        copy.triggers.addAll(triggers);
        copy.characterSet = characterSet;
        copy.collation = collation;
        copy.instantChanges = instantChanges;
        return copy;
    }

    public Table copied() {
        return copied(name, made);
    }

    public String name() {
        return name;
    }

    public Optional<ScriptPosition> made() {
        return made;
    }

    public boolean isKnown() {
        return known;
    }

    public void becomesUnknown() {
        known = false;
    }

    public Map<String, Column> columns() {
        return columns;
    }

    public Optional<Column> column(String column) {
        return Optional.ofNullable(columns.get(column.toLowerCase(Locale.ROOT)));
    }

    public List<Index> indexes() {
        return indexes;
    }

    public List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    public List<Check> checks() {
        return checks;
    }

    /** As {@link Schema} names them; they go with the table. */
    public Set<String> triggers() {
        return triggers;
    }

    public String characterSet() {
        return characterSet;
    }

    public String collation() {
        return collation;
    }

    public void characterSet(String set) {
        characterSet = set.toLowerCase(Locale.ROOT);
        collation = "";
    }

    public void collation(String other) {
        collation = other.toLowerCase(Locale.ROOT);
        characterSet = collation.replaceFirst("_.*", "");
    }

    public int instantChanges() {
        return instantChanges;
    }

    public void changedInstantly() {
        instantChanges++;
    }

    public void rebuilt() {
        instantChanges = 0;
    }

    public boolean hasPrimaryKey() {
        return indexes.stream().anyMatch(index -> index.kind() == KeyKind.PRIMARY);
    }

    /** With the keys and checks among its attributes. */
    void put(Column column, ScriptPosition origin) {
        String key = column.name().toLowerCase(Locale.ROOT);
        columns.put(key, column.in(characterSet, collation));
        if (column.primary()) {
            indexes.add(new Index(Optional.of("primary"), KeyKind.PRIMARY, List.of(key), false, origin));
        }
        if (column.unique()) {
            indexes.add(new Index(Optional.of(indexName(List.of(key))), KeyKind.UNIQUE, List.of(key), false, origin));
        }
        column.checks().forEach(check -> addCheck(check, origin));
    }

    /** A column gets another definition; its keys stay. */
    public void replace(Column to, ScriptPosition origin) {
        String after = to.name().toLowerCase(Locale.ROOT);
        boolean unique = to.unique() && indexes.stream().noneMatch(index -> index.isUnique()
                && index.parts().equals(List.of(after)) && index.name().equals(Optional.of(after)));
        columns.put(after, to.in(characterSet, collation));
        if (unique) {
            indexes.add(new Index(Optional.of(after), KeyKind.UNIQUE, List.of(after), false, origin));
        }
        if (to.primary() && !hasPrimaryKey()) {
            indexes.add(new Index(Optional.of("primary"), KeyKind.PRIMARY, List.of(after), false, origin));
        }
        to.checks().forEach(check -> addCheck(check, origin));
    }

    /** All at once: two columns may change places. Names in lower case, the new ones also as they are written. */
    public void renameColumns(Map<String, String> renames) {
        Map<String, Column> renamed = new LinkedHashMap<>();
        columns.forEach((key, column) -> {
            String to = renames.getOrDefault(key, column.name());
            renamed.put(to.toLowerCase(Locale.ROOT), column.named(to));
        });
        columns.clear();
        columns.putAll(renamed);
        indexes.replaceAll(index -> index.withColumns(renames));
        foreignKeys.replaceAll(key -> key.withColumns(renames));
    }

    /** An index loses the column, and goes when it has no other. */
    public void dropColumn(String column) {
        String key = column.toLowerCase(Locale.ROOT);
        columns.remove(key);
        indexes.replaceAll(index -> index.columns().contains(key) ? without(index, key) : index);
        indexes.removeIf(index -> index.parts().isEmpty());
    }

    private static Index without(Index index, String column) {
        List<String> parts = index.parts().stream()
                .filter(part -> !part.equals(column) && !part.startsWith(column + "(") && !part.startsWith(column + " "))
                .toList();
        return new Index(index.name(), index.kind(), parts, index.implicit(), index.origin());
    }

    public void add(TableElement element, ScriptPosition origin) {
        if (element instanceof TableElement.Column column) {
            put(Column.of(column), origin);
        } else if (element instanceof TableElement.Key key) {
            Index index = Index.of(key, origin);
            indexes.removeIf(there -> there.implicit() && index.isOrdered() && index.beginsWith(there.parts()));
            indexes.add(index.name().isPresent() ? index : index.renamed(indexName(index.columns())));
            if (index.kind() == KeyKind.PRIMARY) {
                index.columns().forEach(part -> edit(part, column -> column.with(false, column.defaultValue(),
                        column.characterSet(), column.collation())));
            }
        } else if (element instanceof TableElement.ForeignKey key) {
            addForeignKey(ForeignKey.of(key, origin), key.index());
        } else if (element instanceof TableElement.Check check) {
            addCheck(check.constraint().orElse(""), origin);
        } else {
            known = false;
        }
    }

    /** @param check its name; the server makes one when it is empty */
    private void addCheck(String check, ScriptPosition origin) {
        String made = check.isEmpty() ? generated("_chk_", checks.stream().map(Check::name).toList())
                : check.toLowerCase(Locale.ROOT);
        checks.add(new Check(made, origin));
    }

    /** @param named the index, where the statement names one */
    private void addForeignKey(ForeignKey key, Optional<String> named) {
        String made = key.name()
                .orElseGet(() -> generated("_ibfk_", foreignKeys.stream().flatMap(there -> there.name().stream())
                        .toList()));
        foreignKeys.add(key.named(made));
        if (indexes.stream().noneMatch(index -> index.isOrdered() && index.beginsWith(key.columns()))) {
            String index = named.or(key::name).orElse(key.columns().get(0)).toLowerCase(Locale.ROOT);
            indexes.add(new Index(Optional.of(index), KeyKind.PLAIN, key.columns(), true, key.origin()));
        }
    }

    /** What the server calls an index without a name: by its first column, with a number from 2 on where that is taken. */
    private String indexName(List<String> parts) {
        String first = parts.isEmpty() ? "functional_index" : parts.get(0);
        String free = first;
        for (int i = 2; index(free).isPresent(); i++) {
            free = first + "_" + i;
        }
        return free;
    }

    /** One more than the highest that is there. */
    private String generated(String infix, List<String> names) {
        String prefix = name + infix;
        int highest = names.stream().filter(there -> there.matches(Pattern.quote(prefix) + "\\d{1,6}"))
                .mapToInt(there -> Integer.parseInt(there.substring(prefix.length()))).max().orElse(0);
        return prefix + (highest + 1);
    }

    public void edit(String column, UnaryOperator<Column> change) {
        columns.computeIfPresent(column.toLowerCase(Locale.ROOT), (name, before) -> change.apply(before));
    }

    public Optional<Index> index(String index) {
        return indexes.stream().filter(there -> there.name().filter(index::equalsIgnoreCase).isPresent()).findFirst();
    }

    /** Anything but a column. */
    public void drop(AlterClause.Part part, String dropped) {
        boolean any = part == AlterClause.Part.CONSTRAINT;
        if (part == AlterClause.Part.INDEX || part == AlterClause.Part.PRIMARY_KEY || any) {
            indexes.removeIf(index -> index.name().filter(dropped::equalsIgnoreCase).isPresent());
        }
        if (part == AlterClause.Part.FOREIGN_KEY || any) {
            foreignKeys.removeIf(key -> key.name().filter(dropped::equalsIgnoreCase).isPresent());
        }
        if (part == AlterClause.Part.CHECK || any) {
            checks.removeIf(check -> check.name().equalsIgnoreCase(dropped));
        }
    }
}
