package com.traveease.schema.journal;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.unit.ScriptUnits;
import com.traveease.schema.unit.TemporaryDrops;

/** The statements of a script that an earlier run has applied, compared with the script's present text. */
public record AppliedStatements(String script, List<Statement> statements, Secrets secrets) {

    /**
     * What is known to be applied and is written otherwise now, in words; empty too where the script cannot be cut, of which
     * its run says more. What stands in a version comment depends on the server, and is compared when the script is run.
     */
    public static Optional<String> changed(Script script, List<JournalEntry> entries) {
        if (isAsBegun(script, entries.get(0))) {
            return Optional.empty();
        }
        try {
            List<Statement> statements = TemporaryDrops.in(script.statements());
            AppliedStatements applied = new AppliedStatements(script.name(), statements,
                    script.secrets(() -> statements));
            int last = entries.get(entries.size() - 1).statement();
            return entries.stream()
                    .filter(entry -> entry.statement() < last || entry.mark() == JournalEntry.Mark.FINISHED
                            || isBoundTo(script, entry))
                    .filter(entry -> !applied.dependsOnServer(entry))
                    .flatMap(entry -> applied.changed(entry).stream()).findFirst();
        } catch (InvalidScriptException e) {
            return Optional.empty();
        }
    }

    /** The service asks every second: a text that is known as a whole is not cut. */
    private static boolean isAsBegun(Script script, JournalEntry whole) {
        return whole.statement() == 0 && whole.checksum().equals(Integer.toString(script.checksum()))
                && !script.mayHavePlaceholders();
    }

    /** Of a statement that is done in part: whether the rest has to be done by the same text. */
    private static boolean isBoundTo(Script script, JournalEntry entry) {
        int k = entry.statement();
        if (entry.mark() != JournalEntry.Mark.BEGUN
                || BatchPlace.of(entry.fingerprint()).filter(place -> !place.isUntouched()).isEmpty()) {
            return false;
        }
        ScriptUnits units = new ScriptUnits(script);
        return k > units.statements().size()
                || units.batched(k).filter(BatchedStatement::repeats).isEmpty() && !units.mayRunAgain(k, k);
    }

    private boolean dependsOnServer(JournalEntry entry) {
        int last = Math.min(Math.max(entry.last(), entry.statement()), statements.size());
        return entry.statement() > 0 && entry.statement() <= last && statements.subList(entry.statement() - 1, last).stream()
                .anyMatch(statement -> statement.outline().contains("/*!"));
    }

    /** Empty when it is as it was. */
    public Optional<String> changed(JournalEntry entry) {
        int k = entry.statement();
        int last = entry.isOfMany() ? entry.last() : k;
        if (k == 0 || isUnchanged(entry)) {
            return Optional.empty();
        }
        return Optional.of(("%s was changed in %s already. %s: %s. Restore it, and make the change in the statements that "
                + "are not applied yet, or in a new revision.").formatted(
                        script,
                        BatchPlace.isOne(entry.fingerprint()) && entry.mark() == JournalEntry.Mark.BEGUN
                                ? "statement %d, which is applied in part".formatted(k)
                                : k == last ? "statement %d, which is applied".formatted(k)
                                        : "one of the statements %d to %d, which are applied".formatted(k, last),
                        k == last ? "It was" : "The first of them was", entry.beginning()));
    }

    public boolean isUnchanged(JournalEntry entry) {
        int last = entry.isOfMany() ? entry.last() : entry.statement();
        return last <= statements.size() && checksum(entry.statement(), entry).equals(entry.checksum());
    }

    private String checksum(int k, JournalEntry entry) {
        return entry.isOfMany() ? Statement.checksum(statements.subList(k - 1, entry.last()), secrets)
                : statements.get(k - 1).checksum(secrets);
    }
}
