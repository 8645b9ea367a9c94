package com.traveease.development.mysql;

/**
 * What a person who waits should see at once. Quarkus in development mode holds log records back until the application is
 * up, and this is about why it is not up yet.
 */
public final class Notice {

    private Notice() {
    }

    public static void print(String format, Object... arguments) {
        System.err.printf(format + "%n", arguments);
    }
}
