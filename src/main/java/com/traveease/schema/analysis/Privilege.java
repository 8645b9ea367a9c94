package com.traveease.schema.analysis;

/** What an account may be allowed to do in a schema. Its text form is how {@code GRANT} spells it. */
public enum Privilege {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    CREATE,
    DROP,
    REFERENCES,
    INDEX,
    ALTER,
    CREATE_TEMPORARY_TABLES,
    LOCK_TABLES,
    EXECUTE,
    CREATE_VIEW,
    CREATE_ROUTINE,
    ALTER_ROUTINE,
    EVENT,
    TRIGGER;

    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}
