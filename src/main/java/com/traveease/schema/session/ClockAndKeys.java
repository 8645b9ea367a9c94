package com.traveease.schema.session;

import java.sql.SQLException;
import java.util.Optional;

/** What a session has beside its settings: a clock that may stand still, and two numbers for AUTO_INCREMENT. */
record ClockAndKeys(SessionEffects effects, SessionQuestions questions, Session session) {

    private static final String SET_GENERATED_KEY = "SET SESSION last_insert_id = ";

    /** As SQL; empty where the script does not set it, or it goes on and has no value to put back. */
    Optional<String> clock() throws SQLException {
        if (!effects.setsTimestamp()) {
            return Optional.empty();
        }
        String first = time();
        return first.equals(time()) ? Optional.of("SET SESSION timestamp = " + first) : Optional.empty();
    }

    private String time() throws SQLException {
        return questions.value("SELECT @@timestamp").orElse("");
    }

    /** The key that the next INSERT is to use, as SQL; empty where the script has set none. */
    Optional<String> nextKey() throws SQLException {
        return effects.setsInsertId()
                ? questions.value("SELECT @@insert_id").filter(id -> !id.equals("0")).map("SET SESSION insert_id = "::concat)
                : Optional.empty();
    }

    /**
     * The last key that was generated, as SQL; empty where there is none, or nothing behind it asks for it.
     *
     * @param known whether the session has asked for it together with its settings
     */
    Optional<String> generatedKey(boolean known) throws SQLException {
        if (!effects.keepsGeneratedKey()) {
            return Optional.empty();
        }
        String key = known ? session.generatedKey() : questions.value("SELECT LAST_INSERT_ID()").orElse("0");
        return key.equals("0") ? Optional.empty() : Optional.of(SET_GENERATED_KEY + key);
    }

    /** As {@link #generatedKey}, as an expression for the server. */
    String generatedKeyAsSql() {
        return effects.keepsGeneratedKey()
                ? "IF(LAST_INSERT_ID() = 0, '', CONCAT('" + SET_GENERATED_KEY + "', LAST_INSERT_ID()))"
                : "''";
    }
}
