package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.Set;

import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.forecast.Forecast;
import com.traveease.schema.forecast.Forecaster;
import com.traveease.schema.history.AlembicVersion;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.keep.KeepForecast;
import com.traveease.schema.keep.Keeping;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.plan.DataLoss;
import com.traveease.schema.plan.ForeignKeysInTheWay;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Target;
import com.traveease.schema.rule.Rule;

/** Says what a run would do, and what is known of it. Nothing is run. */
public final class Planning {

    private final Questions questions;
    private final StateReader reader;
    private final LockRetry retry;
    private final AllowedBlocking blocking;

    Planning(Questions questions, StateReader reader, LockRetry retry, AllowedBlocking blocking) {
        this.questions = questions;
        this.reader = reader;
        this.retry = retry;
        this.blocking = blocking;
    }

    /**
     * What {@link Migrator#upgrade(Target, MigrationListener)} would run.
     *
     * @throws MigrationRefusedException when the history and the scripts do not fit together
     * @throws InvalidTargetException when there is no such place, or it is below where the schema is
     * @throws DatabaseUnavailableException when it cannot be asked
     */
    public Plan upgrade(Target target) {
        return questions.ask(connection -> {
            Plan plan = Plan.upgrade(sound(connection, Direction.UPGRADE), target);
            plan.requireRunnable();
            return plan;
        });
    }

    /**
     * What {@link Migrator#downgrade} would run. Throws as {@link #upgrade}; irreversible revisions on the way are refused.
     */
    public Plan downgrade(Target target) {
        return questions.ask(connection -> {
            Plan plan = Plan.downgrade(sound(connection, Direction.DOWNGRADE), target);
            plan.requireRunnable();
            ForeignKeysInTheWay.requireNone(connection, plan);
            return plan;
        });
    }

    /** What a plan would destroy; asked of the database, which is not changed. */
    public DataLoss losses(Plan plan) {
        return questions.ask(connection -> {
            retry.bounds().set(connection);
            return DataLoss.of(connection, plan.scripts(), plan.done());
        });
    }

    /** What a plan would destroy beside what is kept; asked of the database, which is not changed. */
    public DataLoss lossesBesideKept(Plan plan) {
        return questions.ask(connection -> {
            retry.bounds().set(connection);
            return Keeping.rest(connection, plan);
        });
    }

    /** What a downgrade that keeps will keep before each statement; asked of the database, which is not changed. */
    public KeepForecast toKeep(Plan plan) {
        return questions.ask(connection -> {
            Database.waitForAnswers(connection);
            retry.bounds().set(connection);
            return Keeping.forecast(connection, plan);
        });
    }

    /**
     * What can be known of a plan before it is run; changes nothing but a scratch schema.
     *
     * @param rules of lint that apply
     */
    public Forecast forecast(Plan plan, Set<Rule> rules) {
        try {
            return new Forecaster(questions::patient, questions.database().address().schema(), rules, blocking).of(plan);
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(questions.database().address(), e);
        }
    }

    /** How many characters the ids may have in Alembic's table; empty when that is not kept in step. */
    public OptionalInt keptAlembicWidth() {
        return questions.ask(connection -> {
            AlembicVersion alembic = new AlembicVersion(connection);
            return alembic.isKept() ? OptionalInt.of(alembic.width()) : OptionalInt.empty();
        });
    }

    private SchemaState sound(Connection connection, Direction direction) throws SQLException {
        SchemaState state = reader.withHolder(connection);
        state.requireSound(direction);
        return state;
    }
}
