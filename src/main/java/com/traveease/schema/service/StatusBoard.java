package com.traveease.schema.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.progress.Progress;

/**
 * Where the keeper writes what it knows, for everybody to read; what is new goes into the log. Written by the
 * keeper's thread and, while a long statement runs, by the one that watches it.
 */
public final class StatusBoard {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    private final List<Consumer<ServiceStatus>> listeners = new CopyOnWriteArrayList<>();
    private volatile ServiceStatus status = ServiceStatus.starting();

    public ServiceStatus status() {
        return status;
    }

    public void onStatus(Consumer<ServiceStatus> listener) {
        listeners.add(listener);
    }

    /** While the database cannot be asked. */
    void unknown(State state, String reason) {
        publish(state, Optional.of(reason), Optional.empty(), Optional.empty());
    }

    public void publish(State state, Optional<String> reason, Optional<SchemaState> schema, Optional<Progress> running) {
        boolean steps = state == State.MIGRATING || running.isPresent();
        publish(state, reason, schema, running, !steps, false);
    }

    /** Another process is at work. What it does at the moment is no news for the log. */
    void held(State state, String holder, SchemaState schema) {
        publish(state, Optional.of("The lock of this schema is held by " + holder + "."), Optional.of(schema),
                Optional.empty(), false, false);
    }

    /** A background script has failed: the application is ready, and somebody has to know. */
    void failedInBackground(String reason, SchemaState schema) {
        publish(State.BACKGROUND, Optional.of(reason), Optional.of(schema), Optional.empty(), true, true);
    }

    private synchronized void publish(State state, Optional<String> reason, Optional<SchemaState> schema,
            Optional<Progress> running, boolean isNews, boolean failed) {
        ServiceStatus before = status;
        boolean same = before.state() == state;
        status = new ServiceStatus(state, reason, schema, running, before.paused(), same ? before.since() : Instant.now());
        if (!same || isNews && !before.reason().equals(reason)) {
            log(status, failed);
        }
        tell();
    }

    /** How far the statement is that runs; nothing when it has ended meanwhile. */
    public synchronized void progressed(Progress progress) {
        ServiceStatus before = status;
        if (before.running().filter(progress::isSameStatement).isPresent()) {
            status = new ServiceStatus(before.state(), before.reason(), before.schema(), Optional.of(progress), before.paused(),
                    before.since());
            tell();
        }
    }

    /** What holds statements in batches up; who reads the status hears of it with the next that is published. */
    public synchronized void paused(Optional<Pause> pause) {
        status = new ServiceStatus(status.state(), status.reason(), status.schema(), status.running(), pause, status.since());
    }

    private void tell() {
        for (Consumer<ServiceStatus> listener : listeners) {
            try {
                listener.accept(status);
            } catch (RuntimeException e) {
                // Whoever listens must not end a migration between two statements.
                LOG.error("A listener failed", e);
            }
        }
    }

    private static void log(ServiceStatus status, boolean failed) {
        if (failed) {
            LOG.error(status.line());
            return;
        }
        switch (status.state()) {
            case FAILED -> LOG.error(status.line());
            case WAITING_FOR_DATABASE, PENDING -> LOG.warn(status.line());
            case STARTING, WAITING_FOR_LOCK, MIGRATING, READY, BACKGROUND, AHEAD -> LOG.info(status.line());
        }
    }
}
