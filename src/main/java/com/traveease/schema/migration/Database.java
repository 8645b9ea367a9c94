package com.traveease.schema.migration;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jboss.logging.Logger;

import com.mysql.cj.NativeSession;
import com.mysql.cj.jdbc.Driver;
import com.mysql.cj.jdbc.JdbcConnection;

import jdk.net.ExtendedSocketOptions;

/** Opens connections to the database, one at a time and without a pool: who moves a schema has to own the connection. */
public final class Database {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    /** MySQL reads CHECK constraints and ignores them before 8.0.16. */
    private static final int[] OLDEST = { 8, 0, 16 };
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    private final DatabaseAddress address;

    public Database(DatabaseAddress address) {
        this.address = address;
    }

    public DatabaseAddress address() {
        return address;
    }

    /**
     * For a look at the database: an answer that does not come within the limit ends the connection.
     *
     * @throws DatabaseUnavailableException when there is no connection to be had
     * @throws UnsupportedServerException when the server is not a MySQL of at least 8.0.16
     */
    Connection connect(Duration answerLimit) {
        Properties properties = address.driverProperties();
        properties.setProperty("socketTimeout", Long.toString(answerLimit.toMillis()));
        Connection connection = null;
        try {
            connection = new Driver().connect(address.driverUrl(), properties);
            requireSupported(connection);
            return connection;
        } catch (SQLException e) {
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
    static void waitForAnswers(Connection connection) throws SQLException {
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

    private void requireSupported(Connection connection) throws SQLException {
        // From the handshake: no question to the server, and no proxy of the driver, which a native binary would have to know.
        String version = connection.unwrap(JdbcConnection.class).getSession().getServerSession().getServerVersion().toString();
        if (version.contains("MariaDB")) {
            throw new UnsupportedServerException(
                    "The server at %s is MariaDB (%s); this program works on MySQL 8.0.16 or newer only. Nothing was changed."
                            .formatted(address.server(), version));
        }
        Matcher numbers = NUMBERS.matcher(version);
        if (numbers.find() && isOlder(numbers)) {
            throw new UnsupportedServerException(
                    "The server at %s is MySQL %s; 8.0.16 or newer is needed (older ones ignore CHECK constraints). Nothing was changed."
                            .formatted(address.server(), version));
        }
    }

    private static boolean isOlder(Matcher numbers) {
        for (int i = 0; i < OLDEST.length; i++) {
            int number = Integer.parseInt(numbers.group(i + 1));
            if (number != OLDEST[i]) {
                return number < OLDEST[i];
            }
        }
        return false;
    }
}
