package com.traveease.development;

import java.util.List;

import com.traveease.development.mysql.MySqlServer;

/**
 * The database of development on this machine, on the embedded MySQL. Configured by system properties, as Quarkus reads them.
 */
final class DevelopmentDatabase {

    static final String SCHEMA = "traveease";
    static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    private final MySqlServer server;

    private DevelopmentDatabase(MySqlServer server) {
        this.server = server;
    }

    /** Started, or joined if it runs already; the schema is made if it is not there. */
    static DevelopmentDatabase open() {
        MySqlServer server = MySqlServer.development();
        server.createSchema(SCHEMA);
        return new DevelopmentDatabase(server);
    }

    /** @return the address that is configured now */
    String configure() {
        String url = server.jdbcUrl(SCHEMA);
        System.setProperty(URL, url);
        System.setProperty(USERNAME, server.user());
        System.setProperty(PASSWORD, server.password());
        return url;
    }

    static void forget() {
        List.of(URL, USERNAME, PASSWORD).forEach(System::clearProperty);
    }

    /** Makes it empty. */
    void reset() {
        server.dropSchema(SCHEMA);
        server.createSchema(SCHEMA);
    }

    /** Where it is, and how to look inside. */
    @Override
    public String toString() {
        return "MySQL %s on 127.0.0.1:%d, data kept in %s; to look inside: mysql --defaults-file='%s' %s".formatted(
                server.version(), server.port(), server.data(), server.clientConfiguration(), SCHEMA);
    }
}
