package com.traveease.schema.throttle;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.traveease.schema.config.ThrottleSettings;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.journal.Journal;

/** What the batches of one run wait for, over all of its connections. */
public final class Throttle implements AutoCloseable {

    private final ThrottleSettings settings;
    private final CountDownLatch stop;
    private final Consumer<String> warning;
    private final ServerLoad load;
    private final Replicas replicas;
    private final Set<String> told = new HashSet<>();

    /**
     * @param source the address of the run
     * @param stop open when the process is told to end
     * @param warning told once of each source that cannot be read
     */
    public Throttle(ThrottleSettings settings, DatabaseAddress source, CountDownLatch stop, Consumer<String> warning) {
        this.settings = settings;
        this.stop = stop;
        this.warning = warning;
        this.load = new ServerLoad(settings);
        this.replicas = new Replicas(settings, source);
    }

    /**
     * For a run that has statements in batches, before its first statement: says what cannot be watched.
     *
     * @throws MigrationRefusedException when everything must be, and is not
     * @throws SQLException when the connection is lost
     */
    public void begin(Connection connection) throws SQLException {
        Reading reading = new Reading();
        load.read(connection, reading);
        replicas.find(connection, reading);
        String journal = Journal.of(connection).table();
        for (Replica replica : replicas.all()) {
            replica.probe(journal);
            replica.unwatched().ifPresent(why -> reading.unwatched(replica.what(), why));
        }
        if (settings.required() && !reading.unwatched().isEmpty()) {
            throw new MigrationRefusedException(
                    "This run has statements in batches, and %s. Nothing was run. Correct that, or turn the limit off, as in %s off."
                            .formatted(unread(reading), ThrottleSettings.option(ThrottleSettings.HISTORY)));
        }
        tell(reading.unwatched());
    }

    /**
     * For a statement that begins, or goes on.
     *
     * @param connection of the run, which sends the batches
     * @param script its name
     */
    public BatchTurns turns(Connection connection, Journal journal, String script, int statement) {
        return new BatchTurns(this, connection, journal, new BatchRow(journal.table(), script, statement));
    }

    ThrottleSettings settings() {
        return settings;
    }

    CountDownLatch stop() {
        return stop;
    }

    ServerLoad load() {
        return load;
    }

    Replicas replicas() {
        return replicas;
    }

    /** What must be watched and cannot be holds the batches up instead. */
    void tell(List<Reading.Unwatched> unwatched) {
        if (settings.required()) {
            return;
        }
        List<Reading.Unwatched> news = unwatched.stream().filter(one -> told.add(one.what())).toList();
        if (!news.isEmpty()) {
            warning.accept(
                    ("These limits cannot be monitored: %s. The run continues without them; to refuse such a "
                            + "run, use --throttle-required.")
                            .formatted(listed(news)));
        }
    }

    /**
     * Which replicas there are, while a statement runs.
     *
     * @throws SQLException when the connection is lost, or not all of them can be found and everything must be watched
     */
    void find(Connection connection) throws SQLException {
        Reading reading = new Reading();
        replicas.find(connection, reading);
        if (settings.required() && !reading.unwatched().isEmpty()) {
            throw new SQLException(unread(reading));
        }
        tell(reading.unwatched());
    }

    private static String unread(Reading reading) {
        return "all limits must be monitored (--throttle-required), but these cannot be read: "
                + listed(reading.unwatched());
    }

    private static String listed(List<Reading.Unwatched> unwatched) {
        return unwatched.stream().map(Reading.Unwatched::toString).collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        replicas.close();
    }
}
