package com.traveease.schema.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.traveease.schema.connection.Database;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.migration.Preparation;
import com.traveease.schema.runs.RunNote;

/**
 * A run that begins with a backup: one that it makes, or one that was made just before and is checked.
 *
 * @param place a folder for the backup, or the backup
 * @param folders as in the variable PATH
 */
public record BackupFirst(Path place, String folders) implements Preparation {

    /** An older one is that of another release. */
    static final Duration OLDEST = Duration.ofHours(24);

    /**
     * Before anything else is done for the run.
     *
     * @throws MigrationRefusedException when a backup is to be made and there is no tool for it
     */
    public void requireTool() {
        if (Files.isDirectory(place)) {
            DumpTool.find(folders);
        }
    }

    @Override
    public Guard begin(Run run) throws SQLException {
        RunNote note = run.lock().keptDuring(() -> Files.isDirectory(place) ? made(run) : found(run));
        run.listener().told("Backup: %s (%s)".formatted(note.text(), note.values().entrySet().stream()
                .map(value -> value.getKey() + " " + value.getValue()).collect(Collectors.joining(", "))));
        run.notes().accept(note);
        return () -> {
        };
    }

    private RunNote made(Run run) {
        Dumping dumping = new Dumping(run.database(), folders, run.listener()::told, run.listener()::warning, run.stop());
        return dumping.to(place, run.plan().from().current()).note();
    }

    private RunNote found(Run run) throws SQLException {
        BackupFile file = BackupFile.read(real());
        String schema = run.database().address().schema();
        Set<String> missing;
        try (Connection connection = run.database().connect(Database.ANSWER_LIMIT)) {
            missing = new TreeSet<>(LiveContent.of(connection, schema).tables());
        }
        missing.removeAll(file.tables());
        Optional<String> wrong = file.wrong().or(() -> otherRevision(file, run.plan().from().current()))
                .or(() -> missing.isEmpty() ? tooOld() : Optional.of("it lacks " + String.join(", ", missing)));
        if (wrong.isPresent()) {
            throw new MigrationRefusedException("The backup %s cannot be used for this run: %s. Nothing was run."
                    .formatted(place, wrong.get()));
        }
        return Backup.note(file);
    }

    private static Optional<String> otherRevision(BackupFile file, Optional<String> now) {
        return file.head().filter(head -> !head.revision().equals(now))
                .map(head -> "it was made at %s, and the schema is at %s".formatted(head.revision().orElse("<base>"),
                        now.orElse("<base>")));
    }

    /** A link may lead to another one tomorrow. */
    private Path real() {
        try {
            return place.toRealPath();
        } catch (IOException e) {
            return place;
        }
    }

    private Optional<String> tooOld() {
        try {
            Instant made = Files.getLastModifiedTime(place).toInstant();
            Duration age = Duration.between(made, Instant.now());
            return age.compareTo(OLDEST) <= 0 ? Optional.empty()
                    : Optional.of("it was made at %s, more than %d hours ago".formatted(made, OLDEST.toHours()));
        } catch (IOException e) {
            return Optional.of("its age cannot be read: " + e.getMessage());
        }
    }
}
