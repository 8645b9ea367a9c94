package com.traveease.schema.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.revision.InvalidTargetException;

/** Where a backup goes. */
final class BackupName {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private BackupName() {
    }

    /**
     * @param wanted a folder, in which it gets a name of its own, or a file that is not there yet
     * @param revision at which the schema is
     */
    static Path of(Path wanted, String schema, Optional<String> revision) {
        Path file = Files.isDirectory(wanted)
                ? wanted.resolve("%s-%s-%s.sql.gz".formatted(safe(schema), TIME.format(Instant.now()),
                        safe(revision.orElse("base"))))
                : wanted;
        if (!file.getFileName().toString().endsWith(".gz")) {
            throw new InvalidTargetException(
                    ("'%s' is neither an existing folder nor a file name that ends with .gz, such as traveease.sql.gz. "
                            + "Nothing was run.").formatted(file));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new MigrationRefusedException(
                    "The folder %s for the backup does not exist. Nothing was run.".formatted(folder));
        }
        if (Files.exists(file)) {
            throw new MigrationRefusedException("The file %s already exists. Nothing was run.".formatted(file));
        }
        return file;
    }

    private static String safe(String name) {
        return name.replaceAll("[^\\p{Alnum}_.-]", "_");
    }
}
