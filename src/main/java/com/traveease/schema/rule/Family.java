package com.traveease.schema.rule;

/** What rules have in common. */
public enum Family {
    DESTROYS("Destroys data"),
    BREAKS("Breaks a running application"),
    BLOCKS("Blocks the application"),
    REPLICATION("Breaks replication or failover"),
    AGES("Ages badly"),
    CONVENTION("Convention"),
    COMMENT("Comments for lint");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    /** For a page or a list. */
    public String title() {
        return title;
    }
}
