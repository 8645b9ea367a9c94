package com.traveease.schema.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import com.traveease.schema.evidence.Fingerprint.Outcome;
import com.traveease.schema.evidence.ObjectState.Says;
import com.traveease.schema.statement.AlterClauses;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.DefinitionChange.Effect;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.Statement;

/**
 * What became of a statement that makes or changes the definition of one object. What decides is the statement's own effect:
 * what a trial of it on a temporary copy of the table changes; where none can be made, the names that it adds and drops. Where
 * neither decides, it runs again if that leads to the same definition, and is in doubt otherwise.
 *
 * @param home a schema in which the account may make a temporary table, quoted
 */
record DefinitionOutcome(Connection connection, Statement statement, String home) {

    Outcome outcome(ObjectState before, ObjectState now) throws SQLException {
        if (!before.isThere()) {
            return now.isThere() && creates() ? created(now) : Outcome.NOT_STARTED;
        }
        if (!now.isThere()) {
            // It ended by itself, or somebody has dropped it: then the statement says so.
            return mayEndByItself() ? Outcome.IN_DOUBT : Outcome.NOT_STARTED;
        }
        if (before.isReadable() && now.isReadable()) {
            return change().effect() == Effect.REFILLS ? refilled(before, now) : changed(before, now);
        }
        return orAgain(Optional.empty());
    }

    private DefinitionChange change() {
        return statement.change().orElseThrow();
    }

    private boolean creates() {
        return statement.tokens().get(0).is("CREATE");
    }

    /** One of the same name may be somebody else's. */
    private Outcome created(ObjectState now) throws SQLException {
        SchemaObject object = change().objects().get(0);
        return switch (object.kind()) {
            // None of its columns is there: it says that the table exists.
            case TABLE -> switch (TableEvidence.ofCreated(statement, now.text().orElse(""))) {
                case ALL -> Outcome.FINISHED;
                case SOME -> Outcome.IN_DOUBT;
                case NONE -> Outcome.NOT_STARTED;
            };
            case PROCEDURE, FUNCTION, TRIGGER, EVENT -> ProgramText.read(connection, object)
                    .map(program -> statement.sql().contains(program.body())).orElse(true) ? Outcome.FINISHED
                            : Outcome.IN_DOUBT;
            case DATABASE, PARTITION -> Outcome.FINISHED;
        };
    }

    private boolean mayEndByItself() {
        return change().objects().get(0).kind() == SchemaObject.Kind.EVENT
                && statement.tokens().stream().anyMatch(token -> token.is("AT") || token.is("ENDS"));
    }

    private Outcome changed(ObjectState before, ObjectState now) throws SQLException {
        // What it adds was there, or what it drops was not: it has failed, or will.
        if (before.definition().equals(now.definition()) || before.says() == Says.DONE) {
            return Outcome.NOT_STARTED;
        }
        boolean readable = before.text().isPresent() && now.text().isPresent();
        Trial trial = readable ? tried(before.text().get(), now.text().get()) : Trial.TELLS_NOTHING;
        Optional<Boolean> keys = readable ? NamelessKeys.wereAdded(statement, before.text().get(), now.text().get())
                : Optional.empty();
        return switch (trial) {
            // All of it takes place or nothing does.
            case DONE -> keys.orElse(true) ? Outcome.FINISHED : Outcome.IN_DOUBT;
            case NOT_DONE -> keys.orElse(false) ? Outcome.IN_DOUBT : Outcome.NOT_STARTED;
            case IN_PART -> orAgain(Optional.empty());
            case TELLS_NOTHING -> named(before.says(), now.says(), keys);
        };
    }

    /** By the names that come and go, where no trial can be made. */
    private Outcome named(Says before, Says now, Optional<Boolean> keys) {
        Optional<Boolean> names = before == Says.NOT_DONE && now != Says.NOTHING ? Optional.of(now == Says.DONE)
                : Optional.empty();
        if (names.isPresent() && keys.isPresent() && !names.equals(keys)) {
            return Outcome.IN_DOUBT;
        }
        return before == Says.NOT_DONE && now == Says.NOTHING ? Outcome.IN_DOUBT : orAgain(names.or(() -> keys));
    }

    /** The definition may be the same, and other values in the columns. */
    private Outcome refilled(ObjectState before, ObjectState now) throws SQLException {
        Trial tried = before.text().isPresent() && now.text().isPresent()
                ? tried(before.text().get(), now.text().get())
                : Trial.TELLS_NOTHING;
        if (tried == Trial.DONE || tried == Trial.NOT_DONE) {
            return tried == Trial.DONE ? Outcome.FINISHED : Outcome.NOT_STARTED;
        }
        if (!before.definition().equals(now.definition())) {
            return Outcome.IN_DOUBT;
        }
        if (!before.isOfSameChange(now)) {
            return before.isChangedOnSameServer(now) ? Outcome.FINISHED : Outcome.IN_DOUBT;
        }
        return before.rows().endsWith(ObjectState.JUST_NOW) ? Outcome.IN_DOUBT : Outcome.NOT_STARTED;
    }

    private Outcome orAgain(Optional<Boolean> done) {
        if (done.isPresent()) {
            return done.get() ? Outcome.FINISHED : Outcome.NOT_STARTED;
        }
        return isRepeatable() ? Outcome.NOT_STARTED : Outcome.IN_DOUBT;
    }

    /** {@code CREATE OR REPLACE}, and {@code ALTER} of whatever is no table, lead to the same however often they run. */
    private boolean isRepeatable() {
        return !statement.tokens().get(0).is("DROP")
                && AlterClauses.of(statement).map(AlterClauses::areRepeatable).orElse(true);
    }

    /** What a trial of the statement's clauses says. */
    private enum Trial {
        DONE,
        NOT_DONE,
        /** Or somebody else has changed the same things otherwise. */
        IN_PART,
        /** It cannot be made, or changes nothing. */
        TELLS_NOTHING
    }

    private Trial tried(String before, String now) throws SQLException {
        Optional<String> clauses = AlterClauses.of(statement).flatMap(AlterClauses::forTemporaryCopy);
        if (clauses.isEmpty()) {
            return Trial.TELLS_NOTHING;
        }
        TemporaryCopy copy = new TemporaryCopy(connection, home);
        Optional<TableLines> without = copy.shown(before, "").map(TableLines::of);
        Optional<TableLines> with = copy.shown(before, clauses.get()).map(TableLines::of);
        Optional<TableLines> present = copy.shown(now, "").map(TableLines::of);
        if (without.isEmpty() || with.isEmpty() || present.isEmpty() || !with.get().differsFrom(without.get())) {
            return Trial.TELLS_NOTHING;
        }
        return TableLines.hasTakenPlace(without.get(), with.get(), present.get())
                .map(done -> done ? Trial.DONE : Trial.NOT_DONE).orElse(Trial.IN_PART);
    }
}
