package com.traveease.schema.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.connection.DatabaseAddress;

class ThrottleSettingsTest {

    private static final DatabaseAddress SOURCE = new DatabaseAddress(
            "jdbc:mysql://db:3307/shop?sslMode=DISABLED&allowPublicKeyRetrieval=true", "app", "ge/heim");

    private static ThrottleSettings of(Map<String, String> settings) {
        return new Environment(settings).throttle(SOURCE);
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        assertEquals(ThrottleSettings.DEFAULT, of(Map.of()));
        assertEquals(ThrottleSettings.OFF, of(Map.of(ThrottleSettings.THREADS, "off", ThrottleSettings.HISTORY, "OFF",
                ThrottleSettings.REDO, "off", ThrottleSettings.DELAY, "off")));
        ThrottleSettings set = of(Map.of(ThrottleSettings.THREADS, "2", ThrottleSettings.HISTORY, "5000000",
                ThrottleSettings.REDO, "90 %", ThrottleSettings.DELAY, "1m30s", ThrottleSettings.REQUIRED, "true"));
        assertEquals(new ThrottleSettings(OptionalLong.of(2), OptionalLong.of(5_000_000), OptionalLong.of(90),
                Optional.of(Duration.ofSeconds(90)), List.of(), true), set);
    }

    @Test
    void replicasHaveTheirOwnAccountOrThatOfTheRun() {
        List<DatabaseAddress> replicas = of(Map.of(ThrottleSettings.REPLICAS,
                "mysql://one:a%2Cb${x}@r1, mysql+pymysql://r2:3308/other?ssl_disabled=true\njdbc:mysql://[::1]:3309"))
                .replicas();
        assertEquals(List.of("r1:3306", "r2:3308", "[::1]:3309"), replicas.stream().map(DatabaseAddress::server).toList());
        assertEquals(List.of("one", "app", "app"), replicas.stream().map(DatabaseAddress::effectiveUser).toList());
        assertEquals(List.of("a,b${x}", "ge/heim", "ge/heim"),
                replicas.stream().map(one -> one.driverProperties().getProperty("password")).toList());
        assertEquals(List.of("information_schema", "other", "information_schema"),
                replicas.stream().map(DatabaseAddress::schema).toList());
        assertFalse(replicas.toString().contains("heim"));
    }

    @Test
    void theirAddressesMayBeASecretInAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("replicas"), "mysql://a:b@r1\nmysql://a:b@r2\n");
        assertEquals(2, of(Map.of("SCHEMA_THROTTLE_REPLICAS_FILE", file.toString())).replicas().size());
    }

    @Test
    void anotherServerIsReachedAsTheSourceIs() {
        DatabaseAddress other = SOURCE.at("10.0.0.7", 3306);
        assertEquals("app@10.0.0.7:3306/shop", other.toString());
        assertEquals("DISABLED", other.driverProperties().getProperty("sslMode"));
        assertEquals("ge/heim", other.driverProperties().getProperty("password"));
        assertTrue(SOURCE.at("fe80::1", 3306).server().startsWith("[fe80::1]:3306"));
    }

    @Test
    void whatIsNoAddressOfAReplicaIsSaidWithoutAPassword() {
        assertEquals(
                "SCHEMA_THROTTLE_REPLICAS (--replica) 'nohost' is not the address of a replica: write mysql://host:3306, or "
                        + "mysql://user:password@host:3306. Nothing was run.",
                assertThrows(ConfigurationException.class, () -> of(Map.of(ThrottleSettings.REPLICAS, "nohost"))).getMessage());
        String secret = assertThrows(ConfigurationException.class,
                () -> of(Map.of(ThrottleSettings.REPLICAS, "me:secret@host"))).getMessage();
        assertFalse(secret.contains("secret"), secret);
    }
}
