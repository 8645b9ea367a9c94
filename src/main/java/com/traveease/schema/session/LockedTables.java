package com.traveease.schema.session;

import java.util.Optional;

import com.traveease.schema.statement.StatementKind;

/** The tables that a script has locked. Until they are unlocked only these can be used, so the journal is locked with them. */
final class LockedTables {

    private final String journal;
    private Optional<String> lock = Optional.empty();

    LockedTables(String journal) {
        this.journal = journal;
    }

    boolean areNone() {
        return lock.isEmpty();
    }

    /** What to send in place of a statement. */
    String sent(StatementKind kind, String sql) {
        // On a line of its own: the last one may end in a comment.
        return kind == StatementKind.LOCK ? sql + "\n, " + journal + " WRITE" : sql;
    }

    /** That has run. */
    void ran(StatementKind kind, String sql) {
        lock = switch (kind) {
            case LOCK -> Optional.of(sql);
            case UNLOCK, BEGIN -> Optional.empty();
            default -> lock;
        };
    }

    /** As the script has locked them. */
    Optional<String> written() {
        return lock;
    }
}
