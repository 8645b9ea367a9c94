package com.traveease.schema.lock;

import java.util.Optional;

/**
 * A session that uses a schema.
 *
 * @param program what the client says that it is, {@code booking-service}; empty when it says nothing, or may not be asked
 * @param transaction its age in seconds; empty without one, and when that may not be asked
 * @param tables of the schema that it has locks on, with commas between them; empty when there are none, or that may not be
 *        asked
 */
record UsingSession(OtherConnection connection, Optional<String> program, Optional<Long> transaction,
        Optional<String> tables) {

    /** {@code booking-service, connection 17 (app@10.0.0.5, in a transaction for 340 s, idle for 12 s after: SELECT …)}. */
    public String words() {
        return program.map(name -> name + ", ").orElse("") + connection.words(transaction)
                + tables.map(" with locks on "::concat).orElse("");
    }
}
