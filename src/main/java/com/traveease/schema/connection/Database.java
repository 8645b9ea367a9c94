package com.traveease.schema.connection;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import com.mysql.cj.NativeSession;
import com.mysql.cj.jdbc.Driver;
import com.mysql.cj.jdbc.JdbcConnection;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.MySqlVersion;

import jdk.net.ExtendedSocketOptions;

/** Opens connections to the database, one at a time and without a pool: who moves a schema has to own the connection. */
public final class Database {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    /** How long one may take to be opened. */
    public static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final Duration GREETING_LIMIT = Duration.ofSeconds(3);

    private final List<DatabaseAddress> servers;
    /** Where the last connection led to. */
    private volatile DatabaseAddress address;

    public Database(DatabaseAddress address) {
        this.address = address;
        this.servers = address.servers();
    }

    /** Of several servers the one that was reached last. */
    public DatabaseAddress address() {
        return address;
    }

    /** Of several servers the one that a connection leads to, or led to; another thread may have reached another since. */
    public DatabaseAddress addressOf(Connection connection) {
        DatabaseAddress last = address;
        if (servers.size() == 1) {
            return last;
        }
        try {
            String reached = connection.unwrap(JdbcConnection.class).getHostPortPair();
            return servers.stream().filter(server -> server.server().equals(reached)).findFirst().orElse(last);
        } catch (SQLException e) {
            LOG.debug("The server of a connection is not known", e);
            return last;
        }
    }

    /**
     * For a look at the database: an answer that does not come within the limit ends the connection. Of several servers it is
     * the one that takes changes, and one that only reads while none does.
     *
     * @throws DatabaseUnavailableException when there is no connection to be had
     * @throws UnsupportedServerException when the server is not a MySQL of at least 8.0.16
     */
    public Connection connect(Duration answerLimit) {
        return connect(answerLimit, Map.of());
    }

    /** As {@link #connect(Duration)}, for one on which most is sent in batches. */
    public Connection connectForBatches(Duration answerLimit) {
        return connect(answerLimit, Batch.ALLOWED);
    }

    private Connection connect(Duration answerLimit, Map<String, String> more) {
        return servers.size() == 1 ? connect(address, answerLimit, more) : connectToAny(answerLimit, more);
    }

    private Connection connectToAny(Duration answerLimit, Map<String, String> more) {
        List<DatabaseAddress> order = new ArrayList<>(servers);
        order.sort(Comparator.comparing(server -> !server.equals(address)));
        List<RuntimeException> failures = new ArrayList<>();
        Connection readOnly = null;
        for (DatabaseAddress server : order) {
            try {
                Connection connection = connect(server, answerLimit, more);
                if (takesChanges(server, connection)) {
                    closeQuietly(readOnly);
                    address = server;
                    return connection;
                }
                if (readOnly == null) {
                    readOnly = connection;
                    address = server;
                } else {
                    closeQuietly(connection);
                }
            } catch (DatabaseUnavailableException | UnsupportedServerException e) {
                failures.add(e);
            }
        }
        if (readOnly != null) {
            return readOnly;
        }
        RuntimeException last = failures.get(failures.size() - 1);
        throw failures.stream().anyMatch(DatabaseUnavailableException.class::isInstance)
                ? new DatabaseUnavailableException("None of the %d servers of the address can be used. %s".formatted(
                        servers.size(),
                        failures.stream().map(Throwable::getMessage).distinct().collect(Collectors.joining(" "))),
                        last)
                : last;
    }

    private static boolean takesChanges(DatabaseAddress server, Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT @@global.read_only OR @@global.super_read_only OR @@global.innodb_read_only LIMIT 1")) {
            row.next();
            return !row.getBoolean(1);
        } catch (SQLException e) {
            throw closing(connection, DatabaseUnavailableException.of(server, e));
        }
    }

    private static void closeQuietly(Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("A connection to a server that only reads could not be closed", e);
            }
        }
    }

    private static Connection connect(DatabaseAddress address, Duration answerLimit, Map<String, String> more) {
        Properties properties = address.driverProperties();
        more.forEach(properties::setProperty);
        properties.setProperty("socketTimeout", Long.toString(answerLimit.toMillis()));
        Connection connection = null;
        try {
            connection = new Driver().connect(address.driverUrl(), properties);
            requireSupported(address, connection);
            return connection;
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlErrors.UNKNOWN_SYSTEM_VARIABLE) {
                throw closing(connection, unknownVariable(address, e));
            }
            throw closing(connection, InactiveRole.inWords(address, e, answerLimit)
                    .map(words -> new DatabaseUnavailableException(words, e))
                    .orElseGet(() -> DatabaseUnavailableException.connecting(address, e)));
        } catch (UnsupportedServerException e) {
            throw closing(connection, e);
        }
    }

    /**
     * From here on a statement may take as long as it takes; that there is nobody at the other end any more is found out by the
     * operating systems, within two minutes.
     */
    public static void waitForAnswers(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        try {
            Socket socket = ((NativeSession) connection.unwrap(JdbcConnection.class).getSession()).getProtocol()
                    .getSocketConnection().getMysqlSocket();
            socket.setKeepAlive(true);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 60);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 10);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 6);
        } catch (IOException | UnsupportedOperationException e) {
            // Where that cannot be set, the system's own times hold, two hours mostly.
            LOG.debug("TCP keep-alive could not be set", e);
        }
    }

    private static RuntimeException closing(Connection connection, RuntimeException failure) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
        return failure;
    }

    private static void requireSupported(DatabaseAddress address, Connection connection) throws SQLException {
        // From the handshake: no question to the server, and no proxy of the driver, which a native binary would have to know.
        requireSupported(address, MySqlVersion.of(
                connection.unwrap(JdbcConnection.class).getSession().getServerSession().getServerVersion().toString()));
    }

    private static void requireSupported(DatabaseAddress address, MySqlVersion version) {
        if (version.isMariaDb()) {
            throw new UnsupportedServerException(
                    "The server at %s is MariaDB (%s); this program works on MySQL 8.0.16 or newer only. Nothing was changed."
                            .formatted(address.server(), version.text()));
        }
        if (!version.isAtLeast(8, 0, 16)) {
            throw new UnsupportedServerException(
                    "The server at %s is MySQL %s; 8.0.16 or newer is needed (older ones ignore CHECK constraints). Nothing was changed."
                            .formatted(address.server(), version.text()));
        }
    }

    /** A server that lacks a variable that every MySQL has is another one, and waiting does not change that. */
    private static RuntimeException unknownVariable(DatabaseAddress address, SQLException failure) {
        Optional<MySqlVersion> version = ServerGreeting.version(address.hostName(), address.port(), GREETING_LIMIT);
        try {
            version.ifPresent(known -> requireSupported(address, known));
        } catch (UnsupportedServerException e) {
            return e;
        }
        if (address.hasSessionVariables()) {
            return new UnsupportedServerException(DatabaseUnavailableException.connecting(address, failure).getMessage());
        }
        return new UnsupportedServerException(
                "The server at %s%s lacks a variable that this program sets (%s). Nothing was changed."
                        .formatted(address.server(), version.map(known -> " (" + known.text() + ")").orElse(""),
                                failure.getMessage()));
    }
}
