package com.traveease.schema.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.traveease.schema.definition.StoredText;

/**
 * Objects that are no drift whatever becomes of them: those that the user names, and what tools that change or migrate schemas
 * leave behind. Triggers on such a table belong to it.
 */
public final class Ignored {

    /** Names that nobody else gives: of gh-ost, pt-online-schema-change and other migration tools. */
    private static final List<String> OF_TOOLS = List.of("_*_gho", "_*_ghc", "_*_del", "pt_osc_*", "databasechangelog",
            "databasechangeloglock", "schema_migrations", "ar_internal_metadata", "gorp_migrations", "goose_db_version",
            "alembic_version", "flyway_schema_history", "schema_version", "knex_migrations", "knex_migrations_lock",
            "_prisma_migrations", "atlas_schema_revisions", "phinxlog", "doctrine_migration_versions", "migration_versions",
            "django_migrations", "__efmigrationshistory", "sequelizemeta", "_sqlx_migrations");
    /** Names that an application may have given too: leftovers only where a run did not leave them. */
    private static final List<String> PERHAPS_OF_TOOLS = List.of("_*_new", "_*_old", "pt_*");

    /** Nothing but what tools leave. */
    public static final Ignored LEFTOVERS = new Ignored(List.of());

    private final List<Pattern> always = new ArrayList<>();
    private final List<Pattern> unlessRecorded = new ArrayList<>();

    private Ignored(List<String> named) {
        OF_TOOLS.forEach(glob -> always.add(pattern(glob)));
        named.forEach(glob -> always.add(pattern(glob)));
        PERHAPS_OF_TOOLS.forEach(glob -> unlessRecorded.add(pattern(glob)));
    }

    /** @param named names of objects; {@code *} is any text and {@code ?} any character, and case does not count */
    public static Ignored of(List<String> named) {
        return new Ignored(named);
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    boolean covers(String name, boolean recorded) {
        return matches(always, name) || !recorded && matches(unlessRecorded, name);
    }

    /** @param recorded whether the object is in the record; of a trigger, whether its table is */
    boolean covers(StoredText stored, boolean recorded, boolean tableRecorded) {
        return covers(stored.name(), recorded) || !stored.table().isEmpty() && covers(stored.table(), tableRecorded);
    }

    private static boolean matches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
