package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.syntax.QualifiedName;

/** A schema in parts that can be compared and told. */
public record SchemaShape(Map<String, TableShape> tables, List<StoredText> stored) {

    public SchemaShape {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        stored = List.copyOf(stored);
    }

    static SchemaShape of(SchemaText text) {
        Map<String, TableShape> tables = new TreeMap<>();
        text.tables().forEach((name, table) -> tables.put(name, TableShape.of(table)));
        return new SchemaShape(tables, text.stored());
    }

    public Optional<TableShape> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** As the server has it when RENAME TABLE and RENAME COLUMN were run: what follows by itself has followed. */
    SchemaShape renamed(Renames renames) {
        if (renames.equals(Renames.NONE)) {
            return this;
        }
        Map<String, TableShape> renamed = new TreeMap<>();
        tables.values().forEach(table -> {
            TableShape shape = renamed(table, renames);
            renamed.put(shape.name(), shape);
        });
        return new SchemaShape(renamed, stored.stream().map(one -> renamed(one, renames)).toList());
    }

    private TableShape renamed(TableShape table, Renames renames) {
        String name = newName(table.name(), renames);
        Map<String, String> columns = columnNames(table, renames);
        List<ColumnShape> renamedColumns = table.columns().stream().map(column -> renamed(column, columns)).toList();
        List<PartShape> parts = new ArrayList<>();
        for (PartShape part : table.parts()) {
            parts.add(renamed(part, table.name(), name, columns, renames));
        }
        return new TableShape(name, renamedColumns, parts, table.options(), table.collation(),
                replaced(table.partitioning(), columns));
    }

    private String newName(String table, Renames renames) {
        return Renames.withDisplaced(renames.tables(), List.copyOf(tables.keySet())).getOrDefault(table, table);
    }

    private static Map<String, String> columnNames(TableShape table, Renames renames) {
        return lower(Renames.withDisplaced(renames.ofTable(table.name()),
                table.columns().stream().map(ColumnShape::name).toList()));
    }

    private static Map<String, String> lower(Map<String, String> names) {
        Map<String, String> lower = new HashMap<>();
        names.forEach((from, to) -> lower.put(from.toLowerCase(Locale.ROOT), to));
        return lower;
    }

    private static ColumnShape renamed(ColumnShape column, Map<String, String> names) {
        String name = names.getOrDefault(column.name().toLowerCase(Locale.ROOT), column.name());
        return column.named(name).generatedBy(replaced(column.generation(), names), renamed(column.mentioned(), names));
    }

    private PartShape renamed(PartShape part, String oldTable, String table, Map<String, String> names, Renames renames) {
        // The server gives names that it made up a new beginning.
        String name = part.named() ? part.name() : table + part.name().substring(oldTable.length());
        String body = replaced(part.body(), names);
        Optional<QualifiedName> referenced = part.referenced();
        List<String> referencedColumns = part.referencedColumns();
        if (referenced.isPresent() && referenced.get().schema().isEmpty()) {
            String parent = referenced.get().name();
            Map<String, String> parentNames = table(parent).map(there -> columnNames(there, renames)).orElse(Map.of());
            String parentNow = newName(parent, renames);
            referencedColumns = referencedColumns.stream()
                    .map(column -> parentNames.getOrDefault(column, column).toLowerCase(Locale.ROOT)).toList();
            body = referring(part.body(), names, parentNow, parentNames);
            referenced = Optional.of(new QualifiedName(Optional.empty(), parentNow));
        }
        return new PartShape(part.kind(), name, part.named(), part.lead(), body, renamed(part.mentioned(), names), referenced,
                referencedColumns);
    }

    /** The columns before REFERENCES are the table's own, those behind it the other's. */
    private static String referring(String body, Map<String, String> names, String parent, Map<String, String> parentNames) {
        List<Token> tokens = Token.of(body);
        int at = 0;
        while (!tokens.get(at).is("REFERENCES")) {
            at++;
        }
        Token table = tokens.get(at + 1);
        return replaced(body.substring(0, table.start()), names) + Identifiers.plain(parent)
                + replaced(body.substring(table.end()), parentNames);
    }

    private static Set<String> renamed(Set<String> mentioned, Map<String, String> names) {
        return mentioned.stream().map(name -> names.getOrDefault(name, name).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Other names for columns in an expression. */
    private static String replaced(String sql, Map<String, String> names) {
        if (names.isEmpty() || sql.isEmpty()) {
            return sql;
        }
        StringBuilder text = new StringBuilder();
        int end = 0;
        List<Token> tokens = Token.of(sql);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean function = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('(') && token.kind() == Token.Kind.WORD;
            String other = token.isName() && !function ? names.get(token.text().toLowerCase(Locale.ROOT)) : null;
            if (other != null) {
                text.append(sql, end, token.start()).append(Identifiers.plain(other));
                end = token.end();
            }
        }
        return text.append(sql.substring(end)).toString();
    }

    /** A trigger follows its table; everything else keeps the old names. */
    private StoredText renamed(StoredText one, Renames renames) {
        if (one.kind() != ObjectKind.TRIGGER || !one.isReadable()) {
            return one;
        }
        String table = newName(one.table(), renames);
        if (table.equals(one.table())) {
            return one;
        }
        List<Token> tokens = Token.of(one.sql());
        int at = 0;
        while (!tokens.get(at).is("ON")) {
            at++;
        }
        Token name = tokens.get(at + 1);
        return one.onTable(table, one.sql().substring(0, name.start()) + Identifiers.quoted(table)
                + one.sql().substring(name.end()));
    }
}
