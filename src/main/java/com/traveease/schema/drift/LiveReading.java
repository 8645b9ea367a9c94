package com.traveease.schema.drift;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.plan.RoutineVisibility;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;

/** Reads what a schema has now, and holds it against a record. Nothing but reading, and no statement that looks at rows. */
final class LiveReading {

    /** By which the server says that the account may not know. */
    private static final Set<Integer> DENIED = Set.of(MySqlErrors.DBACCESS_DENIED_ERROR, MySqlErrors.TABLEACCESS_DENIED_ERROR,
            MySqlErrors.SPECIFIC_ACCESS_DENIED_ERROR, MySqlErrors.PROCACCESS_DENIED_ERROR);

    private final ConnectionSource connections;
    private final String schema;
    private final String history;

    /** @param history the name of the history table */
    public LiveReading(ConnectionSource connections, String schema, String history) {
        this.connections = connections;
        this.schema = schema;
        this.history = history;
    }

    public SchemaText read() throws SQLException {
        return SchemaText.read(connections, schema, history);
    }

    public LiveDrift drift(SchemaText recorded, Ignored ignored) throws SQLException {
        return drift(recorded, read(), ignored);
    }

    LiveDrift drift(SchemaText recorded, SchemaText live, Ignored ignored) throws SQLException {
        return LiveDrift.between(recorded, live, hidden(missing(recorded, live)), ignored);
    }

    private static Set<ObjectName> missing(SchemaText recorded, SchemaText live) {
        Set<String> there = live.stored().stream().map(one -> name(one).key()).collect(Collectors.toCollection(HashSet::new));
        live.tables().keySet().forEach(name -> there.add(new ObjectName(ObjectKind.TABLE, name).key()));
        Set<ObjectName> missing = recorded.stored().stream().map(LiveReading::name)
                .collect(Collectors.toCollection(HashSet::new));
        recorded.tables().keySet().forEach(name -> missing.add(new ObjectName(ObjectKind.TABLE, name)));
        missing.removeIf(name -> there.contains(name.key()));
        return missing;
    }

    private static ObjectName name(StoredText one) {
        return new ObjectName(one.kind(), one.name());
    }

    /** The account sees fewer objects than there are; each that seems to be gone is asked for by its name. */
    private Set<ObjectName> hidden(Set<ObjectName> missing) throws SQLException {
        if (missing.isEmpty()) {
            return Set.of();
        }
        Set<ObjectName> hidden = new HashSet<>();
        try (Connection connection = connections.open()) {
            if (missing.stream().anyMatch(LiveReading::isRoutine) && !RoutineVisibility.isComplete(connection, schema)) {
                missing.stream().filter(LiveReading::isRoutine).forEach(hidden::add);
            }
            for (ObjectName name : missing.stream().filter(name -> !isRoutine(name)).toList()) {
                if (isDenied(connection, name)) {
                    hidden.add(name);
                }
            }
        }
        return hidden;
    }

    private static boolean isRoutine(ObjectName name) {
        return List.of(ObjectKind.PROCEDURE, ObjectKind.FUNCTION).contains(name.kind());
    }

    private boolean isDenied(Connection connection, ObjectName name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SHOW CREATE %s %s.%s".formatted(name.kind().name().toUpperCase(Locale.ROOT),
                    Identifiers.quoted(schema), Identifiers.quoted(name.name())));
            return false;
        } catch (SQLException e) {
            if (!connection.isValid(10)) {
                throw e;
            }
            return DENIED.contains(e.getErrorCode());
        }
    }
}
