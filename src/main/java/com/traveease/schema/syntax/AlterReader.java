package com.traveease.schema.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.AlterClause.Action;
import com.traveease.schema.syntax.AlterClause.ExecutionKind;
import com.traveease.schema.syntax.AlterClause.Part;

/** Reads an {@code ALTER TABLE}, a {@code CREATE INDEX} or a {@code DROP INDEX}. */
final class AlterReader {

    private final List<AlterClause> clauses = new ArrayList<>();

    static Optional<AlterTable> read(List<Token> statement) {
        TokenReader reader = new TokenReader(statement);
        if (reader.accept("ALTER", "TABLE")) {
            return QualifiedName.read(reader).map(table -> new AlterReader().alter(table, reader));
        }
        if (reader.accept("CREATE")) {
            return new AlterReader().createIndex(reader);
        }
        return reader.accept("DROP", "INDEX") ? new AlterReader().dropIndex(reader) : Optional.empty();
    }

    private AlterTable alter(QualifiedName table, TokenReader reader) {
        ClauseCutter.cut(reader.rest()).forEach(this::clause);
        return new AlterTable(AlterTable.Form.ALTER_TABLE, table, clauses);
    }

    /** The key as an ADD would have it, but for its pieces: the table's name is among them. */
    private Optional<AlterTable> createIndex(TokenReader reader) {
        List<Token> all = reader.rest();
        TableElement.KeyKind kind = reader.accept("UNIQUE") ? TableElement.KeyKind.UNIQUE
                : reader.accept("FULLTEXT") ? TableElement.KeyKind.FULLTEXT
                        : reader.accept("SPATIAL") ? TableElement.KeyKind.SPATIAL : TableElement.KeyKind.PLAIN;
        if (!reader.accept("INDEX")) {
            return Optional.empty();
        }
        Optional<String> name = reader.name();
        Optional<QualifiedName> table = reader.skipPast("ON") ? QualifiedName.read(reader) : Optional.empty();
        if (name.isEmpty() || table.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = ElementReader.columns(reader);
        while (reader.hasNext() && !reader.peek().is("ALGORITHM") && !reader.peek().is("LOCK")) {
            reader.skip();
        }
        List<Token> tokens = all.subList(0, all.size() - reader.rest().size());
        clauses.add(new AlterClause.Add(List.of(new TableElement.Key(kind, Optional.empty(), name, columns, tokens)), tokens));
        executionClauses(reader);
        return Optional.of(new AlterTable(AlterTable.Form.CREATE_INDEX, table.get(), clauses));
    }

    private Optional<AlterTable> dropIndex(TokenReader reader) {
        List<Token> all = reader.rest();
        Optional<String> name = reader.name();
        Optional<QualifiedName> table = reader.accept("ON") ? QualifiedName.read(reader) : Optional.empty();
        if (name.isEmpty() || table.isEmpty()) {
            return Optional.empty();
        }
        clauses.add(dropped(Part.INDEX, name.get(), all.subList(0, all.size() - reader.rest().size())));
        executionClauses(reader);
        return Optional.of(new AlterTable(AlterTable.Form.DROP_INDEX, table.get(), clauses));
    }

    /** Behind a CREATE INDEX or DROP INDEX, where no commas are between them. */
    private void executionClauses(TokenReader reader) {
        while (reader.hasNext()) {
            List<Token> rest = reader.rest();
            Optional<AlterClause> kind = execution(reader, rest);
            if (kind.isEmpty()) {
                clauses.add(new AlterClause.Other(rest));
                return;
            }
            clauses.add(kind.get());
        }
    }

    private static AlterClause dropped(Part part, String name, List<Token> tokens) {
        boolean primary = part == Part.INDEX && name.equalsIgnoreCase("PRIMARY");
        return new AlterClause.Drop(primary ? Part.PRIMARY_KEY : part, primary ? "PRIMARY" : name, tokens);
    }

    private void clause(List<Token> tokens) {
        Optional<AlterClause> clause = one(tokens);
        if (clause.isPresent()) {
            clauses.add(clause.get());
        } else {
            options(new TokenReader(tokens));
        }
    }

    private static Optional<AlterClause> one(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        Optional<AlterClause> whole = PartitionClauses.read(tokens)
                .or(() -> Arrays.stream(Action.values()).filter(action -> action.is(tokens)).findFirst()
                        .map(action -> new AlterClause.Whole(action, tokens)));
        if (whole.isPresent()) {
            return whole;
        }
        return switch (reader.peek().kind() == Token.Kind.WORD ? reader.next().text().toUpperCase(Locale.ROOT) : "") {
            case "ADD" -> add(reader, tokens);
            case "MODIFY" -> modify(reader, tokens);
            case "CHANGE" -> change(reader, tokens);
            case "DROP" -> drop(reader, tokens);
            case "ALTER" -> altered(reader, tokens);
            case "RENAME" -> rename(reader, tokens);
            default -> execution(new TokenReader(tokens), tokens);
        };
    }

    /** Some options of the table, with blanks between them. */
    private void options(TokenReader reader) {
        while (reader.hasNext()) {
            List<Token> rest = reader.rest();
            Optional<TableOption> option = TableOption.read(reader);
            if (option.isEmpty()) {
                clauses.add(new AlterClause.Other(rest));
                return;
            }
            clauses.add(new AlterClause.Option(option.get(), rest.subList(0, rest.size() - reader.rest().size())));
        }
    }

    private static Optional<AlterClause> add(TokenReader reader, List<Token> tokens) {
        boolean column = reader.accept("COLUMN");
        if (reader.peek().isSymbol('(')) {
            List<TableElement> elements = reader.parenthesized().clauses().stream().map(ElementReader::read).toList();
            return Optional.of(new AlterClause.Add(elements, tokens));
        }
        TableElement element = ElementReader.read(reader);
        boolean read = column ? element instanceof TableElement.Column : !(element instanceof TableElement.Unread);
        return read ? Optional.of(new AlterClause.Add(List.of(element), tokens)) : Optional.empty();
    }

    private static Optional<AlterClause> modify(TokenReader reader, List<Token> tokens) {
        reader.accept("COLUMN");
        return column(reader).map(column -> new AlterClause.Modify(column, tokens));
    }

    private static Optional<AlterClause> change(TokenReader reader, List<Token> tokens) {
        reader.accept("COLUMN");
        Optional<String> from = ElementReader.columnName(reader);
        return from.isEmpty() ? Optional.empty()
                : column(reader).map(column -> new AlterClause.Change(from.get(), column, tokens));
    }

    private static Optional<TableElement.Column> column(TokenReader reader) {
        return ElementReader.read(reader) instanceof TableElement.Column column ? Optional.of(column) : Optional.empty();
    }

    private static Optional<AlterClause> drop(TokenReader reader, List<Token> tokens) {
        if (reader.accept("PRIMARY", "KEY")) {
            return atEnd(reader, new AlterClause.Drop(Part.PRIMARY_KEY, "PRIMARY", tokens));
        }
        Optional<Part> part = part(reader);
        Optional<String> name = name(part, reader);
        reader.acceptAny("RESTRICT", "CASCADE");
        return name.flatMap(dropped -> atEnd(reader, dropped(part.orElse(Part.COLUMN), dropped, tokens)));
    }

    /** Passes the words for it; empty when a column's name comes next. */
    private static Optional<Part> part(TokenReader reader) {
        return reader.accept("FOREIGN", "KEY") ? Optional.of(Part.FOREIGN_KEY)
                : reader.acceptAny("INDEX", "KEY") ? Optional.of(Part.INDEX)
                        : reader.accept("CHECK") ? Optional.of(Part.CHECK)
                                : reader.accept("CONSTRAINT") ? Optional.of(Part.CONSTRAINT) : Optional.empty();
    }

    private static Optional<String> name(Optional<Part> part, TokenReader reader) {
        if (part.isPresent()) {
            return reader.name();
        }
        reader.accept("COLUMN");
        return ElementReader.columnName(reader);
    }

    private static Optional<AlterClause> altered(TokenReader reader, List<Token> tokens) {
        Optional<Part> part = part(reader);
        return name(part, reader).map(name -> new AlterClause.Alter(part.orElse(Part.COLUMN), name, tokens));
    }

    private static Optional<AlterClause> rename(TokenReader reader, List<Token> tokens) {
        boolean column = reader.accept("COLUMN");
        if (column || reader.acceptAny("INDEX", "KEY")) {
            Optional<String> from = reader.name();
            Optional<String> to = reader.accept("TO") ? reader.name() : Optional.empty();
            return from.isEmpty() || to.isEmpty() ? Optional.empty()
                    : atEnd(reader,
                            new AlterClause.Rename(column ? Part.COLUMN : Part.INDEX, from.get(), to.get(), tokens));
        }
        if (!reader.acceptAny("TO", "AS")) {
            reader.acceptSymbol('=');
        }
        return QualifiedName.read(reader).flatMap(to -> atEnd(reader, new AlterClause.RenameTable(to, tokens)));
    }

    private static Optional<AlterClause> execution(TokenReader reader, List<Token> from) {
        Optional<ExecutionKind> kind = reader.accept("ALGORITHM") ? Optional.of(ExecutionKind.ALGORITHM)
                : reader.accept("LOCK") ? Optional.of(ExecutionKind.LOCK)
                        : reader.peek(1).is("VALIDATION") && (reader.peek().is("WITH") || reader.peek().is("WITHOUT"))
                                ? Optional.of(ExecutionKind.VALIDATION)
                                : Optional.empty();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        reader.acceptSymbol('=');
        String value = reader.next().text().toUpperCase(Locale.ROOT);
        reader.accept("VALIDATION");
        return Optional
                .of(new AlterClause.Execution(kind.get(), value, from.subList(0, from.size() - reader.rest().size())));
    }

    /** Nothing may follow: with more text after it, it may be something else. */
    private static Optional<AlterClause> atEnd(TokenReader reader, AlterClause clause) {
        return reader.hasNext() ? Optional.empty() : Optional.of(clause);
    }
}
