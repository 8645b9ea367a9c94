package com.traveease.schema.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.authoring.Authoring.Reading;
import com.traveease.schema.authoring.CopiedRows;
import com.traveease.schema.authoring.Workbench;
import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.connection.Database;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.forecast.BlockingGuard;
import com.traveease.schema.history.AlembicVersion;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.lock.SessionBounds;
import com.traveease.schema.migration.Stoppable;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.script.Script;
import com.traveease.schema.server.ServerMessage;

/** Rehearses a plan in a scratch schema, which is dropped at the end; what a killed process left of one the next drops. */
public final class Rehearsal implements Stoppable {

    private final Database live;
    private final Database place;
    private final LockTimeouts timeouts;
    private final OnWarning onWarning;
    private final AllowedBlocking allowed;
    private volatile Optional<Legs> running = Optional.empty();

    /**
     * @param live whose plan it is; it is only read
     * @param place the server on which the scratch schema is made, and where
     * @param allowed which tables may be blocked
     */
    public Rehearsal(Database live, Database place, LockTimeouts timeouts, OnWarning onWarning, AllowedBlocking allowed) {
        this.live = live;
        this.place = place;
        this.timeouts = timeouts;
        this.onWarning = onWarning;
        this.allowed = allowed;
    }

    @Override
    public void stop() {
        running.ifPresent(Legs::stop);
    }

    @Override
    public void interrupt() {
        running.ifPresent(Legs::interrupt);
    }

    /**
     * @param plan of an upgrade, with steps
     * @param rows how many of each table that the plan touches, from each end; 0 for none
     * @throws MigrationRefusedException when it cannot be rehearsed
     */
    public RehearsalReport run(Plan plan, int rows, MigrationListener listener) {
        plan.from().interruptedInWords().ifPresent(words -> {
            throw new MigrationRefusedException(
                    "%s A rehearsal starts from a completed revision: finish this one first. Nothing was run."
                            .formatted(words));
        });
        Reading from = Reading.of(live);
        Reading to = Reading.of(place);
        try {
            // It makes and drops the scratch schema too.
            BlockingGuard.Result blocking = blocking(plan, from, to);
            try (Workbench scratch = Workbench.open(to.connections(), to.schema())) {
                return run(plan, rows, listener, from, scratch, blocking);
            }
        } catch (SQLException e) {
            throw new MigrationRefusedException(
                    "The rehearsal could not be completed: %s (error %d). The live schema is unchanged. The next rehearsal drops what is left of the scratch schema."
                            .formatted(ServerMessage.of(e), e.getErrorCode()),
                    e);
        }
    }

    /** By the sizes of the live tables: the copies are small. */
    private BlockingGuard.Result blocking(Plan plan, Reading from, Reading to) throws SQLException {
        try (Connection connection = from.connections().open()) {
            new SessionBounds(timeouts.statement()).set(connection);
            return new BlockingGuard(from.connections(), to.connections(), to.schema(), allowed, false).find(connection, plan);
        }
    }

    private RehearsalReport run(Plan plan, int rows, MigrationListener listener, Reading from, Workbench scratch,
            BlockingGuard.Result blocking) throws SQLException {
        Revisions revisions = plan.from().revisions();
        String history = revisions.rules().table();
        SchemaText structure = SchemaText.read(from.connections(), from.schema(), history);
        Confined confined = new Confined(scratch::refusal);
        confined.keep(structure.stored());
        confined.keep(plan);
        scratch.copy(structure.withStored(confined.stored()));
        try (Connection source = from.connections().open(); Connection target = scratch.open()) {
            HistoryCopy.of(history, source, target);
            HistoryCopy.of(AlembicVersion.TABLE, source, target);
        }
        Revisions scripts = confined.scripts(revisions);
        Map<String, Integer> copied = rows == 0 ? Map.of() : copied(plan, rows, structure, from.schema(), scratch);
        List<String> notes = new ArrayList<>(confined.notes());
        notes.addAll(blocking.enforced().warnings());
        RehearsedRange route = RehearsedRange.of(plan);
        notes.addAll(route.notes());
        Legs legs = new Legs(scratch, new Database(place.address().inSchema(scratch.name())), from.schema(), scripts, timeouts,
                onWarning, listener);
        running = Optional.of(legs);
        try {
            legs.run(route);
        } finally {
            running = Optional.empty();
        }
        notes.addAll(legs.notes());
        return new RehearsalReport(plan, place.address().server(), scratch.name(), copied, legs.done(), legs.failure(),
                legs.differences(), blocking.blocking(), confined.leftOut(), notes.stream().distinct().toList());
    }

    private static Map<String, Integer> copied(Plan plan, int rows, SchemaText structure, String schema, Workbench scratch)
            throws SQLException {
        Set<String> names = plan.steps().stream()
                .flatMap(step -> Stream.concat(Stream.of(step.script()),
                        step.revision().stream().flatMap(revision -> revision.undo().stream())))
                .flatMap((Script script) -> Confined.names(script)).collect(Collectors.toSet());
        return new LinkedHashMap<>(scratch.rows(schema, TouchedTables.of(structure, names), rows,
                CopiedRows.Which.FIRST_AND_LAST));
    }

    /** {@code 0.021 s}. */
    public static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f s", took.toMillis() / 1000.0);
    }
}
