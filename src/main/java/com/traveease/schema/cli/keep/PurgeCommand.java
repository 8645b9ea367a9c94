package com.traveease.schema.cli.keep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.cli.command.GracefulStop;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.LockOptions;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.Quantity;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.cli.output.Terminal;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.keep.Kept;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.restore.Restoring;
import com.traveease.schema.revision.InvalidTargetException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "purge", description = "Permanently delete what downgrade --keep has kept. Asks first.")
public class PurgeCommand extends SchemaCommand {

    @Parameters(arity = "0..1", paramLabel = "REV", description = "What was kept of this revision: an id, a unique prefix of "
            + "one, or a version (default: all).")
    String revision;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    @Mixin
    KeptTables tables;

    @Mixin
    LockOptions locks;

    @Override
    public Map<String, String> locks() {
        return locks.settings();
    }

    @Override
    public Integer call() {
        Optional<String> wanted = Optional.ofNullable(revision).map(named -> revisions().find(named).id());
        Migrator migrator = migrator();
        List<Restoring.Entry> ofRevision = migrator.keptRows().all().stream()
                .filter(entry -> wanted.isEmpty() || wanted.get().equals(entry.kept().revision())).toList();
        tables.requireAmong(ofRevision);
        List<Restoring.Entry> entries = ofRevision.stream().filter(entry -> tables.have(entry.kept())).toList();
        if (migrator.state().interruptedInWords().isPresent()) {
            entries.stream().map(Restoring.Entry::kept).filter(Kept::isOnItsWay).findFirst().ifPresent(kept -> {
                throw new MigrationRefusedException(
                        ("%s of %s is %s, and a run was interrupted. Finish that first. Nothing was "
                                + "deleted.").formatted(kept.what(), kept.revision(), kept.state().words()));
            });
        }
        if (!entries.isEmpty() && !yes && !isConfirmed(entries)) {
            err().println("Nothing was deleted.");
            return ExitCode.NO;
        }
        RunLog log = startLog();
        try (log) {
            if (!entries.isEmpty()) {
                GracefulStop.during(migrator, log, ending -> {
                    migrator.keptRows().purge(entries.stream().map(Restoring.Entry::kept).toList(), log);
                    return entries;
                });
            }
        }
        if (isJson()) {
            json().strings("deleted", entries.stream().map(entry -> entry.kept().what()).toList())
                    .strings("warnings", log.warnings()).print();
            return ExitCode.DONE;
        }
        entries.stream().map(Restoring.Entry::kept).forEach(kept -> log.info("%s of %s%s is deleted".formatted(kept.what(),
                kept.revision(),
                kept.isRestored() ? "" : ", kept since %s UTC and %s,".formatted(kept.since(), leftBehind(kept)))));
        if (entries.isEmpty()) {
            log.info("Nothing is kept%s.".formatted(wanted.map(id -> " of " + id).orElse("")));
        }
        return ExitCode.DONE;
    }

    private boolean isConfirmed(List<Restoring.Entry> entries) {
        if (!Terminal.isAnswering()) {
            throw new InvalidTargetException("This would permanently delete %s. Repeat it with --yes. Nothing was deleted."
                    .formatted(inWords(entries)));
        }
        err().print("Permanently delete %s? y or n: ".formatted(inWords(entries)));
        err().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().equalsIgnoreCase("y");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inWords(List<Restoring.Entry> entries) {
        long bytes = entries.stream().mapToLong(Restoring.Entry::bytes).sum();
        Map<String, Long> copies = entries.stream().map(entry -> entry.kept().what())
                .collect(Collectors.groupingBy(what -> what, LinkedHashMap::new, Collectors.counting()));
        String what = copies.entrySet().stream()
                .map(one -> one.getValue() == 1 ? one.getKey() : "%d copies of %s".formatted(one.getValue(), one.getKey()))
                .collect(Collectors.joining(", "));
        Map<String, List<String>> left = entries.stream().map(Restoring.Entry::kept).filter(kept -> !kept.isRestored())
                .collect(Collectors.groupingBy(PurgeCommand::leftBehind, LinkedHashMap::new, Collectors.mapping(
                        kept -> "%s, kept since %s UTC".formatted(kept.what(), kept.since()), Collectors.toList())));
        return "%s (%s%s)".formatted(what, Quantity.bytes(bytes), left.entrySet().stream()
                .map(some -> "; %s: %s".formatted(some.getKey(), String.join("; ", some.getValue())))
                .collect(Collectors.joining()));
    }

    private static String leftBehind(Kept kept) {
        return kept.state() == Kept.State.RETURNING ? "put back in part" : "never restored";
    }
}
