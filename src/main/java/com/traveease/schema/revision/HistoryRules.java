package com.traveease.schema.revision;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the history is, and what it may have although the scripts would not have made it so.
 *
 * @param table its name, in the schema that is migrated
 * @param outOfOrder whether a revision may be applied below the current one
 * @param missing ids, versions or scripts that the history has and that nobody has a script for, such as Flyway's Java
 *        migrations; the database goes on without them
 */
public record HistoryRules(String table, boolean outOfOrder, Set<String> missing) {

    /** Flyway's default. */
    public static final String TABLE = "flyway_schema_history";

    /** The names of its key and its index are longer. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$-]{1,58}");

    static final HistoryRules STRICT = new HistoryRules(TABLE, false, Set.of());

    public HistoryRules {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "SCHEMA_TABLE: '%s' cannot be the name of the history table. Use letters, digits, _, $ and -, at most 58 characters."
                            .formatted(table));
        }
        missing = Set.copyOf(missing);
    }

    /** Whether somebody has named what the history has under one of these. */
    public boolean accepts(Version version, String id, String script) {
        return missing.stream().anyMatch(name -> name.equals(id) || name.equals(script)
                || Version.isVersion(name) && Version.parse(name).equals(version));
    }
}
