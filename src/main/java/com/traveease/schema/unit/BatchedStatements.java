package com.traveease.schema.unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.directive.BatchDirective;
import com.traveease.schema.directive.Directives;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;

/**
 * The statements of a script that are run in batches. A batch is a transaction with a row of the journal in it, and has to be
 * one again in another session.
 */
final class BatchedStatements {

    private final List<Statement> statements;
    private final Map<Integer, BatchedStatement> batched = new HashMap<>();

    /**
     * @param script its name
     * @param ends for each statement the last of its transaction
     * @throws InvalidScriptException when one of them cannot be run so
     */
    BatchedStatements(String script, List<Statement> statements, Directives directives, int[] ends,
            UnresumableRegion unresumable) {
        this.statements = statements;
        for (int k = 1; k <= statements.size(); k++) {
            Optional<BatchDirective> directive = directives.batch(k);
            if (directive.isPresent()) {
                BatchedStatement statement = BatchedStatement.of(script, statements.get(k - 1), directive.get());
                Optional<String> objection = objection(k, ends, unresumable);
                if (objection.isPresent()) {
                    throw new InvalidScriptException("%s, line %d cannot be run in batches (-- @batch): %s. Nothing was run."
                            .formatted(script, statements.get(k - 1).line(), objection.get()));
                }
                batched.put(k, statement);
            }
        }
    }

    /** Empty where it is run as a whole. */
    Optional<BatchedStatement> of(int k) {
        return Optional.ofNullable(batched.get(k));
    }

    private Optional<String> objection(int k, int[] ends, UnresumableRegion unresumable) {
        if (ends[k] > k) {
            return Optional.of("what follows belongs to the same transaction");
        }
        if (isInTransaction(k)) {
            return Optional.of("the script has begun a transaction before it, locked tables, or turned autocommit off");
        }
        if (unresumable.contains(k)) {
            return Optional.of("the script cannot be resumed there");
        }
        for (int before = 1; before < k; before++) {
            if (ends[before] >= k) {
                return Optional.of("it belongs to the same transaction as what is before it");
            }
        }
        return Optional.empty();
    }

    private boolean isInTransaction(int k) {
        boolean open = false;
        boolean autocommit = true;
        boolean locked = false;
        for (Statement before : statements.subList(0, k - 1)) {
            switch (before.kind()) {
                case BEGIN -> open = true;
                case COMMIT, ROLLBACK -> open = before.mentions("CHAIN") && !before.mentions("NO");
                case DEFINITION, REPEATABLE -> open = false;
                case LOCK -> locked = true;
                case UNLOCK -> locked = false;
                case SESSION -> autocommit &= !before.mentions("AUTOCOMMIT");
                default -> {
                }
            }
        }
        return open || locked || !autocommit;
    }
}
