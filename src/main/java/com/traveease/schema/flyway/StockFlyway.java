package com.traveease.schema.flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

import com.traveease.schema.config.ScriptConfiguration;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.SeenRevisions;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.migration.MigrationAtStart;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;

/**
 * Stock Flyway applies what is pending; what the database has is read, and refused, as for the engine of this program. Flyway
 * keeps no journal: a script that was broken off cannot be resumed, by either of them.
 */
public final class StockFlyway implements MigrationAtStart {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    /** To be said where it is chosen. */
    public static final String LIMITS = "Stock Flyway applies the scripts here (QUARKUS_FLYWAY_ACTIVE=true). A script that is "
            + "killed or fails in the middle is not resumed: complete or undo it by hand. A statement waits for locks "
            + "as long as the server's lock_wait_timeout allows, and queries queue behind it. Flyway does not downgrade; the "
            + "command downgrade does.";

    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    private final Database database;
    private final StateReader reader;
    private final FlywaySettings settings;
    private final Duration lockLimit;
    private final Supplier<Flyway> extension;
    private final CountDownLatch stop = new CountDownLatch(1);
    /** The connection that Flyway works on; 0 while it does not. */
    private volatile long working;

    /**
     * @param lockLimit how long to wait for another process that migrates the same schema
     * @param extension the Flyway that the Quarkus extension has configured; asked when something is pending
     */
    public StockFlyway(Database database, ScriptConfiguration scripts, Revisions revisions, Duration lockLimit,
            Supplier<Flyway> extension) {
        this.database = database;
        this.reader = new StateReader(revisions);
        this.settings = new FlywaySettings(scripts);
        this.lockLimit = lockLimit;
        this.extension = extension;
    }

    @Override
    public SchemaState state() {
        try (Connection connection = database.connect(Database.ANSWER_LIMIT)) {
            return state(connection);
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(database.address(), e);
        }
    }

    @Override
    public SchemaState state(Connection connection) throws SQLException {
        return reader.withHolder(connection);
    }

    @Override
    public SchemaState adoptAndUpgrade(MigrationListener listener, SeenRevisions seen) {
        SchemaState state = state();
        if (state.isUpToDate() && state.problems().isEmpty()) {
            return state;
        }
        FlywaySteps steps = new FlywaySteps(reader, listener, stop);
        try (Connection connection = database.connect(Database.ANSWER_LIMIT); SchemaLock lock = new SchemaLock(connection)) {
            Database.waitForAnswers(connection);
            lock.acquire(lockLimit, holder -> {
                if (stop.getCount() == 0) {
                    throw new InterruptedException("The process was asked to stop");
                }
                listener.waitingForLock(holder, reader.at(connection));
            });
            SchemaState locked = reader.at(connection);
            requireRunnable(locked);
            seen.requireNoneTakenOut(locked);
            seen.note(locked);
            if (!locked.isUpToDate()) {
                working = lock.connectionId();
                flyway(connection, steps).migrate();
            }
        } catch (FlywayException e) {
            throw failure(e);
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(database.address(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MigrationStoppedException.betweenScripts();
        } finally {
            working = 0;
        }
        SchemaState after = state();
        steps.ended(after);
        return after;
    }

    /** Flyway would begin at its first statement with what was interrupted here. */
    private static void requireRunnable(SchemaState state) {
        state.requireSound(Direction.UPGRADE);
        state.interrupted().ifPresent(script -> {
            throw new MigrationRefusedException(("%s. Stock Flyway cannot resume it. Run upgrade, or start once without "
                    + "QUARKUS_FLYWAY_ACTIVE. Nothing was run.").formatted(script.inWords()));
        });
    }

    private Flyway flyway(Connection connection, Callback steps) throws SQLException {
        FluentConfiguration configuration = Flyway.configure(Thread.currentThread().getContextClassLoader())
                .configuration(extension.get().getConfiguration());
        settings.apply(configuration, connection.getCatalog());
        Callback[] callbacks = Stream.concat(Stream.of(configuration.getCallbacks()), Stream.of(steps))
                .toArray(Callback[]::new);
        return configuration.dataSource(new LockedConnection(connection, database)).callbacks(callbacks).load();
    }

    private RuntimeException failure(FlywayException failure) {
        Optional<SQLException> ofServer = LostConnection.causes(failure).filter(SQLException.class::isInstance)
                .map(SQLException.class::cast).findFirst();
        if (ofServer.filter(LostConnection::isReason).isPresent()) {
            return DatabaseUnavailableException.inTheMiddle(database.address(), ofServer.get(),
                    "Stock Flyway was running: any part of a script that it had applied stays, and is not recorded.");
        }
        Optional<RuntimeException> own = LostConnection.causes(failure).filter(MigrationStoppedException.class::isInstance)
                .map(RuntimeException.class::cast).findFirst();
        return own.orElseGet(() -> new MigrationFailedException(
                String.join(" ", Stream.concat(Stream.of(FlywayFailure.sentence(failure, reader.revisions())),
                        state().problems().stream()).toList()),
                failure));
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public void interrupt() {
        long connection = working;
        if (connection == 0) {
            return;
        }
        try (Connection other = database.connect(KILL_LIMIT); Statement statement = other.createStatement()) {
            statement.execute("KILL QUERY " + connection);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("The statement that runs on connection %d could not be cancelled: %s", connection, ServerMessage.of(e));
        }
    }
}
