package com.traveease.schema.throttle;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.traveease.schema.config.ThrottleSettings;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.server.MySqlVersion;
import com.traveease.schema.server.ServerMessage;

/** The replicas that are named, else those that the server knows of: its own, and the other members of its group. */
final class Replicas implements AutoCloseable {

    private static final String HOSTS = "its replicas";
    private static final String MEMBERS = "members of its group";
    private static final String MEMBERS_OF_GROUP = "SELECT m.member_host, m.member_port FROM "
            + "performance_schema.replication_group_members AS m WHERE m.member_id <> @@server_uuid AND m.member_id <> '' "
            + "LIMIT 100";
    private static final int NAMED_FROM = 22;

    private final ThrottleSettings settings;
    private final DatabaseAddress source;
    private final Map<String, Replica> all = new LinkedHashMap<>();

    /** @param source whose account those have that are found */
    Replicas(ThrottleSettings settings, DatabaseAddress source) {
        this.settings = settings;
        this.source = source;
    }

    List<Replica> all() {
        return List.copyOf(all.values());
    }

    /**
     * Looks again which there are.
     *
     * @throws SQLException when the connection is lost
     */
    void find(Connection connection, Reading reading) throws SQLException {
        if (settings.delay().isEmpty()) {
            return;
        }
        List<DatabaseAddress> found = new ArrayList<>(settings.replicas());
        boolean complete = true;
        if (found.isEmpty()) {
            complete = ask(connection, shown(connection), HOSTS, "REPLICATION SLAVE ON *.*", found, reading);
            complete &= ask(connection, MEMBERS_OF_GROUP, MEMBERS, MissingGrant.SEE, found, reading);
        }
        Map<String, DatabaseAddress> now = new LinkedHashMap<>();
        found.forEach(address -> now.put(address.server(), address));
        now.forEach((server, address) -> all.computeIfAbsent(server, any -> new Replica(address)));
        if (complete) {
            all.entrySet().removeIf(replica -> {
                boolean gone = !now.containsKey(replica.getKey());
                if (gone) {
                    replica.getValue().close();
                }
                return gone;
            });
        }
    }

    private static String shown(Connection connection) throws SQLException {
        return MySqlVersion.of(connection.getMetaData().getDatabaseProductVersion()).isAtLeast(8, 0, NAMED_FROM)
                ? "SHOW REPLICAS"
                : "SHOW SLAVE HOSTS";
    }

    private boolean ask(Connection connection, String question, String what, String right, List<DatabaseAddress> found,
            Reading reading) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(question)) {
            boolean hosts = what.equals(HOSTS);
            while (row.next()) {
                String host = row.getString(hosts ? "Host" : "member_host");
                if (host == null || host.isEmpty()) {
                    reading.unwatched("the replica with server_id " + row.getString("Server_id"),
                            "set report_host there, or name it with --replica");
                } else {
                    found.add(source.at(host, row.getInt(hosts ? "Port" : "member_port")).inSchema("information_schema"));
                }
            }
            return true;
        } catch (SQLException e) {
            if (LostConnection.isReason(e, connection)) {
                throw e;
            }
            reading.unwatched(what, MissingGrant.isReason(e)
                    ? MissingGrant.statements(connection, right) + ", or name them with --replica"
                    : "%s, error %d".formatted(ServerMessage.of(e), e.getErrorCode()));
            return false;
        }
    }

    @Override
    public void close() {
        all.values().forEach(Replica::close);
    }
}
