package com.traveease.schema.script;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Flyway's checksum of a script: CRC-32 over its lines in UTF-8, without their ends. */
final class FlywayChecksum {

    private static final int CHUNK = 1 << 16;

    private final CRC32 crc = new CRC32();

    /** In one pass, some of it at a time. */
    static int of(String text) {
        CRC32 crc = new CRC32();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r';
            if (ends || i - start >= CHUNK && !Character.isLowSurrogate(c)) {
                crc.update(text.substring(start, i).getBytes(StandardCharsets.UTF_8));
                start = ends ? i + 1 : i;
            }
        }
        crc.update(text.substring(start).getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    /** The next bytes of the script. */
    void update(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                crc.update(bytes, start, i - start);
                start = i + 1;
            }
        }
        crc.update(bytes, start, to - start);
    }

    /** Of what it was given so far. */
    int value() {
        return (int) crc.getValue();
    }
}
