package com.traveease.schema.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.mysql.cj.conf.PropertyDefinition;
import com.mysql.cj.conf.PropertyDefinitions;
import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.session.Session;
import com.traveease.testing.TestDatabase;

/** Each way of not getting a connection has its own sentence. */
class DatabaseTest {

    private static final String SECRET = "s3cr3t-+%&=?/@:#'\"";

    @Test
    void aWrongPasswordSaysWhomTheServerRefused() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            assertEquals(
                    "MySQL at %s refused user '%s': wrong password, no such user, or the account requires a client certificate (REQUIRE X509) and none is configured. Correct QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD."
                            .formatted(server(database), database.user()),
                    refusal(new DatabaseAddress(database.jdbcUrl(), database.user(), SECRET)));
        }
    }

    @Test
    void aMissingPasswordIsNotCalledAWrongOne() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            String refusal = refusal(new DatabaseAddress(database.jdbcUrl(), database.user(), ""));
            assertTrue(refusal.contains(
                    "': no password was given, no such user, or the account requires a client certificate (REQUIRE X509)"),
                    refusal);
        }
    }

    @Test
    void aDatabaseThatDoesNotExistIsNamed() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            String url = database.jdbcUrl().replace(database.schema(), "no_such_schema");
            assertEquals("MySQL at %s has no database 'no_such_schema'. Create it, or correct QUARKUS_DATASOURCE_JDBC_URL."
                    .formatted(server(database)),
                    refusal(new DatabaseAddress(url, database.user(), database.password())));
        }
    }

    @Test
    void aDatabaseThatTheUserMayNotUseIsNamed() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            String user = database.schema();
            database.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'x'".formatted(user));
            try {
                String refusal = refusal(new DatabaseAddress(database.jdbcUrl(), user, "x"));
                assertTrue(refusal.contains("denies user '%s' access to database '%s'".formatted(user, database.schema())),
                        refusal);
            } finally {
                database.execute("DROP USER '%s'@'%%'".formatted(user));
            }
        }
    }

    @Test
    void anUnknownHostIsNamed() {
        String refusal = refusal(new DatabaseAddress("jdbc:mysql://no-such-host.invalid:3306/traveease", "app", SECRET));
        assertTrue(refusal.startsWith("The database host 'no-such-host.invalid' is unknown"), refusal);
    }

    @Test
    void aPortWhereNothingListensIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertEquals(
                "Nothing listens at 127.0.0.1:%d: MySQL is not running there, or not yet. Start it, or correct QUARKUS_DATASOURCE_JDBC_URL."
                        .formatted(port),
                refusal(new DatabaseAddress("jdbc:mysql://127.0.0.1:%d/traveease".formatted(port), "app", SECRET)));
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertEquals(
                    "MySQL at 127.0.0.1:%d does not answer in time. Check the server and the network, or correct QUARKUS_DATASOURCE_JDBC_URL."
                            .formatted(silent.getLocalPort()),
                    refusal(
                            new DatabaseAddress("jdbc:mysql://127.0.0.1:%d/traveease".formatted(silent.getLocalPort()), "app",
                                    SECRET)));
        }
    }

    @Test
    void aServerThatIgnoresChecksIsTooOld(@TempDir Path directory) throws SQLException {
        try (MySqlServer old = MySqlServer.start(MySqlRelease.V8_0_15, directory)) {
            old.createSchema("traveease");
            UnsupportedServerException refused = assertThrows(UnsupportedServerException.class,
                    () -> new Database(new DatabaseAddress(old.jdbcUrl("traveease"), old.user(), old.password()))
                            .connect(Duration.ofSeconds(5)));
            assertEquals(
                    "The server at 127.0.0.1:%d is MySQL 8.0.15; 8.0.16 or newer is needed (older ones ignore CHECK constraints). Nothing was changed."
                            .formatted(old.port()),
                    refused.getMessage());
        }
    }

    /** Whatever the server's own defaults are: the session is that of a client which says nothing but utf8mb4. */
    @Test
    void theSessionIsThatOfTheClient() throws SQLException {
        String query = "SELECT CONCAT_WS(' ', @@time_zone, @@character_set_client, @@collation_connection)";
        try (TestDatabase database = TestDatabase.create()) {
            assertEquals(database.strings(query), strings(database.database(), query));
        }
    }

    @Test
    void aCollationInTheAddressCounts() throws SQLException {
        String query = "SELECT CONCAT_WS(' ', @@character_set_client, @@collation_connection, COLLATION('a'))";
        try (TestDatabase database = TestDatabase.create()) {
            String url = database.jdbcUrl();
            String sqlAlchemy = "mysql+pymysql://" + url.replaceFirst("^jdbc:mysql://", "");
            for (String address : List.of(url + "?connectionCollation=utf8mb4_unicode_ci",
                    url + "?sessionVariables=collation_connection=utf8mb4_unicode_ci",
                    SqlAlchemyUrl.parse("SQLALCHEMY_URL", sqlAlchemy + "?collation=utf8mb4_unicode_ci").jdbcUrl())) {
                assertEquals(List.of("utf8mb4 utf8mb4_unicode_ci utf8mb4_unicode_ci"), strings(
                        new Database(new DatabaseAddress(address, database.user(), database.password())), query), address);
            }
        }
    }

    @Test
    void settingsOfTheSessionInAnAddressOfSqlAlchemyCount() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            String url = SqlAlchemyUrl.parse("SQLALCHEMY_URL",
                    "mysql+mysqlconnector://" + database.jdbcUrl().replaceFirst("^jdbc:mysql://", "")
                            + "?time_zone=%2B03:00&sql_mode=ANSI_QUOTES,STRICT_ALL_TABLES")
                    .jdbcUrl();
            assertEquals(List.of("+03:00 1"), strings(
                    new Database(new DatabaseAddress(url, database.user(), database.password())),
                    "SELECT CONCAT_WS(' ', @@time_zone, FIND_IN_SET('ANSI_QUOTES', @@sql_mode) > 0)"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "connectionCollation=latin1_german2_ci | has connectionCollation=latin1_german2_ci, but scripts are always sent in utf8mb4. Write a collation of utf8mb4, or take it out.",
            "charset=latin1 | has charset=latin1, but scripts are always sent in utf8mb4. Remove it.",
            "autocommit=false | has autocommit=false, but this program begins and ends transactions itself. Remove it; a script that needs it can SET autocommit = 0.",
            "connectionCollation=utf8_general_ci | has connectionCollation=utf8_general_ci, but scripts are always sent in utf8mb4. Write utf8mb4_general_ci, or take it out.",
            "connectionTimeZone=Mars&forceConnectionTimeZoneToSession=true | has connectionTimeZone=Mars, which is not a time zone. Correct it." })
    void whatCannotBeFollowedIsRefused(String parameters, String sentence) {
        assertEquals("QUARKUS_DATASOURCE_JDBC_URL " + sentence, assertThrows(IllegalArgumentException.class,
                () -> new DatabaseAddress("jdbc:mysql://h:3306/d?" + parameters, "app", SECRET)).getMessage());
    }

    private static List<String> strings(Database database, String query) throws SQLException {
        try (Connection connection = database.connect(Duration.ofSeconds(5));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return List.of(row.getString(1));
        }
    }

    @Test
    void anAddressOfAnotherKindIsRefusedWithoutRepeatingIt() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> new DatabaseAddress("jdbc:postgresql://u:" + SECRET + "@h/db", "app", SECRET));
        assertTrue(refused.getMessage().contains("has to start with jdbc:mysql://"), refused.getMessage());
        assertFalse(refused.getMessage().contains(SECRET), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "jdbc:mysql://app:s3cr3t@x@host:3306/db", "jdbc:mysql://(host=h,password=s3cr3t/db",
            "jdbc:mysql://host:33o6/db", "jdbc:mysql://host:99999/db", "jdbc:mysql://host:3306/", "jdbc:mysql://h%er:3306/db" })
    void anAddressThatCannotBeUnderstoodIsRefusedWithoutRepeatingIt(String url) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new DatabaseAddress(url, "", ""));
        assertTrue(refused.getMessage().contains("QUARKUS_DATASOURCE_JDBC_URL"), refused.getMessage());
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString().contains("s3cr3t"), cause.toString());
        }
    }

    @Test
    void userAndPasswordMayBeInTheAddress() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            String url = database.jdbcUrl() + "?user=%s&password=%s".formatted(database.user(), database.password());
            new Database(new DatabaseAddress(url, "", "")).connect(Duration.ofSeconds(5)).close();
        }
    }

    @Test
    void aTimeLimitForConnectingInTheAddressCounts() {
        String url = "jdbc:mysql://127.0.0.1:3306/traveease";
        assertEquals("3000", new DatabaseAddress(url, "app", SECRET).driverProperties().getProperty("connectTimeout"));
        assertEquals("100", new DatabaseAddress(url + "?connectTimeout=100", "app", SECRET).driverProperties()
                .getProperty("connectTimeout"));
    }

    /** Whoever copies the address of an application has its tuning in it. */
    @Test
    void whatAnAddressSaysOfCachingAndConvertingHasNoEffect() throws SQLException {
        String others = PropertyDefinitions.PROPERTY_KEY_TO_PROPERTY_DEFINITION.values().stream()
                .filter(definition -> !Set.of("Authentication", "Security", "Networking", "X Protocol and X DevAPI")
                        .contains(definition.getCategory())
                        && !Set.of("sessionVariables", "connectionCollation", "forceConnectionTimeZoneToSession",
                                "jdbcCompliantTruncation", "connectionAttributes", "passwordCharacterEncoding",
                                "disconnectOnExpiredPasswords", "createDatabaseIfNotExist", "useConfigs", "propertiesTransform")
                                .contains(definition.getName()))
                .map(definition -> definition.getName() + "=" + otherwise(definition)).collect(Collectors.joining("&"));
        try (TestDatabase database = TestDatabase.create();
                Connection connection = new Database(new DatabaseAddress(database.jdbcUrl()
                        + "?useServerPrepStmts=true&useCursorFetch=true&characterEncoding=latin1&maxRows=1&" + others
                        + "&sessionVariables=sql_select_limit=2,cte_max_recursion_depth=77", database.user(),
                        database.password()))
                        .connect(Duration.ofSeconds(5));
                Statement statement = connection.createStatement()) {
            assertEquals(database.schema(), connection.getCatalog());
            statement.execute("START TRANSACTION");
            statement.execute("CREATE TEMPORARY TABLE `aЖ` AS SELECT 1 AS n");
            ScriptSession session = new ScriptSession(connection, new Session(connection), "j", List.of());
            assertTrue(session.ask().isInTransaction());
            try (ResultSet row = statement.executeQuery("SELECT @@cte_max_recursion_depth, @@sql_select_limit, 'ü'")) {
                row.next();
                assertEquals("77 18446744073709551615 ü",
                        "%s %s %s".formatted(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
    }

    private static String otherwise(PropertyDefinition<?> definition) {
        if (definition.getAllowableValues() != null && definition.getAllowableValues().length > 0) {
            return Arrays.stream(definition.getAllowableValues())
                    .filter(value -> !value.equalsIgnoreCase(String.valueOf(definition.getDefaultValue()))).findFirst()
                    .orElseThrow();
        }
        return definition.getDefaultValue() instanceof Integer || definition.getDefaultValue() instanceof Long ? "1"
                : "com.example.X";
    }

    @Test
    void neitherTextNorRefusalHasThePassword() {
        DatabaseAddress address = new DatabaseAddress("jdbc:mysql://127.0.0.1:1/traveease?password=" + "other-secret", "app",
                SECRET);
        assertFalse(address.toString().contains("secret"), address.toString());
        assertFalse(address.toString().contains(SECRET), address.toString());
        assertFalse(refusal(address).contains("secret"), refusal(address));
    }

    private static String server(TestDatabase database) {
        return database.database().address().server();
    }

    private static String refusal(DatabaseAddress address) {
        return assertThrows(DatabaseUnavailableException.class, () -> new Database(address).connect(Duration.ofSeconds(2)))
                .getMessage();
    }
}
