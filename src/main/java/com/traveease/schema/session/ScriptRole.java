package com.traveease.schema.session;

import java.sql.SQLException;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** The roles that a script has activated, and those before it. */
final class ScriptRole {

    private Optional<String> now = Optional.empty();
    private Optional<String> before = Optional.empty();

    /** A statement is about to run. */
    void changes(String sql, SessionQuestions questions) throws SQLException {
        if (before.isEmpty() && isChangedBy(sql)) {
            before = questions.value("SELECT CURRENT_ROLE()");
        }
    }

    /** It has run. */
    void ran(String sql) {
        if (isChangedBy(sql)) {
            now = Optional.of(sql);
        }
    }

    private static boolean isChangedBy(String sql) {
        return new TokenReader(Token.of(sql)).accept("SET", "ROLE");
    }

    /** As SQL; empty when the script has changed nothing. */
    Optional<String> written() {
        return now;
    }

    /** SQL that activates those before the script; empty when nothing was changed. */
    Optional<String> restoring() {
        return before.map(roles -> "SET ROLE " + roles);
    }
}
