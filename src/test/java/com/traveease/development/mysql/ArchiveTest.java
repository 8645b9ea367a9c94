package com.traveease.development.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final int PROGRAM = 0100755;
    private static final int TEXT = 0100644;

    @TempDir
    Path directory;
    private Path target;

    @BeforeEach
    void emptyTarget() throws IOException {
        target = Files.createDirectory(directory.resolve("target"));
    }

    @Test
    void keepsWhatIsExecutableAndLinksWithin() throws IOException {
        unpack(tar -> {
            file(tar, "bin/program", PROGRAM);
            file(tar, "share/text", TEXT);
            link(tar, "bin/link", "../share/text");
        });
        assertTrue(Files.isExecutable(target.resolve("bin/program")));
        assertFalse(Files.isExecutable(target.resolve("share/text")));
        assertEquals("share/text", Files.readString(target.resolve("bin/link")));
    }

    @Test
    void refusesAnEntryThatLeavesTheDirectory() {
        IOException refusal = assertThrows(IOException.class, () -> unpack(tar -> file(tar, "../outside", TEXT)));
        assertTrue(refusal.getMessage().contains("../outside"), refusal.getMessage());
        assertFalse(Files.exists(directory.resolve("outside")));
    }

    @Test
    void leavesOutLinksToElsewhere() throws IOException {
        unpack(tar -> {
            link(tar, "absolute", "/etc/hosts");
            link(tar, "relative", "../../hosts");
            file(tar, "text", TEXT);
        });
        assertFalse(Files.exists(target.resolve("absolute"), LinkOption.NOFOLLOW_LINKS));
        assertFalse(Files.exists(target.resolve("relative"), LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.exists(target.resolve("text")));
    }

    private interface Content {
        void writeTo(TarArchiveOutputStream tar) throws IOException;
    }

    private void unpack(Content content) throws IOException {
        Path archive = directory.resolve("archive.tar.gz");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new GZIPOutputStream(Files.newOutputStream(archive)))) {
            content.writeTo(tar);
        }
        new Archive("the archive", archive.toUri().toURL()).unpackInto(target);
    }

    /** With its own name in it. */
    private static void file(TarArchiveOutputStream tar, String name, int mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setSize(name.length());
        tar.putArchiveEntry(entry);
        tar.write(name.getBytes(StandardCharsets.US_ASCII));
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, String destination) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(destination);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
