package com.traveease.schema.migration;

import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.exceptions.CJException;

/**
 * Where the database is and who may use it. Its text form has neither password nor parameters.
 *
 * @param jdbcUrl {@code jdbc:mysql://host:3306/traveease}, parameters of Connector/J allowed
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    private static final Pattern HOST = Pattern.compile("[\\p{Alnum}._:%-]*|\\[[\\p{Alnum}:.%]+]");

    public DatabaseAddress {
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
        if (!ConnectionUrl.acceptsUrl(jdbcUrl)) {
            throw new IllegalArgumentException(
                    "The database address has to start with jdbc:mysql://, as in jdbc:mysql://localhost:3306/traveease. "
                            + "Correct QUARKUS_DATASOURCE_JDBC_URL.");
        }
        host(jdbcUrl);
    }

    /** What the driver is given beside the URL: the properties that this program relies on. */
    Properties driverProperties() {
        Properties properties = new Properties();
        // An empty one would hide what the URL says.
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        // Stamps in the history, and what scripts call now, are UTC whatever the server's zone is.
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("forceConnectionTimeZoneToSession", "true");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "3000");
        return properties;
    }

    /** Whom the server is told; from the URL when it is not given apart. */
    String effectiveUser() {
        String inUrl = host().getUser();
        return user.isEmpty() && inUrl != null ? inUrl : user;
    }

    /** {@code host:port}, for messages. */
    public String server() {
        return host().getHostPortPair();
    }

    /** As a URL without password or parameters, for people: {@code mysql://user:***@host:3306/traveease}. */
    public String display() {
        return "mysql://%s:***@%s/%s".formatted(effectiveUser(), server(), schema());
    }

    /** Host name, for messages. */
    String hostName() {
        return host().getHost();
    }

    /** The default schema. */
    public String schema() {
        return host().getDatabase();
    }

    private HostInfo host() {
        return host(jdbcUrl);
    }

    /** The driver's messages quote the URL, with a password that may be in it: nothing of them gets out. */
    private static HostInfo host(String jdbcUrl) {
        HostInfo host;
        try {
            host = ConnectionUrl.getConnectionUrlInstance(jdbcUrl, new Properties()).getMainHost();
        } catch (CJException | IllegalArgumentException e) {
            throw malformed();
        }
        if (host.getHost() == null || !HOST.matcher(host.getHost()).matches() || host.getPort() < 1
                || host.getPort() > 65_535) {
            throw malformed();
        }
        if (host.getDatabase() == null || host.getDatabase().isEmpty()) {
            throw new IllegalArgumentException(
                    "The database address names no database. Add it to QUARKUS_DATASOURCE_JDBC_URL, as in jdbc:mysql://localhost:3306/traveease.");
        }
        return host;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "The database address cannot be understood. It should look like jdbc:mysql://localhost:3306/traveease, with user and "
                        + "password in variables of their own. Correct QUARKUS_DATASOURCE_JDBC_URL.");
    }

    @Override
    public String toString() {
        return user + "@" + server() + "/" + schema();
    }
}
