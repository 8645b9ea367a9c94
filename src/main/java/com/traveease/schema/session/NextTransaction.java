package com.traveease.schema.session;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;

import com.traveease.schema.statement.SessionText;

/**
 * What SET TRANSACTION says of the next transaction alone. Our own statements before that one must not use it up, so it is said
 * again immediately before.
 */
final class NextTransaction {

    private final Queue<String> said = new ArrayDeque<>();

    /** A SET statement of the script has run. */
    void ran(String sql) {
        if (SessionText.isOfNextTransaction(sql)) {
            said.add(sql);
        }
    }

    boolean isKnown() {
        return !said.isEmpty();
    }

    /** The first statement that says something of it, which is to be sent now. */
    String take() {
        return said.remove();
    }

    /** As SQL. */
    Collection<String> written() {
        return List.copyOf(said);
    }
}
