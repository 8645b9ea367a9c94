package com.traveease.schema.forecast;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.inquiry.Answer;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.inquiry.Manner;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.inquiry.Work;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.Statement;

/** Who waits for a statement, and how long, in words. */
final class Blocking {

    private Blocking() {
    }

    static String of(PlannedStatement planned, List<LiveTable> tables, Optional<Answer> answer) {
        Statement statement = planned.statement();
        boolean made = planned.alter().isPresent() && planned.target().isEmpty()
                || planned.target().isPresent() && tables.stream().noneMatch(table -> isTarget(planned, table));
        return switch (statement.kind()) {
            case DEFINITION, REPEATABLE ->
                made || isStoredText(statement) || tables.isEmpty() ? "nobody" : defined(planned, tables, answer);
            case DATA -> tables.isEmpty() || isRead(statement) ? "nobody"
                    : "writers of the rows that it reads, until it commits";
            case LOCK -> "everybody who uses the tables, until they are unlocked";
            case OPEN, EXECUTE -> "not known: what it runs is not in the script";
            case SESSION, PREPARE, TEMPORARY, UNLOCK, BEGIN, COMMIT, ROLLBACK -> "nobody";
        };
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
                .map(LiveTable::name)
                .orElseGet(() -> tables.stream().map(LiveTable::name).collect(Collectors.joining(", ")));
        Optional<Manner> manner = answer.flatMap(Answer::manner);
        if (manner.filter(Manner::blocksReads).isPresent()) {
            return "reads and writes of %s, all the time".formatted(names);
        }
        if (manner.filter(Manner::blocksWrites).isPresent()) {
            return "writes to %s, all the time; reads go on".formatted(names);
        }
        if (answer.flatMap(Answer::untold).isPresent()) {
            return "not known: the server was not asked, because %s".formatted(answer.get().untold().orElseThrow());
        }
        if (planned.alter().isPresent() && manner.isEmpty()
                && answer.filter(any -> any.work() != Work.DEFINITION).isPresent()) {
            return "reads and writes of %s, perhaps all the time".formatted(names);
        }
        boolean atOnce = manner.filter(Manner.INSTANT::equals).isPresent() || manner.isEmpty();
        return atOnce ? "all of %s for a moment".formatted(names)
                : "all of %s for a moment at its beginning and end; reads and writes go on".formatted(names);
    }
}
