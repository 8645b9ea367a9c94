package com.traveease.schema.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the account can see a routine or trigger: of one that it has no right on, the server says that it does not exist.
 */
public final class RoutineVisibility {

    private static final Set<String> ON_SCHEMA = Set.of("EXECUTE", "ALTER ROUTINE", "CREATE ROUTINE");
    private static final Set<String> ON_SERVER = Set.of("EXECUTE", "ALTER ROUTINE", "CREATE ROUTINE", "SHOW_ROUTINE", "SELECT");

    private RoutineVisibility() {
    }

    /**
     * Whether the account certainly sees every trigger of the schema, which takes the privilege TRIGGER.
     *
     * @throws SQLException when the connection is lost
     */
    public static boolean isOfTriggers(Connection connection, String schema) throws SQLException {
        Grants grants = Grants.of(connection);
        return grants.isKnown() && grants.revoked().isEmpty() && Stream.concat(
                grants.granted().stream().filter(grant -> grant.scope() == Grants.Scope.SERVER),
                grants.ofSchema(schema, ServerSettings.of(connection)).stream()).anyMatch(grant -> grant.has("TRIGGER"));
    }

    /**
     * Whether the account certainly sees every routine of the schema.
     *
     * @throws SQLException when the connection is lost
     */
    public static boolean isComplete(Connection connection, String schema) throws SQLException {
        Grants grants = Grants.of(connection);
        if (!grants.isKnown() || !grants.revoked().isEmpty()) {
            return false;
        }
        return Stream.concat(
                grants.granted().stream().filter(grant -> grant.scope() == Grants.Scope.SERVER)
                        .filter(grant -> ON_SERVER.stream().anyMatch(grant::has)),
                grants.ofSchema(schema, ServerSettings.of(connection)).stream()
                        .filter(grant -> ON_SCHEMA.stream().anyMatch(grant::has)))
                .findAny().isPresent();
    }
}
