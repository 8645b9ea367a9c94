package com.traveease.schema.bookkeeping;

import java.sql.SQLException;
import java.util.Optional;

/** Told that the history is going to be changed: not when it is refused, or says already what it is to say. */
public interface BeforeWrite {

    /** @param to the revision that is current afterwards; empty for base */
    void run(Optional<String> to) throws SQLException;
}
