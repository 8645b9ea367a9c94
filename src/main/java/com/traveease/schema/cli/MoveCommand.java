package com.traveease.schema.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

import com.traveease.schema.cli.command.GracefulStop;
import com.traveease.schema.cli.command.LockingCommand;
import com.traveease.schema.cli.option.CommonOptions;
import com.traveease.schema.cli.option.MoveOptions;
import com.traveease.schema.cli.option.ThrottleOptions;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.Preview;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.cli.verification.AfterUpgrade;
import com.traveease.schema.forecast.Forecast;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.keep.KeepForecast;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.plan.DataLoss;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.plan.PlanAsSql;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Target;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.runs.RunNote;

import picocli.CommandLine.Mixin;

/** What {@code upgrade} and {@code downgrade} share: to run, to show, or to print as SQL. */
abstract class MoveCommand extends LockingCommand {

    @Mixin
    MoveOptions how;

    @Mixin
    ThrottleOptions throttle;

    /** What the record of the run says beside what the run itself knows. */
    final List<RunNote> notes = new ArrayList<>();

    abstract String target();

    abstract Direction direction();

    abstract Plan offline(SchemaState from, Target to);

    abstract Plan plan(Migrator migrator, Target to);

    abstract DataLoss loss(Migrator migrator, Plan plan);

    /** Without which the run would be refused, {@code --keep or --allow-data-loss}. */
    Optional<String> neededFlags(Migrator migrator, Plan plan, DataLoss loss) {
        return Optional.empty();
    }

    /** What is kept of that which is dropped. */
    KeepForecast toKeep(Migrator migrator, Plan plan) {
        return KeepForecast.NOTHING;
    }

    abstract SchemaState run(Migrator migrator, Target to, RunLog log);

    @Override
    public Map<String, String> move() {
        Map<String, String> settings = new HashMap<>(how.settings());
        settings.putAll(throttle.settings());
        return settings;
    }

    @Override
    public Integer call() {
        if (how.sql && how.dryRun) {
            throw new InvalidTargetException("--sql prints SQL and runs nothing: leave out --dry-run.");
        }
        if (how.sql) {
            printSql();
            return ExitCode.DONE;
        }
        if (target().contains(":")) {
            throw new InvalidTargetException("Range revision not allowed: FROM:TO is for --sql. Name the target alone.");
        }
        Target to = settled(Target.parse(target()), () -> migrator().state());
        if (how.dryRun) {
            Migrator migrator = migrator();
            Plan plan = plan(migrator, to);
            plan.requireRunnable().forEach(this::warn);
            Forecast forecast = migrator.planning().forecast(plan, rules());
            DataLoss loss = loss(migrator, plan);
            Optional<String> flags = neededFlags(migrator, plan, loss);
            show(new Preview(plan, loss, flags, Optional.of(forecast), toKeep(migrator, plan)));
            return forecast.fails() || flags.isPresent() ? ExitCode.NO : ExitCode.DONE;
        }
        if (!isReady(to)) {
            return ExitCode.NO;
        }
        return move(to);
    }

    /**
     * Where a run goes that is to go there.
     *
     * @param from where it begins
     */
    Target settled(Target to, Supplier<SchemaState> from) {
        return to;
    }

    /** What {@link #settled} has made of the target. */
    void writeSettled(JsonAnswer answer) {
    }

    /** What is to be done before a run; false when it says that there is to be none. */
    boolean isReady(Target to) {
        return true;
    }

    private Set<Rule> rules() {
        return environment().lint(environment().scripts(Optional.ofNullable(program.options().url)).locations().isEmpty());
    }

    @Override
    public boolean isWrongForm() {
        return super.isWrongForm() && !(isMarkdown() && how.dryRun);
    }

    private boolean isMarkdown() {
        return program.options().output == CommonOptions.Output.markdown;
    }

