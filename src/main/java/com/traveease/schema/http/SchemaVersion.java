package com.traveease.schema.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.progress.AlterProgress;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Version;
import com.traveease.schema.service.RowsStatus;
import com.traveease.schema.service.ServiceStatus;
import com.traveease.schema.service.State;
import com.traveease.schema.verification.Verdict;
import com.traveease.schema.verification.Verification;

/** The answer to "where is the schema?". What the database could not be asked is null, not empty. */
public record SchemaVersion(Optional<String> current, Optional<String> version, Optional<String> head, boolean upToDate,
        String state, Optional<String> reason, Instant since, Optional<Boolean> ahead, Optional<List<String>> pending,
        Optional<String> interrupted, Optional<List<String>> problems, Optional<Integer> applied, Optional<Running> running,
        Optional<Paused> paused, Optional<Verified> verification) {

    /** What runs now, here or in another process; {@code statement} counts from 1. */
    public record Running(String revision, String direction, int statement, int statements, Instant since,
            Optional<String> stage, Optional<Integer> percent, Optional<String> remaining, Optional<Long> rowsPerSecond,
            Optional<Waiting> waiting) {

        static Running of(Progress progress) {
            return new Running(progress.step().id(),
                    progress.step().direction().name().toLowerCase(Locale.ROOT), progress.statement(), progress.statements(),
                    progress.since(),
                    progress.alter().map(AlterProgress::stage),
                    progress.alter().map(AlterProgress::percent).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt),
                    progress.alter().flatMap(AlterProgress::remaining).map(Duration::toString),
                    progress.alter().map(AlterProgress::rowsPerSecond).filter(OptionalLong::isPresent)
                            .map(OptionalLong::getAsLong),
                    progress.alter().flatMap(AlterProgress::waiting).map(wait -> new Waiting(wait.reason(), wait.since())));
        }
    }

    /** Why a statement in batches begins none now. */
    public record Waiting(String reason, Instant since) {
    }

    /** What a person has set for statements in batches. */
    public record Paused(String by, Instant since, Optional<String> reason) {

        static Paused of(Pause pause) {
            return new Paused(pause.by(), pause.since(), pause.reason());
        }
    }

    /**
     * What the assertions said of the rows behind the upgrade of this process; {@code assertions} and {@code at} are null while
     * that is not known.
     */
    public record Verified(String state, Optional<String> reason, Optional<Instant> at, Optional<Integer> assertions,
            List<NotHolding> notHolding) {

        static Verified of(RowsStatus rows) {
            return new Verified(rows.knowledge().word(), rows.reason(), rows.verification().map(Verification::at),
                    rows.verification().map(done -> done.verdicts().size()),
                    rows.verification().stream().flatMap(done -> done.verdicts().stream())
                            .filter(verdict -> verdict.result() != Verdict.Result.PASSED).map(NotHolding::of).toList());
        }
    }

    /** An assertion that does not hold, or is undecided; {@code rows} is how many violate it. */
    public record NotHolding(String file, int line, String says, String result, long rows) {

        static NotHolding of(Verdict verdict) {
            return new NotHolding(verdict.assertion().file(), verdict.assertion().line(), verdict.assertion().says(),
                    verdict.result().word(), verdict.count());
        }
    }

    static SchemaVersion of(ServiceStatus status, Revisions revisions, RowsStatus rows) {
        Optional<SchemaState> schema = status.schema();
        return new SchemaVersion(
                schema.flatMap(SchemaState::current),
                schema.flatMap(SchemaState::currentVersion).map(Version::toString),
                revisions.head().map(Revision::id),
                schema.map(known -> known.isUpToDate()).orElse(false),
                status.state().word(),
                status.reason(),
                status.since(),
                schema.map(SchemaState::isAhead),
                schema.map(SchemaState::pendingNames),
                // What runs goes on with it: the database still has it as the last run left it.
                schema.filter(known -> !isRunning(status, known)).flatMap(SchemaState::interruptedInWords),
                schema.map(SchemaState::problems),
                schema.map(SchemaState::appliedCount),
                status.runningAnywhere().map(Running::of),
                status.paused().map(Paused::of),
                Optional.of(rows).filter(known -> known.knowledge() != RowsStatus.Knowledge.NONE).map(Verified::of));
    }

    /** Here or in another process. */
    private static boolean isRunning(ServiceStatus status, SchemaState schema) {
        return status.running().isPresent() || status.state() == State.MIGRATING || schema.holder().isPresent();
    }

    /** As {@code alembic current} prints it; empty at base. */
    String line() {
        return current.map(id -> id + (current.equals(head) ? " (head)" : "") + "\n").orElse("");
    }
}
