package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.connection.ReadOnlyServerException;
import com.traveease.schema.directive.Directive;
import com.traveease.schema.execution.BeforeDefinition;
import com.traveease.schema.forecast.BlockingGuard;
import com.traveease.schema.forecast.EnforcedAlgorithms;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.SeenRevisions;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.keep.Keeping;
import com.traveease.schema.plan.ForeignKeysInTheWay;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.plan.Preflight;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.schema.throttle.Throttle;

/** One upgrade or downgrade, over as many connections as it takes: what was asked once is not asked again. */
final class Move {

    private final Direction direction;
    private final DataLossGuard losses;
    private final Database database;
    private final StateReader reader;
    private final MigrationListener listener;
    private final SeenRevisions seen;
    private final Optional<Keeping> keeping;
    private final BlockingGuard guard;
    private final Throttle throttle;
    private EnforcedAlgorithms enforced = EnforcedAlgorithms.NONE;
    private Target target;
    private boolean answered;
    private Optional<String> before = Optional.empty();
    /** The steps that were found to be in order. */
    private Optional<List<Step>> approved = Optional.empty();

    Move(Target target, Direction direction, OnDataLoss onDataLoss, Database database, StateReader reader,
            MigrationListener listener, SeenRevisions seen, Optional<Keeping> keeping, BlockingGuard guard,
            Throttle throttle) {
        this.throttle = throttle;
        this.keeping = keeping;
        this.guard = guard;
        this.target = target;
        this.direction = direction;
        this.losses = new DataLossGuard(onDataLoss, keeping);
        this.database = database;
        this.reader = reader;
        this.listener = listener;
        this.seen = seen;
    }

    /**
     * Whether a failure is one in the middle, after which the run is taken up again: the server had answered, and it was one to
     * write to.
     */
    boolean isInTheMiddle(DatabaseUnavailableException failure) {
        return approved.isPresent() || answered && !(failure instanceof ReadOnlyServerException);
    }

    /** Whether there is nothing to do; asked without the lock. */
    boolean isDone(SchemaState state) {
        if (!answered) {
            before = state.current(); // a relative target counts from here
            answered = true;
        }
        // Something unfinished may be another process at work: only behind the lock is it known to be interrupted.
        if (!state.unfinished().isEmpty()) {
            return false;
        }
        state.requireSound(direction);
        return planned(state).steps().isEmpty();
    }

    /** Whether steps were found to be in order: what is there then may be this run's own. */
    boolean isBegun() {
        return approved.isPresent();
    }

    /**
     * What is to be run, behind the lock, and checked as far as that is possible before the first statement.
     */
    Plan plan(Connection connection) throws SQLException {
        SchemaState state = reader.at(connection);
        state.requireSound(direction);
        if (target.isRelative() && !before.equals(state.current())) {
            throw new MigrationRefusedException(
                    ("%s was resolved against %s, but another process has since moved the database to %s. Nothing was run.")
                            .formatted(target, before.orElse("base"), state.current().orElse("base")));
        }
        if (direction == Direction.DOWNGRADE && state.interrupted(Direction.UPGRADE).isPresent()) {
            HalfApplied.settle(connection, state.interrupted(Direction.UPGRADE).get(), state);
            state = reader.at(connection);
            state.requireSound(direction);
        }
        Plan plan = planned(state);
        List<String> warnings = new ArrayList<>(plan.requireRunnable());
        // Again on every connection: after a failover it is another server.
        warnings.addAll(Preflight.require(connection, database.addressOf(connection), plan.steps(), script -> plan.done(script),
                plan.from().revisions().rules().table()));
        if (approved.isEmpty()) {
            warnings.forEach(listener::warning);
        }
        if (approved.isEmpty() || !approved.get().containsAll(plan.steps())) {
            approve(connection, plan);
        }
        return plan;
    }

    /** What is done before a statement that changes definitions. */
    BeforeDefinition before() {
        return keeping.<BeforeDefinition> map(found -> found).orElse(BeforeDefinition.NOTHING);
    }

    /** How the statements of the plan are to be sent. */
    EnforcedAlgorithms enforced() {
        return enforced;
    }

    /** What the batches of its statements wait for. */
    Throttle throttle() {
        return throttle;
    }

    /** What was applied and was taken out by somebody else while this run waited is not applied again. */
    private Plan planned(SchemaState state) {
        Plan plan = direction == Direction.UPGRADE ? Plan.upgrade(state, target)
                : keeping.isPresent() ? Plan.downgrade(state, target).keeping() : Plan.downgrade(state, target);
        if (direction == Direction.UPGRADE) {
            seen.requireNoneTakenOut(state);
        }
        seen.note(state);
        return plan;
    }

    private void approve(Connection connection, Plan plan) throws SQLException {
        if (direction == Direction.DOWNGRADE) {
            ForeignKeysInTheWay.requireNone(connection, plan);
        }
        if (!plan.steps().isEmpty()) {
            losses.require(connection, plan);
        }
        if (plan.steps().stream().anyMatch(step -> step.script().mayHave(Directive.BATCH))) {
            throttle.begin(connection);
        }
        enforced = guard.require(connection, plan);
        enforced.warnings().forEach(listener::warning);
        approved = Optional.of(plan.steps());
        target = Target.of(plan.target());
    }
}
