package com.traveease.schema.connection;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What MySQL's own programs are told of a database, as the text of an option file. It has the password in it: it is to be
 * handed over by a pipe, not written to a disk and not put on a command line.
 */
public final class ClientOptionFile {

    /** Whose program reads it. */
    public enum Reader {
        MYSQL,
        MARIADB
    }

    private final Reader reader;
    private final Properties properties;
    private final StringBuilder text = new StringBuilder("[client]\n");

    private ClientOptionFile(Reader reader, Properties properties) {
        this.reader = reader;
        this.properties = properties;
    }

    /**
     * @param address of one server
     * @throws IllegalArgumentException when such a program cannot connect in the same way
     */
    public static String of(DatabaseAddress address, Reader reader) {
        ClientOptionFile file = new ClientOptionFile(reader, address.driverProperties());
        file.add("host", address.hostName());
        file.add("port", Integer.toString(address.port()));
        // Or localhost is a socket.
        file.add("protocol", "TCP");
        file.add("user", file.properties.getProperty("user", ""));
        String password = file.properties.getProperty("password", "");
        if (!password.isEmpty()) {
            file.add("password", password);
        }
        file.tls();
        return file.text.toString();
    }

    private void tls() {
        String mode = mode();
        switch (reader) {
            case MYSQL -> {
                add("ssl-mode", mode);
                if (isOn("allowPublicKeyRetrieval")) {
                    text.append("get-server-public-key\n");
                }
            }
            // It has no mode; loose: its older versions do not know the option.
            case MARIADB -> text.append(switch (mode) {
                case "DISABLED" -> "skip-ssl\n";
                case "VERIFY_CA", "VERIFY_IDENTITY" -> "ssl\nssl-verify-server-cert\n";
                case "REQUIRED" -> "ssl\nloose-skip-ssl-verify-server-cert\n";
                default -> "loose-skip-ssl-verify-server-cert\n";
            });
        }
        store("trustCertificateKeyStore").ifPresent(path -> add("ssl-ca", path));
        store("clientCertificateKeyStore").ifPresent(path -> {
            add("ssl-cert", path);
            // As DriverOptions has it for a PEM store.
            add("ssl-key", properties.getProperty("clientCertificateKeyStorePassword", ""));
        });
    }

    private String mode() {
        String mode = properties.getProperty("sslMode", "").toUpperCase(Locale.ROOT);
        if (!mode.isEmpty()) {
            return mode;
        }
        if (properties.getProperty("useSSL", "true").equalsIgnoreCase("false")) {
            return "DISABLED";
        }
        return isOn("verifyServerCertificate") ? "VERIFY_CA" : isOn("requireSSL") ? "REQUIRED" : "PREFERRED";
    }

    private boolean isOn(String property) {
        return properties.getProperty(property, "").equalsIgnoreCase("true");
    }

    private Optional<String> store(String name) {
        String url = properties.getProperty(name + "Url", "");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (!PemProvider.TYPE.equals(properties.getProperty(name + "Type", ""))) {
            throw new IllegalArgumentException(
                    ("The certificates of the address are in a key store of Java (%sUrl), which MySQL's own "
                            + "programs cannot read. Give the address in the form mysql://…?ssl_ca=ca.pem.").formatted(name));
        }
        return Optional.of(Path.of(URI.create(url)).toString());
    }

    /** In quotes, so that blanks and number signs are part of it. */
    private void add(String name, String value) {
        text.append(name).append("=\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
                        .replace("\t", "\\t"))
                .append("\"\n");
    }
}
