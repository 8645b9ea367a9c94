package com.traveease.schema.forecast;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.inquiry.Answer;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.inquiry.LiveTables;
import com.traveease.schema.inquiry.Manner;
import com.traveease.schema.inquiry.PlanReading;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.inquiry.ServerInquiry;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.sql.ByteSize;

/** Keeps a run from blocking large tables: what would is refused before the first statement. */
public final class BlockingGuard {

    private final ConnectionSource connections;
    private final AllowedBlocking allowed;

    /** @param connections to the server, with the schema as the default one */
    public BlockingGuard(ConnectionSource connections, AllowedBlocking allowed) {
        this.connections = connections;
        this.allowed = allowed;
    }

    /**
     * Asks nothing where the plan alters no table that is there already, one question where all of them are small, and the
     * server what it will do only for the rest.
     *
     * @param connection that runs the plan
     * @return how to send what alters large tables
     * @throws MigrationRefusedException when a statement would block one of them
     */
    public EnforcedManners require(Connection connection, Plan plan) throws SQLException {
        if (allowed.isUnlimited() || plan.steps().isEmpty()) {
            return EnforcedManners.NONE;
        }
        List<PlannedStatement> planned = PlanReading.of(plan);
        Set<String> altered = new LinkedHashSet<>();
        planned.forEach(statement -> statement.target().ifPresent(altered::add));
        String schema = connection.getCatalog();
        Map<String, LiveTable> large = new HashMap<>(LiveTables.sizes(connection, schema, altered));
        large.values().removeIf(table -> allowed.covers(table.bytes()));
        if (large.isEmpty()) {
            return EnforcedManners.NONE;
        }
        Set<String> names = new LinkedHashSet<>();
        planned.forEach(statement -> names.addAll(statement.names()));
        ServerInquiry.Result result = ServerInquiry.ask(connections, schema, planned,
                LiveTables.read(connection, schema, names));
        return enforced(planned, large, result);
    }

    private EnforcedManners enforced(List<PlannedStatement> planned, Map<String, LiveTable> large,
            ServerInquiry.Result result) {
        Map<PlannedStatement.Key, Optional<Manner>> manners = new HashMap<>();
        List<String> refusals = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (PlannedStatement statement : planned) {
            Optional<LiveTable> table = statement.target().map(name -> name.toLowerCase(Locale.ROOT)).map(large::get);
            if (table.isEmpty()) {
                continue;
            }
            Optional<Answer> answer = result.of(statement);
            Optional<Manner> manner = answer.flatMap(Answer::manner);
            if (manner.filter(Manner::blocksWrites).isPresent()) {
                refusals.add(refusal(statement, table.get(), answer.get()));
            } else if (manner.isPresent()) {
                manners.put(statement.key(), manner);
            } else if (answer.isEmpty() || answer.get().untold().isPresent() || answer.get().failure().isPresent()) {
                manners.put(statement.key(), Optional.empty());
                warnings.add(warning(statement, table.get(), result, answer));
            }
        }
        if (!refusals.isEmpty()) {
            throw new MigrationRefusedException(String.join("\n", refusals)
                    + "\nNothing was run. Change the script (add a new column or table, fill it in batches, switch over), or run "
                    + "it at a quiet time with --allow-blocking=SIZE. --dry-run shows what each statement will do.");
        }
        return new EnforcedManners(manners, warnings);
    }

    private String refusal(PlannedStatement statement, LiveTable table, Answer answer) {
        Manner manner = answer.manner().orElseThrow();
        return "%s would block %s %s (%s) for %s: the server does it with %s. Tables up to %s may be blocked.".formatted(
                statement, manner.blocksReads() ? "reads and writes of" : "writes to", table.name(),
                ByteSize.inWords(table.bytes()),
                TimeRange.of(statement, answer, table.bytes()), manner, ByteSize.inWords(allowed.bytes()));
    }

    private static String warning(PlannedStatement statement, LiveTable table, ServerInquiry.Result result,
            Optional<Answer> answer) {
        String reason = result.refusal().or(() -> answer.flatMap(Answer::untold)).or(() -> answer.flatMap(Answer::failure))
                .orElse("it is not asked for this statement");
        return "%s changes %s (%s), and the server could not be asked how: %s It is sent with LOCK=NONE, so that the server refuses it where it would block writes."
                .formatted(statement, table.name(), ByteSize.inWords(table.bytes()),
                        reason.endsWith(";") || reason.endsWith(".")
                                ? reason
                                : reason + ".");
    }
}
