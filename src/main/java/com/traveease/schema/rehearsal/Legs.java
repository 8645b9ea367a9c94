package com.traveease.schema.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.authoring.Workbench;
import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.config.RunSettings;
import com.traveease.schema.config.ThrottleSettings;
import com.traveease.schema.connection.Database;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.diff.Change;
import com.traveease.schema.diff.Diff;
import com.traveease.schema.diff.Renames;
import com.traveease.schema.drift.Ignored;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;

/** Runs the legs in the scratch schema, and compares what each leaves. */
final class Legs {

    /** Nobody else uses its tables. */
    private static final AllowedBlocking ANYBODY = new AllowedBlocking(Long.MAX_VALUE);

    /** What the scratch schema has at one moment. */
    private record Content(SchemaText text, Map<String, TableRows> rows) {
    }

    private final Workbench scratch;
    private final String liveName;
    private final MigrationListener listener;
    private final Migrator migrator;
    /** What a repeatable script may have made. */
    private final Set<String> repeated;
    private final List<RunLeg> done = new ArrayList<>();
    private final List<LegDifference> differences = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<Failure> failure = Optional.empty();

    Legs(Workbench scratch, Database database, String liveName, Revisions scripts, LockTimeouts timeouts, OnWarning onWarning,
            MigrationListener listener) {
        this.scratch = scratch;
        this.liveName = liveName;
        this.listener = listener;
        this.migrator = new Migrator(database, scripts, timeouts, onWarning, Ignored.LEFTOVERS,
                new RunSettings(Optional.empty()), ANYBODY, ThrottleSettings.OFF);
        this.repeated = scripts.repeatables().stream().flatMap(one -> Confined.names(one.script())).collect(Collectors.toSet());
    }

    void stop() {
        migrator.stop();
    }

    void interrupt() {
        migrator.interrupt();
    }

    void run(RehearsedRange route) throws SQLException {
        if (!route.startsAtFloor() && !isRun(Leg.UP, () -> migrator.upgrade(Target.of(route.floor()), listening(true)))) {
            return;
        }
        Content below = content();
        Period.Moment start = now();
        if (!isRun(Leg.UP, () -> migrator.upgrade(Target.of(route.top()), listening(true))) || !route.goesDown()) {
            return;
        }
        Period.Moment up = now();
        Content above = content();
        if (!isRun(Leg.DOWN, () -> migrator.downgrade(Target.of(route.floor()), OnDataLoss.ALLOW, listening(false)))) {
            return;
        }
        compare(Leg.DOWN, below, content(), Optional.empty(), Period.of(start, now()));
        Period.Moment down = now();
        if (isRun(Leg.UP_AGAIN, () -> migrator.upgrade(Target.of(route.top()), listening(false)))) {
            compare(Leg.UP_AGAIN, above, content(), Optional.of(Period.of(start, up)), Period.of(down, now()));
        }
    }

    private StatementTimes times;

    private MigrationListener listening(boolean warns) {
        times = new StatementTimes(listener, warns);
        return times;
    }

    private boolean isRun(Leg leg, Runnable move) {
        long start = System.nanoTime();
        try {
            move.run();
            return true;
        } catch (MigrationFailedException e) {
            failure = Optional.of(Failure.of(e, text -> text.replace(scratch.name(), liveName)));
            return false;
        } catch (MigrationRefusedException e) {
            if (leg == Leg.UP) {
                throw e; // it would be refused in the live schema too, or this account may not use the scratch schema
            }
            failure = Optional.of(new Failure(e.getMessage().replace(scratch.name(), liveName), Optional.empty()));
            return false;
        } finally {
            done.add(new RunLeg(leg, Duration.ofNanos(System.nanoTime() - start), times.all()));
        }
    }

    private Period.Moment now() throws SQLException {
        try (Connection connection = scratch.open()) {
            return Period.Moment.now(connection);
        }
    }

    private Content content() throws SQLException {
        SchemaText text = scratch.text();
        try (Connection connection = scratch.open()) {
            return new Content(text, TableRows.readAll(connection, text.tables().keySet()));
        }
    }

    private void compare(Leg leg, Content before, Content after, Optional<Period> writtenBefore, Period writtenAfter) {
        for (Change change : Diff.between(before.text(), after.text(), Renames.NONE).changes()) {
            // A downgrade leaves what repeatable scripts make.
            if (leg != Leg.DOWN || !repeated.contains(base(change.object())) && !repeated.contains(base(change.table()))) {
                differences.add(LegDifference.of(leg, change));
            }
        }
        before.rows().forEach((table, rows) -> Optional.ofNullable(after.rows().get(table)).ifPresent(now -> {
            RowComparison comparison = new RowComparison(leg, rows, now, writtenBefore, writtenAfter);
            differences.addAll(comparison.differences());
            notes.addAll(comparison.notes());
        }));
    }

    private static String base(String object) {
        int dot = object.indexOf('.');
        return (dot < 0 ? object : object.substring(0, dot)).toLowerCase(java.util.Locale.ROOT);
    }

    /** In their order; those of an irreversible part and of the rest are two. */
    List<RunLeg> done() {
        return done;
    }

    Optional<Failure> failure() {
        return failure;
    }

    List<LegDifference> differences() {
        return differences;
    }

    List<String> notes() {
        return notes;
    }
}
