package com.traveease.schema.cli.precaution;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.backup.Backup;
import com.traveease.schema.backup.BackupCheck;
import com.traveease.schema.backup.BackupFile;
import com.traveease.schema.backup.Dumping;
import com.traveease.schema.cli.command.GracefulStop;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.InvalidTargetException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "backup", description = "Dump the schema with mysqldump: consistent, without locking tables, compressed, and "
        + "read back at the end.", footer = {
                "", "Examples:  traveease-schema backup --to /backup",
                "           traveease-schema backup --check /backup/traveease-20261129T130700Z-005.sql.gz" })
public class BackupCommand extends SchemaCommand {

    @Option(names = "--to", paramLabel = "PATH", description = "A folder, or a new file whose name ends with .gz (default: the current folder).")
    Path to;

    @Option(names = "--check", paramLabel = "FILE", description = "Check this backup instead of making one. Exits with 0 if it is "
            + "complete, with every table that the schema had, otherwise with 1.")
    Path check;

    @Override
    public Integer call() {
        if (to != null && check != null) {
            throw new InvalidTargetException("--check makes no backup: leave out --to.");
        }
        return check == null ? make() : checked();
    }

    private int make() {
        SchemaState state = migrator().state();
        Backup backup;
        try (RunLog log = startLog()) {
            Dumping dumping = new Dumping(new Database(address()), Optional.ofNullable(System.getenv("PATH")).orElse(""),
                    log::told, log::warning, new CountDownLatch(1));
            backup = GracefulStop.during(dumping, log,
                    ending -> dumping.to(Optional.ofNullable(to).orElse(Path.of("")).toAbsolutePath(), state.current()));
        }
        if (isJson()) {
            JsonAnswer answer = json();
            write(answer, backup.file(), List.of());
            answer.field("tool", Optional.of(backup.tool())).field("revision", backup.revision())
                    .field("positionBefore", backup.from()).field("positionAfter", backup.to())
                    .field("took", Optional.of(backup.took().toString())).nothing("comparedWith")
                    .nothing("revisionNow").print();
        } else {
            print(backup.file());
            out().println("Revision:  " + name(backup.revision()));
            out().println("Position:  " + backup.position().orElse("unknown"));
        }
        return ExitCode.DONE;
    }

    private int checked() {
        BackupFile file = BackupFile.read(check);
        if (!file.isBackup() && !isJson()) {
            out().println("%s cannot be restored: %s.".formatted(file.path(), file.wrong().orElseThrow()));
            return ExitCode.NO;
        }
        BackupCheck checked = BackupCheck.of(file, new Database(address()));
        Optional<SchemaState> now = now(checked);
        if (isJson()) {
            JsonAnswer answer = json();
            write(answer, file, List.copyOf(checked.missing()));
            answer.nothing("tool").field("revision", checked.revision()).nothing("positionBefore").nothing("positionAfter")
                    .nothing("took").field("comparedWith", checked.basis().name().toLowerCase(Locale.ROOT))
                    .field("revisionNow", now.flatMap(SchemaState::current)).print();
        } else {
            print(file);
            out().println("Revision:  " + revision(checked, now));
            if (checked.basis() == BackupCheck.Basis.SCHEMA) {
                out().println("The file does not list the tables of its schema, so it was compared with the current ones.");
            }
            if (!checked.missing().isEmpty()) {
                out().println("Missing:   " + String.join(", ", checked.missing()));
            }
            out().println(file.wrong().map("Not complete: %s."::formatted)
                    .orElse(checked.missing().isEmpty() ? "Complete." : "Not complete."));
        }
        return checked.isPassed() ? ExitCode.DONE : ExitCode.NO;
    }

    /** A backup is checked when the database is gone, too. */
    private Optional<SchemaState> now(BackupCheck checked) {
        try {
            return Optional.of(migrator().state());
        } catch (DatabaseUnavailableException e) {
            if (checked.basis() != BackupCheck.Basis.FILE) {
                throw e;
            }
            warn("The current revision of the schema is not known: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** With where the schema has gone since. */
    private static String revision(BackupCheck checked, Optional<SchemaState> now) {
        if (!checked.knowsRevision()) {
            return "unknown";
        }
        return name(checked.revision()) + now.filter(state -> !state.current().equals(checked.revision()))
                .map(state -> "; the schema has since moved to %s".formatted(name(state.current()))).orElse("");
    }

    private static String name(Optional<String> revision) {
        return revision.orElse("<base>");
    }

    private void print(BackupFile file) {
        out().println("File:      " + file.path());
        out().println("Size:      %s, %s uncompressed".formatted(Backup.size(file.bytes()), Backup.size(file.uncompressed())));
        out().println("Tables:    %d, with views".formatted(file.tables().size()));
        out().println("SHA-256:   " + file.sha256());
    }

    private static void write(JsonAnswer answer, BackupFile file, List<String> missing) {
        answer.field("file", file.path().toString()).field("whole", file.wrong().isEmpty()).field("wrong", file.wrong())
                .field("bytes", file.bytes()).field("uncompressed", file.uncompressed()).field("sha256", file.sha256())
                .field("tables", (long) file.tables().size()).strings("missing", missing);
    }
}
