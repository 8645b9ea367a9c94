package com.traveease.schema.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.DefinitionChange.Effect;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.QualifiedName;

/** Finds in a statement what {@link DefinitionChange} says of it. */
final class DefinitionReader {

    private static final int SCHEMA_AND_NAME = 2;

    private final List<Token> tokens;
    private final TokenReader reader;
    private final List<SchemaObject> objects = new ArrayList<>();

    DefinitionReader(List<Token> tokens) {
        this.tokens = tokens;
        this.reader = new TokenReader(tokens);
    }

    Optional<DefinitionChange> change() {
        Optional<AlterTable> statement = AlterTable.of(tokens);
        if (statement.isPresent()) {
            return altered(statement.get());
        }
        if (reader.accept("CREATE")) {
            return create();
        }
        if (reader.accept("ALTER")) {
            return alter();
        }
        if (reader.accept("DROP")) {
            return drop();
        }
        if (reader.accept("RENAME", "TABLE") || reader.accept("RENAME", "TABLES")) {
            return rename();
        }
        if (reader.accept("TRUNCATE")) {
            reader.accept("TABLE");
            table();
            return is(Effect.EMPTIES);
        }
        return Optional.empty();
    }

    private Optional<DefinitionChange> create() {
        if (reader.peek().is("SPATIAL")) {
            return Optional.empty(); // a reference system
        }
        skipToKind();
        if (reader.acceptAny("TABLE", "VIEW")) {
            return oneTable();
        }
        if (reader.acceptAny("DATABASE", "SCHEMA")) {
            return one(SchemaObject.Kind.DATABASE);
        }
        if (reader.accept("EVENT")) {
            // One that is for a single time, or has an end, may be gone when it is looked for.
            boolean stays = reader.rest().stream()
                    .noneMatch(token -> token.is("AT") || token.is("ENDS"));
            return stays ? one(SchemaObject.Kind.EVENT) : Optional.empty();
        }
        if (reader.accept("FUNCTION") && reader.rest().stream().noneMatch(token -> token.is("SONAME"))) {
            return one(SchemaObject.Kind.FUNCTION);
        }
        return reader.accept("PROCEDURE") ? one(SchemaObject.Kind.PROCEDURE)
                : reader.accept("TRIGGER") ? one(SchemaObject.Kind.TRIGGER) : Optional.empty();
    }

    /** Over {@code OR REPLACE}, {@code ALGORITHM = …}, {@code DEFINER = …}, {@code SQL SECURITY …}, {@code AGGREGATE}. */
    private void skipToKind() {
        while (reader.hasNext() && !isKind(reader.peek())) {
            reader.skip();
        }
    }

    private static boolean isKind(Token token) {
        return List.of("TABLE", "VIEW", "DATABASE", "SCHEMA", "EVENT", "FUNCTION", "PROCEDURE", "TRIGGER", "USER", "ROLE",
                "SERVER", "TABLESPACE", "LOGFILE", "RESOURCE", "REFERENCE").stream().anyMatch(token::is);
    }

    private Optional<DefinitionChange> alter() {
        skipToKind();
        if (reader.accept("VIEW")) {
            return oneTable();
        }
        if (reader.accept("PROCEDURE")) {
            return one(SchemaObject.Kind.PROCEDURE);
        }
        if (reader.accept("FUNCTION")) {
            return one(SchemaObject.Kind.FUNCTION);
        }
        if (reader.acceptAny("DATABASE", "SCHEMA")) {
            return DefinitionChange.isDefaultDatabase(reader) ? Optional.empty() : one(SchemaObject.Kind.DATABASE);
        }
        if (reader.accept("EVENT")) {
            add(SchemaObject.Kind.EVENT, reader.dottedName());
            if (reader.skipPast("RENAME") && reader.accept("TO")) {
                add(SchemaObject.Kind.EVENT, reader.dottedName());
            }
            return objects.size() > 1 ? renamed() : is(Effect.DEFINES);
        }
        return Optional.empty();
    }

    private Optional<DefinitionChange> altered(AlterTable statement) {
        SchemaObject table = add(statement.table());
        for (AlterClause clause : statement.clauses()) {
            if (clause instanceof AlterClause.ExchangePartition exchange) {
                return exchange(table, exchange);
            }
            if (clause instanceof AlterClause.Partitions partitions
                    && partitions.action() == AlterClause.PartitionAction.TRUNCATE) {
                return truncated(table, partitions);
            }
            if (movesFiles(clause)) {
                return Optional.empty();
            }
            if (clause instanceof AlterClause.RenameTable rename) {
                add(rename.to());
            }
        }
        return objects.size() > 1 ? renamed()
                : is(new ColumnNames(statement).areReused() ? Effect.REFILLS : Effect.DEFINES);
    }

    private static boolean movesFiles(AlterClause clause) {
        return clause instanceof AlterClause.Whole whole && (whole.action() == AlterClause.Action.IMPORT_TABLESPACE
                || whole.action() == AlterClause.Action.DISCARD_TABLESPACE)
                || clause instanceof AlterClause.Partitions partitions
                        && (partitions.action() == AlterClause.PartitionAction.IMPORT
                                || partitions.action() == AlterClause.PartitionAction.DISCARD);
    }

