package com.traveease.schema.flyway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.scanner.filesystem.FileSystemScanner;

import com.traveease.schema.config.ScriptConfiguration;
import com.traveease.schema.revision.ScriptFolder;

/** Gives Flyway this program's settings: both must read the same scripts and the same history. */
final class FlywaySettings {

    private static final String BUILT_IN = "classpath:db/migration";
    /** Flyway works these out itself. */
    private static final String OF_FLYWAY = "flyway:";

    private final ScriptConfiguration scripts;

    FlywaySettings(ScriptConfiguration scripts) {
        this.scripts = scripts;
    }

    /**
     * @param configuration as the Quarkus extension has made it: the scripts that are built in, and what is set under
     *        {@code quarkus.flyway}
     * @param schema of the connection
     */
    void apply(FluentConfiguration configuration, String schema) {
        // The lock and the history are those of this schema.
        configuration.schemas(schema).defaultSchema(schema).createSchemas(false).cleanDisabled(true);
        configuration.table(scripts.rules().table()).outOfOrder(scripts.rules().outOfOrder());
        configuration.encoding(scripts.reading().encoding());
        if (!scripts.rules().missing().isEmpty()) {
            // Flyway knows kinds, no names. What nobody has named was refused before.
            configuration.ignoreMigrationPatterns(Stream.concat(Arrays.stream(configuration.getIgnoreMigrationPatterns()),
                    Stream.of(ValidatePattern.fromPattern("*:missing"))).toArray(ValidatePattern[]::new));
        }
        Optional<Map<String, String>> placeholders = scripts.locations().isEmpty() ? Optional.empty()
                : scripts.reading().placeholders();
        configuration.placeholderReplacement(placeholders.isPresent());
        configuration.placeholders(ownNames(placeholders.orElse(Map.of())));
        if (!scripts.locations().isEmpty()) {
            locate(configuration);
        }
    }

    private static Map<String, String> ownNames(Map<String, String> placeholders) {
        Map<String, String> own = new HashMap<>(placeholders);
        own.keySet().removeIf(name -> name.startsWith(OF_FLYWAY));
        return own;
    }

    /** The extension fixes the places when it builds, so ours are looked through here, by Flyway's own reader of folders. */
    private void locate(FluentConfiguration configuration) {
        List<String> folders = ScriptFolder.folders(scripts.locations()).stream().map(folder -> "filesystem:" + folder)
                .toList();
        boolean builtInToo = folders.size() < scripts.locations().size();
        List<String> all = new ArrayList<>(folders);
        if (builtInToo) {
            all.add(BUILT_IN);
        }
        configuration.locations(all.toArray(String[]::new));
        List<LoadableResource> files = new ArrayList<>();
        FileSystemScanner reader = new FileSystemScanner(configuration);
        for (Location location : configuration.getLocations()) {
            if (folders.contains(location.getDescriptor())) {
                files.addAll(reader.scanForResources(location));
            }
        }
        configuration.resourceProvider(new FoundScripts(files,
                builtInToo ? Optional.of(configuration.getResourceProvider()) : Optional.empty()));
    }
}
