package com.traveease.schema.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.traveease.schema.evidence.ObjectReader.Shown;
import com.traveease.schema.evidence.ObjectState.Says;
import com.traveease.schema.statement.AlterClauses;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.DefinitionChange.Effect;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.Statement;

/**
 * What the objects that a statement touches look like: their definitions, and where those cannot tell, their tablespaces and
 * first rows. Taken before the statement and again after a crash, it tells whether the statement has taken place, also where
 * somebody else has changed them meanwhile. A difference that is not the statement's own tells nothing.
 */
public final class Fingerprint {

    /** What became of a statement that was begun. */
    public enum Outcome {
        /** Or it may run again: what it makes is the same then. */
        NOT_STARTED,
        FINISHED,
        IN_DOUBT
    }

    private final String server;
    private final List<ObjectState> looks;

    private Fingerprint(String server, List<ObjectState> looks) {
        this.server = server;
        this.looks = looks;
    }

    /**
     * The session has to be as it is when the statement is run: its schema, and the settings that definitions are shown in.
     *
     * @param statement that changes definitions
     */
    public static Fingerprint take(Connection connection, Statement statement) throws SQLException {
        DefinitionChange change = statement.change().orElseThrow();
        Fingerprint quick = take(connection, statement, false);
        boolean tells = change.effect() != Effect.EXCHANGES
                || quick.looks.stream().noneMatch(look -> look.tablespace().equals(ObjectState.NONE))
                || quick.looks.stream().map(look -> look.definition() + look.rows()).distinct().count() == quick.looks.size();
        return tells ? quick : take(connection, statement, true);
    }

    /** Taken of the same objects in the same way. */
    private Fingerprint again(Connection connection, Statement statement) throws SQLException {
        return take(connection, statement, looks.stream().anyMatch(look -> look.rows().startsWith(ObjectState.ALL_ROWS)));
    }

    private static Fingerprint take(Connection connection, Statement statement, boolean allRows) throws SQLException {
        DefinitionChange change = statement.change().orElseThrow();
        ObjectReader reader = new ObjectReader(connection);
        boolean alters = change.effect() == Effect.DEFINES || change.effect() == Effect.REFILLS;
        boolean fills = change.effect() == Effect.EMPTIES || change.effect() == Effect.EXCHANGES;
        // A table that comes to be is looked at afterwards.
        boolean tellsByText = AlterClauses.of(statement).isPresent() || TableEvidence.isCreateTable(statement);
        List<String> tablespaces = new ArrayList<>();
        List<Shown> shown = new ArrayList<>();
        if (!alters && change.objects().size() == 1 && change.objects().get(0).kind() != SchemaObject.Kind.PARTITION) {
            reader.showWithTablespace(change.objects().get(0), (definition, tablespace) -> {
                shown.add(definition);
                return tablespaces.add(tablespace);
            });
        } else {
            tablespaces.addAll(alters ? List.of() : reader.tablespaces(change.objects()));
            for (SchemaObject object : change.objects()) {
                boolean isPart = object.kind() == SchemaObject.Kind.PARTITION;
                shown.add(isPart ? new Shown(ObjectState.NONE, Optional.empty()) : reader.show(object));
            }
        }
        List<ObjectState> looks = new ArrayList<>();
        for (SchemaObject object : change.objects()) {
            Shown definition = shown.get(looks.size());
            Says says = change.effect() != Effect.DEFINES && change.effect() != Effect.RENAMES ? Says.NOTHING
                    : definition.table().map(table -> Says.of(statement, table)).orElse(Says.NOTHING);
            String rows = fills ? reader.rows(object, allRows)
                    : change.effect() == Effect.REFILLS ? reader.changed(object) : ObjectState.NONE;
            looks.add(new ObjectState(definition.digest(), rows, says,
                    alters ? ObjectState.NONE : tablespaces.get(looks.size()),
                    alters && tellsByText ? definition.table() : Optional.empty()));
        }
        return new Fingerprint(connection.getMetaData().getDatabaseProductVersion(), looks);
    }

    /** As {@link #toString()} wrote it. */
    public static Fingerprint parse(String text) {
        List<String> lines = text.lines().toList();
        return new Fingerprint(lines.get(0), lines.stream().skip(1).map(ObjectState::parse).toList());
    }

    @Override
    public String toString() {
        return server + looks.stream().map(look -> "\n" + look).collect(Collectors.joining());
    }

