package com.traveease.schema.http;

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
        return keeper.status().running().flatMap(Progress::alter).map(AlterProgress::percent)
                .map(percent -> percent.isPresent() ? percent.getAsInt() : Double.NaN).orElse(Double.NaN);
    }

    private static double waiting(SchemaKeeper keeper) {
        return keeper.status().running().flatMap(Progress::alter).filter(AlterProgress::isWaiting).isPresent() ? 1 : 0;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("traveease.schema.ready", keeper, k -> k.status().state().isReady() ? 1 : 0)
                .description("1 when the schema may be relied on").register(registry);
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
                .description("Assertions that the rows violated behind the upgrade of this process").register(registry);
        Gauge.builder("traveease.schema.assertions.undecided", keeper, k -> counted(k, Verdict.Result.UNDECIDED))
                .description("Assertions that could not be decided then").register(registry);
        Gauge.builder("traveease.schema.statement.percent", keeper, SchemaMetrics::percent)
                .description("How far the statement is that runs; nothing while that is not known").register(registry);
        Gauge.builder("traveease.schema.statement.waiting", keeper, SchemaMetrics::waiting)
                .description("1 while a statement in batches begins none: limited, paused, or for rows that others hold")
                .register(registry);
        for (State state : State.values()) {
            Gauge.builder("traveease.schema.state", keeper, k -> k.status().state() == state ? 1 : 0)
                    .description("1 for the state that the service is in").tag("state", state.word()).register(registry);
        }
    }
}
