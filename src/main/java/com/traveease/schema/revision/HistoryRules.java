package com.traveease.schema.revision;

import java.util.Set;

/**
 * What a history may have although the scripts would not have made it so.
 *
 * @param outOfOrder whether a revision may be applied below the current one
 * @param missing ids, versions or scripts that the history has and that nobody has a script for, such as Flyway's Java
 *        migrations; the database goes on without them
 */
public record HistoryRules(boolean outOfOrder, Set<String> missing) {

    static final HistoryRules STRICT = new HistoryRules(false, Set.of());

    public HistoryRules {
        missing = Set.copyOf(missing);
    }

    /** Whether somebody has named what the history has under one of these. */
    public boolean accepts(Version version, String id, String script) {
        return missing.stream().anyMatch(name -> name.equals(id) || name.equals(script)
                || Version.isVersion(name) && Version.parse(name).equals(version));
    }
}
