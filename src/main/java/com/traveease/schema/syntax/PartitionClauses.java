package com.traveease.schema.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.AlterClause.PartitionAction;

/** What an ALTER TABLE does with partitions. It is the last clause: the commas in it are between the names of partitions. */
final class PartitionClauses {

    private PartitionClauses() {
    }

    /** Whether what comes next is such a clause. */
    static boolean begin(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        boolean by = reader.peek().is("PARTITION") && reader.peek(1).is("BY");
        return by || reader.peek(1).is("PARTITION") && (reader.peek().is("EXCHANGE") || action(reader).isPresent());
    }

    private static Optional<PartitionAction> action(TokenReader reader) {
        return Arrays.stream(PartitionAction.values()).filter(action -> reader.peek().is(action.name())).findFirst();
    }

    static Optional<AlterClause> read(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        if (reader.accept("EXCHANGE", "PARTITION")) {
            return exchange(reader, tokens);
        }
        Optional<PartitionAction> action = action(reader);
        if (action.isEmpty() || !reader.accept(action.get().name(), "PARTITION")) {
            return Optional.empty();
        }
        reader.acceptAny("NO_WRITE_TO_BINLOG", "LOCAL");
        return Optional.of(switch (action.get()) {
            case ADD -> new AlterClause.Partitions(PartitionAction.ADD, false, List.of(), definitions(reader), tokens);
            case COALESCE -> new AlterClause.Partitions(PartitionAction.COALESCE, false, List.of(), List.of(), tokens);
            case DROP, TRUNCATE, DISCARD, IMPORT, REORGANIZE, ANALYZE, CHECK, OPTIMIZE, REBUILD, REPAIR ->
                listed(action.get(), reader, tokens);
        });
    }

    private static AlterClause listed(PartitionAction action, TokenReader reader, List<Token> tokens) {
        if (reader.accept("ALL")) {
            return new AlterClause.Partitions(action, true, List.of(), List.of(), tokens);
        }
        List<String> names = reader.peek().is("INTO") ? List.of() : names(reader);
        List<String> made = reader.accept("INTO") ? definitions(reader) : List.of();
        return new AlterClause.Partitions(action, false, names, made, tokens);
    }

    private static List<String> names(TokenReader reader) {
        List<String> names = new ArrayList<>();
        do {
            reader.name().ifPresent(names::add);
        } while (reader.acceptSymbol(','));
        return names;
    }

    private static List<String> definitions(TokenReader reader) {
        return reader.parenthesized().clauses().stream().filter(definition -> definition.accept("PARTITION"))
                .map(TokenReader::name).flatMap(Optional::stream).toList();
    }

    private static Optional<AlterClause> exchange(TokenReader reader, List<Token> tokens) {
        Optional<String> partition = reader.name();
        if (partition.isEmpty() || !reader.accept("WITH", "TABLE")) {
            return Optional.empty();
        }
        return QualifiedName.read(reader).map(table -> new AlterClause.ExchangePartition(partition.get(), table, tokens));
    }
}
