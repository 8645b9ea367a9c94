package com.traveease.schema.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.runs.RunReading;

/**
 * A backup compared with what the schema had when it was made.
 *
 * @param basis from where that is known
 * @param revision at which the schema was then; empty for base, and when that is not known
 * @param missing tables and views that it had and that are not in the backup
 */
public record BackupCheck(BackupFile file, Basis basis, Optional<String> revision, Set<String> missing) {

    /** A record is kept for a year, and looked through as far as one question answers. */
    private static final int MOST_RUNS = 1000;

    public enum Basis {
        /** The file itself lists what the schema had. */
        FILE,
        /** A run read the file just before it began, and found every table of the schema in it. */
        RECORD,
        /** Neither: what the schema has now. */
        SCHEMA
    }

    public static BackupCheck of(BackupFile file, Database live) {
        if (file.head().isPresent()) {
            BackupHead head = file.head().get();
            return new BackupCheck(file, Basis.FILE, head.revision(), missing(file, head.tables()));
        }
        Optional<Run> run = new RunReading(live, Database.ANSWER_LIMIT).newest(MOST_RUNS, RunReading.ANY).stream()
                .filter(one -> isBegunWith(one, file)).findFirst();
        return run.map(begun -> new BackupCheck(file, Basis.RECORD, begun.from(), Set.of()))
                .orElseGet(() -> new BackupCheck(file, Basis.SCHEMA, Optional.empty(), missing(file, tables(live))));
    }

    private static boolean isBegunWith(Run run, BackupFile file) {
        List<RunNote> notes = run.details().notes();
        return notes.stream().anyMatch(note -> note.topic() == RunNote.Topic.BACKUP
                && file.sha256().equals(note.values().get(Backup.SHA256)));
    }

    private static Set<String> missing(BackupFile file, Set<String> expected) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(file.tables());
        return missing;
    }

    private static Set<String> tables(Database live) {
        try (Connection connection = live.connect(Database.ANSWER_LIMIT)) {
            return LiveContent.of(connection, live.address().schema()).tables();
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(live.address(), e);
        }
    }

    public boolean isPassed() {
        return file.wrong().isEmpty() && missing.isEmpty();
    }

    /** Whether it is known at which revision the schema was. */
    public boolean knowsRevision() {
        return basis != Basis.SCHEMA;
    }
}
