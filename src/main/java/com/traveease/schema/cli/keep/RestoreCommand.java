package com.traveease.schema.cli.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.traveease.schema.cli.command.Ending;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.ExitCode;
import com.traveease.schema.cli.option.LockOptions;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.keep.Kept;
import com.traveease.schema.keep.Restoring;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Put back the rows and values that downgrade --keep kept.", footer = {
        "", "The revision has to be applied again. What no longer fits is said, and then nothing is changed.",
        "What was kept stays where it is until purge deletes it.", "",
        "Examples:  traveease-schema restore", "           traveease-schema restore 004" })
public class RestoreCommand extends SchemaCommand {

    @Parameters(arity = "0..1", paramLabel = "REV", description = "An id, the unique beginning of one, or a version. Without it, all revisions that are applied, oldest first.")
    String revision;

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
        List<Revision> wanted = revision == null ? kept(migrator) : List.of(revisions().find(revision));
        List<Restoring.Restored> restored = new ArrayList<>();
        try (log) {
            for (Revision one : wanted) {
                restored.addAll(Ending.during(migrator, log, ending -> migrator.keptRows().restore(one, log)));
            }
        }
        if (isJson()) {
            JsonAnswer answer = json();
            answer.list("restored", restored,
                    one -> answer
                            .object(() -> answer.field("revision", one.kept().revision()).field("table", one.kept().table())
                                    .strings("columns", one.kept().columns()).field("rows", one.rows())));
            answer.strings("warnings", log.warnings()).print();
            return ExitCode.DONE;
        }
        restored.forEach(one -> log.info("%s: %s %s put back".formatted(one.kept().what(), KeptCommand.number(one.rows()),
                one.rows() == 1 ? "row was" : "rows were")));
        if (restored.isEmpty()) {
            log.info("Nothing is kept%s that could be put back. Nothing was changed.".formatted(
                    revision == null ? "" : " of " + wanted.get(0).id()));
        }
        return ExitCode.DONE;
    }

    private List<Revision> kept(Migrator migrator) {
        SchemaState state = migrator.state();
        List<String> kept = migrator.keptRows().all().stream().map(Restoring.Entry::kept)
                .filter(one -> one.state() != Kept.State.RESTORED)
                .map(Kept::revision).toList();
        return revisions().all().stream().filter(one -> kept.contains(one.id()) && state.isApplied(one)).toList();
    }
}
