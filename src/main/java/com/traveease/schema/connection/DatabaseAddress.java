package com.traveease.schema.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.conf.PropertyDefinition;
import com.mysql.cj.conf.PropertyDefinitions;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.exceptions.CJException;

/**
 * Where the database is and who may use it. Its text form has neither password nor parameters.
 *
 * @param jdbcUrl {@code jdbc:mysql://host:3306/traveease}, parameters of Connector/J allowed
 * @param user empty when the URL has it, or nobody
 * @param password empty when the URL has it, or nobody
 * @param origin the settings to correct
 * @param session what its sessions begin with beside what the URL says
 */
public record DatabaseAddress(String jdbcUrl, String user, String password, Origin origin, SessionDefaults session) {

    private static final Pattern HOST = Pattern.compile("[\\p{Alnum}._:%-]*|\\[[\\p{Alnum}:.%]+]");

    public DatabaseAddress {
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
        if (!ConnectionUrl.acceptsUrl(jdbcUrl)) {
            throw new IllegalArgumentException(
                    "The database address has to start with jdbc:mysql://, as in jdbc:mysql://localhost:3306/traveease. "
                            + "Correct %s.".formatted(origin.url()));
        }
        hosts(jdbcUrl, origin).forEach(host -> SessionParameters.check(host.getHostProperties(), origin));
    }

    /** Whose sessions begin as the server has them. */
    public DatabaseAddress(String jdbcUrl, String user, String password, Origin origin) {
        this(jdbcUrl, user, password, origin, SessionDefaults.SERVER);
    }

    /** As Quarkus's own names give it. */
    public DatabaseAddress(String jdbcUrl, String user, String password) {
        this(jdbcUrl, user, password, Origin.QUARKUS);
    }

    public DatabaseAddress with(SessionDefaults defaults) {
        return new DatabaseAddress(jdbcUrl, user, password, origin, defaults);
    }

    /** What says how to connect, and as whom. How a driver caches, converts and batches is for this program to say. */
    private static final Set<String> COUNTING = Set.of(PropertyDefinitions.CATEGORY_AUTH, PropertyDefinitions.CATEGORY_SECURITY,
            PropertyDefinitions.CATEGORY_NETWORK);
    private static final Set<PropertyKey> COUNTING_TOO = Set.of(PropertyKey.connectionAttributes,
            PropertyKey.passwordCharacterEncoding, PropertyKey.disconnectOnExpiredPasswords,
            PropertyKey.createDatabaseIfNotExist);

    /** A connection attribute by which sessions of this program know each other. */
    public static final String OWN_ATTRIBUTE = "traveease_schema";

    private static final String ATTRIBUTES = PropertyKey.connectionAttributes.getKeyName();

    /** The servers that it names, mostly one, each as an address of its own, in the order in which they are written. */
    public List<DatabaseAddress> servers() {
        List<HostInfo> hosts = hosts(jdbcUrl, origin);
        return hosts.size() == 1 ? List.of(this) : hosts.stream().map(this::only).toList();
    }

    /** Another server, with the account and the parameters of this one. */
    public DatabaseAddress at(String hostName, int port) {
        return only(host(), "%s:%d".formatted(hostName.contains(":") && !hostName.startsWith("[") ? "[" + hostName + "]"
                : hostName, port));
    }

    /** The same server, with the account of another address. */
    public DatabaseAddress withAccountOf(DatabaseAddress other) {
        return new DatabaseAddress(jdbcUrl, Objects.requireNonNullElse(other.effectiveUser(), ""),
                Objects.requireNonNullElse(other.effectivePassword(), ""), origin, session);
    }

    private DatabaseAddress only(HostInfo host) {
        return only(host, host.getHostPortPair());
    }

    private DatabaseAddress only(HostInfo host, String server) {
        String parameters = host.getHostProperties().entrySet().stream()
                .filter(parameter -> PropertyDefinitions
                        .getPropertyDefinition(PropertyKey.fromValue(parameter.getKey())) != null)
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new DatabaseAddress("jdbc:mysql://%s/%s?%s".formatted(server, host.getDatabase(), parameters),
                user.isEmpty() && host.getUser() != null ? host.getUser() : user,
                password.isEmpty() && host.getPassword() != null ? host.getPassword() : password, origin, session);
    }

    /** The same server and account, with another default schema. */
    public DatabaseAddress inSchema(String other) {
        String name = URLEncoder.encode(other, StandardCharsets.UTF_8).replace("+", "%20");
        return new DatabaseAddress(jdbcUrl.replaceFirst("^([^?]*/)[^/?]*", "$1" + Matcher.quoteReplacement(name)), user,
                password,
                origin, session);
    }

    /** Host and schema alone; what else is in the URL and counts is among the {@link #driverProperties}. */
    String driverUrl() {
        return jdbcUrl.replaceFirst("[?].*$", "");
    }

