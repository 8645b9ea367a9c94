package com.traveease.development.mysql;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A {@code .tar.gz} to be unpacked, saying how far it is. */
record Archive(String name, URL url) {

    private static final int EXECUTABLE = 0111;

    void unpackInto(Path directory) throws IOException {
        URLConnection connection = url.openConnection();
        // A cached jar stays open, and is locked or stale when the class path changes.
        connection.setUseCaches(false);
        long size = connection.getContentLengthLong();
        Notice.print("Unpacking %s (%d MB) for this machine, once", name, size / 1_000_000);
        try (InputStream bytes = new Progress(connection.getInputStream(), name, size);
                TarArchiveInputStream entries = new TarArchiveInputStream(
                        new GZIPInputStream(new BufferedInputStream(bytes, 1 << 16)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, directory);
            }
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream content, Path directory) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("%s has an entry that leaves its directory: %s".formatted(name, entry.getName()));
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Path destination = target.resolveSibling(entry.getLinkName()).normalize();
            // The archives have links to directories of the machine they were packed on; nobody follows those.
            if (destination.startsWith(directory)) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            }
        } else if (entry.isFile()) {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, PosixFilePermissions
                    .fromString((entry.getMode() & EXECUTABLE) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
        } else {
            throw new IOException("%s has an entry that is no file, directory or symbolic link: %s"
                    .formatted(name, entry.getName()));
        }
    }

    /** Says every fifth of the way; whole lines, so it reads the same in a terminal and in a file. */
    private static final class Progress extends FilterInputStream {

        private static final int STEP = 20;

        private final String name;
        private final long size;
        private long read;
        private int said;

        Progress(InputStream in, String name, long size) {
            super(in);
            this.name = name;
            this.size = size;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            advance(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            advance(Math.max(count, 0));
            return count;
        }

        private void advance(int count) {
            read += count;
            if (size > 0 && read * 100 / size >= said + STEP) {
                said = (int) (read * 100 / size) / STEP * STEP;
                Notice.print("Unpacking %s: %d %%", name, said);
            }
        }
    }
}
