package com.traveease.schema.migration;

import java.util.Objects;
import java.util.Properties;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.exceptions.CJException;

/**
 * Where the database is and who may use it. Its text form has neither password nor parameters.
 *
 * @param jdbcUrl {@code jdbc:mysql://host:3306/traveease}, parameters of Connector/J allowed
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    public DatabaseAddress {
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
        if (!ConnectionUrl.acceptsUrl(jdbcUrl)) {
            throw new IllegalArgumentException(
                    "The database address has to start with jdbc:mysql://, as in jdbc:mysql://localhost:3306/traveease. "
                            + "Correct QUARKUS_DATASOURCE_JDBC_URL.");
        }
    }

    /** What the driver is given beside the URL: the properties that this program relies on. */
    Properties driverProperties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        // Stamps in the history, and what scripts call now, are UTC whatever the server's zone is.
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("forceConnectionTimeZoneToSession", "true");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "3000");
        return properties;
    }

    /** {@code host:port}, for messages. */
    public String server() {
        return host().getHostPortPair();
    }

    /** Host name, for messages. */
    String hostName() {
        return host().getHost();
    }

    /** The default schema; empty when the URL names none. */
    public String schema() {
        String schema = host().getDatabase();
        return schema == null ? "" : schema;
    }

    private HostInfo host() {
        try {
            return ConnectionUrl.getConnectionUrlInstance(jdbcUrl, driverProperties()).getMainHost();
        } catch (CJException e) {
            throw new IllegalArgumentException(
                    "The database address cannot be understood. It should look like jdbc:mysql://localhost:3306/traveease. "
                            + "Correct QUARKUS_DATASOURCE_JDBC_URL.",
                    e);
        }
    }

    @Override
    public String toString() {
        return user + "@" + server() + "/" + schema();
    }
}
