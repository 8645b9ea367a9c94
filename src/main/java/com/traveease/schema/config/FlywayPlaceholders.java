package com.traveease.schema.config;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;

import com.traveease.schema.connection.DatabaseAddress;

/** What Flyway puts in place of {@code ${flyway:…}}, but for the name of the file, which every script knows itself. */
final class FlywayPlaceholders {

    /** As Flyway writes it; a repeatable script with it runs every time. */
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private FlywayPlaceholders() {
    }

    /**
     * Those of the database only when its address is known.
     *
     * @param table of the history
     * @param url what the option {@code --url} was given
     */
    static Map<String, String> of(Config config, Optional<String> url, String table) {
        Map<String, String> values = new HashMap<>();
        values.put("flyway:table", table);
        values.put("flyway:timestamp", LocalDateTime.now().format(TIMESTAMP));
        values.put("flyway:workingDirectory", System.getProperty("user.dir"));
        values.put("flyway:environment", "default");
        address(config, url).ifPresent(address -> {
            values.put("flyway:database", address.schema());
            values.put("flyway:defaultSchema", address.schema());
            values.put("flyway:user", address.effectiveUser());
        });
        return values;
    }

    private static Optional<DatabaseAddress> address(Config config, Optional<String> url) {
        try {
            return SchemaConfiguration.from(config, url).address();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // whoever needs it is told
        }
    }
}
