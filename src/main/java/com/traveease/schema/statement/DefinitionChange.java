package com.traveease.schema.statement;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.CreateTable;

/**
 * What a statement that changes definitions touches, so that one can look afterwards whether it has taken place.
 *
 * @param objects by the names that it has in the statement, without repetition
 * @param origins where things have other names afterwards: for each object, by its number from 0, which one's contents it has
 *        then, or {@link #GONE} when nothing has its name any more; empty where nothing is renamed
 */
public record DefinitionChange(Effect effect, List<SchemaObject> objects, List<Integer> origins) {

    private static final Set<SchemaObject.Kind> PROGRAMS = EnumSet.of(SchemaObject.Kind.PROCEDURE, SchemaObject.Kind.FUNCTION,
            SchemaObject.Kind.TRIGGER, SchemaObject.Kind.EVENT);
    private static final List<String> DATABASE_OPTIONS = List.of("CHARACTER", "CHARSET", "COLLATE", "DEFAULT", "ENCRYPTION",
            "READ");

    /** Of a name that nothing has afterwards. */
    public static final int GONE = -1;

    /** How one sees that it has taken place. */
    public enum Effect {
        /** A definition differs, comes or goes; where nothing does, the statement may be run again. */
        DEFINES,
        /** As {@link #DEFINES}, but the definition may be the same and its columns hold other values: it is to be run once. */
        REFILLS,
        /** What was there is not there any more. */
        REMOVES,
        /** Something has another name. */
        RENAMES,
        /** Rows are gone; the definition is the same. */
        EMPTIES,
        /** Rows have changed places; the definitions may be the same. */
        EXCHANGES
    }

    public DefinitionChange {
        objects = List.copyOf(objects);
        origins = List.copyOf(origins);
    }

    /** Whether something has the name of this object afterwards, when it had it before or gets it by a new name. */
    public boolean isThereAfter(int object) {
        return effect != Effect.REMOVES && (origins.isEmpty() || origins.get(object) != GONE);
    }

    /**
     * Empty where it cannot be told from the definitions afterwards whether the statement has taken place: users, servers,
     * table spaces, events that may have gone by themselves.
     */
    static Optional<DefinitionChange> of(List<Token> tokens) {
        return new DefinitionReader(tokens).change();
    }

    /** As {@link Statement#change}, of a text that is no statement of a script: what is prepared, or was kept. */
    public static Optional<DefinitionChange> of(String sql) {
        return of(Token.of(sql));
    }

    /** As {@link Statement#isCreateSelect}, of such a text. */
    public static boolean isCreateSelect(String sql) {
        return isCreateSelect(Token.of(sql));
    }

    static boolean isCreateSelect(List<Token> tokens) {
        return CreateTable.of(tokens).filter(table -> !table.temporary() && (table.isFilled()
                || table.other().stream().anyMatch(token -> token.is("SELECT") || token.is("TABLE")))).isPresent();
    }

    /** Whether it is about a procedure, a function, a trigger or an event. */
    public boolean isOfProgram() {
        return objects.stream().anyMatch(object -> PROGRAMS.contains(object.kind()));
    }

    /**
     * Whether an option follows ALTER DATABASE directly: it is about the default one then, and may run any number of times.
     *
     * @param reader after these words
     */
    public static boolean isDefaultDatabase(TokenReader reader) {
        boolean named = DATABASE_OPTIONS.stream().anyMatch(reader.peek(1)::is) && !reader.peek().is("DEFAULT");
        return !named && DATABASE_OPTIONS.stream().anyMatch(reader.peek()::is);
    }
}
