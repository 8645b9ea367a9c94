package com.traveease.schema.alteration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.diff.ColumnShape;
import com.traveease.schema.diff.PartShape;
import com.traveease.schema.diff.TableShape;
import com.traveease.schema.sql.Identifiers;

/** A CREATE TABLE as a person would lay it out: a line for each column and key, names and types in columns. */
final class CreateTableSql {

    private CreateTableSql() {
    }

    /** @param keys which foreign keys are made with the table */
    static List<DiffStatement> of(TableShape table, Predicate<PartShape> keys) {
        int nameWidth = table.columns().stream().mapToInt(column -> Identifiers.plain(column.name()).length()).max().orElse(0);
        int typeWidth = table.columns().stream().mapToInt(column -> column.readableType().length()).filter(width -> width <= 24)
                .max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (ColumnShape column : table.columns()) {
            lines.add("%s %s %s".formatted(padded(Identifiers.plain(column.name()), nameWidth),
                    padded(column.readableType(), typeWidth), column.attributes(table.collation())).stripTrailing());
        }
        for (ObjectKind kind : List.of(ObjectKind.INDEX, ObjectKind.FOREIGN_KEY, ObjectKind.CHECK)) {
            table.parts(kind).stream().filter(part -> kind != ObjectKind.FOREIGN_KEY || keys.test(part))
                    .forEach(part -> lines.add(part.sql()));
        }
        StringBuilder options = new StringBuilder();
        table.options().forEach((name, value) -> options.append(' ').append(name).append(" = ").append(value));
        String engine = table.options().containsKey("ENGINE") ? "" : " ";
        String collation = " DEFAULT CHARACTER SET = %s COLLATE = %s".formatted(
                ColumnShape.characterSet(table.collation()), table.collation());
        String tail = options.isEmpty() ? engine + collation.strip() : withCollation(options.toString(), collation);
        String partitioning = table.partitioning().isEmpty() ? "" : "\n" + Partitions.of(table.partitioning()).sql();
        List<DiffStatement> statements = new ArrayList<>();
        statements.add(new DiffStatement("CREATE TABLE %s (\n    %s\n)%s%s".formatted(Identifiers.plain(table.name()),
                String.join(",\n    ", lines), tail, partitioning),
                table.columns().stream()
                        .flatMap(column -> column.lostCharacters(table.name()).stream()).toList()));
        table.columns().stream().filter(ColumnShape::lacksDefault)
                .forEach(column -> statements.add(DiffStatement.of("ALTER TABLE %s\n    ALTER COLUMN %s DROP DEFAULT".formatted(
                        Identifiers.plain(table.name()), Identifiers.plain(column.name())))));
        return statements;
    }

    /** Behind the engine, which the server names first. */
    private static String withCollation(String options, String collation) {
        String[] words = options.strip().split(" ", 4);
        return words[0].equals("ENGINE") ? " ENGINE = " + words[2] + collation + (words.length > 3 ? " " + words[3] : "")
                : collation + options;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
