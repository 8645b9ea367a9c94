package com.traveease.schema.forecast;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.analysis.Loss;
import com.traveease.schema.analysis.Losses;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.TableNames;

/** How the steps of a plan are undone, and what that loses, in one sentence each. */
final class WayBack {

    private static final int MOST = 5;
    private static final int IF_EXISTS_AT = 4;
    private static final Set<String> OVERWRITING = Set.of("UPDATE", "REPLACE");

    private final Plan plan;
    private final String schema;
    private final TableNames names;
    private final Set<String> there;

    /** @param there the tables that there are now */
    WayBack(Plan plan, String schema, TableNames names, Set<String> there) {
        this.plan = plan;
        this.schema = schema;
        this.names = names;
        this.there = there.stream().map(WayBack::lower).collect(Collectors.toSet());
    }

    String of(Step step) {
        if (step.direction() == Direction.DOWNGRADE) {
            return step.keeps() ? "upgrade applies it again, and restore puts back what is kept"
                    : "upgrade applies it again" + lostForGood(step);
        }
        if (step.revision().isEmpty()) {
            return "apply its former text again; a repeatable script has no undo script";
        }
        if (step.revision().get().undo().isEmpty()) {
            return "only a backup: it has no undo script";
        }
        Set<String> mentioned = mentioned(step);
        Set<Loss> kept = new HashSet<>();
        Losses losses = Losses.of(List.of(step.revision().get().undo().get()), 0, schema, names, (statement, loss) -> {
            if (loss.isDroppedBy(statement) && loss.schema().equalsIgnoreCase(schema)) {
                kept.add(loss);
            }
            return !isOfNothing(statement, loss, mentioned);
        });
        List<Loss> largest = Loss.largest(losses.losses());
        List<String> some = listed(largest.stream().filter(kept::contains));
        List<String> others = listed(largest.stream().filter(loss -> !kept.contains(loss)));
        StringBuilder words = new StringBuilder("downgrade ").append(plan.from().revisions().parent(step.revision().get())
                .map(parent -> parent.version().toString()).orElse("base"));
        if (!some.isEmpty()) {
            words.append(" --keep; without --keep it loses %s".formatted(shortened(some)));
        }
        if (!others.isEmpty()) {
            words.append(some.isEmpty() ? ", which loses %s".formatted(shortened(others))
                    : "; even with --keep it loses %s".formatted(shortened(others)));
        }
        if (step.revision().get().undo().get().statements().isEmpty()) {
            words.append(", whose undo script changes nothing");
        }
        if (!losses.untold().isEmpty()) {
            words.append("; what its %s in line %d loses is not known".formatted(losses.untold().get(0).command(),
                    losses.untold().get(0).line()));
        }
        return words.toString();
    }

    /** By what the undo script does: it may delete, or only write over what was there. */
    private String lostForGood(Step step) {
        Losses losses = Losses.of(List.of(step.script()), schema, names);
        List<String> lost = new ArrayList<>();
        if (!losses.untold().isEmpty() || losses.losses().stream().anyMatch(loss -> loss.kind() != Loss.Kind.COLUMN)) {
            lost.add("rows that were deleted");
        }
        if (losses.losses().stream().anyMatch(loss -> loss.kind() == Loss.Kind.COLUMN)) {
            lost.add("values of columns that were dropped");
        }
        if (step.script().statements().stream().map(Statement::tokens)
                .anyMatch(tokens -> !tokens.isEmpty() && OVERWRITING.contains(tokens.get(0).text().toUpperCase(Locale.ROOT)))) {
            lost.add("values that were overwritten");
        }
        return lost.isEmpty() ? "" : ", but does not bring back " + String.join(" or ", lost);
    }

    /** A table that is not there now, and of which no script up to that says anything. */
    private boolean isOfNothing(Statement statement, Loss loss, Set<String> mentioned) {
        String table = lower(loss.table().orElse(""));
        boolean unlessMissing = statement.tokens().stream().limit(IF_EXISTS_AT).anyMatch(token -> token.is("EXISTS"));
        return loss.kind() == Loss.Kind.TABLE && loss.isDroppedBy(statement) && unlessMissing
                && loss.schema().equalsIgnoreCase(schema) && !there.contains(table) && !mentioned.contains(table);
    }

    /** The names in what is run up to a step, other than in what drops something; in strings too, which may be run. */
    private Set<String> mentioned(Step step) {
        Set<String> mentioned = new LinkedHashSet<>();
        for (Step one : plan.steps()) {
            Script script = one.script();
            script.statements().stream().map(Statement::tokens)
                    .filter(tokens -> tokens.isEmpty() || !tokens.get(0).is("DROP"))
                    .flatMap(List::stream).forEach(token -> add(token, mentioned));
            if (one == step) {
                break;
            }
        }
        return mentioned;
    }

    private static void add(Token token, Set<String> mentioned) {
        if (token.isName()) {
            mentioned.add(lower(token.text()));
        } else if (token.kind() == Token.Kind.STRING) {
            Token.of(token.text()).stream().filter(Token::isName).forEach(name -> mentioned.add(lower(name.text())));
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private List<String> listed(Stream<Loss> losses) {
        return losses.map(this::words).distinct().toList();
    }

    private static String shortened(List<String> lost) {
        int more = lost.size() - MOST;
        return lost.stream().limit(MOST).collect(Collectors.joining(", ")) + (more > 0 ? " and %d more".formatted(more) : "");
    }

    private String words(Loss loss) {
        String table = (loss.schema().equalsIgnoreCase(schema) ? "" : Identifiers.plain(loss.schema()) + ".")
                + loss.table().map(Identifiers::plain).orElse("");
        return switch (loss.kind()) {
            case SCHEMA -> "the schema " + Identifiers.plain(loss.schema());
            case COLUMN -> "the column %s.%s".formatted(table, Identifiers.plain(loss.part().orElseThrow()));
            case PARTITION -> "the partition %s of %s".formatted(Identifiers.plain(loss.part().orElseThrow()), table);
            case SOME_ROWS -> "some rows of " + table;
            case TABLE -> "the table " + table;
            case ALL_ROWS -> "all rows of " + table;
        };
    }
}
