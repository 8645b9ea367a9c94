package com.traveease.schema.backup;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

import com.traveease.schema.config.BuildVersion;
import com.traveease.schema.connection.ClientOptionFile;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.migration.Stoppable;
import com.traveease.schema.sql.Identifiers;

/**
 * Makes a backup. Until it is known to be whole, its file is called {@code ….part}: what a failed dump leaves of it is deleted,
 * what a killed one leaves cannot be taken for a backup.
 */
public final class Dumping implements Stoppable {

    private static final Duration TELL_EVERY = Duration.ofSeconds(10);
    private static final int BUFFER = 1 << 16;
    /** It has all rows of the schema in it. */
    private static final FileAttribute<?> OWN = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Database database;
    private final String folders;
    private final Consumer<String> info;
    private final Consumer<String> warning;
    private final CountDownLatch stop;

    /** @param folders as in the variable PATH, where the tool is looked for */
    public Dumping(Database database, String folders, Consumer<String> info, Consumer<String> warning, CountDownLatch stop) {
        this.database = database;
        this.folders = folders;
        this.info = info;
        this.warning = warning;
        this.stop = stop;
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public void interrupt() {
        stop.countDown();
    }

    /**
     * @param wanted a folder, in which it gets a name of its own, or a file that is not there yet
     * @param revision at which the schema is; empty for base
     * @throws MigrationRefusedException when no backup could be made; no file is left then
     */
    public Backup to(Path wanted, Optional<String> revision) {
        Instant start = Instant.now();
        DumpTool tool = DumpTool.find(folders);
        try (Connection connection = database.connect(Database.ANSWER_LIMIT)) {
            String schema = database.address().schema();
            String options = ClientOptionFile.of(database.address(), tool.maker());
            Path file = BackupName.of(wanted, schema, revision);
            LiveContent content = LiveContent.of(connection, schema);
            content.warnings().forEach(warning);
            Optional<String> from = Position.now(connection);
            info.accept("Backup of %s to %s with %s".formatted(schema, file, tool.version()));
            BackupFile whole = dump(tool, options, file, head(tool, schema, content, revision, from), content.tables());
            return new Backup(whole, tool.version(), revision, from, positionAfter(), Duration.between(start, Instant.now()));
        } catch (IllegalArgumentException e) {
            throw failed(e.getMessage().replaceFirst("\\.$", ""), e);
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(database.address(), e);
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** The other connection may have been idle for hours. */
    private Optional<String> positionAfter() throws SQLException {
        try (Connection another = database.connect(Database.ANSWER_LIMIT)) {
            return Position.now(another);
        }
    }

    private String head(DumpTool tool, String schema, LiveContent content, Optional<String> revision, Optional<String> from) {
        return """
                -- Backup of %s on %s at %s, begun %s by traveease-schema %s with %s.
                -- To restore: CREATE DATABASE %s CHARACTER SET %s COLLATE %s;
                --     then: gunzip < FILE | mysql --comments --default-character-set=utf8mb4 %s
                -- Binary log before it: %s
                %s
                """.formatted(line(schema), database.address().server(), line(revision.orElse("base")),
                Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS), BuildVersion.text(), tool.version(),
                line(Identifiers.quoted(schema)), content.characterSet(), content.collation(), line(schema),
                from.orElse("unknown"), new BackupHead(revision, content.tables()).lines());
    }

    private static String line(String text) {
        return text.replaceAll("[\\r\\n]", " ");
    }

    private BackupFile dump(DumpTool tool, String options, Path file, String head, Set<String> tables) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(part, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWN)) {
            if (channel.tryLock() == null) {
                throw failed("another process is writing " + part, null);
            }
            try {
                channel.truncate(0);
                write(tool, options, head, channel, tables.size());
                // Before it has its name: that must not be there sooner than what it names.
                channel.force(true);
                BackupFile written = BackupFile.read(part);
                requireWhole(written, tables);
                // Killed behind this, there is a checksum without a backup, which nobody takes for one.
                Files.writeString(BackupFile.checksum(file), "%s  %s\n".formatted(written.sha256(), file.getFileName()));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                force(file.toAbsolutePath().getParent());
                return new BackupFile(file, written.bytes(), written.uncompressed(), written.sha256(), written.tables(),
                        written.head(), Optional.empty());
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    private void write(DumpTool tool, String options, String head, FileChannel channel, int expected) throws IOException {
        DumpScan scan = new DumpScan();
        DumpRun run = new DumpRun(tool.dumping(database.address().schema()), options, stop);
        GZIPOutputStream out = new GZIPOutputStream(Channels.newOutputStream(channel), BUFFER);
        out.write(head.getBytes(StandardCharsets.UTF_8));
        Instant[] told = { Instant.now() };
        Optional<String> failure = run.into((bytes, from, count) -> {
            out.write(bytes, from, count);
            scan.add(bytes, from, count);
            if (Duration.between(told[0], Instant.now()).compareTo(TELL_EVERY) >= 0) {
                told[0] = Instant.now();
                info.accept("Backup: table %d of %d (%s), %s read, %s written".formatted(scan.tables().size(), expected,
                        scan.current(), Backup.size(scan.bytes()), Backup.size(channel.size())));
            }
        });
        out.finish();
        if (failure.isPresent()) {
            throw failed("%s failed: %s".formatted(tool.version(), failure.get()), null);
        }
        if (!run.complaints().isEmpty()) {
            warning.accept("%s: %s.".formatted(tool.version(), run.complaints()));
        }
    }

    private static void requireWhole(BackupFile written, Set<String> tables) {
        written.wrong().ifPresent(reason -> {
            throw failed("the dump is not complete, " + reason, null);
        });
        Set<String> missing = new TreeSet<>(tables);
        missing.removeAll(written.tables());
        if (!missing.isEmpty()) {
            throw failed("the dump lacks " + String.join(", ", missing), null);
        }
    }

    /** The name is on the disk too then. Not every file system can do that. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The rename is made, and reaches the disk a little later.
        }
    }

    private static MigrationRefusedException failed(String reason, Exception cause) {
        return new MigrationRefusedException("No backup was made: %s. Nothing was run, and no file was left.".formatted(reason),
                cause);
    }
}
