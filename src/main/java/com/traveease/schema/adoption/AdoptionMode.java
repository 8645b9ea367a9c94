package com.traveease.schema.adoption;

/** What is to become of a schema that Alembic kept. */
public enum AdoptionMode {
    /** Only look and report. */
    DRY_RUN,
    /** Take it over, and leave Alembic's table as it is from then on. */
    TAKE_OVER,
    /** Take it over, and write the current revision into Alembic's table too from then on. */
    KEEP_ALEMBIC_VERSION
}
