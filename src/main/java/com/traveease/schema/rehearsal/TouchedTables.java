package com.traveease.schema.rehearsal;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.sql.Token;

/**
 * The tables whose rows a plan may read or change: those that its statements name, also through views, routines and triggers,
 * and those that a foreign key changes with them. Rather one too many: a word may be no table's name where it stands.
 */
final class TouchedTables {

    private final SchemaText schema;
    private final Set<String> named = new HashSet<>();
    private final Set<String> tables = new TreeSet<>();

    private TouchedTables(SchemaText schema) {
        this.schema = schema;
    }

    /** @param names in the statements of the plan, in lower case */
    static Set<String> of(SchemaText schema, Set<String> names) {
        TouchedTables touched = new TouchedTables(schema);
        touched.named.addAll(names);
        int before;
        do {
            before = touched.named.size() + touched.tables.size();
            touched.grow();
        } while (touched.named.size() + touched.tables.size() > before);
        return touched.tables;
    }

    private void grow() {
        for (TableText table : schema.tables().values()) {
            if (named.contains(lower(table.name())) || isChangedWithItsParent(table)) {
                named.add(lower(table.name()));
                tables.add(table.name());
            }
        }
        for (StoredText one : schema.stored()) {
            boolean fires = one.kind() == ObjectKind.TRIGGER && named.contains(lower(one.table()));
            if (fires || named.contains(lower(one.name()))) {
                named.addAll(names(one.sql()));
            }
        }
    }

    private boolean isChangedWithItsParent(TableText table) {
        List<String> changing = table.lines().stream()
                .filter(line -> line.contains("FOREIGN KEY") && (line.contains("CASCADE") || line.contains("SET NULL")))
                .toList();
        return !changing.isEmpty() && table.parents().stream().anyMatch(parent -> tables.contains(parent)
                && changing.stream().anyMatch(line -> line.contains("REFERENCES `" + parent + "`")));
    }

    private static Set<String> names(String sql) {
        return Token.of(sql).stream().filter(Token::isName).map(token -> lower(token.text())).collect(Collectors.toSet());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
