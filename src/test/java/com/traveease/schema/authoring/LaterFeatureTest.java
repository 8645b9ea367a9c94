package com.traveease.schema.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.traveease.schema.server.MySqlVersion;

class LaterFeatureTest {

    private static Optional<String> missing(String sql, String version) {
        return LaterFeature.missing(sql, MySqlVersion.of(version));
    }

    @Test
    void namesTheFeatureAndTheVersionThatHasIt() {
        assertEquals(Optional.of("invisible columns: MySQL has that since 8.0.23, and the server is 8.0.22-log"),
                missing("CREATE TABLE t (a INT INVISIBLE)", "8.0.22-log"));
        assertEquals(Optional.of("INTERSECT: MySQL has that since 8.0.31, and the server is 8.0.30"),
                missing("CREATE VIEW v AS SELECT 1 INTERSECT SELECT 2", "8.0.30"));
    }

    @Test
    void saysNothingOfWhatTheServerKnows() {
        assertEquals(Optional.empty(), missing("CREATE TABLE t (a INT INVISIBLE)", "8.0.23"));
        assertEquals(Optional.empty(), missing("CREATE TABLE t (a INT)", "8.0.16"));
    }

    @Test
    void aNameThatLooksLikeOneIsNone() {
        assertEquals(Optional.empty(), missing("CREATE TABLE t (`INVISIBLE` INT COMMENT 'INVISIBLE')", "8.0.16"));
    }
}
