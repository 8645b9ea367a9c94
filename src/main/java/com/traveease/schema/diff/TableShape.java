package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.sql.ServerSql;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.QualifiedName;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableOption;

/**
 * A table in parts that can be compared and told.
 *
 * @param columns in their order
 * @param parts indexes, foreign keys and checks as the server lists them
 * @param options in SQL by name; neither character set nor collation
 * @param partitioning from {@code PARTITION BY} on, in SQL; empty when there is none
 */
public record TableShape(String name, List<ColumnShape> columns, List<PartShape> parts, Map<String, String> options,
        String collation, String partitioning) {

    public TableShape {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    public static TableShape of(TableText text) {
        List<ColumnShape> columns = new ArrayList<>();
        List<PartShape> parts = new ArrayList<>();
        for (String line : text.lines()) {
            TableElement element = TableElement.of(Token.of(line));
            if (element instanceof TableElement.Column column) {
                columns.add(ColumnShape.of(column.name(), line,
                        text.collations().getOrDefault(column.name().toLowerCase(Locale.ROOT), "")));
            } else {
                parts.add(PartShape.of(element, line, text.name()));
            }
        }
        Map<String, String> options = new LinkedHashMap<>();
        List<Token> tokens = Token.of(text.options());
        TokenReader reader = new TokenReader(tokens);
        for (Optional<TableOption> option = TableOption.read(reader); option.isPresent(); option = TableOption.read(reader)) {
            if (!option.get().name().equals("CHARACTER SET") && !option.get().name().equals("COLLATE")) {
                options.put(option.get().name(), ServerSql.readable(text.options(), option.get().value()));
            }
        }
        return new TableShape(text.name(), columns, parts, options, text.collation(),
                ServerSql.readable(text.options(), reader.rest()));
    }

    public Optional<ColumnShape> column(String column) {
        return columns.stream().filter(one -> one.name().equalsIgnoreCase(column)).findFirst();
    }

    public List<PartShape> parts(ObjectKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    public Optional<PartShape> part(ObjectKind kind, String part) {
        return parts(kind).stream().filter(one -> one.name().equalsIgnoreCase(part)).findFirst();
    }

    /** The tables of the same schema that its foreign keys refer to. */
    public Stream<String> parents() {
        return parts(ObjectKind.FOREIGN_KEY).stream().flatMap(key -> key.referenced().stream())
                .filter(referenced -> referenced.schema().isEmpty()).map(QualifiedName::name);
    }

    String comment() {
        return options.getOrDefault("COMMENT", "");
    }

    /** The partitions' own engine is the table's. */
    public String canonicalPartitioning() {
        return ServerSql.canonical(Token.of(partitioning)).replaceAll(" engine = \\w+", "")
                .replaceFirst(" partitions 1$", "");
    }

    /** Equal for two tables between which the server makes no difference, whatever their names. */
    String canonical() {
        Map<String, String> all = new TreeMap<>();
        options.forEach((name, value) -> all.put(name, ColumnShape.canonical(value)));
        return columns.stream().map(ColumnShape::canonical).toList() + "\n"
                + parts.stream().map(part -> (part.named() ? part.name() : "") + part.canonical()).sorted().toList() + "\n"
                + all
                + collation + canonicalPartitioning();
    }
}
