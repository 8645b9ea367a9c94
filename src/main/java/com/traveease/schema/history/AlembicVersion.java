package com.traveease.schema.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Alembic's own table, {@code alembic_version}. It is read when a schema is taken over. A backend may go on checking it during
 * a change-over: then it is kept in step, which is remembered in the table's comment, so that every later run of this program
 * knows, wherever it runs.
 */
public final class AlembicVersion {

    public static final String TABLE = "alembic_version";

    private static final String KEPT = "kept in step by traveease-schema";

    private final Connection connection;

    public AlembicVersion(Connection connection) {
        this.connection = connection;
    }

    /** The ids in it; none at Alembic's base. The table has to be there. */
    public List<String> ids() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT version_num FROM " + TABLE);
                ResultSet row = select.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (row.next()) {
                ids.add(String.valueOf(row.getString(1)));
            }
            return ids;
        }
    }

    public boolean exists() throws SQLException {
        return comment().isPresent();
    }

    public boolean isKept() throws SQLException {
        return comment().equals(Optional.of(KEPT));
    }

    private Optional<String> comment() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT table_comment FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '"
                        + TABLE + "'");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** From now on, see {@link #follow}. */
    public void keep() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + TABLE + " COMMENT = '" + KEPT + "'");
        }
    }

    /**
     * Writes the current revision into the table, in the transaction that is open.
     *
     * @param id empty at base
     * @return why it could not be written, and what stands there; empty when it was
     */
    public Optional<String> follow(Optional<String> id) throws SQLException {
        int width = width();
        if (id.isPresent() && id.get().length() > width) {
            return Optional.of(("%s stays at %s: %s has %d characters, its column holds %d. To have it follow: ALTER TABLE "
                    + "%s MODIFY version_num VARCHAR(128) NOT NULL.")
                    .formatted(TABLE, ids().stream().findFirst().orElse("base"), id.get(), id.get().length(), width, TABLE));
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM " + TABLE);
        }
        if (id.isPresent()) {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + TABLE + " (version_num) VALUES (?)")) {
                insert.setString(1, id.get());
                insert.executeUpdate();
            }
        }
        return Optional.empty();
    }

    public int width() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT character_maximum_length FROM information_schema.columns WHERE table_schema = DATABASE() "
                        + "AND table_name = '" + TABLE + "' AND column_name = 'version_num'");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
