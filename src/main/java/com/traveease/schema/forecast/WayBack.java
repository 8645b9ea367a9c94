package com.traveease.schema.forecast;

import java.util.List;
import java.util.stream.Collectors;

import com.traveease.schema.analysis.Loss;
import com.traveease.schema.analysis.Losses;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.TableNames;

/** How a step is undone, and what that loses, in one sentence. */
final class WayBack {

    private static final int MOST = 5;

    private WayBack() {
    }

    static String of(Plan plan, Step step, String schema, TableNames names) {
        if (step.direction() == Direction.DOWNGRADE) {
            return "upgrade applies it again, but does not bring back rows that were deleted";
        }
        if (step.revision().isEmpty()) {
            return "apply its former text again; a repeatable script has no undo script";
        }
        if (step.revision().get().undo().isEmpty()) {
            return "only a backup: it has no undo script";
        }
        Script undo = step.revision().get().undo().get();
        Losses losses = Losses.of(List.of(undo), schema, names);
        String to = plan.from().revisions().parent(step.revision().get()).map(parent -> parent.version().toString())
                .orElse("base");
        List<String> lost = Loss.largest(losses.losses()).stream().map(loss -> words(loss, schema)).distinct().toList();
        int more = lost.size() - MOST;
        return "downgrade %s%s%s".formatted(to, lost.isEmpty() ? ""
                : ", which loses "
                        + lost.stream().limit(MOST).collect(Collectors.joining(", "))
                        + (more > 0 ? " and %d more".formatted(more) : ""),
                losses.untold().isEmpty() ? ""
                        : "; what its %s in line %d loses is not known".formatted(
                                losses.untold().get(0).command(), losses.untold().get(0).line()));
    }

    private static String words(Loss loss, String schema) {
        String table = (loss.schema().equalsIgnoreCase(schema) ? "" : loss.schema() + ".") + loss.table().orElse("");
        return switch (loss.kind()) {
            case SCHEMA -> "the schema " + loss.schema();
            case COLUMN -> "the column %s.%s".formatted(table, loss.part().orElseThrow());
            case PARTITION -> "the partition %s of %s".formatted(loss.part().orElseThrow(), table);
            case SOME_ROWS -> "some rows of " + table;
            case TABLE -> "the table " + table;
            case ALL_ROWS -> "all rows of " + table;
        };
    }
}