    private void printSql() {
        Plan plan = planForSql();
        plan.from().interruptedInWords().ifPresent(words -> {
            throw new InvalidTargetException("%s --sql prints whole scripts. Nothing was printed.".formatted(words));
        });
        OptionalInt alembic = OptionalInt.empty();
        DataLoss loss = DataLoss.NONE;
        if (isAsked()) {
            Migrator migrator = migrator();
            alembic = migrator.planning().keptAlembicWidth();
            loss = loss(migrator, plan);
        }
        loss.lost().forEach(lost -> warn("This SQL destroys data: " + lost));
        loss.untold().forEach(this::warn);
        String sql = PlanAsSql.of(plan, alembic, environment().session());
        if (plan.steps().stream().anyMatch(step -> step.script().secrets().areInAny(step.script().statements()))) {
            warn("This SQL contains secrets in clear text, because it has to run. Keep it where only you can read it.");
        }
        if (isJson()) {
            JsonAnswer answer = json().field("from", plan.from().current())
                    .field("to", plan.target().map(Revision::id))
                    .field("sql", sql);
            new Preview(plan, loss, Optional.empty(), Optional.empty(), KeepForecast.NOTHING).writeSteps(answer);
            writeSettled(answer);
            answer.print();
        } else {
            out().print(sql);
            out().flush();
        }
    }

    private boolean isAsked() {
        return !target().contains(":") && configuration().address().isPresent();
    }

    private Plan planForSql() {
        String[] range = target().split(":", -1);
        if (range.length > 2) {
            throw new InvalidTargetException("--sql takes TARGET or FROM:TO, not '%s'.".formatted(target()));
        }
        if (range.length == 2) {
            Optional<Revision> from = Target.parse(range[0]).in(revisions(), Optional::empty);
            requireDirection(from, Target.parse(range[1]).in(revisions(), () -> from));
            return offline(SchemaState.assumed(revisions(), from), range[1]);
        }
        if (isAsked()) {
            return plan(migrator(), settled(Target.parse(target()), () -> migrator().state()));
        }
        if (direction() == Direction.DOWNGRADE) {
            throw new InvalidTargetException(
                    "downgrade with --sql requires <fromrev>:<torev>, or a database to ask where it is.");
        }
        return offline(SchemaState.assumed(revisions(), Optional.empty()), target());
    }

    private Plan offline(SchemaState from, String to) {
        return offline(from, settled(Target.parse(to), () -> from));
    }

    /** No database is asked: that one of the places is current there is not known. */
    private void requireDirection(Optional<Revision> from, Optional<Revision> to) {
        int upwards = Comparator.<Integer> naturalOrder().compare(place(to), place(from));
        boolean wrong = direction() == Direction.UPGRADE ? upwards < 0 : upwards > 0;
        if (wrong) {
            throw new InvalidTargetException("%s is %s %s. For the SQL that leads there: %s %s --sql. Nothing was printed."
                    .formatted(name(to), upwards < 0 ? "below" : "above", name(from), upwards < 0 ? "downgrade" : "upgrade",
                            target()));
        }
    }

    private int place(Optional<Revision> revision) {
        return revision.map(revisions().all()::indexOf).orElse(-1);
    }

    private static String name(Optional<Revision> revision) {
        return revision.map(Revision::id).orElse("base");
    }

    private void show(Preview preview) {
        if (isJson()) {
            JsonAnswer answer = json();
            preview.writeTo(answer);
            writeSettled(answer);
            answer.print();
        } else if (isMarkdown()) {
            preview.printMarkdown(out(), address());
        } else {
            preview.print(out(), address());
        }
    }

    private int move(Target to) {
        RunLog log = startLog();
        Migrator migrator = migrator();
        AfterUpgrade verification = AfterUpgrade.of(this, migrator, direction());
        notes.forEach(migrator::note);
        SchemaState after;
        try (log) {
            after = GracefulStop.during(migrator, log, ending -> run(migrator, to, log));
            if (log.hasSteps()) {
                verification.verify(after, log);
            }
        }
        if (isJson()) {
            JsonAnswer answer = json();
            log.writeTo(answer, after);
            writeSettled(answer);
            answer.print();
        } else {
            log.sayWhereItIs(after);
            verification.print(out());
        }
        warnOf(after);
        return verification.isPassed() ? ExitCode.DONE : ExitCode.NO;
    }
}
