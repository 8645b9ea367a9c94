package com.traveease.schema.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.Origin;
import com.traveease.schema.connection.SqlAlchemyUrl;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class SchemaConfigurationTest {

    private static final String JDBC = "jdbc:mysql://quarkus:3306/db";

    @TempDir
    Path directory;

    @Test
    void theOptionComesFirstThenQuarkusThenSqlAlchemyThenDatabaseUrl() {
        Map<String, String> environment = new HashMap<>(Map.of("QUARKUS_DATASOURCE_JDBC_URL", JDBC, "SQLALCHEMY_URL",
                "mysql://u:p@sqlalchemy/db", "DATABASE_URL", "mysql://u:p@database/db"));
        assertEquals("option:3306", from(environment, Optional.of("mysql://u:p@option/db")).server());
        assertEquals("quarkus:3306", from(environment).server());
        environment.remove("QUARKUS_DATASOURCE_JDBC_URL");
        assertEquals("sqlalchemy:3306", from(environment).server());
        environment.put("SQLALCHEMY_URL", "");
        assertEquals("database:3306", from(environment).server());
    }

    @Test
    void theOptionTakesAnAddressOfJdbcWithUserAndPasswordFromQuarkusVariables() {
        DatabaseAddress address = from(Map.of("QUARKUS_DATASOURCE_USERNAME", "app", "QUARKUS_DATASOURCE_PASSWORD", "secret"),
                Optional.of("jdbc:mysql://option:3306/db"));
        assertEquals(new DatabaseAddress("jdbc:mysql://option:3306/db", "app", "secret",
                new Origin("--url", "QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD")), address);
    }

    @Test
    void aPasswordThatNothingElseGivesIsMySqlsOwnVariable() {
        assertEquals("own", from(Map.of("SQLALCHEMY_URL", "mysql://u@h/db", "MYSQL_PWD", "own")).password());
        assertEquals("", from(Map.of("SQLALCHEMY_URL", "mysql://u:@h/db", "MYSQL_PWD", "own")).password());
        assertEquals("p", from(Map.of("SQLALCHEMY_URL", "mysql://u:p@h/db", "MYSQL_PWD", "own")).password());
        assertEquals("own",
                from(Map.of("QUARKUS_DATASOURCE_JDBC_URL", JDBC, "QUARKUS_DATASOURCE_USERNAME", "u", "MYSQL_PWD", "own"))
                        .password());
        assertEquals("",
                from(Map.of("QUARKUS_DATASOURCE_JDBC_URL", JDBC + "?user=u&password=p", "MYSQL_PWD", "own")).password());
    }

    @Test
    void theMessageNamesWhatTheUserHasSet() {
        assertEquals("The database address names no database. Add it to DATABASE_URL, as in "
                + "mysql+pymysql://user:password@localhost:3306/traveease.", refused(Map.of("DATABASE_URL", "mysql://u:p@h")));
        assertEquals("user and password in SQLALCHEMY_URL",
                from(Map.of("SQLALCHEMY_URL", "mysql://u:p@h/db")).origin().credentials());
        assertEquals("user and password in --url",
                from(Map.of(), Optional.of(JDBC + "?user=u&password=p")).origin().credentials());
        assertEquals("SQLALCHEMY_URL and MYSQL_PWD",
                from(Map.of("SQLALCHEMY_URL", "mysql://u@h/db", "MYSQL_PWD", "own")).origin().credentials());
    }

    @Test
    void aSecretInAFileLosesOneLineEnd() throws IOException {
        assertEquals("p w ", inFile("p w \n").password());
        assertEquals("p\r\n", inFile("p\r\n\r\n").password());
        assertEquals("p", inFile("p").password());
        assertEquals("${x}\\$äß", inFile("${x}\\$äß\n").password());
        assertEquals(
                new Origin("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD_FILE"),
                inFile("p").origin());
    }

    @Test
    void everySettingOfTheAddressMayBeInAFile() throws IOException {
        Path url = Files.writeString(directory.resolve("url"), "mysql+pymysql://u:p%40@h/db\n");
        Path jdbc = Files.writeString(directory.resolve("jdbc"), JDBC + "\n");
        Path user = Files.writeString(directory.resolve("user"), "app\n");
        assertEquals("p@", from(Map.of("SQLALCHEMY_URL_FILE", url.toString())).password());
        assertEquals("p@", from(Map.of("DATABASE_URL_FILE", url.toString())).password());
        assertEquals(JDBC, from(Map.of("QUARKUS_DATASOURCE_JDBC_URL_FILE", jdbc.toString())).jdbcUrl());
        assertEquals("app",
                from(Map.of("QUARKUS_DATASOURCE_JDBC_URL", JDBC, "QUARKUS_DATASOURCE_USERNAME_FILE", user.toString()))
                        .user());
    }

    @Test
    void aFileThatCannotBeUsedIsToldWithoutItsPathAndContent() throws IOException {
        String variable = "The file that SQLALCHEMY_URL_FILE names ";
        assertEquals(variable + "does not exist. Correct SQLALCHEMY_URL_FILE, or the file.",
                refused(Map.of("SQLALCHEMY_URL_FILE", directory.resolve("none").toString())));
        assertEquals(variable + "cannot be read. Correct SQLALCHEMY_URL_FILE, or the file.",
                refused(Map.of("SQLALCHEMY_URL_FILE", directory.toString())));
        Path file = Files.write(directory.resolve("file"), new byte[] { (byte) 0xff });
        assertEquals(variable + "is not text in UTF-8. Correct SQLALCHEMY_URL_FILE, or the file.",
                refused(Map.of("SQLALCHEMY_URL_FILE", file.toString())));
        Files.writeString(file, "\n");
        assertEquals(variable + "is empty. Correct SQLALCHEMY_URL_FILE, or the file.",
                refused(Map.of("SQLALCHEMY_URL_FILE", file.toString())));
        assertEquals("Both SQLALCHEMY_URL and SQLALCHEMY_URL_FILE are set. Keep one of them.",
                refused(Map.of("SQLALCHEMY_URL_FILE", file.toString(), "SQLALCHEMY_URL", "mysql://u:p@h/db")));
    }

    @Test
    void whatComesFromTheEnvironmentIsTakenLiterally() {
        for (String password : new String[] { "a${x}b", "a\\$b", "${user.home}", "$$", "a\\\\b", "a,b", " ", "${", "%40" }) {
            assertEquals(password, from(Map.of("QUARKUS_DATASOURCE_JDBC_URL", JDBC, "QUARKUS_DATASOURCE_PASSWORD", password))
                    .password());
            assertEquals(password, from(Map.of("SQLALCHEMY_URL", "mysql://u@h/db", "MYSQL_PWD", password)).password());
        }
        assertEquals("${x}", from(Map.of("SQLALCHEMY_URL", "mysql://u:${x}@h/db")).password());
    }

    @Test
    void whatIsInAFileOfPropertiesIsExpanded() {
        Map<String, String> properties = Map.of("quarkus.datasource.jdbc.url", "jdbc:mysql://${host}:3306/db", "host",
                "expanded",
                "quarkus.datasource.password", "a\\${x}");
        DatabaseAddress address = SchemaConfiguration.from(new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withInterceptorFactories(new LiteralValues()).withSources(new PropertiesConfigSource(properties, "file", 260))
                .build(), Optional.empty()).requiredAddress();
        assertEquals("expanded:3306", address.server());
        assertEquals("a${x}", address.password());
    }

    @Test
    void nothingPrintsThePassword() {
        DatabaseAddress address = from(Map.of("SQLALCHEMY_URL", "mysql://u:s3cr3t%40x@h/db"));
        assertFalse(address.toString().contains("s3cr3t"), address.toString());
        assertFalse(SqlAlchemyUrl.parse("x", "mysql://u:s3cr3t@h/db").toString().contains("s3cr3t"));
        assertFalse(new Setting("x", "s3cr3t").toString().contains("s3cr3t"));
        assertTrue(
                refused(Map.of("SQLALCHEMY_URL", "mysql://u:s3cr3t@h:99999/db"))
                        .startsWith("The database address is not valid."));
    }

    @Test
    void theServiceReadsWhatWasHandedOnAsItWasFound() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "p${x}\n");
        Map<String, String> environment = new HashMap<>(Map.of("QUARKUS_DATASOURCE_PASSWORD_FILE", file.toString(),
                "SQLALCHEMY_URL", "mysql://u@h/db"));
        DatabaseAddress found = from(environment);
        environment.putAll(Map.of(SchemaConfiguration.URL, found.jdbcUrl(), SchemaConfiguration.USERNAME, found.user(),
                SchemaConfiguration.PASSWORD, found.password(), SchemaConfiguration.ORIGIN, found.origin().toString()));
        assertEquals(found, from(environment));
        assertEquals("SQLALCHEMY_URL and QUARKUS_DATASOURCE_PASSWORD_FILE", found.origin().credentials());
    }

    private DatabaseAddress inFile(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), content);
        return from(Map.of("QUARKUS_DATASOURCE_JDBC_URL", JDBC, "QUARKUS_DATASOURCE_PASSWORD_FILE", file.toString()));
    }

    private static String refused(Map<String, String> environment) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> from(environment));
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString().contains("s3cr3t"), cause.toString());
        }
        return refused.getMessage();
    }

    private static DatabaseAddress from(Map<String, String> environment) {
        return from(environment, Optional.empty());
    }

    private static DatabaseAddress from(Map<String, String> environment, Optional<String> url) {
        return SchemaConfiguration.from(new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withInterceptorFactories(new LiteralValues()).withSources(new EnvConfigSource(environment, 300)).build(), url)
                .requiredAddress();
    }
}