    /** The first has the name of the second afterwards; both may be the same. */
    private Optional<DefinitionChange> renamed() {
        return objects.get(0).equals(objects.get(1)) ? is(Effect.DEFINES)
                : Optional.of(new DefinitionChange(Effect.RENAMES, objects, List.of(DefinitionChange.GONE, 0)));
    }

    private Optional<DefinitionChange> exchange(SchemaObject table, AlterClause.ExchangePartition exchange) {
        objects.clear();
        objects.add(partition(table, exchange.partition()));
        add(exchange.table());
        return Optional.of(new DefinitionChange(Effect.EXCHANGES, objects, List.of(1, 0)));
    }

    private Optional<DefinitionChange> truncated(SchemaObject table, AlterClause.Partitions partitions) {
        if (!partitions.all()) {
            objects.clear();
            partitions.names().forEach(name -> objects.add(partition(table, name)));
        }
        return is(Effect.EMPTIES);
    }

    private static SchemaObject partition(SchemaObject table, String name) {
        return new SchemaObject(SchemaObject.Kind.PARTITION, table.schema(), table.name(), Optional.of(name));
    }

    private Optional<DefinitionChange> drop() {
        if (reader.acceptAny("TABLE", "TABLES", "VIEW")) {
            reader.accept("IF", "EXISTS");
            do {
                table();
            } while (reader.acceptSymbol(','));
            return is(Effect.REMOVES);
        }
        if (reader.acceptAny("DATABASE", "SCHEMA")) {
            return removed(SchemaObject.Kind.DATABASE);
        }
        return reader.accept("TRIGGER") ? removed(SchemaObject.Kind.TRIGGER)
                : reader.accept("PROCEDURE") ? removed(SchemaObject.Kind.PROCEDURE)
                        : reader.accept("FUNCTION") ? removed(SchemaObject.Kind.FUNCTION)
                                : reader.accept("EVENT") ? removed(SchemaObject.Kind.EVENT) : Optional.empty();
    }

    /** Follows every table through the renames; where the same names are there afterwards, only contents have moved. */
    private Optional<DefinitionChange> rename() {
        Map<SchemaObject, SchemaObject> origins = new LinkedHashMap<>();
        do {
            Optional<SchemaObject> from = table();
            reader.accept("TO");
            Optional<SchemaObject> to = table();
            if (from.isEmpty() || to.isEmpty()) {
                return Optional.empty();
            }
            SchemaObject origin = origins.containsKey(from.get()) ? origins.remove(from.get()) : from.get();
            origins.put(to.get(), origin);
        } while (reader.acceptSymbol(','));
        List<SchemaObject> named = objects.stream().distinct().toList();
        List<SchemaObject> moved = named.stream().filter(origins::containsKey).toList();
        boolean samePlaces = moved.stream().allMatch(object -> moved.contains(origins.get(object)));
        if (!samePlaces) {
            return Optional.of(new DefinitionChange(Effect.RENAMES, named, named.stream()
                    .map(object -> origins.containsKey(object) ? named.indexOf(origins.get(object)) : DefinitionChange.GONE)
                    .toList()));
        }
        return Optional.of(new DefinitionChange(Effect.EXCHANGES, moved,
                IntStream.range(0, moved.size()).mapToObj(i -> moved.indexOf(origins.get(moved.get(i)))).toList()));
    }

    private Optional<DefinitionChange> oneTable() {
        return one(SchemaObject.Kind.TABLE);
    }

    private Optional<DefinitionChange> one(SchemaObject.Kind kind) {
        reader.accept("IF", "NOT", "EXISTS");
        reader.accept("IF", "EXISTS");
        add(kind, reader.dottedName());
        return is(Effect.DEFINES);
    }

    private Optional<DefinitionChange> removed(SchemaObject.Kind kind) {
        return one(kind).map(change -> new DefinitionChange(Effect.REMOVES, change.objects(), List.of()));
    }

    private Optional<SchemaObject> table() {
        return add(SchemaObject.Kind.TABLE, reader.dottedName());
    }

    private SchemaObject add(QualifiedName table) {
        return add(SchemaObject.Kind.TABLE, table.parts()).orElseThrow();
    }

    private Optional<SchemaObject> add(SchemaObject.Kind kind, List<String> name) {
        if (name.isEmpty() || name.size() > SCHEMA_AND_NAME) {
            return Optional.empty();
        }
        SchemaObject object = new SchemaObject(kind, name.size() > 1 ? Optional.of(name.get(0)) : Optional.empty(),
                name.get(name.size() - 1), Optional.empty());
        objects.add(object);
        return Optional.of(object);
    }

    private Optional<DefinitionChange> is(Effect effect) {
        return objects.isEmpty() ? Optional.empty()
                : Optional.of(new DefinitionChange(effect, objects.stream().distinct().toList(), List.of()));
    }
}
