package com.traveease.schema.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program. */
public class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = ProgramVersion.class.getResourceAsStream("/version.properties")) {
            properties.load(in);
        }
        return new String[] { "traveease-schema " + properties.getProperty("version") };
    }
}
