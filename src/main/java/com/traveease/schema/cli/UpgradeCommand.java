package com.traveease.schema.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.traveease.schema.backup.BackupFirst;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.cli.precaution.RehearsalFirst;
import com.traveease.schema.cli.verification.VerifiedFirst;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.migration.Exclusive;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.migration.Preparation;
import com.traveease.schema.plan.DataLoss;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Target;
import com.traveease.schema.runs.RunNote;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "upgrade", description = "Apply pending revisions, up to TARGET.", footer = { "",
        "Examples:  traveease-schema upgrade head", "           traveease-schema upgrade +1 --dry-run",
        "           traveease-schema upgrade base:002 --sql > upgrade.sql" })
class UpgradeCommand extends MoveCommand {

    @Parameters(arity = "0..1", paramLabel = "TARGET", defaultValue = "head", description = "head (default), an id, a unique "
            + "prefix of one, a version, +N or REV+N.")
    String target;

    @Option(names = "--rehearse", arity = "0..1", fallbackValue = "0", paramLabel = "ROWS", description = "Rehearse first, "
            + "with ROWS rows from each end of every table (default: none), and continue only if the rehearsal passes.")
    Integer rehearse;

    @Option(names = "--exclusive", arity = "0..1", fallbackValue = "30s", paramLabel = "TIME", description = "Wait until no "
            + "other session uses the schema, for at most TIME (default: 30s), then start; warn if another session uses it again.")
    String exclusive;

    @Option(names = "--backup", arity = "0..1", fallbackValue = ".", paramLabel = "PATH", description = "Make a backup "
            + "first, into this folder (default: the current one), and continue only if it succeeds. If PATH is a file, check that "
            + "backup instead.")
    Path backup;

    @Option(names = "--verify-before", description = "Check the assertions of the current revision first, and begin only if "
            + "none is violated.")
    boolean verifyBefore;

    @Option(names = "--skip-background", description = "Skip scripts marked -- @background that no later script waits for, "
            + "also with --sql; the service runs them.")
    boolean skipBackground;

    /** Ids, in their order. */
    private final List<String> leftOut = new ArrayList<>();

    @Override
    public Integer call() {
        if (how.sql || how.dryRun) {
            requireRun("--rehearse", rehearse);
            requireRun("--exclusive", exclusive);
            requireRun("--backup", backup);
            requireRun("--verify-before", verifyBefore ? Boolean.TRUE : null);
        }
        return super.call();
    }

    private void requireRun(String option, Object value) {
        if (value != null) {
            throw new InvalidTargetException(
                    "%s is for a run: leave out %s.".formatted(option, how.sql ? "--sql" : "--dry-run"));
        }
    }

    @Override
    Target settled(Target to, Supplier<SchemaState> from) {
        if (!skipBackground) {
            return to;
        }
        SchemaState state = from.get();
        Optional<Revision> last = to.in(revisions(), state::currentRevision);
        while (last.filter(revision -> revision.isBackground() && !state.isApplied(revision)).isPresent()) {
            leftOut.add(0, last.get().id());
            last = state.revisions().parent(last.get());
        }
        if (!leftOut.isEmpty()) {
            inform("Skipped: %s, which %s marked -- @background".formatted(String.join(", ", leftOut),
                    leftOut.size() == 1 ? "is" : "are"));
        }
        return Target.of(last);
    }

    @Override
    void writeSettled(JsonAnswer answer) {
        if (skipBackground) {
            answer.strings("leftOut", leftOut);
        }
    }

    @Override
    boolean isReady(Target to) {
        if (backup == null && !verifyBefore && rehearse == null) {
            return true;
        }
        Plan plan = plan(migrator(), to);
        if (plan.steps().isEmpty()) {
            return true;
        }
        backupFirst().ifPresent(BackupFirst::requireTool);
        if (verifyBefore && !new VerifiedFirst(this).passed(plan)) {
            return false;
        }
        if (rehearse == null) {
            return true;
        }
        RehearsalFirst first = new RehearsalFirst(this, rehearse);
        Optional<RunNote> note = first.passed(plan);
        note.ifPresent(notes::add);
        return note.isPresent();
    }

    @Override
    String target() {
        return target;
    }

    @Override
    Direction direction() {
        return Direction.UPGRADE;
    }

    @Override
    Plan offline(SchemaState from, Target to) {
        return Plan.upgrade(from, to);
    }

    @Override
    Plan plan(Migrator migrator, Target to) {
        return migrator.planning().upgrade(to);
    }

    @Override
    DataLoss loss(Migrator migrator, Plan plan) {
        return DataLoss.NONE;
    }

    @Override
    SchemaState run(Migrator migrator, Target to, RunLog log) {
        return migrator.upgrade(to, log, preparation());
    }

    private Optional<BackupFirst> backupFirst() {
        return Optional.ofNullable(backup).map(place -> new BackupFirst(place.toAbsolutePath(),
                Optional.ofNullable(System.getenv("PATH")).orElse("")));
    }

    private Preparation preparation() {
        Preparation last = backupFirst().map(Preparation.class::cast).orElse(Preparation.NONE);
        if (exclusive == null) {
            return last;
        }
        try {
            // The backup has what the last session wrote then.
            return new Exclusive(LockTimeouts.parse(exclusive), last);
        } catch (IllegalArgumentException e) {
            throw new InvalidTargetException("--exclusive takes a time such as 30s or 5m: %s.".formatted(e.getMessage()));
        }
    }
}
