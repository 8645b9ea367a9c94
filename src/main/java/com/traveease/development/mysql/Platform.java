package com.traveease.development.mysql;

import java.util.Locale;

/** An operating system and processor that the MySQL on the class path runs on. */
enum Platform {

    LINUX_X86_64("mysql-Linux-amd64.tar.gz"),
    /** On Apple silicon too: Rosetta runs it. */
    MACOS("mysql-Mac_OS_X-x86_64.tar.gz");

    static final String DATABASE_VARIABLE = "QUARKUS_DATASOURCE_JDBC_URL";

    private final String archive;

    Platform(String archive) {
        this.archive = archive;
    }

    /** The name of the resource that holds the server. */
    String archive() {
        return archive;
    }

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return MACOS;
        }
        if (name.equals("linux") && (processor.equals("amd64") || processor.equals("x86_64"))) {
            return LINUX_X86_64;
        }
        throw new IllegalStateException(
                "There is no embedded MySQL for %s on %s (only Linux x86-64 and macOS): set %s to a MySQL 8.0, for example jdbc:mysql://localhost:3306/traveease, with QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD."
                        .formatted(system, processor, DATABASE_VARIABLE));
    }
}
