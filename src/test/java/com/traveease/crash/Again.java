package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.connection.DatabaseUnavailableException;

/** A person who starts a command again when its connection was lost. */
final class Again {

    private static final int MOST = 50;

    private Again() {
    }

    /** @param where that a failure is told with */
    static void untilDone(String where, Runnable command) {
        List<String> told = new ArrayList<>();
        while (told.size() < MOST) {
            try {
                command.run();
                return;
            } catch (RuntimeException e) {
                told.add(e.getMessage());
                assertTrue(e instanceof DatabaseUnavailableException, where + e);
            }
        }
        throw new AssertionError("%sAgain and again: %s".formatted(where, told.get(0)));
    }
}
