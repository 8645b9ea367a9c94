package com.traveease.schema.takeover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.scratch.Stop;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;

/**
 * A statement that will run on the schema one day.
 *
 * @param number from 1, in its script
 */
record LaterStatement(Script script, Direction direction, int number, Statement statement, StatementFacts facts) {

    /**
     * In the order in which they would run: the upgrade of every later revision, then every undo, because going back has to
     * work too.
     *
     * @param adopted empty for base
     */
    static List<LaterStatement> after(Revisions revisions, Optional<Revision> adopted) {
        List<LaterStatement> later = new ArrayList<>();
        upgradesAfter(revisions, adopted).forEach(script -> later.addAll(of(script, Direction.UPGRADE)));
        for (int i = revisions.all().size() - 1; i >= 0; i--) {
            revisions.all().get(i).undo().ifPresent(script -> later.addAll(of(script, Direction.DOWNGRADE)));
        }
        return List.copyOf(later);
    }

    /** The scripts up to that revision, itself included. */
    static List<Script> upgradesTo(Revisions revisions, Optional<Revision> adopted) {
        return revisions.all().stream().filter(revision -> !isAfter(revision, adopted)).map(Revision::upgrade).toList();
    }

    static List<Script> upgradesAfter(Revisions revisions, Optional<Revision> adopted) {
        return revisions.all().stream().filter(revision -> isAfter(revision, adopted)).map(Revision::upgrade).toList();
    }

    private static boolean isAfter(Revision revision, Optional<Revision> adopted) {
        return adopted.isEmpty() || revision.version().compareTo(adopted.get().version()) > 0;
    }

    private static List<LaterStatement> of(Script script, Direction direction) {
        List<Statement> statements = script.statements();
        List<LaterStatement> later = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            later.add(new LaterStatement(script, direction, i + 1, statements.get(i),
                    StatementFacts.of(statements.get(i).sql())));
        }
        return later;
    }

    boolean isUpgrade() {
        return direction == Direction.UPGRADE;
    }

    /** {@code V002__flight_booking_schema.sql, statement 1 (line 11)}. */
    String where() {
        return Stop.where(script, number, statement);
    }
}
