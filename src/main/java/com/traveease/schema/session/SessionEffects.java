package com.traveease.schema.session;

import java.util.List;
import java.util.Set;

import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.RandomSeeds;

/**
 * What the statements of a script may make of their session, beside settings, user variables and named locks. One that leaves
 * it alone costs nothing at run time.
 *
 * @param alone how many of the first statements leave it alone
 * @param keepsGeneratedKey whether LAST_INSERT_ID() may be asked for
 */
record SessionEffects(int alone, boolean changes, boolean keepsGeneratedKey, boolean setsTimestamp, boolean setsInsertId,
        boolean setsSeeds, List<String> temporaryTables) {

    static SessionEffects of(List<Statement> statements) {
        // A function or a trigger may ask for the key without being seen.
        boolean keepsGeneratedKey = statements.size() > 1 && statements.stream().map(Statement::kind).anyMatch(
                kind -> kind == StatementKind.DATA || kind == StatementKind.NON_ATOMIC || kind == StatementKind.EXECUTE);
        List<String> temporaryTables = statements.stream().filter(statement -> statement.mayMention("TEMPORARY"))
                .map(Statement::outline).map(SessionText::temporaryTables).flatMap(Set::stream).distinct().toList();
        return new SessionEffects((int) statements.stream().takeWhile(SessionText::leavesAlone).count(),
                statements.stream().anyMatch(SessionText::changes), keepsGeneratedKey, sets(statements, "TIMESTAMP"),
                sets(statements, "INSERT_ID"), statements.stream().anyMatch(RandomSeeds::sets), temporaryTables);
    }

    private static boolean sets(List<Statement> statements, String name) {
        return statements.stream().anyMatch(statement -> statement.mentions("SET") && statement.mentions(name));
    }
}
