package com.traveease.schema.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What is in a schema that has no history table.
 *
 * @param objects tables, views, routines and events, bookkeeping aside
 * @param alembic whether Alembic's table of versions is there
 */
public record Unrecorded(int objects, boolean alembic) {

    /** How many objects the schema has, as SQL. */
    public static String count(String history) {
        return "((SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " AND table_name NOT IN ('" + history + "', '" + AlembicVersion.TABLE + "')"
                + " AND LEFT(table_name, 17) <> 'traveease_schema_')"
                + " + (SELECT COUNT(*) FROM information_schema.routines WHERE routine_schema = DATABASE())"
                + " + (SELECT COUNT(*) FROM information_schema.events WHERE event_schema = DATABASE()))";
    }

    static Unrecorded in(Connection connection, String history) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + count(history) + ", (SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()"
                        + " AND table_name = '" + AlembicVersion.TABLE + "')");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Unrecorded(row.getInt(1), row.getInt(2) > 0);
        }
    }

    /** Why an upgrade must not start here. */
    Optional<String> problem() {
        if (alembic) {
            return Optional.of(
                    "This schema is managed by Alembic (it has a table %s) and has no history of this program yet. Take it over with: adopt."
                            .formatted(AlembicVersion.TABLE));
        }
        return objects == 0 ? Optional.empty()
                : Optional.of(
                        ("The schema is not empty (tables, views, routines and events: %d), and has no history of this program. "
                                + "Record which revision it is at with: stamp REV; or, if no script was ever run in it, with: stamp base.")
                                .formatted(objects));
    }
}
