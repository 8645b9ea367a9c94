package com.traveease.schema.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.TableNames;

/**
 * What scripts would destroy, as far as their statements say it: tables, partitions and columns that are dropped, tables that
 * are emptied, rows that are deleted. What a script makes itself and drops again is not among it.
 *
 * <p>
 * Whether a change of a column's type destroys something ({@code MODIFY}, {@code CHANGE}) depends on the type it has, on its
 * values and on the SQL mode, so it is left out: in strict mode, the server's default, it refuses what does not fit, but rounds
 * fractions without a word. Left out as well: values that an {@code UPDATE} or a {@code REPLACE} overwrites, and what triggers
 * do. Rows that a script copies elsewhere before it drops their table count as lost.
 *
 * @param losses in the order in which they would happen
 * @param untold the statements whose effect cannot be determined from their text
 */
public record Losses(List<Loss> losses, List<Untold> untold) {

    /**
     * A statement of which only the server will know what it does.
     *
     * @param line of the script, from 1
     * @param command the first word, {@code CALL}
     */
    public record Untold(String script, int line, String command) {
    }

    public Losses {
        losses = List.copyOf(losses);
        untold = List.copyOf(untold);
    }

    /**
     * @param scripts in the order in which they are run
     * @param schema the default one of the connection that runs them, at the beginning of every script
     * @throws InvalidScriptException when a script cannot be cut into statements
     */
    public static Losses of(List<Script> scripts, String schema, TableNames names) {
        return of(scripts, 0, schema, names);
    }

    /**
     * @param done how many statements of the first script are behind us, from the first on
     */
    public static Losses of(List<Script> scripts, int done, String schema, TableNames names) {
        return of(scripts, done, schema, names, (statement, loss) -> true);
    }

    /** Of one statement by itself, with the names that things have when it is run. */
    public static List<Loss> of(Statement statement, String schema, TableNames names) {
        Set<Loss> losses = new LinkedHashSet<>();
        new StatementEffects(new PlannedTables(names), schema, losses::add).apply(statement);
        return List.copyOf(losses);
    }

    /** @param counted which losses are wanted, and of which statements */
    public static Losses of(List<Script> scripts, int done, String schema, TableNames names,
            BiPredicate<Statement, Loss> counted) {
        int behind = done;
        PlannedTables tables = new PlannedTables(names);
        Set<Loss> losses = new LinkedHashSet<>();
        List<Untold> untold = new ArrayList<>();
        for (Script script : scripts) {
            Statement[] at = new Statement[1];
            StatementEffects effects = new StatementEffects(tables, schema, loss -> {
                if (counted.test(at[0], loss)) {
                    losses.add(loss);
                }
            });
            for (Statement statement : script.statements().stream().skip(behind).toList()) {
                at[0] = statement;
                effects.apply(statement)
                        .ifPresent(command -> untold.add(new Untold(script.name(), statement.line(), command)));
            }
            tables.endOfScript();
            behind = 0;
        }
        return new Losses(List.copyOf(losses), untold);
    }
}
