package com.traveease.schema.lint;

import com.traveease.schema.rule.Rule;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableElement.KeyKind;

/** What the server has to do for one ALTER, and whom that blocks: the heaviest of its clauses counts. */
final class AlterCost {

    /** What the server does for a change at best, the cheapest first; measured on 8.0.31. */
    enum Cost {
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

    private Cost cost = Cost.INSTANT;
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
        String algorithm = altered.alter().said(AlterClause.ExecutionKind.ALGORITHM).orElse("DEFAULT");
        String lock = altered.alter().said(AlterClause.ExecutionKind.LOCK).orElse("DEFAULT");
        if (algorithm.equals("INSTANT") && !lock.equals("DEFAULT")) {
            altered.script().found(Rule.INSTANT_WITH_LOCK, "ALGORITHM=INSTANT and LOCK=%s are given for %s.", lock,
                    altered.key());
        }
        if (algorithm.equals("COPY")) {
            needs(Cost.COPY);
            copies = "ALGORITHM=COPY is given";
        }
        if (lock.equals("SHARED") || lock.equals("EXCLUSIVE")) {
            needs(Cost.COPY);
            copies = "LOCK=" + lock + " is given";
        }
        if (!altered.own()) {
            blocks(altered, algorithm);
        }
    }

    private void blocks(AlteredTable altered, String algorithm) {
        boolean instant = cost == Cost.INSTANT;
        if (instant && movesColumns && !algorithm.equals("INPLACE")) {
            altered.table().changedInstantly();
            if (altered.table().instantChanges() > ROW_VERSIONS) {
                altered.script().found(Rule.INSTANT_LIMIT, "%s has had %d instant changes before this one.", altered.key(),
                        altered.table().instantChanges() - 1);
                altered.table().rebuilt();
            }
        }
        if (cost == Cost.COPY || cost == Cost.REBUILD) {
            altered.table().rebuilt();
        }
        if (cost == Cost.COPY && !copies.isEmpty()) {
            altered.script().found(Rule.TABLE_COPY, "Writes to %s are blocked: %s.", altered.key(), copies);
        } else if (cost == Cost.REBUILD) {
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
    void needs(Cost other) {
        cost = cost.compareTo(other) >= 0 ? cost : other;
    }

    /** A change for which it copies the table, which no rule of its own has said. */
    void copy(String why, Object... names) {
        needs(Cost.COPY);
        copies = copies.isEmpty() ? why.formatted(names) : copies;
    }

    /** A change for which it rebuilds the table. */
    void rebuild(String why, Object... names) {
        needs(Cost.REBUILD);
        rebuilds = rebuilds.isEmpty() ? why.formatted(names) : rebuilds;
    }
}
