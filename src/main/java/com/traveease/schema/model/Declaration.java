package com.traveease.schema.model;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.sql.InvalidScriptException;

/**
 * One object of a model.
 *
 * @param source what declares it, for people: {@code entity com.traveease.model.account.User} or {@code file views/x.sql}
 * @param sql the CREATE statement, without a delimiter and without the comments before it
 */
public record Declaration(String source, String sql) {

    public Declaration {
        if (source.isBlank() || source.lines().count() > 1) {
            throw new IllegalArgumentException("A declaration names its source in one line, got '%s'".formatted(source));
        }
        if (CreatedObject.of(sql).isEmpty()) {
            throw new InvalidScriptException("%s: %s".formatted(source, CreatedObject.objection(sql)));
        }
    }

    /** A table, index, view, procedure, function, trigger or event. */
    public ObjectKind kind() {
        return object().kind();
    }

    /** As the statement has it, without quotes; of an index with its table before it, {@code users.idx_user_email}. */
    public String name() {
        return object().name();
    }

    private CreatedObject object() {
        return CreatedObject.of(sql).orElseThrow();
    }
}
