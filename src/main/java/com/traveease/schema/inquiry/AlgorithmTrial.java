package com.traveease.schema.inquiry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.scratch.ScratchRefusedException;
import com.traveease.schema.scratch.ScratchSchema;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.TableElement;

/**
 * Asks the server what it will do for each statement of a plan: the definitions are made one after the other on empty copies of
 * the tables, each with the lightest algorithm and lock first. What it accepts is what it will do.
 */
public final class AlgorithmTrial {

    /** It would do this in another way. */
    private static final Set<Integer> OTHERWISE = Set.of(MySqlErrors.ALTER_OPERATION_NOT_SUPPORTED,
            MySqlErrors.ALTER_OPERATION_NOT_SUPPORTED_REASON, MySqlErrors.INNODB_MAX_ROW_VERSION,
            MySqlErrors.INNODB_INSTANT_ADD_NOT_SUPPORTED_MAX_FIELDS, MySqlErrors.WRONG_USAGE);

    /**
     * @param answers by statement; there is none for what changes no table
     * @param refusal why nothing could be asked, with what to do
     * @param unchecked the statements before which the script has turned foreign_key_checks off
     */
    public record Result(Map<PlannedStatement.Key, Answer> answers, Optional<String> refusal,
            Set<PlannedStatement.Key> unchecked) {

        static final Result NOTHING = new Result(Map.of(), Optional.empty(), Set.of());

        public Optional<Answer> of(PlannedStatement statement) {
            return Optional.ofNullable(answers.get(statement.key()));
        }
    }

    private final ScratchSchema scratch;
    private final String schema;
    private final Map<PlannedStatement.Key, Answer> answers = new HashMap<>();
    private final Set<PlannedStatement.Key> unchecked = new HashSet<>();
    private boolean seesInnoDb = true;
    /** Why later statements may find other tables here than there; empty while all is followed. */
    private Optional<String> astray = Optional.empty();

    private AlgorithmTrial(ScratchSchema scratch, String schema) {
        this.scratch = scratch;
        this.schema = schema;
    }

    /**
     * @param live the tables that the plan names; where it alters none of them, nothing is asked
     * @throws SQLException when the connection is lost
     */
    public static Result ask(ConnectionSource connections, String schema, List<PlannedStatement> plan, LiveTables live)
            throws SQLException {
        return ask(connections, schema, connections, schema, plan, live);
    }

