package com.traveease.schema.cli.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.traveease.schema.cli.command.GracefulStop;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.LockOptions;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.Quantity;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.keep.Kept;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.restore.Misfit;
import com.traveease.schema.restore.MisfitException;
import com.traveease.schema.restore.Prefer;
import com.traveease.schema.restore.Restoring;
import com.traveease.schema.revision.Revision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Put back the rows and values that downgrade --keep kept.", footer = {
        "", "The revision must be applied again first. If something no longer fits, it is listed, nothing is",
        "changed, and the exit code is 1. The kept copies stay until purge deletes them.", "",
        "Examples:  traveease-schema restore", "           traveease-schema restore 004 --table trips" })
public class RestoreCommand extends SchemaCommand {

    @Parameters(arity = "0..1", paramLabel = "REV", description = "An id, a unique prefix of one, or a version (default: all "
            + "applied revisions, oldest first).")
    String revision;

    @Mixin
    KeptTables tables;

    @Option(names = "--prefer", paramLabel = "kept|current", description = "Which value to use if a row now has a different "
            + "one. Without this option, such a restore is refused.")
    Optional<Prefer> prefer = Optional.empty();

    @Mixin
    LockOptions locks;

    @Override
    public Map<String, String> locks() {
        return locks.settings();
    }

    @Override
    public Integer call() {
        RunLog log = startLog();
        Migrator migrator = migrator();
        List<Restoring.Entry> all = migrator.keptRows().all();
        List<Revision> wanted = revision == null ? kept(migrator, all) : List.of(revisions().find(revision));
        if (!tables.names.isEmpty()) {
            tables.requireAmong(all.stream().filter(entry -> revision == null
                    || entry.kept().revision().equals(wanted.get(0).id())).toList());
        }
        List<Restoring.Restored> restored = new ArrayList<>();
        try (log) {
            if (!wanted.isEmpty()) {
                restored.addAll(GracefulStop.during(migrator, log,
                        ending -> migrator.keptRows().restore(wanted, tables.names, prefer, log)));
            }
        } catch (MisfitException e) {
            return refused(e, log);
        }
        if (isJson()) {
            print(restored, List.of(), log);
            return ExitCode.DONE;
        }
        restored.forEach(one -> log.info("%s: %s %s put back".formatted(one.kept().what(), Quantity.number(one.rows()),
                one.rows() == 1 ? "row was" : "rows were")));
        if (restored.isEmpty() && revision == null && !unapplied(all, wanted).isEmpty()) {
            log.info("The kept data belongs to %s, which %s not applied: upgrade first, then restore. Nothing was changed."
                    .formatted(
                            String.join(", ", unapplied(all, wanted)), unapplied(all, wanted).size() == 1 ? "is" : "are"));
        } else if (restored.isEmpty()) {
            log.info("There is no kept data%s to restore. Nothing was changed.".formatted(
                    revision == null ? "" : " of " + wanted.get(0).id()));
        }
        return ExitCode.DONE;
    }

    /** Of which something is still to be put back. */
    private List<String> unapplied(List<Restoring.Entry> all, List<Revision> applied) {
        return all.stream().map(Restoring.Entry::kept).filter(one -> !one.isRestored() && tables.have(one)).map(Kept::revision)
                .distinct().filter(id -> applied.stream().noneMatch(revision -> revision.id().equals(id))).toList();
    }

    private int refused(MisfitException e, RunLog log) {
        err().println(e.getMessage());
        if (isJson()) {
            print(List.of(), e.misfits(), log);
        }
        return ExitCode.NO;
    }

    private void print(List<Restoring.Restored> restored, List<Misfit> misfits, RunLog log) {
        JsonAnswer answer = json();
        answer.list("restored", restored,
                one -> answer.object(() -> of(answer, one.kept()).field("rows", one.rows())));
        answer.list("misfits", misfits, misfit -> answer.object(() -> of(answer, misfit.kept()).field("text", misfit.text())
                .field("rows", misfit.rows())
                .field("statements", Optional.of(misfit.statements()).filter(sql -> !sql.isEmpty()))));
        answer.strings("warnings", log.warnings()).print();
    }

    private static JsonAnswer of(JsonAnswer answer, Kept kept) {
        return answer.field("revision", kept.revision()).field("table", kept.table()).strings("columns", kept.columns());
    }

    private List<Revision> kept(Migrator migrator, List<Restoring.Entry> all) {
        SchemaState state = migrator.state();
        List<String> kept = all.stream().map(Restoring.Entry::kept)
                .filter(one -> one.state() != Kept.State.RESTORED && tables.have(one))
                .map(Kept::revision).toList();
        return revisions().all().stream().filter(one -> kept.contains(one.id()) && state.isApplied(one)).toList();
    }
}
