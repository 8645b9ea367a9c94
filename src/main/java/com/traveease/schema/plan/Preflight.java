package com.traveease.schema.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.analysis.ForeignDefiner;
import com.traveease.schema.analysis.KeylessTable;
import com.traveease.schema.analysis.Privilege;
import com.traveease.schema.analysis.RequiredPrivilege;
import com.traveease.schema.analysis.Requirements;
import com.traveease.schema.analysis.StoredFunction;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.InactiveRole;
import com.traveease.schema.connection.ReadOnlyServerException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.revision.HistoryRules;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Place;

/**
 * What would stop scripts on their way and can be known before. Every statement of DDL commits by itself, so what the server
 * refuses in the middle leaves a part behind; what is refused here leaves nothing. In doubt it is let through.
 */
public final class Preflight {

    /** What this program itself does in the default schema. */
    private static final List<Privilege> BOOKKEEPING = List.of(Privilege.CREATE, Privilege.SELECT, Privilege.INSERT,
            Privilege.UPDATE, Privilege.DELETE);

    private final Requirements requirements;
    private final ServerSettings settings;
    private final Grants grants;
    private final String schema;
    private final boolean recordsThere;

    /** @param recordsThere whether the tables in which this program records what was run are there already */
    Preflight(Requirements requirements, ServerSettings settings, Grants grants, String schema, boolean recordsThere) {
        this.requirements = requirements;
        this.settings = settings;
        this.grants = grants;
        this.schema = schema;
        this.recordsThere = recordsThere;
    }

    /**
     * Asks the server two questions, and more only where the answer depends on them. Changes nothing.
     *
     * @param connection that will run the scripts
     * @return what may not come out as the scripts want it, a sentence each
     * @throws ReadOnlyServerException when the server takes no changes; a failover may end that
     * @throws MigrationRefusedException when a statement of the steps is known to fail
     * @throws SQLException when the connection is lost
     */
    public static List<String> require(Connection connection, DatabaseAddress address, List<Step> steps) throws SQLException {
        return require(connection, address, steps, script -> 0);
    }

    /**
     * For a run that is continued.
     *
     * @param applied how many statements of a script are not run any more
     */
    public static List<String> require(Connection connection, DatabaseAddress address, List<Step> steps,
            ToIntFunction<Script> applied) throws SQLException {
        return require(connection, address, steps, applied, HistoryRules.TABLE);
    }

    /**
     * As the other.
     *
     * @param history the name of that table
     */
    public static List<String> require(Connection connection, DatabaseAddress address, List<Step> steps,
            ToIntFunction<Script> applied, String history) throws SQLException {
        if (steps.isEmpty()) {
            return List.of();
        }
        ServerSettings settings = ServerSettings.of(connection);
        Optional<String> readOnly = settings.readOnly();
        if (readOnly.isPresent()) {
            throw new ReadOnlyServerException(address, readOnly.get());
        }
        String schema = connection.getCatalog();
        Requirements requirements = Requirements.of(steps.stream().map(Step::script).toList(), schema,
                SchemaLock.nameFor(schema), applied);
        Grants grants = Grants.of(connection);
        boolean recordsThere = !grants.allow(new RequiredPrivilege(Privilege.CREATE, schema), settings)
                && areThere(connection, history, Journal.TABLE);
        Preflight preflight = new Preflight(requirements, settings, grants, schema, recordsThere);
        List<String> refusals = new ArrayList<>(preflight.lacking(connection));
        refusals.addAll(preflight.refusals());
        for (KeylessTable table : preflight.tablesWithoutKey()) {
            if (failsForItsKey(connection, table)) {
                refusals.add(sentence(table));
            }
        }
        for (LockReleasingPrograms.Use use : new LockReleasingPrograms(connection, SchemaLock.nameFor(schema)).usedBy(steps,
                applied)) {
            refusals.add(
                    "%s runs %s, which releases named locks, and with them the one under which the migration runs: another run could begin at the same time. Have it release the lock you mean by a name in quotes."
                            .formatted(use.place(), use.program()));
        }
        BatchKeys.refusals(connection, steps, applied).forEach(refusal -> refusals.add(refusal.message()));
        Optional<DiskRoom> room = DiskRoom.of(connection, address, settings, requirements.rebuilds());
        room.flatMap(disk -> disk.refusal(requirements)).ifPresent(refusals::add);
        if (!refusals.isEmpty()) {
            throw new MigrationRefusedException(refusals.size() == 1 ? refusals.get(0) + " Nothing was run."
                    : String.join("\n", refusals) + "\nNothing was run.");
        }
        List<String> warnings = new ArrayList<>(preflight.warnings());
        room.flatMap(disk -> disk.warning(requirements)).ifPresent(warnings::add);
        return List.copyOf(warnings);
    }

