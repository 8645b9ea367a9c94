package com.traveease.schema.backup;

import java.time.Duration;
import java.util.Optional;

import com.traveease.schema.runs.RunNote;

/**
 * A backup that was made, read back and found whole.
 *
 * @param tool that made it
 * @param revision at which the schema was; empty for base
 * @param from where the binary log was just before; empty when that is not known
 * @param to where it was just after: the backup has the moment of a point between the two
 */
public record Backup(BackupFile file, String tool, Optional<String> revision, Optional<String> from, Optional<String> to,
        Duration took) {

    /** Name of a value in the record of a run. */
    static final String SHA256 = "sha256";

    /** {@code 4.2 MiB}. */
    public static String size(long bytes) {
        double size = bytes;
        for (String unit : new String[] { "bytes", "KiB", "MiB", "GiB" }) {
            if (size < 1024) {
                return unit.equals("bytes") ? bytes + " bytes" : String.format(java.util.Locale.ROOT, "%.1f %s", size, unit);
            }
            size /= 1024;
        }
        return String.format(java.util.Locale.ROOT, "%.1f TiB", size);
    }

    /** {@code between mysql-bin.000003:157 and mysql-bin.000003:812}. */
    public Optional<String> position() {
        return from.flatMap(first -> to.map(last -> first.equals(last) ? first : "between %s and %s".formatted(first, last)));
    }

    /** What the record of a run says of it. */
    public RunNote note() {
        return note(file).with("tool", tool).with("position", position().orElse("unknown"));
    }

    static RunNote note(BackupFile file) {
        return RunNote.of(RunNote.Topic.BACKUP,
                "%s, %s, %d tables and views".formatted(file.path(), size(file.bytes()), file.tables().size()))
                .with(SHA256, file.sha256());
    }
}
