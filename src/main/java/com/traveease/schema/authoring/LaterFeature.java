package com.traveease.schema.authoring;

import java.util.Arrays;
import java.util.Optional;

import com.traveease.schema.server.MySqlVersion;
import com.traveease.schema.sql.Token;

/** What a server that is older than the feature takes for a syntax error. */
enum LaterFeature {

    ENGINE_ATTRIBUTE("ENGINE_ATTRIBUTE", 8, 0, 21, "engine attributes"),
    INVISIBLE("INVISIBLE", 8, 0, 23, "invisible columns"),
    INTERSECT("INTERSECT", 8, 0, 31, "INTERSECT"),
    EXCEPT("EXCEPT", 8, 0, 31, "EXCEPT"),
    VECTOR("VECTOR", 9, 0, 0, "vectors");

    private final String word;
    private final int major;
    private final int minor;
    private final int patch;
    private final String words;

    LaterFeature(String word, int major, int minor, int patch, String words) {
        this.word = word;
        this.major = major;
        this.minor = minor;
        this.patch = patch;
        this.words = words;
    }

    /** Of a statement that a server refused: the feature in it that the server is too old for, in words. */
    static Optional<String> missing(String sql, MySqlVersion server) {
        return Arrays.stream(values()).filter(feature -> Token.of(sql).stream().anyMatch(token -> token.is(feature.word)))
                .filter(feature -> !server.isAtLeast(feature.major, feature.minor, feature.patch))
                .map(feature -> "%s: MySQL has that since %d.%d.%d, and the server is %s".formatted(feature.words,
                        feature.major,
                        feature.minor, feature.patch, server.text()))
                .findFirst();
    }
}
