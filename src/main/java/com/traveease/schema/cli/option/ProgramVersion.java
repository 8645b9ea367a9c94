package com.traveease.schema.cli.option;

import com.traveease.schema.config.BuildVersion;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program. */
public class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] { "traveease-schema " + BuildVersion.text() };
    }
}
