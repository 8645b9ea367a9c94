package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.traveease.schema.config.LiteralValues;
import com.traveease.schema.config.SchemaConfiguration;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.testing.TestDatabase;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Every way of giving a password lets in on a real server, and none of them shows it. */
class LoginTest {

    private static TestDatabase database;
    private static String user;

    @TempDir
    Path directory;

    static List<String> passwords() {
        return List.of("!\"#$%&'()*+,-./:;<=>?@[\\]^_{|}~`", " two  blanks ", "äöüß-€-пароль-密码", "a${x}b", "a\\${x}b\\$c",
                "p%40q",
                "100%", "a+b", "key=value&password=other", "${user.home}");
    }

    @BeforeAll
    static void create() throws SQLException {
        database = TestDatabase.create();
        user = database.schema();
        database.execute("CREATE USER '%s'@'%%'".formatted(user), "GRANT ALL ON %s.* TO '%s'@'%%'".formatted(user, user));
    }

    @AfterAll
    static void drop() throws SQLException {
        database.execute("DROP USER '%s'@'%%'".formatted(user));
        database.close();
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void everyPasswordLetsInHoweverItIsGiven(String password) throws SQLException, IOException {
        setPassword(password);
        Path file = Files.writeString(directory.resolve("password"), password + "\n");
        Path urlFile = Files.writeString(directory.resolve("url"), sqlAlchemy(password) + "\n");
        for (Map<String, String> environment : List.of(
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(), "QUARKUS_DATASOURCE_USERNAME", user,
                        "QUARKUS_DATASOURCE_PASSWORD", password),
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(), "QUARKUS_DATASOURCE_USERNAME", user,
                        "QUARKUS_DATASOURCE_PASSWORD_FILE", file.toString()),
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(), "QUARKUS_DATASOURCE_USERNAME", user, "MYSQL_PWD",
                        password),
                Map.of("SQLALCHEMY_URL", sqlAlchemy(password)), Map.of("DATABASE_URL_FILE", urlFile.toString()))) {
            try (Connection connection = new Database(from(environment)).connect(Duration.ofSeconds(5))) {
                assertEquals(database.schema(), connection.getCatalog());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void aRefusedPasswordIsInNoMessage(String password) throws SQLException {
        setPassword("another");
        for (Map<String, String> environment : List.of(
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(), "QUARKUS_DATASOURCE_USERNAME", user,
                        "QUARKUS_DATASOURCE_PASSWORD", password),
                Map.of("SQLALCHEMY_URL", sqlAlchemy(password)))) {
            DatabaseAddress address = from(environment);
            DatabaseUnavailableException refused = assertThrows(DatabaseUnavailableException.class,
                    () -> new Database(address).connect(Duration.ofSeconds(5)));
            StringWriter trace = new StringWriter();
            refused.printStackTrace(new PrintWriter(trace));
            assertFalse((trace + address.toString()).contains(password), trace.toString());
            assertFalse((trace + address.toString()).contains(encoded(password)), trace.toString());
        }
    }

    @Test
    void aRefusedUserIsToldWhatToCorrect() throws SQLException {
        setPassword("another");
        String message = assertThrows(DatabaseUnavailableException.class,
                () -> new Database(from(Map.of("SQLALCHEMY_URL", sqlAlchemy("wrong")))).connect(Duration.ofSeconds(5)))
                .getMessage();
        assertTrue(message.endsWith("Correct user and password in SQLALCHEMY_URL."), message);
    }

    @Test
    void theConnectionIsUtf8mb4WhateverCharsetTheUrlNames() throws SQLException {
        setPassword("p");
        try (Connection connection = new Database(from(Map.of("SQLALCHEMY_URL", sqlAlchemy("p") + "?charset=latin1")))
                .connect(Duration.ofSeconds(5)); ResultSet row = query(connection, "SELECT @@character_set_client")) {
            row.next();
            assertEquals("utf8mb4", row.getString(1));
        }
    }

    @Test
    void aCaThatSignedTheServerIsTrustedAndTheHostNameIsCheckedUnlessToldOtherwise() throws SQLException {
        setPassword("p");
        String ca = "?ssl_ca=" + encoded(serverFile("ca.pem"));
        String refused = refusal(ca);
        assertTrue(refused.startsWith("The certificate of MySQL at %s is not trusted: Server identity verification failed."
                .formatted(database.database().address().server())), refused);
        assertTrue(refused.endsWith("Correct the TLS parameters in SQLALCHEMY_URL, or the certificate."), refused);
        assertTrue(cipher(ca + "&ssl_check_hostname=false").startsWith("TLS"));
    }

    @Test
    void aCaThatDidNotSignTheServerIsRefused() throws SQLException {
        setPassword("p");
        // It is signed by the same CA, and has signed nothing.
        String other = "?ssl_check_hostname=false&ssl_ca=" + encoded(serverFile("client-cert.pem"));
        assertTrue(refusal(other).contains("it is not signed by a known certificate authority"), refusal(other));
    }

    @Test
    void withoutACaFileVerificationIsByTheCertificatesOfTheSystem() throws SQLException {
        setPassword("p");
        String refused = refusal("?ssl_verify_cert=true&ssl_check_hostname=false");
        assertTrue(refused.contains(" is not trusted: it is not signed by a known certificate authority. Name the file of "),
                refused);
    }

    @Test
    void anAddressOfJdbcIsToldOfTheFormThatTakesACaFile() throws SQLException {
        setPassword("p");
        DatabaseAddress address = new DatabaseAddress(database.jdbcUrl() + "?sslMode=VERIFY_CA", user, "p");
        String refused = assertThrows(DatabaseUnavailableException.class,
                () -> new Database(address).connect(Duration.ofSeconds(5))).getMessage();
        assertTrue(
                refused.endsWith("Instead of QUARKUS_DATASOURCE_JDBC_URL, set SQLALCHEMY_URL=mysql://…?ssl_ca=ca.pem with the "
                        + "file of the authority's certificate, or correct the TLS parameters in QUARKUS_DATASOURCE_JDBC_URL."),
                refused);
    }

    @Test
    void aUserWhoNeedsAClientCertificateGetsInWithPemFiles() throws SQLException {
        setPassword("p");
        database.execute("ALTER USER '%s'@'%%' REQUIRE X509".formatted(user));
        try {
            String verified = "?ssl_check_hostname=false&ssl_ca=" + encoded(serverFile("ca.pem"));
            assertTrue(refusal(verified).contains("refused user"), refusal(verified));
            assertTrue(cipher(verified + "&ssl_cert=" + encoded(serverFile("client-cert.pem")) + "&ssl_key="
                    + encoded(serverFile("client-key.pem"))).startsWith("TLS"));
        } finally {
            database.execute("ALTER USER '%s'@'%%' REQUIRE NONE".formatted(user));
        }
    }

    @Test
    void tlsIsOffWhereTheUrlTurnsItOff() throws SQLException {
        setPassword("p");
        // From then on the server knows the password, which is not sent to it without TLS.
        assertNotEquals("", cipher(""));
        assertEquals("", cipher("?ssl_disabled=true"));
    }

    private static String cipher(String query) throws SQLException {
        try (Connection connection = new Database(from(Map.of("SQLALCHEMY_URL", sqlAlchemy("p") + query)))
                .connect(Duration.ofSeconds(5)); ResultSet row = query(connection, "SHOW STATUS LIKE 'Ssl_cipher'")) {
            row.next();
            return row.getString(2);
        }
    }

    private static String refusal(String query) {
        DatabaseAddress address = from(Map.of("SQLALCHEMY_URL", sqlAlchemy("p") + query));
        return assertThrows(DatabaseUnavailableException.class, () -> new Database(address).connect(Duration.ofSeconds(5)))
                .getMessage();
    }

    private static ResultSet query(Connection connection, String sql) throws SQLException {
        Statement statement = connection.createStatement();
        statement.closeOnCompletion();
        return statement.executeQuery(sql);
    }

    private static String serverFile(String name) throws SQLException {
        return database.strings("SELECT @@datadir").get(0) + name;
    }

    private static void setPassword(String password) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "ALTER USER '%s'@'%%' IDENTIFIED WITH caching_sha2_password BY ?".formatted(user))) {
            statement.setString(1, password);
            statement.execute();
        }
    }

    private static String sqlAlchemy(String password) {
        return "mysql+pymysql://%s:%s@%s/%s".formatted(user, encoded(password), database.database().address().server(),
                database.schema());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static DatabaseAddress from(Map<String, String> environment) {
        return SchemaConfiguration.from(new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withInterceptorFactories(new LiteralValues()).withSources(new EnvConfigSource(environment, 300)).build(),
                Optional.empty()).requiredAddress();
    }
}
