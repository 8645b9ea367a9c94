package com.traveease.schema.connection;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the parameters of the Python drivers are called by Connector/J. Nothing is made less safe than it was asked for. */
final class DriverOptions {

    /**
     * Without a bearing on what this program does: it always talks utf8mb4, begins and ends transactions itself and waits as
     * long as a statement takes.
     */
    private static final Set<String> NOT_NEEDED = Set.of("charset", "use_unicode", "binary_prefix", "autocommit",
            "read_timeout", "write_timeout", "compress", "max_allowed_packet",
            "program_name", "buffered", "get_warnings", "use_pure", "consume_results", "pool_size", "pool_name",
            "pool_reset_session", "pool_reset_connection");
    private static final Set<String> TLS = Set.of("ssl", "ssl_mode", "ssl_disabled", "ssl_ca", "ssl_cert", "ssl_key",
            "ssl_check_hostname", "ssl_verify_cert", "ssl_verify_identity");
    /** Of the session: these change what a script does. */
    private static final Set<String> VARIABLES = Set.of("time_zone", "sql_mode");
    private static final String COLLATION = "collation";
    private static final String WARNINGS = "raise_on_warnings";
    private static final Set<String> FILES = Set.of("local_infile", "allow_local_infile");
    private static final Set<String> TIMEOUTS = Set.of("connect_timeout", "connection_timeout");
    private static final Pattern VALUE = Pattern.compile("[\\w,+:/ -]{0,500}");
    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,5}");
    private static final List<String> MODES = List.of("DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY");

    private final String source;
    private final Map<String, String> parameters;
    private final Map<String, String> options = new LinkedHashMap<>();

    private DriverOptions(String source, Map<String, String> parameters) {
        this.source = source;
        this.parameters = parameters;
    }

    /**
     * @param source the name of the setting, for messages
     * @throws IllegalArgumentException when a parameter is not known, cannot be had, or contradicts another; one sentence
     *         that names it
     */
    static Map<String, String> of(String source, Map<String, String> parameters) {
        return new DriverOptions(source, parameters).map();
    }

    private Map<String, String> map() {
        parameters.keySet().forEach(this::requireKnown);
        TIMEOUTS.stream().filter(parameters::containsKey).forEach(this::connectTimeout);
        if (parameters.keySet().stream().anyMatch(TLS::contains)) {
            tls();
        }
        session();
        return options;
    }

    private void requireKnown(String name) {
        if (name.equals("unix_socket")) {
            throw refused("names a socket file (unix_socket), which this program cannot use",
                    "Give it host and port instead");
        }
        if (Stream.of(NOT_NEEDED, TLS, TIMEOUTS, VARIABLES, FILES, Set.of(COLLATION, WARNINGS))
                .noneMatch(known -> known.contains(name))) {
            throw refused("has the parameter '%s', which this program does not know".formatted(name), "Remove it");
        }
    }

    private void session() {
        if (isGiven(COLLATION)) {
            SessionParameters.requireUtf8mb4(source, COLLATION, parameters.get(COLLATION));
            options.put("connectionCollation", parameters.get(COLLATION));
        }
        if (flag(WARNINGS).orElse(false)) {
            throw refused("has raise_on_warnings, which is not supported in the address", "Remove it");
        }
        if (FILES.stream().anyMatch(name -> flag(name).orElse(false))) {
            options.put("allowLoadLocalInfile", "true");
        }
        String variables = VARIABLES.stream().sorted().filter(this::isGiven)
                .map(name -> "%s='%s'".formatted(name, variable(name))).collect(Collectors.joining(","));
        if (!variables.isEmpty()) {
            options.put("sessionVariables", variables);
        }
    }

    private String variable(String name) {
        String value = parameters.get(name);
        if (!VALUE.matcher(value).matches()) {
            throw refused("has a value for %s that is not valid".formatted(name), "Correct it");
        }
        return value;
    }

    private void connectTimeout(String name) {
        String seconds = parameters.get(name);
        if (!SECONDS.matcher(seconds).matches()) {
            throw refused("has '%s' for %s".formatted(seconds, name), "It takes whole seconds, from 1 to 999999");
        }
        options.put("connectTimeout", seconds + "000");
    }

    private void tls() {
        String mode = mode();
        if (mode.equals("DISABLED") && (isGiven("ssl_ca") || isGiven("ssl_cert") || isGiven("ssl_key"))) {
            throw refused("turns TLS off and gives certificates for it", "Remove one of them");
        }
        options.put("sslMode", mode);
        if (isGiven("ssl_ca")) {
            Path file = file("ssl_ca");
            readable("ssl_ca", () -> PemFile.certificates(file));
            options.put("trustCertificateKeyStoreUrl", url(file));
            options.put("trustCertificateKeyStoreType", PemProvider.TYPE);
            // Without a password the driver does not load it.
            options.put("trustCertificateKeyStorePassword", "");
        }
        if (isGiven("ssl_key") && !isGiven("ssl_cert")) {
            throw refused("has ssl_key without ssl_cert", "Add the certificate of that key");
        }
        if (isGiven("ssl_cert")) {
            Path certificate = file("ssl_cert");
            // One file may hold both.
            String holder = isGiven("ssl_key") ? "ssl_key" : "ssl_cert";
            Path key = file(holder);
            readable("ssl_cert", () -> PemFile.certificates(certificate));
            readable(holder, () -> PemFile.privateKey(key));
            options.put("clientCertificateKeyStoreUrl", url(certificate));
            options.put("clientCertificateKeyStoreType", PemProvider.TYPE);
            options.put("clientCertificateKeyStorePassword", key.toString());
        }
        if (isGiven("ssl_ca") || isGiven("ssl_cert")) {
            PemProvider.install();
            options.put("keyStoreProvider", PemProvider.NAME);
        }
    }

    /** A CA file is there to be used: it verifies certificate and host name, as with PyMySQL, unless told otherwise. */
    private String mode() {
        Optional<String> explicit = explicitMode();
        if (explicit.isPresent()) {
            return explicit.get();
        }
        Optional<Boolean> certificate = flag("ssl_verify_cert");
        Optional<Boolean> identity = flag("ssl_verify_identity");
        Optional<Boolean> name = flag("ssl_check_hostname");
        if (name.isPresent() && identity.isPresent() && !name.equals(identity)) {
            throw refused("has ssl_check_hostname and ssl_verify_identity, which contradict each other", "Keep one of them");
        }
        Optional<Boolean> host = name.or(() -> identity);
        if (certificate.equals(Optional.of(false)) && host.equals(Optional.of(true))) {
            throw refused("verifies the host name but not the certificate that contains it",
                    "Remove ssl_verify_cert=false, or the check of the host name");
        }
        boolean verifies = certificate.orElse(isGiven("ssl_ca") || host.orElse(false));
        boolean off = flag("ssl_disabled").orElse(false) || !flag("ssl").orElse(true);
        if (off && (verifies || flag("ssl").orElse(false))) {
            throw refused("both disables and requires TLS", "Remove one of them");
        }
        if (verifies) {
            return host.orElse(true) ? "VERIFY_IDENTITY" : "VERIFY_CA";
        }
        if (off) {
            return "DISABLED";
        }
        boolean asked = flag("ssl").orElse(false) || isGiven("ssl_ca") || isGiven("ssl_cert");
        return asked ? "REQUIRED" : "PREFERRED";
    }

    private Optional<String> explicitMode() {
        if (!isGiven("ssl_mode")) {
            return Optional.empty();
        }
        for (String other : List.of("ssl", "ssl_disabled", "ssl_verify_cert", "ssl_verify_identity", "ssl_check_hostname")) {
            if (isGiven(other)) {
                throw refused("has both ssl_mode and " + other, "Keep ssl_mode");
            }
        }
        String mode = parameters.get("ssl_mode").toUpperCase(Locale.ROOT);
        if (!MODES.contains(mode)) {
            throw refused("has an ssl_mode that does not exist", "It takes " + String.join(", ", MODES));
        }
        return Optional.of(mode);
    }

    private boolean isGiven(String name) {
        return parameters.containsKey(name);
    }

    private Optional<Boolean> flag(String name) {
        return Optional.ofNullable(parameters.get(name)).map(value -> switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "y", "t", "1" -> true;
            case "false", "no", "off", "n", "f", "0" -> false;
            default -> throw refused("has '%s' for %s".formatted(value, name), "It takes true or false");
        });
    }

    private Path file(String name) {
        try {
            return Path.of(parameters.get(name)).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw refused("has no path in " + name, "It takes the name of a PEM file");
        }
    }

    private interface Reading {
        void run() throws UnusablePemException;
    }

    /** Now, rather than at the first connection: a file that is not there does not come by waiting. */
    private void readable(String name, Reading reading) {
        try {
            reading.run();
        } catch (UnusablePemException e) {
            throw refused("has %s=%s, which %s".formatted(name, parameters.get(name), e.getMessage()),
                    "Correct the path or the file");
        }
    }

    private static String url(Path file) {
        return file.toUri().toString();
    }

    private IllegalArgumentException refused(String what, String advice) {
        return SqlAlchemyUrl.refused(source, what, advice);
    }
}