    /**
     * As {@link #ask(ConnectionSource, String, List, LiveTables)}, on another server.
     *
     * @param place the server that is asked, with the schema as the default one after which the scratch schema is named
     */
    public static Result ask(ConnectionSource connections, String schema, ConnectionSource place, String placeSchema,
            List<PlannedStatement> plan, LiveTables live) throws SQLException {
        Map<String, Integer> changes = new HashMap<>();
        plan.stream().flatMap(statement -> statement.target().stream()).filter(name -> live.of(name).isPresent())
                .forEach(name -> changes.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum));
        if (changes.isEmpty()) {
            return Result.NOTHING;
        }
        try (ScratchSchema scratch = ScratchSchema.create(place, placeSchema)) {
            new EmptyCopies(scratch, connections, schema).make(live, changes);
            AlgorithmTrial inquiry = new AlgorithmTrial(scratch, schema);
            inquiry.ask(plan);
            return new Result(inquiry.answers, Optional.empty(), inquiry.unchecked);
        } catch (ScratchRefusedException e) {
            return new Result(Map.of(), Optional.of(e.getMessage().replace("Nothing was changed. ", "")), Set.of());
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            return new Result(Map.of(), Optional.of("The empty copies of the tables could not be made: %s (error %d)."
                    .formatted(ServerMessage.of(e), e.getErrorCode())), Set.of());
        }
    }

    private void ask(List<PlannedStatement> plan) throws SQLException {
        int i = 0;
        while (i < plan.size()) {
            String script = plan.get(i).step().script().name();
            // As in a run, each script has a session of its own.
            try (Connection connection = scratch.open()) {
                for (; i < plan.size() && plan.get(i).step().script().name().equals(script); i++) {
                    ask(connection, plan.get(i));
                }
            }
        }
    }

    private void ask(Connection connection, PlannedStatement planned) throws SQLException {
        Statement statement = planned.statement();
        switch (statement.kind()) {
            case DEFINITION -> {
                if (isOfTables(planned)) {
                    noteChecks(connection, planned);
                    answer(connection, planned);
                }
            }
            case TEMPORARY, SESSION -> run(connection, statement.sql());
            case REPEATABLE -> {
                if (planned.alter().isPresent()) {
                    answer(connection, planned);
                }
            }
            case NON_ATOMIC, EXECUTE -> {
                String word = statement.tokens().get(0).text();
                if (statement.alterTable().isPresent()) {
                    answers.put(planned.key(), Answer.untold("it works on files of the server"));
                }
                astray = Optional.of("%s, line %d (%s) may have changed the table by then"
                        .formatted(planned.step().script().name(), statement.line(), word));
            }
            case DATA -> {
                if (statement.tokens().get(0).is("SET")) {
                    run(connection, statement.sql());
                }
            }
            case PREPARE, LOCK, UNLOCK, BEGIN, COMMIT, ROLLBACK -> {
                // They change no table.
            }
        }
    }

    private static boolean isOfTables(PlannedStatement planned) {
        return planned.statement().createTable().isPresent() || planned.alter().isPresent()
                || planned.statement().change().orElseThrow().objects().stream().allMatch(
                        object -> object.kind() == SchemaObject.Kind.TABLE || object.kind() == SchemaObject.Kind.PARTITION)
                        && planned.statement().tokens().stream().limit(12).anyMatch(token -> token.is("TABLE")
                                || token.is("TABLES") || token.is("TRUNCATE"));
    }

    private void noteChecks(Connection connection, PlannedStatement planned) throws SQLException {
        boolean mayMatter = planned.alter().filter(altered -> altered.added()
                .anyMatch(TableElement.ForeignKey.class::isInstance)).isPresent();
        if (mayMatter && value(connection, "SELECT @@foreign_key_checks").equals("0")) {
            unchecked.add(planned.key());
        }
    }

    private void run(Connection connection, String sql) throws SQLException {
        if (scratch.refusal(sql).isEmpty()) {
            try {
                scratch.runHere(connection, sql);
            } catch (SQLException e) {
                requireConnected(e);
            }
        }
    }

    private void answer(Connection connection, PlannedStatement planned) throws SQLException {
        String sql = PlanReading.optimized(planned.statement()).orElse(planned.statement().sql());
        Optional<String> refusal = scratch.refusal(sql);
        Answer answer = refusal.isPresent() ? Answer.untold(refusal.get())
                : astray.isPresent() && planned.alter().isPresent() ? follow(connection, sql) : tried(connection, planned, sql);
        if (refusal.isPresent() || answer.failure().isPresent()) {
            astray = astray.or(() -> Optional.of("%s could not be tried".formatted(planned)));
        }
        answers.put(planned.key(), answer);
    }

    /** As far as it goes. */
    private Answer follow(Connection connection, String sql) throws SQLException {
        run(connection, sql);
        return Answer.untold(astray.orElseThrow());
    }

    private Answer tried(Connection connection, PlannedStatement planned, String sql) throws SQLException {
        boolean choice = planned.statement().kind() == StatementKind.REPEATABLE
                || planned.alter().map(AlterTable::form).isPresent();
        Set<String> before = choice ? parts(connection) : Set.of();
        for (AlgorithmAndLock algorithm : choice ? AlgorithmAndLock.values() : new AlgorithmAndLock[0]) {
            Optional<String> written = algorithm.writtenInto(sql);
            if (written.isPresent()) {
                try {
                    scratch.runHere(connection, written.get());
                    return Answer.accepted(algorithm, work(connection, algorithm, before));
                } catch (SQLException e) {
                    requireConnected(e);
                    if (!OTHERWISE.contains(e.getErrorCode())) {
                        break;
                    }
                }
            }
        }
        try {
            scratch.runHere(connection, sql);
            return Answer.plain(
                    choice && !isEmptied(planned) ? work(connection, AlgorithmAndLock.INPLACE, before) : Work.DEFINITION);
        } catch (SQLException e) {
            requireConnected(e);
            if (planned.resumed() && e.getErrorCode() == MySqlErrors.BAD_TABLE_ERROR) {
                // Moved to where it is kept, or dropped already; the others that it names are there.
                run(connection, sql.replaceFirst("(?i)\\bTABLES?\\b", "$0 IF EXISTS"));
                return Answer.plain(Work.DEFINITION);
            }
            String message = "%s (error %d)".formatted(ServerMessage.of(e).replace(scratch.name(), schema),
                    e.getErrorCode());
            boolean ofHere = e.getErrorCode() == MySqlErrors.NO_SUCH_TABLE || MissingGrant.isReason(e) || astray.isPresent();
            return planned.resumed()
                    ? Answer.untold("an interrupted run may have done it; on the copy it fails: " + message)
                    : ofHere ? Answer.untold("on the copy it fails: " + message) : Answer.failing(message);
        }
    }

    /** What is written anew then has no rows. */
    private static boolean isEmptied(PlannedStatement planned) {
        return planned.statement().change().filter(change -> change.effect() == DefinitionChange.Effect.EMPTIES).isPresent();
    }

    private Work work(Connection connection, AlgorithmAndLock algorithm, Set<String> before) throws SQLException {
        if (algorithm.algorithm().equals("COPY")) {
            return Work.COPY;
        }
        if (algorithm == AlgorithmAndLock.INSTANT) {
            return Work.DEFINITION;
        }
        Set<String> after = parts(connection);
        return seesInnoDb ? Work.between(before, after) : Work.UNKNOWN;
    }

    /** Tables and indexes by number: what is written anew has a new one. */
    private Set<String> parts(Connection connection) throws SQLException {
        Set<String> parts = new HashSet<>();
        if (!seesInnoDb) {
            return parts;
        }
        try (java.sql.Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT t.table_id, i.index_id FROM information_schema.innodb_tables t "
                        + "LEFT JOIN information_schema.innodb_indexes i USING (table_id) WHERE t.name LIKE "
                        + SqlText.of(scratch.name().replace("_", "\\_") + "/%") + " AND t.name NOT LIKE '%/fts\\_%'")) {
            while (row.next()) {
                parts.add(Work.TABLE + row.getString(1));
                parts.add("index " + row.getString(2));
            }
        } catch (SQLException e) {
            requireConnected(e);
            seesInnoDb = false;
        }
        return parts;
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (java.sql.Statement select = connection.createStatement(); ResultSet row = select.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void requireConnected(SQLException e) throws SQLException {
        if (LostConnection.isReason(e)) {
            throw e;
        }
    }
}
