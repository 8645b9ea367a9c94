package com.traveease.schema.http;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.config.DriftSettings;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.config.RunSettings;
import com.traveease.schema.config.SchemaConfiguration;
import com.traveease.schema.config.ScriptConfiguration;
import com.traveease.schema.config.ThrottleSettings;
import com.traveease.schema.config.VerifySettings;
import com.traveease.schema.connection.Database;
import com.traveease.schema.drift.Ignored;
import com.traveease.schema.flyway.StockFlyway;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.migration.MigrationAtStart;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.service.DriftWatch;
import com.traveease.schema.service.RecentRuns;
import com.traveease.schema.service.RowVerification;
import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.verification.Assertions;
import com.traveease.schema.verification.Verifying;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;

/** Starts the keeper with the service and ends it with the service. */
@Singleton
class SchemaService {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    @Produces
    @Singleton
    Revisions revisions(Config config) {
        return ScriptConfiguration.from(config).revisions();
    }

    @Produces
    @Singleton
    SchemaKeeper keeper(Config config, Revisions revisions) {
        SchemaConfiguration configuration = SchemaConfiguration.from(config, Optional.empty());
        Database database = new Database(configuration.requiredAddress());
        LockTimeouts timeouts = LockTimeouts.from(config, SchemaKeeper.LOCK_LIMIT);
        MigrationAtStart migrator = switch (configuration.engine()) {
            case JOURNALED -> new Migrator(database, revisions, timeouts, OnWarning.from(config),
                    Ignored.of(DriftSettings.from(config).ignored()), RunSettings.from(config), AllowedBlocking.from(config),
                    ThrottleSettings.from(config, configuration.requiredAddress()));
            case FLYWAY -> {
                LOG.info(StockFlyway.LIMITS);
                // Looked up when something is pending: for a bean of its own, Flyway would be loaded at every start.
                yield new StockFlyway(database, ScriptConfiguration.from(config), revisions, timeouts.schema(),
                        () -> Arc.container().instance(Flyway.class).get());
            }
        };
        Verifying verifying = new Verifying(database, VerifySettings.from(config),
                () -> Assertions.of(ScriptConfiguration.from(config), revisions));
        return new SchemaKeeper(database, migrator, configuration.migrateAtStart(),
                Optional.of(new RowVerification(verifying, migrator)));
    }

    @Produces
    @Singleton
    DriftWatch drift(Config config, Revisions revisions, SchemaKeeper keeper) {
        SchemaConfiguration configuration = SchemaConfiguration.from(config, Optional.empty());
        return new DriftWatch(new Database(configuration.requiredAddress()), revisions, DriftSettings.from(config),
                keeper::status, configuration.migrateAtStart());
    }

    @Produces
    @Singleton
    RecentRuns runs(Config config) {
        return new RecentRuns(new Database(SchemaConfiguration.from(config, Optional.empty()).requiredAddress()));
    }

    /** HTTP is open by then: whatever the database does, the service can tell of it. */
    void start(@ObservesAsync HttpServerStart event, SchemaKeeper keeper, DriftWatch drift) {
        keeper.start();
        drift.start();
    }

    /** Where plain HTTP is off. */
    void start(@ObservesAsync HttpsServerStart event, SchemaKeeper keeper, DriftWatch drift) {
        keeper.start();
        drift.start();
    }

    /**
     * A live reload keeps the HTTP server of the start before, so nobody tells of its opening. The first start in development
     * therefore migrates a moment before HTTP is open; no probe looks there.
     */
    void start(@Observes StartupEvent event, SchemaKeeper keeper, DriftWatch drift) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            keeper.start();
            drift.start();
        }
    }

    void stop(@Observes ShutdownEvent event, SchemaKeeper keeper, DriftWatch drift) {
        drift.close();
        keeper.close();
    }
}
