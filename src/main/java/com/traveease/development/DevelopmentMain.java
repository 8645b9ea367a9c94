package com.traveease.development;

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

    /** Tells our settings, which stay in the JVM over a live reload, from the developer's. */
    private static final String MARK = "com.traveease.development.url";

    public static void main(String... arguments) {
        Optional<String> before = forgetOwnSettings();
        if (ConfigProvider.getConfig().getOptionalValue(DevelopmentDatabase.URL, String.class).isEmpty()) {
            useDevelopmentServer(before);
        }
        System.setProperty("vertx.disableURIValidation", "true"); // as ServeCommand
        ScriptWatch watch = ScriptWatch.start();
        Quarkus.run(arguments);
        watch.close();
    }

    /** The address that was set before a live reload. */
    private static Optional<String> forgetOwnSettings() {
        String own = System.clearProperty(MARK);
        if (own != null && own.equals(System.getProperty(DevelopmentDatabase.URL))) {
            DevelopmentDatabase.forget();
        }
        return Optional.ofNullable(own);
    }

    private static void useDevelopmentServer(Optional<String> before) {
        DevelopmentDatabase database = DevelopmentDatabase.open();
        String url = database.configure();
        System.setProperty(MARK, url);
        if (!before.equals(Optional.of(url))) {
            LOG.info(database);
        }
    }
}
