package com.traveease.schema.http;

import java.util.Optional;

import jakarta.inject.Singleton;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.AlterProgress;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.service.DriftWatch;
import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.service.State;
import com.traveease.schema.verification.Verdict;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The state of the schema as gauges. What is not known is NaN, so that an alert on pending revisions does not go off. */
@Singleton
class SchemaMetrics implements MeterBinder {

    private final SchemaKeeper keeper;
    private final DriftWatch drift;

    SchemaMetrics(SchemaKeeper keeper, DriftWatch drift) {
        this.keeper = keeper;
        this.drift = drift;
    }

    private static double counted(SchemaKeeper keeper, Verdict.Result result) {
        return keeper.rows().verification().map(done -> (double) done.of(result).size()).orElse(Double.NaN);
    }

    static double percent(SchemaKeeper keeper) {
        return running(keeper).map(AlterProgress::percent)
                .map(percent -> percent.isPresent() ? percent.getAsInt() : Double.NaN).orElse(Double.NaN);
    }

    static double waiting(SchemaKeeper keeper) {
        return running(keeper).filter(AlterProgress::isWaiting).isPresent() ? 1 : 0;
    }

    static double remaining(SchemaKeeper keeper) {
        return running(keeper).flatMap(AlterProgress::remaining).map(left -> (double) left.toSeconds()).orElse(Double.NaN);
    }

    static double pace(SchemaKeeper keeper) {
        return running(keeper).map(AlterProgress::rowsPerSecond)
                .map(pace -> pace.isPresent() ? pace.getAsLong() : Double.NaN).orElse(Double.NaN);
    }

    private static Optional<AlterProgress> running(SchemaKeeper keeper) {
        return keeper.status().runningAnywhere().flatMap(Progress::alter);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("traveease.schema.ready", keeper, k -> k.status().state().isReady() ? 1 : 0)
                .description("1 when the service is ready").register(registry);
        Gauge.builder("traveease.schema.revisions.pending", keeper,
                k -> k.status().schema().map(schema -> (double) schema.pending().size()).orElse(Double.NaN))
                .description("Revisions that the database lacks").register(registry);
        Gauge.builder("traveease.schema.revisions.applied", keeper,
                k -> k.status().schema().map(SchemaState::appliedCount).map(Integer::doubleValue).orElse(Double.NaN))
                .description("Revisions that the database has").register(registry);
        Gauge.builder("traveease.schema.drift.objects", drift,
                watch -> watch.status().isKnown() ? watch.status().objects().size() : Double.NaN)
                .description("Objects of the live schema that were changed by hand").register(registry);
        Gauge.builder("traveease.schema.assertions.violated", keeper, k -> counted(k, Verdict.Result.VIOLATED))
                .description("Assertions that were violated after the upgrade of this process").register(registry);
        Gauge.builder("traveease.schema.assertions.undecided", keeper, k -> counted(k, Verdict.Result.UNDECIDED))
                .description("Assertions that could not be decided after the upgrade of this process").register(registry);
        Gauge.builder("traveease.schema.statement.percent", keeper, SchemaMetrics::percent)
                .description("Progress of the running statement, here or in another process; absent while it is not known")
                .register(registry);
        Gauge.builder("traveease.schema.statement.remaining", keeper, SchemaMetrics::remaining).baseUnit("seconds")
                .description("Remaining time at the pace so far").register(registry);
        Gauge.builder("traveease.schema.statement.rows.per.second", keeper, SchemaMetrics::pace)
                .description("Rows per second that a statement in batches processes").register(registry);
        Gauge.builder("traveease.schema.statement.waiting", keeper, SchemaMetrics::waiting)
                .description("1 while a statement in batches waits: for a limit, a pause, or rows that others have locked")
                .register(registry);
        for (State state : State.values()) {
            Gauge.builder("traveease.schema.state", keeper, k -> k.status().state() == state ? 1 : 0)
                    .description("1 for the current state of the service").tag("state", state.word()).register(registry);
        }
    }
}
