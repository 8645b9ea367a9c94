package com.traveease.schema.inquiry;

import java.util.HashSet;
import java.util.Set;

/** How much of a table the server reads and writes for a statement, the least first. */
public enum Work {
    /** Nothing but definitions. */
    DEFINITION,
    /** Indexes are built from the rows. */
    INDEX,
    /** The table is written anew, page by page. */
    REBUILD,
    /** The table is copied, row by row. */
    COPY,
    /** Not known; a rebuild at most. */
    UNKNOWN;

    static final String TABLE = "table ";

    /**
     * What an ALTER in place has done.
     *
     * @param before the tables, partitions and indexes of the schema, by their numbers in InnoDB: what is written anew gets a
     *        new
     *        one
     */
    static Work between(Set<String> before, Set<String> after) {
        Set<String> come = new HashSet<>(after);
        come.removeAll(before);
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(after);
        boolean tables = come.stream().anyMatch(part -> part.startsWith(TABLE));
        if (tables) {
            // A partition that only comes is empty.
            return gone.stream().anyMatch(part -> part.startsWith(TABLE)) ? REBUILD : DEFINITION;
        }
        return come.isEmpty() ? DEFINITION : INDEX;
    }
}
