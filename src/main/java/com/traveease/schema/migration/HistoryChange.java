package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.adoption.Adoption;
import com.traveease.schema.adoption.AdoptionMode;
import com.traveease.schema.adoption.AdoptionReport;
import com.traveease.schema.bookkeeping.BeforeWrite;
import com.traveease.schema.bookkeeping.Repair;
import com.traveease.schema.bookkeeping.RepairedChecksum;
import com.traveease.schema.bookkeeping.Resolution;
import com.traveease.schema.bookkeeping.Stamp;
import com.traveease.schema.connection.Database;
import com.traveease.schema.history.OnInterrupted;
import com.traveease.schema.history.SchemaHistory;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Target;
import com.traveease.schema.runs.RecordedRun;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.runs.RunRecorder;

/** Changes the history without running a script, and records that as a run. What finds nothing to change leaves none. */
record HistoryChange(Database database, StateReader reader, LockedSchema locked, LockRetry retry, RunRecorder runs) {

    private interface Work {
        void run(Connection connection, SchemaLock lock, SchemaState state, BeforeWrite before)
                throws SQLException, InterruptedException;
    }

    SchemaState stamp(Target target, OnInterrupted onInterrupted, MigrationListener listener) {
        RecordedRun run = runs.of("stamp", listener);
        return recorded(run, Optional.empty(), (connection, lock, state, before) -> new Stamp(connection, retry, before).set(
                state, target.in(reader.revisions(), state::currentRevision), onInterrupted, run.listening()));
    }

    List<RepairedChecksum> repair(List<Revision> named, MigrationListener listener) {
        List<RepairedChecksum> repaired = new ArrayList<>();
        RecordedRun run = runs.of("repair", listener);
        recorded(run, Optional.empty(), (connection, lock, state, before) -> {
            repaired.addAll(new Repair(connection, retry, before).record(state, named));
            repaired.forEach(one -> run.note(RunNote.of(RunNote.Topic.HISTORY,
                    "The present text of %s was accepted.".formatted(one.revision().id()))));
        });
        return repaired;
    }

    AdoptionReport adopt(AdoptionMode mode, MigrationListener listener) {
        AdoptionReport[] report = new AdoptionReport[1];
        RecordedRun run = runs.of("adopt", listener);
        recorded(run, Optional.empty(),
                (connection, lock, state, before) -> report[0] = new Adoption(database, connection, lock,
                        retry, before).run(state, mode, run.listening()));
        return report[0];
    }

    SchemaState resolve(String id, int statement, boolean applied, MigrationListener listener) {
        RecordedRun run = runs.of("resolve", listener);
        // At once: while somebody has the lock, the statement may still be at work.
        return recorded(run, Optional.of(Duration.ZERO), (connection, lock, state, before) -> {
            new Resolution(connection, retry, before).record(state, id, statement, applied);
            run.note(RunNote.of(RunNote.Topic.HISTORY, "Statement %d of %s counts as %s.".formatted(statement, id,
                    applied ? "applied" : "not applied")));
        });
    }

    private SchemaState recorded(RecordedRun run, Optional<Duration> lockLimit, Work work) {
        LockedSchema.Work recorded = (connection, lock) -> {
            SchemaState state = reader.at(connection);
            work.run(connection, lock, state, to -> begin(run, connection, state, to));
            SchemaState after = reader.at(connection);
            run.done(connection, after.current());
            return after;
        };
        return RunEnd.recorded(run, () -> lockLimit.isPresent()
                ? locked.run(run.listening(), state -> false, lockLimit.get(), recorded)
                : locked.run(run.listening(), state -> false, recorded));
    }

    private void begin(RecordedRun run, Connection connection, SchemaState state, Optional<String> to) throws SQLException {
        if (run.isWanted()) {
            run.begin(connection, new SchemaHistory(connection, reader.revisions().rules()).user(), false, state.current(), to);
        }
    }
}
