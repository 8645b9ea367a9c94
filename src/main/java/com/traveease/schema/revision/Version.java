package com.traveease.schema.revision;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The ordering key of a revision: {@code V012__add_seat_map.sql} has version {@code 012}. Versions compare as in Flyway:
 * number by number, leading and trailing zeros do not count, so {@code 12}, {@code 012} and {@code 12.0} are equal.
 */
public final class Version implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile("\\d+(?:[._]\\d+)*");

    private final String text;
    private final List<BigInteger> parts;

    private Version(String text, List<BigInteger> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /**
     * @param text digits in groups that dots or underscores separate, such as {@code 012}, {@code 1.2} or {@code 1_2}
     * @throws IllegalArgumentException when it has another form
     */
    public static Version parse(String text) {
        if (!isVersion(text)) {
            throw new IllegalArgumentException("A version is digits, with dots between groups of them; got '" + text + "'");
        }
        List<BigInteger> parts = new ArrayList<>();
        for (String part : text.split("[._]")) {
            parts.add(new BigInteger(part));
        }
        while (parts.size() > 1 && parts.get(parts.size() - 1).signum() == 0) {
            parts.remove(parts.size() - 1);
        }
        return new Version(text.replace('_', '.'), parts);
    }

    /** Whether {@link #parse} would take this text. */
    public static boolean isVersion(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int order = part(i).compareTo(other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger part(int index) {
        return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && parts.equals(version.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** As it stands in the script's name, {@code 012}. */
    @Override
    public String toString() {
        return text;
    }
}
