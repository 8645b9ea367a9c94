package com.traveease.schema.lint;

import com.traveease.schema.rule.Rule;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableElement.KeyKind;

/** What the server has to do for one ALTER, and whom that blocks: the heaviest of its clauses counts. */
final class AlterEffort {

    /** What the server does for a change at best, the cheapest first; measured on 8.0.31. */
    enum Effort {
        INSTANT,
        /** An index is built while others write. */
        INDEX,
        /** The table is written anew while others write. */
        REBUILD,
        /** An index is built while others only read. */
        INDEX_SHARED,
        /** The table is written anew while others only read. */
        COPY
    }

    private static final int ROW_VERSIONS = 64;

    private Effort effort = Effort.INSTANT;
    /** What makes it copy the table; empty where a rule of its own has said it. */
    private String copies = "";
    private String rebuilds = "";
    private boolean movesColumns;

    /** A column comes or goes: InnoDB counts how often that was done instantly. */
    void movesColumns() {
        movesColumns = true;
    }

    /** To be called when every clause has said what it needs. */
    void review(AlteredTable altered) {
        String algorithm = altered.alter().said(AlterClause.Manner.ALGORITHM).orElse("DEFAULT");
        String lock = altered.alter().said(AlterClause.Manner.LOCK).orElse("DEFAULT");
        if (algorithm.equals("INSTANT") && !lock.equals("DEFAULT")) {
            altered.script().found(Rule.INSTANT_WITH_LOCK, "ALGORITHM=INSTANT and LOCK=%s are given for %s.", lock,
                    altered.key());
        }
        if (algorithm.equals("COPY")) {
            needs(Effort.COPY);
            copies = "ALGORITHM=COPY is given";
        }
        if (lock.equals("SHARED") || lock.equals("EXCLUSIVE")) {
            needs(Effort.COPY);
            copies = "LOCK=" + lock + " is given";
        }
        if (!altered.own()) {
            blocks(altered, algorithm);
        }
    }

    private void blocks(AlteredTable altered, String algorithm) {
        boolean instant = effort == Effort.INSTANT;
        if (instant && movesColumns && !algorithm.equals("INPLACE")) {
            altered.table().changedInstantly();
            if (altered.table().instantChanges() > ROW_VERSIONS) {
                altered.script().found(Rule.INSTANT_LIMIT, "%s has had %d instant changes before this one.", altered.key(),
                        altered.table().instantChanges() - 1);
                altered.table().rebuilt();
            }
        }
        if (effort == Effort.COPY || effort == Effort.REBUILD) {
            altered.table().rebuilt();
        }
        if (effort == Effort.COPY && !copies.isEmpty()) {
            altered.script().found(Rule.TABLE_COPY, "Writes to %s are blocked: %s.", altered.key(), copies);
        } else if (effort == Effort.REBUILD) {
            altered.script().found(Rule.TABLE_REBUILD, "%s is rebuilt: %s.", altered.key(), rebuilds);
        }
        boolean alone = altered.alter().added().anyMatch(element -> element instanceof TableElement.Key added
                && added.kind() == KeyKind.FULLTEXT);
        if (!instant && !alone && altered.script().work(altered.key()) == 2) {
            altered.script().found(Rule.SEPARATE_ALTERS, "%s was altered by an earlier statement of this script already.",
                    altered.key());
        }
    }

    /** A change that takes at least so much. */
    void needs(Effort other) {
        effort = effort.compareTo(other) >= 0 ? effort : other;
    }

    /** A change for which it copies the table, which no rule of its own has said. */
    void copy(String why, Object... names) {
        needs(Effort.COPY);
        copies = copies.isEmpty() ? why.formatted(names) : copies;
    }

    /** A change for which it rebuilds the table. */
    void rebuild(String why, Object... names) {
        needs(Effort.REBUILD);
        rebuilds = rebuilds.isEmpty() ? why.formatted(names) : rebuilds;
    }
}
