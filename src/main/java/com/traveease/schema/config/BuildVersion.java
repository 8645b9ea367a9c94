package com.traveease.schema.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote into the program. */
public final class BuildVersion {

    private BuildVersion() {
    }

    /** {@code 1.2.0}. */
    public static String text() {
        Properties properties = new Properties();
        try (InputStream in = BuildVersion.class.getResourceAsStream("/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own version cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
