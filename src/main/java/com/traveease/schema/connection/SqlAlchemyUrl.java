package com.traveease.schema.connection;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code mysql+pymysql://user:password@host:3306/traveease?charset=utf8mb4}, taken apart as SQLAlchemy's {@code make_url} does:
 * percent-encoding is undone in user, password and parameters, a plus sign means a blank in parameters only, and the
 * name of the database is taken as it stands.
 *
 * @param jdbcUrl the same address for Connector/J, without user and password
 * @param user empty when the URL has none
 * @param password empty when the URL has none; {@code user:@host} has one, of no characters
 */
public record SqlAlchemyUrl(String jdbcUrl, Optional<String> user, Optional<String> password) {

    private static final Pattern SCHEME = Pattern.compile("(?<scheme>[\\p{Alnum}_+.-]+)://(?<rest>.*)", Pattern.DOTALL);
    private static final Pattern REST = Pattern.compile("(?:(?<user>[^:/@]*)(?::(?<password>[^@]*))?@)?"
            + "(?<host>\\[[\\p{Alnum}:.%]+]|[\\p{Alnum}._-]*)(?::(?<port>\\d{1,5}))?"
            + "(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?", Pattern.DOTALL);
    private static final Pattern PARAMETER_NAME = Pattern.compile("[A-Za-z]\\w{0,63}");
    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9a-fA-F]{2})+");

    /** Of SQLAlchemy 1.4 and 2.0, as far as they have host, port and database in the URL. */
    private static final Set<String> SCHEMES = Set.of("mysql", "mysql+pymysql", "mysql+mysqldb", "mysql+mysqlconnector",
            "mysql+aiomysql", "mysql+asyncmy", "mysql+cymysql", "mysql+mariadbconnector", "mysql+oursql");

    /**
     * @param source the name of the setting, for messages
     * @throws IllegalArgumentException when it cannot be understood, or asks for what this program cannot do; one sentence,
     *         without the URL itself
     */
    public static SqlAlchemyUrl parse(String source, String url) {
        Matcher parts = SCHEME.matcher(url);
        if (!parts.matches()) {
            throw refused(source, "is not valid", "It must have the form " + Origin.EXAMPLE);
        }
        requireMySql(source, parts.group("scheme").toLowerCase(Locale.ROOT));
        String rest = parts.group("rest");
        if (rest.chars().filter(character -> character == '@').count() > 1) {
            // SQLAlchemy ends the password at the first one, and takes what follows for the host.
            throw refused(source, "has more than one '@'", "Write %40 for one in the user, the password or a parameter");
        }
        parts = REST.matcher(rest);
        if (!parts.matches()) {
            throw refused(source, "is not valid",
                    "It must have the form " + Origin.EXAMPLE + ", with %XX for special characters in user and password");
        }
        String host = parts.group("host").isEmpty() ? "localhost" : parts.group("host");
        String port = parts.group("port") == null ? "3306" : parts.group("port");
        String database = parts.group("database") == null ? "" : parts.group("database");
        Map<String, String> options = DriverOptions.of(source, parameters(source, parts.group("query")));
        return new SqlAlchemyUrl("jdbc:mysql://%s:%s/%s%s".formatted(host, port, encoded(database), query(options)),
                Optional.ofNullable(parts.group("user")).map(SqlAlchemyUrl::unquoted).filter(user -> !user.isEmpty()),
                Optional.ofNullable(parts.group("password")).map(SqlAlchemyUrl::unquoted));
    }

    private static void requireMySql(String source, String scheme) {
        if (!SCHEMES.contains(scheme)) {
            String database = scheme.startsWith("mysql+") ? "is for a driver whose URL has no host and database in it"
                    : "is not the address of a MySQL database";
            throw refused(source, database, "This program takes mysql:// and mysql+pymysql://, as in " + Origin.EXAMPLE);
        }
    }

    /** Those without a value are left out, as SQLAlchemy does. */
    private static Map<String, String> parameters(String source, String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 0 || equals == pair.length() - 1) {
                continue;
            }
            String name = unquoted(pair.substring(0, equals).replace('+', ' '));
            if (!PARAMETER_NAME.matcher(name).matches()) {
                // It is not repeated: it may be what a '?' in a password has cut off.
                throw refused(source, "has a parameter with an invalid name", "Look at what follows the '?' in it");
            }
            if (parameters.put(name, unquoted(pair.substring(equals + 1).replace('+', ' '))) != null) {
                throw refused(source, "has the parameter '%s' twice".formatted(name), "Keep one of them");
            }
        }
        return parameters;
    }

    /** What is not %XX stays as it is, and bytes that are no UTF-8 become the replacement character: as in Python. */
    private static String unquoted(String text) {
        return ENCODED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(URLDecoder.decode(found.group(), StandardCharsets.UTF_8)));
    }

    private static String query(Map<String, String> options) {
        return options.isEmpty() ? ""
                : options.entrySet().stream().map(option -> option.getKey() + "=" + encoded(option.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static IllegalArgumentException refused(String source, String what, String advice) {
        return new IllegalArgumentException("%s %s. %s.".formatted(source, what, advice));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
