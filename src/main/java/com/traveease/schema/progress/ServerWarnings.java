package com.traveease.schema.progress;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import com.traveease.schema.config.OnWarning;
import com.traveease.schema.server.ServerAnswer;
import com.traveease.schema.server.ServerWarning;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;

/** Reads what the server warns of behind a statement, and tells it. */
final class ServerWarnings {

    private final Connection connection;
    private final MigrationListener listener;
    private final OnWarning onWarning;

    public ServerWarnings(Connection connection, MigrationListener listener, OnWarning onWarning) {
        this.connection = connection;
        this.listener = listener;
        this.onWarning = onWarning;
    }

    public boolean areErrors() {
        return onWarning == OnWarning.FAIL;
    }

    /** What is told of one statement: the server's words, and whether they are more than notes. */
    private record Told(Set<String> words, boolean isWarning) {
    }

    private static final Told NOTHING = new Told(Set.of(), false);

    /**
     * To be asked before anything else is sent.
     *
     * @param statement what was run, prepared statements resolved
     * @param asked whether a statement behind it asks what it did: SHOW WARNINGS would change the answer
     * @throws SQLException when a warning counts as an error
     */
    public void tell(Progress progress, Statement statement, Secrets secrets, ServerAnswer answer, boolean asked)
            throws SQLException {
        // It was told of those that it shows.
        boolean shows = new TokenReader(statement.tokens()).acceptAny("SHOW", "GET");
        Told told = asked ? unread(answer) : shows ? NOTHING : read(answer, () -> isExpected(statement));
        WarningSum sum = new WarningSum();
        sum.add(inMessage(told, statement.sql(), secrets), asked ? ServerAnswer.QUIET : answer);
        requireNoErrors(told, sum);
        tell(progress, statement.line(), sum);
    }

    /**
     * As the other, of a part of a statement that is told of at its end: it changes rows.
     *
     * @return the server's words
     */
    public Set<String> of(String sql, Secrets secrets, ServerAnswer answer) throws SQLException {
        Told told = read(answer, () -> false);
        Set<String> words = inMessage(told, sql, secrets);
        WarningSum sum = new WarningSum();
        sum.add(words, answer);
        requireNoErrors(told, sum);
        return words;
    }

    private static Set<String> inMessage(Told told, String sql, Secrets secrets) {
        return told.words().stream().map(words -> secrets.inMessage(words, sql))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void requireNoErrors(Told told, WarningSum sum) throws SQLException {
        if (areErrors() && told.isWarning()) {
            throw new SQLException("the server warns, and warnings count as errors: " + sum.inWords());
        }
    }

    /** Tells it, where there is something. */
    public void tell(Progress progress, int line, WarningSum sum) {
        if (!sum.isEmpty()) {
            listener.warning("%s, statement %d of %d (line %d): the server says: %s".formatted(
                    progress.step().script().name(), progress.statement(), progress.statements(), line, sum.inWords()));
        }
    }

    private static Told unread(ServerAnswer answer) {
        return new Told(answer.warnings() == 0 ? Set.of()
                : Set.of("warnings: %d, not read, because the next statement reads the result of this one"
                        .formatted(answer.warnings())),
                answer.warnings() > 0);
    }

    private Told read(ServerAnswer answer, BooleanSupplier isExpected) throws SQLException {
        Set<String> words = new LinkedHashSet<>();
        boolean isWarning = false;
        for (ServerAnswer.Report report : answer.reports()) {
            // For InnoDB, OPTIMIZE always says that it rewrites the table.
            if (!report.operation().equals("optimize") || !report.type().equals("note")) {
                words.add(report.words());
                isWarning |= !report.type().equals("note");
            }
        }
        for (ServerWarning warning : warnings(answer)) {
            if (!warning.isNote() || !isExpected.getAsBoolean()) {
                words.add(warning.words());
                isWarning |= !warning.isNote();
            }
        }
        return new Told(words, isWarning);
    }

    /** Notes of {@code DROP … IF EXISTS} and of EXPLAIN, which one has asked for. */
    private static boolean isExpected(Statement statement) {
        return new TokenReader(statement.tokens()).acceptAny("DROP", "EXPLAIN", "DESC", "DESCRIBE");
    }

    private List<ServerWarning> warnings(ServerAnswer answer) throws SQLException {
        if (answer.warnings() == 0 || !answer.shown().isEmpty()) {
            return answer.shown();
        }
        try (java.sql.Statement show = connection.createStatement();
                ResultSet row = show.executeQuery(ServerWarning.SHOW)) {
            List<ServerWarning> warnings = new ArrayList<>();
            while (row.next()) {
                warnings.add(ServerWarning.of(row));
            }
            return warnings;
        }
    }
}