    /**
     * What became of the statement before which this was taken.
     *
     * @param statement that changes definitions
     * @param home a schema in which the account may make a temporary table, quoted
     */
    public Outcome outcome(Connection connection, Statement statement, String home) throws SQLException {
        DefinitionChange change = statement.change().orElseThrow();
        Fingerprint now = again(connection, statement);
        if (looks.size() != now.looks.size() || looks.size() != change.objects().size()) {
            return Outcome.IN_DOUBT;
        }
        return switch (change.effect()) {
            case DEFINES, REFILLS -> new DefinitionOutcome(connection, statement, home).outcome(looks.get(0), now.looks.get(0));
            case REMOVES, RENAMES, EXCHANGES -> moved(now, change);
            case EMPTIES -> emptied(now);
        };
    }

    private Outcome moved(Fingerprint now, DefinitionChange change) {
        // All of it takes place or nothing does: one table that is still where it was tells of all.
        if (objects().anyMatch(i -> leaves(change, i) && isStill(now, change, i))) {
            return Outcome.NOT_STARTED;
        }
        boolean asBefore = objects().allMatch(i -> now.looks.get(i).isThere() == looks.get(i).isThere());
        boolean asAfter = objects().allMatch(i -> now.looks.get(i).isThere() == isThereAfter(change, i));
        if (asAfter && !asBefore) {
            // Somebody else may have renamed it, and the other clauses are not done.
            return change.effect() == Effect.RENAMES && now.looks.stream().anyMatch(look -> look.says() == Says.NOT_DONE)
                    ? Outcome.IN_DOUBT
                    : Outcome.FINISHED;
        }
        if (change.effect() == Effect.EXCHANGES) {
            return exchanged(now, change);
        }
        // A table that was made anew must not be dropped for one that is gone.
        return asBefore && (change.effect() == Effect.RENAMES || objects().noneMatch(i -> looks.get(i).isThere()))
                ? Outcome.NOT_STARTED
                : Outcome.IN_DOUBT;
    }

    private IntStream objects() {
        return IntStream.range(0, looks.size());
    }

    private static boolean leaves(DefinitionChange change, int i) {
        return change.effect() == Effect.REMOVES || change.origins().get(i) != i;
    }

    private boolean isThereAfter(DefinitionChange change, int i) {
        return change.isThereAfter(i) && looks.get(change.origins().get(i)).isThere();
    }

    /** The same table as before; of what has no tablespace, a definition that is the same. */
    private boolean isStill(Fingerprint now, DefinitionChange change, int i) {
        ObjectState before = looks.get(i);
        ObjectState after = now.looks.get(i);
        if (!before.isThere() || !after.isThere()) {
            return false;
        }
        return before.hasTablespaceAs(after) ? before.isSameTablespace(after)
                : change.effect() != Effect.EXCHANGES && before.isReadable() && before.definition().equals(after.definition());
    }

    /** Where the same names are there before and after it. */
    private Outcome exchanged(Fingerprint now, DefinitionChange change) {
        if (objects().anyMatch(i -> looks.get(change.origins().get(i)).isSameTablespace(now.looks.get(i)))) {
            return Outcome.FINISHED;
        }
        if (objects().anyMatch(i -> looks.get(i).hasTablespaceAs(now.looks.get(i)))
                || !looks.stream().allMatch(ObjectState::isReadable) || !now.looks.stream().allMatch(ObjectState::isReadable)) {
            return Outcome.IN_DOUBT;
        }
        boolean done = objects().allMatch(i -> now.looks.get(i).looksLike(looks.get(change.origins().get(i))));
        boolean notDone = objects().allMatch(i -> now.looks.get(i).looksLike(looks.get(i)));
        return done == notDone ? Outcome.IN_DOUBT : done ? Outcome.FINISHED : Outcome.NOT_STARTED;
    }

    private Outcome emptied(Fingerprint now) {
        if (objects().allMatch(i -> looks.get(i).isSameTablespace(now.looks.get(i)))) {
            return Outcome.NOT_STARTED;
        }
        if (now.looks.stream().allMatch(ObjectState::isEmpty)) {
            return Outcome.FINISHED;
        }
        return looks.stream().allMatch(ObjectState::isReadable)
                && objects().allMatch(i -> looks.get(i).rows().equals(now.looks.get(i).rows()) && !looks.get(i).isEmpty())
                        ? Outcome.NOT_STARTED
                        : Outcome.IN_DOUBT;
    }
}
