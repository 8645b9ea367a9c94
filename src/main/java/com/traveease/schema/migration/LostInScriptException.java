package com.traveease.schema.migration;

import java.sql.SQLException;

/** The connection was lost while a script ran. */
final class LostInScriptException extends SQLException {

    private static final long serialVersionUID = 1L;

    private final String whatHolds;

    LostInScriptException(SQLException lost, Progress progress) {
        super(lost.getMessage(), lost.getSQLState(), lost.getErrorCode(), lost);
        String id = progress.step().id();
        this.whatHolds = ("It ran %s, statement %d of %d, which the server may have done or be at still. %s is there in part: look, "
                + "complete it or take it back by hand, and record that (stamp).").formatted(progress.step().script().name(),
                        progress.statement(), progress.statements(), id);
    }

    /** For a person: what ran, and what to do. */
    String whatHolds() {
        return whatHolds;
    }
}
