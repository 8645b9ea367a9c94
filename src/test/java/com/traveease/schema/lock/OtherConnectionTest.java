package com.traveease.schema.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class OtherConnectionTest {

    private static OtherConnection in(String state) {
        return new OtherConnection(17, "app", "10.0.0.5", false, 12, state, Optional.of("ALTER TABLE t ADD a INT"));
    }

    @Test
    void whatHoldsItUpIsSaidAndWhatItDoesIsNot() {
        assertEquals(
                "connection 17 (app@10.0.0.5, executing for 12 s, waiting for table metadata lock: ALTER TABLE t ADD a INT)",
                in("Waiting for table metadata lock").words());
        assertEquals("connection 17 (app@10.0.0.5, executing for 12 s: ALTER TABLE t ADD a INT)",
                in("copy to tmp table").words());
    }
}