    /** Privileges that the account does not have, with the command that gives them. */
    private List<String> lacking(Connection connection) throws SQLException {
        Map<String, Map<Privilege, String>> missing = missing();
        Map<String, Grants> roles = new LinkedHashMap<>();
        for (String role : missing.isEmpty() ? List.<String> of() : InactiveRole.namedBy(connection)) {
            roles.put(role, Grants.with(connection, role));
        }
        List<String> refusals = new ArrayList<>();
        missing.forEach((where, what) -> refusals.add("%s lacks privileges on schema %s: %s. %s".formatted(settings.account(),
                where, what.entrySet().stream().map(lack -> "%s (%s)".formatted(lack.getKey(), lack.getValue()))
                        .collect(Collectors.joining(", ")),
                roles.entrySet().stream().filter(role -> role.getValue().isKnown() && what.keySet().stream()
                        .allMatch(privilege -> role.getValue().allow(new RequiredPrivilege(privilege, where), settings)))
                        .map(Map.Entry::getKey).findFirst()
                        .map(role -> "The role %s is granted to it and would give them, but is not active. Run SET DEFAULT ROLE %s TO %s."
                                .formatted(role, role, settings.account()))
                        .orElseGet(() -> "Run GRANT %s ON %s.* TO %s.".formatted(
                                granted(where, what.keySet()), grantable(where), settings.account())))));
        return refusals;
    }

    /** With what it has there by a pattern, which the grant would take away otherwise. */
    private String granted(String where, Set<Privilege> missing) {
        return Stream.concat(grants.byPattern(where, settings).stream(), missing.stream().map(Privilege::toString)).distinct()
                .collect(Collectors.joining(", "));
    }

