package com.traveease.schema.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.revision.Step;

/** Receives the events of a run, on the thread that executes it. */
public interface MigrationListener {

    /** Another process is migrating this schema; said again about every second. */
    void waitingForLock(String holder, SchemaState now);

    /** What a person has set for statements in batches; said before {@link #waitingForLock}. */
    default void paused(Optional<Pause> pause) {
    }

    /** A script is about to start. */
    void started(Step step);

    /**
     * The script is resumed.
     *
     * @param where {@code after statement 3 of 5, applied by an earlier run}
     */
    default void continuing(Step step, String where) {
    }

    /** A statement is about to be sent. */
    void running(Progress progress);

    /**
     * A statement has come to its end; it may still be rolled back with its transaction, and is then run again.
     *
     * @param rows that it changed; of a definition, those that were copied. Empty when the server did not say
     */
    default void ran(Progress progress, OptionalLong rows) {
    }

    /** A statement in batches has committed one, or has waited. */
    default void worked(Progress progress, BatchWork work) {
    }

    /**
     * A statement runs for more than a second; said about every second until its end. On a thread of its own, unlike all else
     * but warnings.
     */
    default void progressed(Progress progress) {
    }

    /**
     * A statement in batches begins no batch now; {@link #progressed} says about every second that it still waits.
     *
     * @param reason {@code 73 threads run, limit 50}
     * @param pause among the reasons
     */
    default void waiting(Progress progress, String reason, Optional<Pause> pause) {
    }

    /** Its batches go on. */
    default void goingOn(Progress progress, Duration waited) {
    }

    /** A statement could not have its locks and will be sent again. */
    void retrying(Progress progress, String reason);

    /** The connection is gone in the middle of a run, which will be continued on another. */
    void connectionLost(String reason);

    /** A script has ended well and is recorded. */
    void finished(Step step, Duration took, SchemaState now);

    /** The history is about to be set to a revision without running anything; empty is base. */
    void stamping(Optional<String> from, Optional<String> to);

    /** The history says so already: nothing is changed. */
    default void stampedAlready(Optional<String> current) {
    }

    /** Something that is waited for or done beside the scripts; may come on another thread than the run's. */
    default void told(String message) {
    }

    /** Something that a person should know and that stops nothing; may come on another thread than the run's. */
    void warning(String message);

    /**
     * Rows or values were brought to where a downgrade keeps them.
     *
     * @param what {@code users}, or {@code users (phone)}
     * @param schema where they are
     */
    default void kept(String what, String schema) {
    }
}
