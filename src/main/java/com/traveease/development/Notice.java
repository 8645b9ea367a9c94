package com.traveease.development;

/**
 * What a person who waits should see at once. Quarkus in development mode holds log records back until the application is
 * up, and this is about why it is not up yet.
 */
final class Notice {

    private Notice() {
    }

    static void print(String format, Object... arguments) {
        System.err.printf(format + "%n", arguments);
    }
}
