package com.traveease.schema.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/**
 * {@code SET rand_seed1}: it cannot be read how far the sequence of RAND() has come, so that all statements which use it have
 * to
 * be committed together.
 */
public final class RandomSeeds {

    private static final Pattern SEED = Pattern.compile("(?i)RAND_SEED[12]");
    private static final Pattern CALL = Pattern.compile("(?i)\\bRAND\\s*\\(");

    private final List<Statement> statements;
    private final List<StatementKind> kinds;

    RandomSeeds(List<Statement> statements, List<StatementKind> kinds) {
        this.statements = statements;
        this.kinds = kinds;
    }

    public static boolean sets(Statement statement) {
        return statement.mayMention("RAND_SEED1", "RAND_SEED2") && SessionText.isSet(statement)
                && statement.tokens().stream().anyMatch(token -> token.isName() && SEED.matcher(token.text()).matches());
    }

    /** Also what may do so without a word of it. */
    public static boolean mayUse(Statement statement) {
        return switch (statement.kind()) {
            case EXECUTE, NON_ATOMIC -> true;
            case PREPARE, SESSION -> false;
            default -> CALL.matcher(statement.outline()).find() && !statement.definesProgram();
        };
    }

    /** Adds what has to be committed together; what cannot be is no place to go on. */
    void addTo(int[] ends, UnresumableRegion unresumable, String script) {
        List<Integer> uses = new ArrayList<>();
        boolean set = false;
        for (int k = 1; k <= statements.size() + 1; k++) {
            boolean sets = k <= statements.size() && sets(statements.get(k - 1));
            if (k > statements.size() || sets && !(k > 1 && sets(statements.get(k - 2)))) {
                if (uses.size() > 1) {
                    together(uses.get(0), uses.get(uses.size() - 1), ends, unresumable, script);
                }
                uses.clear();
            }
            set |= sets;
            if (set && !sets && k <= statements.size() && mayUse(statements.get(k - 1))) {
                uses.add(k);
            }
        }
    }

    private void together(int first, int last, int[] ends, UnresumableRegion unresumable, String script) {
        for (int k = first; k <= last; k++) {
            boolean commits = switch (kinds.get(k - 1)) {
                case DEFINITION, REPEATABLE, LOCK, UNLOCK, BEGIN, COMMIT, ROLLBACK -> true;
                case DATA, SESSION, PREPARE, EXECUTE, TEMPORARY, NON_ATOMIC -> false;
            };
            if (commits) {
                unresumable.add(first, last, ("%s, line %d continues the random numbers that line %d began, and line %d "
                        + "commits in between: if the run is interrupted there, the sequence is lost. Set rand_seed1 and "
                        + "rand_seed2 again before line %d.").formatted(script, line(last), line(first),
                                line(k), line(last)));
                return;
            }
        }
        ends[first] = Math.max(ends[first], last);
    }

    private int line(int k) {
        return statements.get(k - 1).line();
    }
}
