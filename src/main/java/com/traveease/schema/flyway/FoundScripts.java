package com.traveease.schema.flyway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** The files of folders, and before them the scripts that are built in where those are wanted too. */
record FoundScripts(List<LoadableResource> files, Optional<ResourceProvider> builtIn) implements ResourceProvider {

    FoundScripts {
        files = List.copyOf(files);
    }

    @Override
    public LoadableResource getResource(String name) {
        return files.stream().filter(file -> file.getRelativePath().equals(name)).findFirst()
                .orElseGet(() -> builtIn.map(others -> others.getResource(name)).orElse(null));
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        List<LoadableResource> found = new ArrayList<>();
        builtIn.ifPresent(others -> found.addAll(others.getResources(prefix, suffixes)));
        files.stream().filter(file -> file.getFilename().startsWith(prefix)
                && Arrays.stream(suffixes).anyMatch(file.getFilename()::endsWith)).forEach(found::add);
        return found;
    }
}
