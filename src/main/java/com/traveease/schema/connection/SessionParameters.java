package com.traveease.schema.connection;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.mysql.cj.conf.PropertyKey;

/**
 * Those parameters of a JDBC address that change what a script does on the server, and what every session of this program is
 * given. All others have no effect on scripts.
 */
final class SessionParameters {

    private static final String COLLATION = PropertyKey.connectionCollation.getKeyName();
    private static final String ZONE = PropertyKey.connectionTimeZone.getKeyName();
    private static final String FORCED = PropertyKey.forceConnectionTimeZoneToSession.getKeyName();
    private static final String STRICT = PropertyKey.jdbcCompliantTruncation.getKeyName();
    private static final String VARIABLES = PropertyKey.sessionVariables.getKeyName();

    /** Defaults of a server that would keep history and journal from being written, or translate messages. */
    private static final String DEFAULTS = "transaction_read_only=0,sql_safe_updates=0,lc_messages='en_US'"
            // What the driver would say in two statements more.
            + ",character_set_results=NULL,autocommit=1";
    /** What is read of history and journal has to be all of it, whatever the address says. */
    private static final String NO_LIMITS = "sql_select_limit=18446744073709551615,max_execution_time=0,sql_big_selects=1";

    private static final Pattern UTF8MB4 = Pattern.compile("utf8mb4_[a-z0-9_]{1,50}");
    private static final Pattern OTHER_UNICODE = Pattern.compile("utf8(mb3)?_(.*)");
    private static final Set<String> UTF8 = Set.of("", "utf8", "utf-8", "utf8mb3", "utf8mb4");
    private static final Set<String> ON = Set.of("", "true", "on", "yes", "1");
    private static final Set<String> ZONES_OF_THE_DRIVER = Set.of("LOCAL", "SERVER");

    private SessionParameters() {
    }

    /**
     * @throws IllegalArgumentException when one cannot be followed; one sentence that names it
     */
    static void check(Map<String, String> given, Origin origin) {
        if (given.containsKey(COLLATION)) {
            requireUtf8mb4(origin.url(), COLLATION, given.get(COLLATION));
        }
        given.forEach((name, value) -> ofOtherDrivers(name, value, origin));
        String zone = given.get(ZONE);
        if (isForced(given) && zone != null && !ZONES_OF_THE_DRIVER.contains(zone)) {
            try {
                ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "%s has %s=%s, which is not a time zone. Correct it.".formatted(origin.url(), ZONE, zone), e);
            }
        }
    }

    /** What this driver has no such parameter for, and would leave out without a word. */
    private static void ofOtherDrivers(String name, String value, Origin origin) {
        String text = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        if (name.equalsIgnoreCase("charset") && !UTF8.contains(text)) {
            throw new IllegalArgumentException("%s has %s=%s, but scripts are always sent in utf8mb4. Remove it."
                    .formatted(origin.url(), name, value));
        }
        if (name.equalsIgnoreCase("autocommit") && !ON.contains(text)) {
            throw new IllegalArgumentException(
                    ("%s has %s=%s, but this program begins and ends transactions itself. Remove it; "
                            + "a script that needs it can SET autocommit = 0.").formatted(origin.url(), name, value));
        }
    }

    /**
     * @param source the name of the setting, for messages
     * @throws IllegalArgumentException when the collation is of another character set; one sentence
     */
    static void requireUtf8mb4(String source, String parameter, String collation) {
        String name = collation.toLowerCase(Locale.ROOT);
        if (!UTF8MB4.matcher(name).matches()) {
            String similar = OTHER_UNICODE.matcher(name).replaceFirst("utf8mb4_$2");
            throw new IllegalArgumentException("%s has %s=%s, but scripts are always sent in utf8mb4. Write %s, or take it out."
                    .formatted(source, parameter, collation,
                            UTF8MB4.matcher(similar).matches() ? similar : "a collation of utf8mb4"));
        }
    }

    /** For the driver. */
    static Map<String, String> of(Map<String, String> given, SessionDefaults defaults) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (isForced(given)) {
            properties.put(FORCED, "true");
            properties.put(ZONE, given.getOrDefault(ZONE, "LOCAL"));
        }
        if (given.containsKey(STRICT)) {
            properties.put(STRICT, given.get(STRICT));
        }
        StringBuilder variables = new StringBuilder(DEFAULTS);
        if (given.containsKey(COLLATION)) {
            variables.append(",collation_connection=").append(given.get(COLLATION));
        }
        if (given.containsKey(VARIABLES)) {
            variables.append(',').append(given.get(VARIABLES));
        }
        // The setting goes before the address, which is often copied from the application.
        defaults.timeZone().ifPresent(zone -> variables.append(",time_zone='").append(zone).append('\''));
        defaults.sqlMode().ifPresent(mode -> {
            variables.append(",sql_mode='").append(mode).append('\'');
            properties.put(STRICT, "false"); // or the driver would add a mode
        });
        properties.put(VARIABLES, variables.append(',').append(NO_LIMITS).toString());
        return properties;
    }

    private static boolean isForced(Map<String, String> given) {
        return Boolean.parseBoolean(given.getOrDefault(FORCED, "false"));
    }
}