    /** What is known from the scripts, the variables and the grants, beside missing privileges. */
    List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        foreignDefiner().ifPresent(definer -> refusals.add(
                "%s names the definer %s@%s, which needs the privilege %s. Remove DEFINER, or run GRANT %s ON *.* TO %s."
                        .formatted(definer.place(), Identifiers.quoted(definer.user()), Identifiers.quoted(definer.host()),
                                settings.definerPrivilege(),
                                settings.definerPrivilege(), settings.account())));
        if (settings.distrustsFunctionCreators()) {
            refusals.addAll(distrusted());
        }
        for (Place place : requirements.lockReleases()) {
            refusals.add(
                    "%s releases named locks, and with them the one under which the migration runs. Remove it, or release the lock you mean by a name in quotes."
                            .formatted(place));
        }
        return refusals;
    }

    List<String> warnings() {
        return requirements.events().isEmpty() || settings.runsEvents() ? List.of()
                : List.of(
                        "%s creates an enabled event, but event_scheduler is not ON: the event will not run until it is turned on."
                                .formatted(places(requirements.events())));
    }

    /** By schema; each privilege with what needs it. */
    private Map<String, Map<Privilege, String>> missing() {
        Map<String, Map<Privilege, String>> missing = new LinkedHashMap<>();
        for (Privilege privilege : BOOKKEEPING) {
            if (privilege != Privilege.CREATE || !recordsThere) {
                lack(missing, new RequiredPrivilege(privilege, schema), "to record what was run");
            }
        }
        requirements.privileges().forEach((required, place) -> lack(missing, required, place.toString()));
        return missing;
    }

    private void lack(Map<String, Map<Privilege, String>> missing, RequiredPrivilege required, String what) {
        if (!grants.allow(required, settings)) {
            missing.computeIfAbsent(settings.tableNames().spelled(required.schema()), name -> new LinkedHashMap<>())
                    .putIfAbsent(required.privilege(), what);
        }
    }

    /** As {@code GRANT} takes it: without partial revokes, an underscore would be any character. */
    private String grantable(String name) {
        return Identifiers.quoted(settings.hasPartialRevokes() ? name : name.replaceAll("([_%\\\\])", "\\\\$1"));
    }

    private Optional<ForeignDefiner> foreignDefiner() {
        return grants.hasAny("SUPER", "SET_USER_ID", "SET_ANY_DEFINER") || settings.user().isEmpty() ? Optional.empty()
                : requirements.definers().stream().filter(definer -> !definer.is(settings.user(), settings.host()))
                        .findFirst();
    }

    private List<String> distrusted() {
        List<String> refusals = new ArrayList<>();
        // Not even SUPER helps these.
        requirements.functions().stream().filter(function -> !function.declaredSafe()).forEach(function -> refusals.add(
                ("%s: the function %s is declared none of DETERMINISTIC, NO SQL and READS SQL DATA, but the server has a "
                        + "binary log and log_bin_trust_function_creators is OFF (error 1418). Declare it, or run SET "
                        + "PERSIST log_bin_trust_function_creators = ON.")
                        .formatted(function.place(), function.name())));
        Set<Place> privileged = new LinkedHashSet<>(requirements.triggers());
        requirements.functions().stream().filter(StoredFunction::declaredSafe).forEach(f -> privileged.add(f.place()));
        if (!privileged.isEmpty() && !grants.hasAny("SUPER")) {
            refusals.add(
                    ("%s creates a trigger or a function, but the server has a binary log and log_bin_trust_function_creators "
                            + "is OFF (error 1419). Run SET PERSIST log_bin_trust_function_creators = ON, or GRANT SUPER ON "
                            + "*.* TO %s.")
                            .formatted(places(List.copyOf(privileged)), settings.account()));
        }
        return refusals;
    }

    private static String places(List<Place> places) {
        return places.get(0) + (places.size() == 1 ? "" : " (and %d more)".formatted(places.size() - 1));
    }

    /** Tables that the server may refuse; which of them depends on what the database has. */
    List<KeylessTable> tablesWithoutKey() {
        return settings.requiresPrimaryKeys() && !settings.generatesPrimaryKeys() ? requirements.keyless() : List.of();
    }

    private static boolean failsForItsKey(Connection connection, KeylessTable table) throws SQLException {
        if (table.unlessThere() && hasKey(connection, table.table()).isPresent()) {
            return false;
        }
        // An earlier script of this run may create the table that it copies; that cannot be known here.
        return table.like().isEmpty() || hasKey(connection, table.like().get()).filter(key -> !key).isPresent();
    }

    private static boolean areThere(Connection connection, String... tables) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?")) {
            for (String table : tables) {
                select.setString(1, table);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /** Whether a table has a primary key; empty when there is no such table. */
    private static Optional<Boolean> hasKey(Connection connection, KeylessTable.Name table) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT EXISTS (SELECT 1 FROM information_schema.statistics s "
                        + "WHERE s.table_schema = t.table_schema AND s.table_name = t.table_name AND s.index_name = 'PRIMARY') "
                        + "FROM information_schema.tables t WHERE t.table_schema = ? AND t.table_name = ?")) {
            select.setString(1, table.schema());
            select.setString(2, table.table());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
            }
        }
    }

    private static String sentence(KeylessTable table) {
        return ("%s leaves the table %s without a primary key, and sql_require_primary_key is ON (error 3750). Give it one, "
                + "or have the script SET sql_require_primary_key = OFF first, which needs the privilege "
                + "SESSION_VARIABLES_ADMIN.")
                .formatted(table.place(), table.table().table());
    }
}
