package com.traveease.schema.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenamesTest {

    @Test
    void tablesAndColumnsAreTold() {
        Renames renames = Renames.parse(List.of("users=people", "users.name=full_name", "orders.a = b"));

        assertEquals(Map.of("users", "people"), renames.tables());
        assertEquals(Map.of("name", "full_name"), renames.ofTable("USERS"));
        assertEquals("people", renames.newName("users"));
        assertEquals(Map.of("full_name", "name"), renames.inverse().ofTable("people"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "users", "users=", "=people", "users.=x", ".name=x" })
    void anythingElseIsNotARename(String told) {
        assertEquals("'%s' is not a rename: write old_table=new_table or table.old_column=new_column.".formatted(told),
                assertThrows(IllegalArgumentException.class, () -> Renames.parse(List.of(told))).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "a=c b=c", "a=b a=c", "t.a=c t.b=c", "t.a=b t.a=c", "a=a" })
    void aNameIsRenamedOnceAndToAnotherName(String told) {
        assertThrows(IllegalArgumentException.class, () -> Renames.parse(List.of(told.split(" "))));
    }

    @Test
    void twoMaySwapTheirNames() {
        assertEquals(Map.of("a", "b", "b", "a"), Renames.parse(List.of("a=b", "b=a")).tables());
        assertEquals(List.of(Map.entry("a", "a_renamed"), Map.entry("b", "a"), Map.entry("a_renamed", "b")),
                Renames.parse(List.of("a=b", "b=a")).inOrder());
    }
}
