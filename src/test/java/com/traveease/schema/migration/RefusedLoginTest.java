package com.traveease.schema.migration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.DatabaseRetry;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.service.State;
import com.traveease.testing.Scripts;
import com.traveease.testing.TestDatabase;

/** What becomes of an account that the server does not let in. */
class RefusedLoginTest {

    private static final String URL_OPTIONS = "?allowPublicKeyRetrieval=true";

    private TestDatabase database;
    private String user;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        user = database.schema();
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP USER IF EXISTS '%s'@'%%'".formatted(user), "DROP ROLE IF EXISTS '%s_r'".formatted(user),
                "DROP ROLE IF EXISTS '%s_other'".formatted(user));
        database.close();
    }

    @Test
    void aServiceWithAnOutdatedPasswordDoesNotLockTheAccount() throws Exception {
        database.execute(
                "CREATE USER '%s'@'%%' IDENTIFIED BY 'new' FAILED_LOGIN_ATTEMPTS 3 PASSWORD_LOCK_TIME 1".formatted(user),
                "GRANT ALL ON %s.* TO '%s'@'%%'".formatted(database.schema(), user));
        try (SchemaKeeper keeper = new SchemaKeeper(new Database(address("old")),
                Scripts.of("V1__a.sql", "CREATE TABLE a (id INT);").revisions(), true)) {
            keeper.start();
            await().until(() -> keeper.status().state() == State.WAITING_FOR_DATABASE);
            Thread.sleep(4_000);
            assertTrue(keeper.status().reason().orElseThrow().matches(
                    "(?s).*wrong password.* The next attempt is at \\d{4}-.*Z, in 60 s, because failed logins can lock the account\\."),
                    keeper.status().reason().toString());
        }
        try (Connection connection = new Database(address("new")).connect(Duration.ofSeconds(10))) {
            assertTrue(connection.isValid(10));
        }
    }

    @Test
    void theNextAttemptComesLaterEachTime() {
        DatabaseRetry retry = new DatabaseRetry();
        DatabaseUnavailableException refused = new DatabaseUnavailableException("no", new SQLException("no", "28000", 1045));
        DatabaseUnavailableException away = new DatabaseUnavailableException("no", new SQLException("no", "08001", 0));
        assertEquals(Duration.ofMinutes(1), retry.after(refused));
        assertEquals(Duration.ofMinutes(2), retry.after(refused));
        assertEquals(Duration.ofMillis(200), retry.after(away));
        retry.reset();
        assertEquals(Duration.ofMinutes(1), retry.after(refused));
        assertEquals("no", DatabaseRetry.inWords(away, Duration.ofSeconds(1)));
    }

    @Test
    void aRoleThatIsGrantedAndNotActiveIsNamed() throws SQLException {
        database.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'x'".formatted(user), "CREATE ROLE '%s_other'".formatted(user),
                "CREATE ROLE '%s_r'".formatted(user), "GRANT ALL ON %s.* TO '%s_r'".formatted(database.schema(), user),
                "GRANT '%s_other', '%s_r' TO '%s'@'%%'".formatted(user, user, user));
        String refusal = refusal();
        assertTrue(refusal.endsWith(
                "denies user '%s' access to database '%s': the role `%s_r`@`%%` is granted to it and would allow that, but is not active at login. Run SET DEFAULT ROLE `%s_r`@`%%` TO '%s'@'%%'."
                        .formatted(user, database.schema(), user, user, user)),
                refusal);

        database.execute("SET DEFAULT ROLE `%s_r`@`%%` TO '%s'@'%%'".formatted(user, user));
        try (Connection connection = new Database(address("x")).connect(Duration.ofSeconds(10))) {
            assertEquals(database.schema(), connection.getCatalog());
        }
    }

    @Test
    void anAccountThatWantsACertificateIsNotCalledWrongAlone() throws SQLException {
        database.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'x' REQUIRE X509".formatted(user));
        assertTrue(refusal().contains("or the account requires a client certificate (REQUIRE X509) and none is configured."),
                refusal());
    }

    private String refusal() {
        return assertThrows(DatabaseUnavailableException.class,
                () -> new Database(address("x")).connect(Duration.ofSeconds(10))).getMessage();
    }

    private DatabaseAddress address(String password) {
        return new DatabaseAddress(database.jdbcUrl() + URL_OPTIONS, user, password);
    }
}
