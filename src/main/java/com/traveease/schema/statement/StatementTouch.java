package com.traveease.schema.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.TableElement;

/**
 * Which objects a statement changes, as far as its text says it.
 *
 * @param objects kind and name of each, in lower case
 * @param within the table with which the object goes
 * @param elements the columns, indexes and constraints of one table that it adds, or drops, when it does nothing else;
 *        of an UPDATE the columns that it sets
 */
public record StatementTouch(Effect effect, Set<String> objects, Optional<String> within, Optional<Set<String>> elements) {

    /** What it does to its objects. */
    enum Effect {
        CREATES,
        DROPS,
        ADDS_ELEMENTS,
        SETS_COLUMNS,
        CHANGES,
        /** Nothing but the session is changed. */
        SESSION,
        /** Nothing is changed, and it need not be run. */
        NOTHING,
        UNKNOWN
    }

    private static final StatementTouch OF_SESSION = new StatementTouch(Effect.SESSION);
    private static final StatementTouch NONE = new StatementTouch(Effect.NOTHING);
    private static final StatementTouch UNTOLD = new StatementTouch(Effect.UNKNOWN);
    private static final Set<String> OF_SERVER = Set.of("GLOBAL", "PERSIST", "PERSIST_ONLY", "PASSWORD", "ROLE");
    private static final Set<String> READS = Set.of("SELECT", "DO", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "CHECKSUM", "HELP",
            "TABLE", "VALUES", "ANALYZE", "OPTIMIZE", "CHECK", "FLUSH");

    private StatementTouch(Effect effect) {
        this(effect, Set.of(), Optional.empty(), Optional.empty());
    }

    public static StatementTouch of(Statement statement) {
        TokenReader reader = new TokenReader(statement.tokens());
        String word = reader.peek().text().toUpperCase(Locale.ROOT);
        return switch (statement.kind()) {
            case DEFINITION -> definition(statement.change().orElseThrow(), reader);
            case DATA, SESSION, REPEATABLE -> word.equals("SET")
                    ? reader.rest().stream().anyMatch(token -> OF_SERVER.stream().anyMatch(token::is)) ? UNTOLD : OF_SESSION
                    : READS.contains(word) ? NONE : rows(reader);
            case BEGIN, COMMIT -> OF_SESSION;
            case TEMPORARY, PREPARE, EXECUTE, LOCK, UNLOCK, ROLLBACK, NON_ATOMIC -> UNTOLD;
        };
    }

    public boolean isKnown() {
        return effect != Effect.UNKNOWN;
    }

    public boolean isOfSession() {
        return effect == Effect.SESSION;
    }

    public boolean creates() {
        return effect == Effect.CREATES;
    }

    public boolean drops() {
        return effect == Effect.DROPS;
    }

    public boolean addsElements() {
        return effect == Effect.ADDS_ELEMENTS;
    }

    public boolean setsColumns() {
        return effect == Effect.SETS_COLUMNS;
    }

    private static StatementTouch rows(TokenReader reader) {
        if (reader.acceptAny("INSERT", "REPLACE")) {
            reader.acceptAny("LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED");
            reader.accept("IGNORE");
            reader.accept("INTO");
            return changes(reader.dottedName());
        }
        if (reader.accept("UPDATE")) {
            reader.accept("LOW_PRIORITY");
            reader.accept("IGNORE");
            List<String> table = reader.dottedName();
            if (!reader.peek().is("SET")) {
                reader.accept("AS");
                reader.name();
            }
            return reader.accept("SET") && !table.isEmpty() ? sets(table, reader.clauses()) : UNTOLD;
        }
        if (reader.accept("DELETE")) {
            return reader.accept("FROM") && !reader.rest().stream().anyMatch(token -> token.is("USING"))
                    ? changes(reader.dottedName())
                    : UNTOLD;
        }
        return UNTOLD;
    }

    private static StatementTouch sets(List<String> table, List<TokenReader> assignments) {
        Set<String> columns = assignments.stream().map(TokenReader::dottedName).filter(name -> !name.isEmpty())
                .map(name -> column(name.get(name.size() - 1))).collect(Collectors.toSet());
        return new StatementTouch(Effect.SETS_COLUMNS, Set.of(key(SchemaObject.Kind.TABLE, table)), Optional.empty(),
                Optional.of(columns));
    }

