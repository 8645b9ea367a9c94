package com.traveease.schema.config;

import org.eclipse.microprofile.config.Config;

import com.traveease.schema.sql.ByteSize;

/**
 * Up to which size a table may be blocked while a statement copies it, or builds an index without letting others write.
 *
 * @param bytes of rows and indexes
 */
public record AllowedBlocking(long bytes) {

    public static final String PROPERTY = "schema.allow-blocking";
    /** Whatever the size is. */
    public static final String ANY = "any";

    private static final long MIB = 1L << 20;

    /** A table of this size is copied within seconds. */
    public static final AllowedBlocking DEFAULT = new AllowedBlocking(64 * MIB);

    /** @throws IllegalArgumentException when it is no size */
    public static AllowedBlocking from(Config config) {
        String text = config.getOptionalValue(PROPERTY, String.class).orElse("").strip();
        if (text.isEmpty()) {
            return DEFAULT;
        }
        try {
            return new AllowedBlocking(text.equalsIgnoreCase(ANY) ? Long.MAX_VALUE : ByteSize.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "SCHEMA_ALLOW_BLOCKING (--allow-blocking) is a size such as 500M or 2G, or any; not '%s'.".formatted(text),
                    e);
        }
    }

    /** Whether no table is too large. */
    public boolean isUnlimited() {
        return bytes == Long.MAX_VALUE;
    }

    public boolean covers(long size) {
        return size <= bytes;
    }
}
