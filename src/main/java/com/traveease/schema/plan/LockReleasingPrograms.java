package com.traveease.schema.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.traveease.schema.evidence.ProgramText;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.Place;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.unit.NamedLockUse;

/**
 * Routines and triggers that would release the lock under which the migration runs: behind them another run could begin beside
 * this one.
 */
final class LockReleasingPrograms {

    private static final String OURS = " NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema')";
    private static final List<String> BODIES = List.of(
            "SELECT LOWER(routine_name), routine_definition, routine_type, routine_schema, routine_name "
                    + "FROM information_schema.routines WHERE routine_schema" + OURS,
            "SELECT LOWER(event_object_table), action_statement, 'TRIGGER', trigger_schema, trigger_name "
                    + "FROM information_schema.triggers WHERE trigger_schema" + OURS,
            "SELECT LOWER(table_name), view_definition, NULL, table_schema, table_name "
                    + "FROM information_schema.views WHERE table_schema" + OURS);
    private static final List<String> RELEASES = List.of(" AND routine_definition", " AND action_statement",
            " AND view_definition");
    private static final Pattern LOCK = Pattern.compile("(?i)RELEASE_(ALL_)?LOCK");

    private final Connection connection;
    private final String lock;

    LockReleasingPrograms(Connection connection, String lock) {
        this.connection = connection;
        this.lock = lock;
    }

    /** A statement that runs one. */
    record Use(Place place, String program) {
    }

    /**
     * @param applied how many statements of a script are not run any more
     */
    List<Use> usedBy(List<Step> steps, ToIntFunction<Script> applied) throws SQLException {
        if (steps.stream().noneMatch(LockReleasingPrograms::mentionsLock) && !isAnyThere()) {
            return List.of();
        }
        Map<String, List<String>> bodies = read();
        Set<String> releasing = releasing(bodies);
        List<Use> uses = new ArrayList<>();
        for (Step step : steps) {
            List<com.traveease.schema.statement.Statement> statements = step.script().statements();
            for (int k = applied.applyAsInt(step.script()) + 1; k <= statements.size(); k++) {
                com.traveease.schema.statement.Statement statement = statements.get(k - 1);
                Set<String> defined = defined(statement);
                if (!defined.isEmpty()) {
                    defined.forEach(name -> bodies.put(name, List.of(statement.outline())));
                    releasing = releasing(bodies);
                } else if (mayRun(statement) && !releasing.isEmpty()) {
                    Place place = new Place(step.script().name(), statement.line());
                    named(statement.outline(), releasing).stream().sorted().findFirst()
                            .ifPresent(program -> uses.add(new Use(place, program)));
                }
            }
        }
        return uses;
    }

    private static boolean mayRun(com.traveease.schema.statement.Statement statement) {
        return switch (statement.kind()) {
            case DATA, NON_ATOMIC, EXECUTE -> true;
            case SESSION, PREPARE -> false;
            default -> statement.isCreateSelect();
        };
    }

    /** Routines and triggers that it makes or drops; a trigger is run by the name of its table. */
    private static Set<String> defined(com.traveease.schema.statement.Statement statement) {
        Set<String> names = new HashSet<>();
        if (statement.definesProgram()) {
            statement.change().orElseThrow().objects()
                    .forEach(object -> names.add(object.name().toLowerCase(Locale.ROOT)));
            TokenReader reader = new TokenReader(statement.tokens());
            if (statement.tokens().stream().anyMatch(token -> token.is("TRIGGER")) && reader.skipPast("ON")) {
                names.add(reader.lastName().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static boolean mentionsLock(Step step) {
        return step.script().statements().stream()
                .anyMatch(statement -> statement.mayMention("RELEASE_LOCK", "RELEASE_ALL_LOCKS"));
    }

    private static boolean mentionsLock(String sql) {
        return LOCK.matcher(sql).find();
    }

    private boolean isAnyThere() throws SQLException {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < BODIES.size(); i++) {
            parts.add(BODIES.get(i) + RELEASES.get(i) + " LIKE _utf8mb4 '%release%lock%' COLLATE utf8mb4_general_ci");
        }
        try (Statement select = connection.createStatement();
                ResultSet any = select.executeQuery(String.join(" UNION ALL ", parts) + " LIMIT 1")) {
            return any.next();
        }
    }

    private Map<String, List<String>> read() throws SQLException {
        Map<String, List<String>> bodies = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(String.join(" UNION ALL ", BODIES) + " LIMIT 100000")) {
            while (row.next()) {
                if (row.getString(2) != null) {
                    bodies.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(asWritten(row));
                }
            }
        }
        return bodies;
    }

    private String asWritten(ResultSet row) throws SQLException {
        String shown = row.getString(2);
        if (row.getString(3) == null || shown.indexOf('\'') < 0 && shown.indexOf('"') < 0) {
            return shown;
        }
        return ProgramText.read(connection, new SchemaObject(SchemaObject.Kind.valueOf(row.getString(3)),
                Optional.of(row.getString(4)), row.getString(5), Optional.empty())).map(ProgramText::body).orElse(shown);
    }

    /** With all that run them. */
    private Set<String> releasing(Map<String, List<String>> bodies) {
        Set<String> releasing = bodies.entrySet().stream()
                .filter(program -> program.getValue().stream().filter(body -> mentionsLock(body))
                        .anyMatch(body -> NamedLockUse.mayRelease(Token.of(body), lock)))
                .map(Map.Entry::getKey).collect(Collectors.toCollection(HashSet::new));
        boolean more = !releasing.isEmpty();
        while (more) {
            more = releasing.addAll(bodies.entrySet().stream()
                    .filter(program -> program.getValue().stream().anyMatch(body -> !named(body, releasing).isEmpty()))
                    .map(Map.Entry::getKey).toList());
        }
        return releasing;
    }

    private static Set<String> named(String sql, Set<String> names) {
        return Token.of(sql).stream().filter(Token::isName).map(token -> token.text().toLowerCase(Locale.ROOT))
                .filter(names::contains).collect(Collectors.toSet());
    }
}
