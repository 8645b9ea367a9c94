package com.traveease.schema.sql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them. */
public final class ByteSize {

    public static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*([kmgt]?)(?:i?b)?", Pattern.CASE_INSENSITIVE);

    private ByteSize() {
    }

    /** {@code 181 MiB}, {@code 2.4 GiB}. */
    public static String inWords(long bytes) {
        return bytes < GIB ? "%d MiB".formatted((bytes + MIB - 1) / MIB)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) GIB);
    }

    /**
     * Of {@code 64M}, {@code 2 GiB}, {@code 1048576}; a letter counts by 1024.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static long parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException("'%s' is not a size; write 500M or 2G.".formatted(text));
        }
        int power = "kmgt".indexOf(written.group(2).toLowerCase(Locale.ROOT));
        return Long.parseLong(written.group(1)) << (written.group(2).isEmpty() ? 0 : 10 * (power + 1));
    }
}
