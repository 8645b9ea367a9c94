package com.traveease.development;

import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * What {@code ./mvnw quarkus:dev} runs: the service, on the development database of this machine unless another one is
 * configured. After every live reload it runs again, in the same JVM.
 */
@QuarkusMain(name = "development")
public class DevelopmentMain {

    private static final Logger LOG = Logger.getLogger(DevelopmentMain.class);

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final String SCHEMA = "traveease";
    /** Tells our settings, which stay in the JVM over a live reload, from the developer's. */
    private static final String MARK = "com.traveease.development.url";

    public static void main(String... arguments) {
        Optional<String> before = forgetOwnSettings();
        if (ConfigProvider.getConfig().getOptionalValue(URL, String.class).isEmpty()) {
            useDevelopmentServer(before);
        }
        Quarkus.run(arguments);
    }

    /** The address that was set before a live reload. */
    private static Optional<String> forgetOwnSettings() {
        String own = System.clearProperty(MARK);
        if (own != null && own.equals(System.getProperty(URL))) {
            List.of(URL, USERNAME, PASSWORD).forEach(System::clearProperty);
        }
        return Optional.ofNullable(own);
    }

    private static void useDevelopmentServer(Optional<String> before) {
        MySqlServer server = MySqlServer.development();
        server.createSchema(SCHEMA);
        String url = server.jdbcUrl(SCHEMA);
        System.setProperty(URL, url);
        System.setProperty(USERNAME, server.user());
        System.setProperty(PASSWORD, server.password());
        System.setProperty(MARK, url);
        if (!before.equals(Optional.of(url))) {
            LOG.infof("MySQL %s on 127.0.0.1:%d, data kept in %s; to look inside: mysql --defaults-file='%s' %s",
                    server.version(), server.port(), server.data(), server.clientConfiguration(), SCHEMA);
        }
    }
}
