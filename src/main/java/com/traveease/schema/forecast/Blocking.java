package com.traveease.schema.forecast;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.inquiry.AlgorithmAndLock;
import com.traveease.schema.inquiry.Answer;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.inquiry.Work;
import com.traveease.schema.sql.GroupedNumber;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.Statement;

/** Who waits for a statement, and how long, in words. */
final class Blocking {

    /** Said of a statement for which nobody waits. */
    static final String NOTHING = "nothing";
    /** Begins what is said of a statement of which that is not known. */
    static final String UNKNOWN = "unknown: ";

    private Blocking() {
    }

    /** @param time that the statement takes */
    static String of(PlannedStatement planned, List<LiveTable> tables, Optional<Answer> answer, Optional<TimeRange> time) {
        Statement statement = planned.statement();
        boolean made = planned.alter().isPresent() && planned.target().isEmpty()
                || planned.target().isPresent() && tables.stream().noneMatch(table -> isTarget(planned, table));
        return switch (statement.kind()) {
            case DEFINITION, REPEATABLE ->
                made || isStoredText(statement) || tables.isEmpty() ? NOTHING : defined(planned, tables, answer);
            case DATA -> tables.isEmpty() || isRead(statement) ? NOTHING
                    : planned.batched().map(batched -> batch(batched, time))
                            .orElse("writes to the rows that it reads or changes, until it commits");
            case LOCK -> "all access to the tables until they are unlocked";
            case NON_ATOMIC, EXECUTE -> UNKNOWN + "the script does not show what it runs";
            case SESSION, PREPARE, TEMPORARY, UNLOCK, BEGIN, COMMIT, ROLLBACK -> NOTHING;
        };
    }

    private static String batch(BatchedStatement batched, Optional<TimeRange> time) {
        long each = batched.time().toMillis();
        return "writes to the rows of one batch, for up to %s each%s".formatted(
                each < 1000 ? each + " ms" : each / 1000.0 + " s",
                time.filter(range -> range.most().toMillis() > each)
                        .map(range -> " (about %s to %s batches)".formatted(
                                GroupedNumber.of(Math.max(1, range.least().toMillis() / each)),
                                GroupedNumber.of(range.most().toMillis() / each)))
                        .orElse(""));
    }

    /** A view or a program, which no query of a table waits for; a trigger is of its table. */
    private static boolean isStoredText(Statement statement) {
        return statement.tokens().stream().limit(12).anyMatch(token -> token.is("VIEW"))
                || statement.change().filter(change -> change.objects().stream().allMatch(
                        object -> object.kind() == SchemaObject.Kind.PROCEDURE || object.kind() == SchemaObject.Kind.FUNCTION
                                || object.kind() == SchemaObject.Kind.EVENT))
                        .isPresent();
    }

    private static boolean isRead(Statement statement) {
        return List.of("SELECT", "SET", "DO", "SHOW").contains(statement.tokens().get(0).text().toUpperCase(Locale.ROOT));
    }

    private static boolean isTarget(PlannedStatement planned, LiveTable table) {
        return planned.target().filter(table.name()::equalsIgnoreCase).isPresent();
    }

    private static String defined(PlannedStatement planned, List<LiveTable> tables, Optional<Answer> answer) {
        String names = planned.target().flatMap(target -> tables.stream().filter(table -> isTarget(planned, table)).findFirst())
                .map(LiveTable::name).map(Identifiers::plain)
                .orElseGet(
                        () -> tables.stream().map(LiveTable::name).map(Identifiers::plain).collect(Collectors.joining(", ")));
        Optional<AlgorithmAndLock> algorithm = answer.flatMap(Answer::algorithm);
        if (algorithm.filter(AlgorithmAndLock::blocksReads).isPresent()) {
            return "reads and writes of %s while it runs".formatted(names);
        }
        if (algorithm.filter(AlgorithmAndLock::blocksWrites).isPresent()) {
            return "writes to %s while it runs; reads continue".formatted(names);
        }
        if (answer.flatMap(Answer::untold).isPresent()) {
            return UNKNOWN + "the server was not asked, because %s".formatted(answer.get().untold().orElseThrow());
        }
        if (planned.alter().isPresent() && algorithm.isEmpty()
                && answer.filter(any -> any.work() != Work.DEFINITION).isPresent()) {
            return "reads and writes of %s, possibly while it runs".formatted(names);
        }
        boolean atOnce = algorithm.filter(AlgorithmAndLock.INSTANT::equals).isPresent() || algorithm.isEmpty();
        return atOnce ? "all access to %s for a moment".formatted(names)
                : "all access to %s for a moment at the start and at the end; reads and writes continue in between"
                        .formatted(names);
    }
}