    private static StatementTouch changes(List<String> table) {
        return table.isEmpty() ? UNTOLD
                : new StatementTouch(Effect.CHANGES, Set.of(key(SchemaObject.Kind.TABLE, table)), Optional.empty(),
                        Optional.empty());
    }

    private static StatementTouch definition(DefinitionChange change, TokenReader reader) {
        Set<String> objects = change.objects().stream().map(StatementTouch::key).collect(Collectors.toSet());
        Optional<AlterTable> altered = AlterTable.of(reader.rest());
        if (altered.isPresent()) {
            return altered(objects, altered.get());
        }
        if (reader.accept("CREATE")) {
            return created(objects, reader);
        }
        return new StatementTouch(reader.peek().is("DROP") ? Effect.DROPS : Effect.CHANGES, objects, Optional.empty(),
                Optional.empty());
    }

    private static StatementTouch created(Set<String> objects, TokenReader reader) {
        boolean trigger = objects.stream().anyMatch(object -> object.startsWith(SchemaObject.Kind.TRIGGER.name()));
        Optional<String> within = trigger && reader.skipPast("ON")
                ? Optional.of(key(SchemaObject.Kind.TABLE, reader.dottedName()))
                : Optional.empty();
        return new StatementTouch(Effect.CREATES, objects, within, Optional.empty());
    }

    private static StatementTouch altered(Set<String> objects, AlterTable statement) {
        List<AlterClause> clauses = statement.clauses().stream()
                .filter(clause -> !(clause instanceof AlterClause.Execution)).toList();
        boolean adds = !clauses.isEmpty() && clauses.stream().allMatch(AlterClause.Add.class::isInstance);
        boolean drops = !clauses.isEmpty() && clauses.stream().allMatch(AlterClause.Drop.class::isInstance);
        List<Optional<String>> elements = adds ? statement.added().map(StatementTouch::added).toList()
                : statement.clauses(AlterClause.Drop.class).map(StatementTouch::dropped).toList();
        if (!adds && !drops || elements.stream().anyMatch(Optional::isEmpty)) {
            return new StatementTouch(Effect.CHANGES, objects, Optional.empty(), Optional.empty());
        }
        return new StatementTouch(adds ? Effect.ADDS_ELEMENTS : Effect.CHANGES, objects, Optional.empty(),
                Optional.of(elements.stream().flatMap(Optional::stream).collect(Collectors.toSet())));
    }

    private static Optional<String> added(TableElement element) {
        if (element instanceof TableElement.Column column) {
            return Optional.of(column(column.name()));
        }
        if (element instanceof TableElement.Key key) {
            return key.kind() == TableElement.KeyKind.PRIMARY ? Optional.empty() : key.name().map(StatementTouch::named);
        }
        if (element instanceof TableElement.ForeignKey key) {
            return key.constraint().map(StatementTouch::named);
        }
        return element instanceof TableElement.Check check ? check.constraint().map(StatementTouch::named) : Optional.empty();
    }

    private static Optional<String> dropped(AlterClause.Drop drop) {
        return switch (drop.part()) {
            case COLUMN -> Optional.of(column(drop.name()));
            case INDEX, FOREIGN_KEY, CHECK, CONSTRAINT -> Optional.of(named(drop.name()));
            case PRIMARY_KEY -> Optional.empty();
        };
    }

    /** Indexes and constraints are dropped by either word. */
    private static String named(String name) {
        return "index " + name.toLowerCase(Locale.ROOT);
    }

    private static String column(String name) {
        return "column " + name.toLowerCase(Locale.ROOT);
    }

    private static String key(SchemaObject object) {
        SchemaObject.Kind kind = object.kind() == SchemaObject.Kind.PARTITION ? SchemaObject.Kind.TABLE : object.kind();
        return kind + " " + (object.schema().map(schema -> schema + ".").orElse("") + object.name()).toLowerCase(Locale.ROOT);
    }

    private static String key(SchemaObject.Kind kind, List<String> name) {
        return kind + " " + String.join(".", name).toLowerCase(Locale.ROOT);
    }
}