    /** What the driver is given beside the URL, and goes before it: the properties that this program relies on. */
    public Properties driverProperties() {
        Properties properties = new Properties();
        Map<String, String> given = host().getHostProperties();
        given.forEach((name, value) -> {
            PropertyDefinition<?> definition = PropertyDefinitions.getPropertyDefinition(PropertyKey.fromValue(name));
            // Those of the address itself, and unknown ones, have none.
            if (definition != null && counts(definition)) {
                properties.setProperty(definition.getName(), value);
            } else if (definition != null && definition.getDefaultValue() != null) {
                properties.setProperty(definition.getName(), definition.getDefaultValue().toString());
            }
        });
        if (effectiveUser() != null) {
            properties.setProperty("user", effectiveUser());
        }
        if (effectivePassword() != null) {
            properties.setProperty("password", effectivePassword());
        }
        // Nothing of ours between a statement that is read row by row and the one that asks what it did.
        properties.setProperty("netTimeoutForStreamingResults", "0");
        properties.setProperty("tcpKeepAlive", "true");
        // ROW_COUNT() in scripts is of the rows that were changed, as with other clients, not of those that were found.
        properties.setProperty("useAffectedRows", "true");
        // What is read-only the server says itself; the driver would ask before every change.
        properties.setProperty("readOnlyPropagatesToServer", "false");
        // What the server says of autocommit with every answer is believed.
        properties.setProperty("useLocalSessionState", "true");
        // A run that finds itself on another connection has to know.
        properties.setProperty("autoReconnect", "false");
        properties.setProperty(ATTRIBUTES, attributes(given.get(ATTRIBUTES)));
        if (!given.containsKey("connectTimeout")) {
            properties.setProperty("connectTimeout", "3000");
        }
        SessionParameters.of(given, session).forEach(properties::setProperty);
        return properties;
    }

    /** What the server is told of this client, and shows to others; with the name that somebody else has given it. */
    private static String attributes(String given) {
        String others = given == null || given.equals("none") ? "" : given + ",";
        return others + (others.contains("program_name:") ? "" : "program_name:traveease-schema,") + OWN_ATTRIBUTE + ":1";
    }

    /** Whether it says itself what sessions begin with. */
    boolean hasSessionVariables() {
        return host().getHostProperties().containsKey(PropertyKey.sessionVariables.getKeyName());
    }

    private static boolean counts(PropertyDefinition<?> definition) {
        return COUNTING.contains(definition.getCategory()) || COUNTING_TOO.contains(definition.getPropertyKey());
    }

    /** Whom the server is told; from the URL when it is not given apart. */
    public String effectiveUser() {
        String inUrl = host().getUser();
        return user.isEmpty() && inUrl != null ? inUrl : user;
    }

    private String effectivePassword() {
        return password.isEmpty() ? host().getPassword() : password;
    }

    /** What to do where the server has no TLS; a URL of SQLAlchemy has no parameter for it. */
    String keyRetrievalAdvice() {
        return (origin.isQuarkus() ? "add allowPublicKeyRetrieval=true to " + origin.url()
                : "give the address in %s as jdbc:mysql://…?allowPublicKeyRetrieval=true".formatted(origin.url()))
                + " where the network can be trusted";
    }

    /** Whether there is one at all, apart or in the URL. */
    public boolean hasPassword() {
        return effectivePassword() != null && !effectivePassword().isEmpty();
    }

    /** {@code host:port}, for messages; where it names several, with commas between them. */
    public String server() {
        return hosts(jdbcUrl, origin).stream().map(HostInfo::getHostPortPair).collect(Collectors.joining(", "));
    }

    /** As a URL without password or parameters, for people: {@code mysql://user:***@host:3306/traveease}. */
    public String display() {
        return "mysql://%s:***@%s/%s".formatted(effectiveUser(), server(), schema());
    }

    /** Host name, for messages. */
    public String hostName() {
        return host().getHost();
    }

    int port() {
        return host().getPort();
    }

    /** The default schema. */
    public String schema() {
        return host().getDatabase();
    }

    private HostInfo host() {
        return hosts(jdbcUrl, origin).get(0);
    }

    /** The driver's messages quote the URL, with a password that may be in it: nothing of them gets out. */
    private static List<HostInfo> hosts(String jdbcUrl, Origin origin) {
        List<HostInfo> hosts;
        try {
            hosts = ConnectionUrl.getConnectionUrlInstance(jdbcUrl, new Properties()).getHostsList();
        } catch (CJException | IllegalArgumentException e) {
            throw malformed(origin);
        }
        for (HostInfo host : hosts) {
            if (host.getHost() == null || !HOST.matcher(host.getHost()).matches() || host.getPort() < 1
                    || host.getPort() > 65_535) {
                throw malformed(origin);
            }
            if (host.getDatabase() == null || host.getDatabase().isEmpty()) {
                throw new IllegalArgumentException(
                        "The database address names no database. Add it to %s, as in %s.".formatted(origin.url(),
                                origin.isQuarkus() ? Origin.JDBC_EXAMPLE : Origin.EXAMPLE));
            }
        }
        return hosts;
    }

    private static IllegalArgumentException malformed(Origin origin) {
        return new IllegalArgumentException(origin.isQuarkus()
                ? "The database address is not valid. It must have the form %s, with user and password in separate variables. Correct %s."
                        .formatted(Origin.JDBC_EXAMPLE, origin.url())
                : "The database address is not valid. It must have the form %s, with %%XX for special characters in user and password. Correct %s."
                        .formatted(Origin.EXAMPLE, origin.url()));
    }

    @Override
    public String toString() {
        return user + "@" + server() + "/" + schema();
    }
}
