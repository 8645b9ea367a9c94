package com.traveease.development.mysql;

import java.nio.file.Path;

/** Where this user keeps what can be made again. */
final class CacheDirectory {

    private static final String NAME = "traveease-schema";

    private CacheDirectory() {
    }

    static Path of(Platform platform) {
        // By the XDG specification, a relative path is as good as none.
        String configured = System.getenv("XDG_CACHE_HOME");
        if (configured != null && Path.of(configured).isAbsolute()) {
            return Path.of(configured, NAME);
        }
        Path home = Path.of(System.getProperty("user.home"));
        if (!home.isAbsolute()) { // "?" when the user has none
            throw new IllegalStateException(
                    "This user has no home directory in which MySQL could be unpacked: set XDG_CACHE_HOME to a directory.");
        }
        return switch (platform) {
            case LINUX_X86_64 -> home.resolve(".cache").resolve(NAME);
            case MACOS -> home.resolve("Library/Caches").resolve(NAME);
        };
    }
}
