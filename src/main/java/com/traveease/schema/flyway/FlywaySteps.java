package com.traveease.schema.flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Version;
import com.traveease.schema.server.ServerMessage;

/** Reports Flyway's scripts as it reports our own, and ends its run between two scripts when the process is told to stop. */
final class FlywaySteps extends BaseCallback {

    private final StateReader reader;
    private final MigrationListener listener;
    private final CountDownLatch stop;
    private Optional<Step> running = Optional.empty();
    private Instant since = Instant.MIN;

    FlywaySteps(StateReader reader, MigrationListener listener, CountDownLatch stop) {
        this.reader = reader;
        this.listener = listener;
        this.stop = stop;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    /** The script before this one is recorded by now, and nothing of this one has run. */
    @Override
    public void handle(Event event, Context context) {
        if (stop.getCount() == 0) {
            throw MigrationStoppedException.betweenScripts();
        }
        ended(context.getConnection());
        running = step(context.getMigrationInfo());
        since = Instant.now();
        running.ifPresent(listener::started);
    }

    private void ended(Connection connection) {
        if (running.isPresent()) {
            try {
                ended(reader.at(connection));
            } catch (SQLException e) {
                throw new FlywayException("The history cannot be read: " + ServerMessage.of(e), e);
            }
        }
    }

    /** The last script is recorded. */
    void ended(SchemaState now) {
        running.ifPresent(step -> listener.finished(step, Duration.between(since, Instant.now()), now));
        running = Optional.empty();
    }

    private Optional<Step> step(MigrationInfo script) {
        Revisions revisions = reader.revisions();
        return script.isVersioned() ? revisions.byVersion(Version.parse(script.getVersion().getVersion())).map(Step::up)
                : revisions.repeatables().stream().filter(each -> each.description().equals(script.getDescription()))
                        .findFirst().map(Step::repeat);
    }
}
