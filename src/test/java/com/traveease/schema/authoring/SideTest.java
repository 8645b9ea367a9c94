package com.traveease.schema.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.revision.InvalidTargetException;

class SideTest {

    private static Side side(String text) {
        return Side.parse(text, new Side.BuiltInModel());
    }

    @ParameterizedTest
    @ValueSource(strings = { "mysql://u:secret@h:3306/db", "mysql://u:sec/ret@h:3306/db", "mysql://u:se@cret@h:3306/db",
            "mysql://h:3306/db", "mysql://u:secret@h:3306/db?password=secret" })
    void aServerIsToldWithoutItsAccount(String url) {
        assertEquals("mysql://h:3306/db", side(url).toString());
    }

    @Test
    void thereAreSixKinds() {
        assertEquals(new Side.Scripts(Optional.empty()), side("scripts"));
        assertEquals(new Side.Scripts(Optional.of("003")), side("scripts@003"));
        assertEquals(new Side.BuiltInModel(), side("model"));
        assertEquals(new Side.Live(), side("live"));
        assertEquals(new Side.Folder(Path.of("a/b")), side("filesystem:a/b"));
        assertEquals(new Side.Server("mysql://h/db"), side("mysql://h/db"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "head", "scripts@", "filesystem:", "Model", "./folder" })
    void anythingElseIsWrongUsage(String text) {
        assertEquals("'%s' is not a schema that can be compared. Use scripts, scripts@REV, model, live, filesystem:DIR or "
                .formatted(text) + "mysql://HOST/SCHEMA.",
                assertThrows(InvalidTargetException.class, () -> side(text)).getMessage());
    }
}
