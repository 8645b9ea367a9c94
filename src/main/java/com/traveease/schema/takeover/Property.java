package com.traveease.schema.takeover;

/** In what two definitions of one thing differ. */
enum Property {
    /** One side has it, the other has not. */
    PRESENCE,
    NAME,
    ENGINE,
    COLLATION,
    ORDER,
    TYPE,
    NULLABILITY,
    DEFAULT,
    AUTO_INCREMENT,
    ON_UPDATE,
    GENERATION,
    VISIBILITY,
    /** The columns of an index. */
    COLUMNS,
    UNIQUENESS,
    METHOD,
    /** Table and columns that a foreign key refers to. */
    TARGET,
    RULES,
    /** The text of a check, a view, a trigger, a routine or an event. */
    DEFINITION,
    ENFORCEMENT
}
