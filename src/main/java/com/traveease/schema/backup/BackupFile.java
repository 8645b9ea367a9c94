package com.traveease.schema.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.sql.Sha256;

/**
 * A backup as it was read back.
 *
 * @param bytes of the file
 * @param uncompressed bytes of SQL
 * @param sha256 of the file, in hexadecimal digits
 * @param tables that it has, views too
 * @param head what it says of the schema from which it was made; empty when another program made it
 * @param wrong why it cannot be relied on; empty when it can
 */
public record BackupFile(Path path, long bytes, long uncompressed, String sha256, Set<String> tables,
        Optional<BackupHead> head, Optional<String> wrong) {

    private static final int CHUNK = 1 << 16;
    private static final String NO_BACKUP = "it is not a backup: it is not compressed with gzip, and it contains no dump";
    private static final String COMPRESSED_OTHER = "it is not a backup: it contains no dump";

    public BackupFile {
        tables = Set.copyOf(tables);
    }

    /** Where the checksum of a backup is, in the form of the program {@code sha256sum}. */
    static Path checksum(Path backup) {
        return backup.resolveSibling(backup.getFileName() + ".sha256");
    }

    /**
     * Reads it from its first byte to its last.
     *
     * @throws MigrationRefusedException when it cannot be read
     */
    public static BackupFile read(Path path) {
        MessageDigest digest = Sha256.begun();
        DumpScan scan = new DumpScan();
        Optional<String> wrong = Optional.empty();
        try (InputStream file = new DigestInputStream(new BufferedInputStream(Files.newInputStream(path), CHUNK), digest)) {
            try {
                InputStream sql = isCompressed(path) ? new GZIPInputStream(file, CHUNK) : file;
                byte[] chunk = new byte[CHUNK];
                for (int count = sql.read(chunk); count >= 0; count = sql.read(chunk)) {
                    scan.add(chunk, 0, count);
                }
            } catch (EOFException | ZipException e) {
                wrong = Optional.of("it is cut off or damaged");
            }
            file.skip(Long.MAX_VALUE);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            if (wrong.isEmpty() && !scan.isComplete() && !scan.isDump()) {
                wrong = Optional.of(isCompressed(path) ? COMPRESSED_OTHER : NO_BACKUP);
            } else if (wrong.isEmpty() && !scan.isComplete()) {
                wrong = Optional.of("it ends before its last line, -- Dump completed");
            }
            return new BackupFile(path, Files.size(path), scan.bytes(), sha256, scan.tables(), scan.head(),
                    wrong.or(() -> otherThanItWas(path, sha256)));
        } catch (NoSuchFileException e) {
            throw new MigrationRefusedException("There is no folder and no backup %s. Nothing was run.".formatted(path));
        } catch (IOException e) {
            throw new MigrationRefusedException("The backup %s cannot be read: %s. Nothing was run.".formatted(path,
                    e.getMessage()), e);
        }
    }

    /** Whether there is anything to compare with a schema. */
    public boolean isBackup() {
        return wrong.filter(reason -> reason.equals(NO_BACKUP) || reason.equals(COMPRESSED_OTHER)).isEmpty();
    }

    private static boolean isCompressed(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == (GZIPInputStream.GZIP_MAGIC & 0xff) && in.read() == GZIPInputStream.GZIP_MAGIC >> 8;
        }
    }

    private static Optional<String> otherThanItWas(Path path, String sha256) {
        Path checksum = checksum(path);
        try {
            return !Files.exists(checksum) || Files.readString(checksum).startsWith(sha256) ? Optional.empty()
                    : Optional.of("its checksum is not the one in %s".formatted(checksum.getFileName()));
        } catch (IOException e) {
            return Optional.of("its checksum in %s cannot be read".formatted(checksum.getFileName()));
        }
    }
}
