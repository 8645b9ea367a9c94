package com.traveease.schema.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.syntax.TableElement;

/**
 * What SHOW CREATE TABLE says, in its lines: the server writes one for each column, key and check, and escapes line ends.
 *
 * @param lines without indent and comma
 * @param options from {@code ENGINE=} on
 * @param collation of the table; empty when it was not asked for
 * @param collations of the columns that are text, by their names in lower case: whether the server writes them into the line
 *        depends on how the column was once declared; empty when they were not asked for
 */
public record TableText(String name, List<String> lines, String options, String collation, Map<String, String> collations) {

    /** How many rows there were, and where they are kept, which is not how a table is made. */
    private static final Pattern NOT_OF_THE_COPY = Pattern
            .compile(
                    " AUTO_INCREMENT=\\d+| (?:DATA|INDEX) DIRECTORY='(?:[^'\\\\]|\\\\.|'')*'|/\\*!50100 TABLESPACE `[^`]*` \\*/ ?");

    public TableText {
        lines = List.copyOf(lines);
        collations = Map.copyOf(collations);
    }

    static TableText of(String name, String showCreate) {
        return of(name, showCreate, "", Map.of());
    }

    static TableText of(String name, String showCreate, String collation, Map<String, String> collations) {
        String body = showCreate.substring(showCreate.indexOf("(\n") + 2);
        int end = body.lastIndexOf("\n) ");
        List<String> lines = new ArrayList<>();
        for (String line : body.substring(0, end).split("\n")) {
            lines.add(line.strip().replaceFirst(",$", ""));
        }
        String options = body.substring(end + 3);
        int comment = options.indexOf(" COMMENT='");
        String before = comment < 0 ? options : options.substring(0, comment);
        return new TableText(name, lines,
                NOT_OF_THE_COPY.matcher(before).replaceAll("") + (comment < 0 ? "" : options.substring(comment)), collation,
                collations);
    }

    /** The columns' lines by name, in lower case. */
    Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String line : lines) {
            if (element(line) instanceof TableElement.Column column) {
                columns.put(column.name().toLowerCase(Locale.ROOT), line);
            }
        }
        return columns;
    }

    public Optional<String> column(String column) {
        return Optional.ofNullable(columns().get(column.toLowerCase(Locale.ROOT)));
    }

    /** The line of an index. */
    public Optional<String> index(String index) {
        return lines.stream().filter(line -> element(line) instanceof TableElement.Key key
                && key.name().filter(index::equalsIgnoreCase).isPresent()).findFirst();
    }

    /** The line of a foreign key or check. */
    public Optional<String> constraint(String constraint) {
        return lines.stream().filter(line -> {
            TableElement element = element(line);
            return element instanceof TableElement.ForeignKey key && isNamed(key.constraint(), constraint)
                    || element instanceof TableElement.Check check && isNamed(check.constraint(), constraint);
        }).findFirst();
    }

    /** The tables of the same schema that its foreign keys refer to. */
    public List<String> parents() {
        return lines.stream().map(TableText::element).filter(TableElement.ForeignKey.class::isInstance)
                .map(TableElement.ForeignKey.class::cast).filter(key -> key.referenced().schema().isEmpty())
                .map(key -> key.referenced().name()).toList();
    }

    private static boolean isNamed(Optional<String> name, String wanted) {
        return name.filter(wanted::equalsIgnoreCase).isPresent();
    }

    private static TableElement element(String line) {
        return TableElement.of(Token.of(line));
    }

    private static boolean isForeignKey(String line) {
        return element(line) instanceof TableElement.ForeignKey;
    }

    private static boolean leavesTheSchema(String line) {
        return element(line) instanceof TableElement.ForeignKey key && key.referenced().schema().isPresent();
    }

    /** For a copy: a foreign key to another schema is left out, so that nothing outside is touched. */
    public String forCopy() {
        return create(lines.stream().filter(line -> !leavesTheSchema(line)).toList());
    }

    /** Its foreign keys are to be added when every table is there. */
    public String withoutForeignKeys() {
        return create(lines.stream().filter(line -> !isForeignKey(line)).toList());
    }

    private String create(List<String> parts) {
        return "CREATE TABLE %s (\n  %s\n) %s".formatted(Identifiers.quoted(name), String.join(",\n  ", parts), options);
    }
}
