package com.traveease.schema;

import static com.traveease.testing.PackagedProgram.environment;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.PackagedProgram;
import com.traveease.testing.TestDatabase;

/** The ways of telling the packaged program where the database is. */
class AddressIT {

    private static final String PASSWORD = "p$${x}\\$\\\\{y}w@:/?#%40 +&='\"`,;";

    private static TestDatabase database;
    private static String user;

    @TempDir
    Path directory;

    @BeforeAll
    static void create() throws SQLException {
        database = TestDatabase.create();
        user = database.schema();
        database.execute("CREATE USER '%s'@'%%'".formatted(user), "GRANT ALL ON %s.* TO '%s'@'%%'".formatted(user, user));
        try (Connection connection = database.connect();
                PreparedStatement set = connection.prepareStatement("ALTER USER '%s'@'%%' IDENTIFIED BY ?".formatted(user))) {
            set.setString(1, PASSWORD);
            set.execute();
        }
    }

    @AfterAll
    static void drop() throws SQLException {
        database.execute("DROP USER '%s'@'%%'".formatted(user));
        database.close();
    }

    @Test
    void theUrlOfSqlAlchemyAloneStartsTheService() throws IOException {
        becomesReady(Map.of("SQLALCHEMY_URL", sqlAlchemy()));
    }

    /** The native binary has no model, and says so. */
    @Test
    void itStartsTheModelTooWhereThereIsOne() throws Exception {
        Map<String, String> withModel = Map.of("SQLALCHEMY_URL", sqlAlchemy(), "QUARKUS_HIBERNATE_ORM_ACTIVE", "true");
        if (PackagedProgram.isNative()) {
            PackagedProgram refused = PackagedProgram.start(withModel);
            assertEquals(3, refused.await(), refused.output());
            assertTrue(refused.output().contains("'quarkus.hibernate-orm.enabled'"), refused.output());
        } else {
            becomesReady(withModel);
        }
    }

    @Test
    void aPasswordThatLooksLikeAnExpressionIsTakenLiterally() throws IOException {
        becomesReady(environment(database.jdbcUrl(), user, PASSWORD));
    }

    @Test
    void mountedSecretsStartTheService() throws Exception {
        Path password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        becomesReady(Map.of("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(), "QUARKUS_DATASOURCE_USERNAME", user,
                "QUARKUS_DATASOURCE_PASSWORD_FILE", password.toString()));
    }

    @Test
    void pemFilesAreUsedAsTheyAre() throws Exception {
        String data = database.strings("SELECT @@datadir").get(0);
        String url = sqlAlchemy()
                + "?ssl_check_hostname=false&ssl_ca=%sca.pem&ssl_cert=%sclient-cert.pem&ssl_key=%sclient-key.pem"
                        .formatted(data, data, data);
        database.execute("ALTER USER '%s'@'%%' REQUIRE X509".formatted(user));
        try {
            PackagedProgram program = PackagedProgram
                    .start(Map.of("SQLALCHEMY_URL", url, "QUARKUS_INIT_AND_EXIT", "true"));
            assertEquals(0, program.await(), program.output());
        } finally {
            database.execute("ALTER USER '%s'@'%%' REQUIRE NONE".formatted(user));
        }
    }

    @Test
    void aSecretThatIsNotThereIsWrongUsage() throws Exception {
        PackagedProgram program = PackagedProgram
                .start(Map.of("SQLALCHEMY_URL_FILE", directory.resolve("none").toString()));
        assertEquals(2, program.await(), program.output());
        assertEquals(
                "FAILED: The file that SQLALCHEMY_URL_FILE names does not exist. Correct SQLALCHEMY_URL_FILE, or the file.\n",
                program.output());
    }

    private static void becomesReady(Map<String, String> environment) throws IOException {
        Map<String, String> verbose = new HashMap<>(environment);
        verbose.put("QUARKUS_LOG_LEVEL", "DEBUG");
        try (PackagedProgram program = PackagedProgram.start(verbose)) {
            await().atMost(Duration.ofSeconds(90)).untilAsserted(
                    () -> assertTrue(program.get("/schema/version").body().contains("\"ready\""), program.output()));
            assertFalse(program.output().contains(PASSWORD), program.output());
            assertFalse(program.output().contains(encoded(PASSWORD)), program.output());
        }
    }

    private static String sqlAlchemy() {
        return "mysql+pymysql://%s:%s@%s/%s".formatted(user, encoded(PASSWORD), database.database().address().server(),
                database.schema());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
