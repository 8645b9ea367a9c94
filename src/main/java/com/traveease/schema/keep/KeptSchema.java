package com.traveease.schema.keep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;

/** The schema {@code <schema>_kept} on the same server, and the list of what is in it. */
public final class KeptSchema {

    private static final int LONGEST_NAME = 64;
    private static final String SUFFIX = "_kept";
    private static final String LIST = "traveease_kept";

    private final Server server;
    private final String name;

    private KeptSchema(Server server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Where what a schema lost is kept. A name that is too long is cut, and told from others by its checksum. */
    static String nameFor(String schema) {
        if (schema.length() + SUFFIX.length() <= LONGEST_NAME) {
            return schema + SUFFIX;
        }
        CRC32 checksum = new CRC32();
        checksum.update(schema.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String end = "_" + HexFormat.of().toHexDigits((int) checksum.getValue()) + SUFFIX;
        return schema.substring(0, LONGEST_NAME - end.length()) + end;
    }

    /** Where there is one. */
    public static Optional<KeptSchema> find(Connection connection) throws SQLException {
        Server server = new Server(connection);
        String name = nameFor(connection.getCatalog());
        return server.isTable(name, LIST) ? Optional.of(new KeptSchema(server, name)) : Optional.empty();
    }

    /**
     * An account without rights is told the same of a schema that is there as of one that is not.
     *
     * @throws MigrationRefusedException when the account may not look; with the GRANT
     */
    public static void requireVisible(Connection connection) throws SQLException {
        String name = nameFor(connection.getCatalog());
        try {
            new Server(connection).strings("SELECT 1 FROM %s.%s LIMIT 0".formatted(Identifiers.quoted(name), LIST));
        } catch (SQLException e) {
            if (MissingGrant.isReason(e)) {
                throw new MigrationRefusedException(
                        ("Whether something is kept cannot be determined: the account may not use the schema %s (error %d). "
                                + "Nothing was changed. Let an administrator run: %s;")
                                .formatted(name, e.getErrorCode(), grant(connection, name)),
                        e);
            }
            if (e.getErrorCode() != MySqlErrors.BAD_DB_ERROR && e.getErrorCode() != MySqlErrors.NO_SUCH_TABLE) {
                throw e;
            }
        }
    }

    private static String grant(Connection connection, String name) throws SQLException {
        return MissingGrant.statements(connection, "ALL PRIVILEGES ON %s.*"
                .formatted(Identifiers.quoted(name.replace("_", "\\_"))));
    }

    /**
     * Makes it where there is none.
     *
     * @throws MigrationRefusedException when the account may not; with the GRANT
     */
    static KeptSchema make(Connection connection) throws SQLException {
        Optional<KeptSchema> found = find(connection);
        if (found.isPresent()) {
            return found.get();
        }
        Server server = new Server(connection);
        String name = nameFor(connection.getCatalog());
        try {
            server.run("CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4".formatted(Identifiers.quoted(name)));
            server.run("""
                    CREATE TABLE IF NOT EXISTS %s.%s (
                        id            BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
                        revision      VARCHAR(255)    NOT NULL,
                        table_name    VARCHAR(64)     NOT NULL,
                        kept_columns  TEXT            NOT NULL,
                        state         VARCHAR(10)     NOT NULL,
                        kept_on       TIMESTAMP(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
                        kept_by       VARCHAR(288)    NOT NULL,
                        PRIMARY KEY (id)
                    ) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC
                    """.formatted(Identifiers.quoted(name), LIST));
        } catch (SQLException e) {
            if (MissingGrant.isReason(e)) {
                throw new MigrationRefusedException(
                        ("The account may not use the schema %s, in which rows would be kept (error %d). "
                                + "Nothing was run. Let an administrator run: %s;").formatted(name, e.getErrorCode(),
                                        grant(connection, name)),
                        e);
            }
            throw e;
        }
        return new KeptSchema(server, name);
    }

    public String name() {
        return name;
    }

    /** Quoted, with the schema. */
    public String table(String table) {
        return Identifiers.quoted(name) + "." + Identifiers.quoted(table);
    }

    private String list() {
        return table(LIST);
    }

    /** Oldest first. */
    public List<Kept> all() throws SQLException {
        List<Kept> all = new ArrayList<>();
        for (List<String> row : server.rows("SELECT id, revision, table_name, kept_columns, state, "
                + "DATE_FORMAT(CONVERT_TZ(kept_on, @@session.time_zone, '+00:00'), '%Y-%m-%d %H:%i:%s'), kept_by FROM "
                + list() + " ORDER BY id")) {
            long id = Long.parseLong(row.get(0));
            List<String> columns = row.get(3).isEmpty() ? List.of() : List.of(row.get(3).split("\0"));
            all.add(new Kept(id, row.get(1), row.get(2), columns, keptTable(id, row.get(2)),
                    Kept.State.valueOf(row.get(4)), row.get(5), row.get(6)));
        }
        return all;
    }

    /** Unique, and still to be known by a person. */
    private static String keptTable(long id, String table) {
        String name = "k%d_%s".formatted(id, table);
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** The one that was begun and did not come to its end, or a new one. */
    Kept begin(String revision, String table, List<String> columns) throws SQLException {
        Optional<Kept> begun = begun(revision, table, columns);
        if (begun.isPresent()) {
            return begun.get();
        }
        try (var insert = server.connection().prepareStatement("INSERT INTO %s (revision, table_name, kept_columns, state, "
                .formatted(list()) + "kept_by) VALUES (?, ?, ?, 'BEGUN', CURRENT_USER())")) {
            insert.setString(1, revision);
            insert.setString(2, table);
            insert.setString(3, String.join("\0", columns));
            insert.executeUpdate();
        }
        return begun(revision, table, columns).orElseThrow();
    }

    Optional<Kept> begun(String revision, String table, List<String> columns) throws SQLException {
        return all().stream().filter(kept -> kept.state() == Kept.State.BEGUN && kept.revision().equals(revision)
                && kept.table().equalsIgnoreCase(table) && kept.columns().equals(columns)).findFirst();
    }

    public void set(Kept kept, Kept.State state) throws SQLException {
        server.run(setting(kept, state));
    }

    /** SQL that does it. */
    public String setting(Kept kept, Kept.State state) {
        return "UPDATE %s SET state = '%s' WHERE id = %d".formatted(list(), state, kept.id());
    }

    /** So that the server's estimates are those of now: a table that was moved has those of long ago. */
    void measure(Kept kept) throws SQLException {
        server.run("ANALYZE NO_WRITE_TO_BINLOG TABLE " + table(kept.keptTable()));
    }

    /** Rows and bytes of each table, by its name in lower case, as the server estimates them. */
    public Map<String, List<Long>> sizes() throws SQLException {
        server.run("SET SESSION information_schema_stats_expiry = 0");
        Map<String, List<Long>> sizes = new HashMap<>();
        for (List<String> row : server.rows("SELECT table_name, COALESCE(table_rows, 0), "
                + "COALESCE(data_length + index_length, 0) FROM information_schema.tables WHERE table_schema = ?", name)) {
            sizes.put(row.get(0).toLowerCase(Locale.ROOT), List.of(Long.parseLong(row.get(1)), Long.parseLong(row.get(2))));
        }
        return sizes;
    }

    /** For ever. The list is without it only afterwards, so that a killed run leaves nothing that nobody knows of. */
    public void delete(Kept kept) throws SQLException {
        server.run("DROP TABLE IF EXISTS %s, %s".formatted(table(kept.keptTable()), table(place(kept))));
        server.run("DELETE FROM %s WHERE id = %d".formatted(list(), kept.id()));
    }

    /** The table that says how far its rows are back. */
    public static String place(Kept kept) {
        return "p%d".formatted(kept.id());
    }
}
