package com.traveease.schema.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.analysis.Loss;
import com.traveease.schema.analysis.Losses;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.TableNames;

/**
 * What of the data in the database scripts would destroy.
 *
 * @param lost what is there to lose, and what could not be counted; empty when nothing is lost
 * @param untold a sentence for every statement whose losses cannot be determined
 */
public record DataLoss(List<LostData> lost, List<String> untold) {

    public static final DataLoss NONE = new DataLoss(List.of(), List.of());

    public DataLoss {
        lost = List.copyOf(lost);
        untold = List.copyOf(untold);
    }

    /**
     * Nothing is changed and nothing is locked, beyond the moment in which a table is read. A count that takes long is broken
     * off; one that has to wait for a lock ends with the {@code lock_wait_timeout} of the connection, which should be short.
     * Foreign keys {@code ON DELETE CASCADE} are followed, {@code ON DELETE SET NULL} are not.
     *
     * @param scripts undo scripts, in the order in which they would be run, on a connection with the same default schema
     * @throws SQLException when the connection is lost; what could not be counted for other reasons is among the findings
     */
    public static DataLoss of(Connection connection, List<Script> scripts) throws SQLException {
        return of(connection, scripts, 0);
    }

    /**
     * @param done how many statements of the first script are behind us, when an earlier run was interrupted in it
     */
    public static DataLoss of(Connection connection, List<Script> scripts, int done) throws SQLException {
        return of(connection, scripts, done, (statement, loss) -> true);
    }

    /** @param counted which losses are wanted, and of which statements */
    public static DataLoss of(Connection connection, List<Script> scripts, int done,
            BiPredicate<Statement, Loss> counted) throws SQLException {
        return of(connection, scripts, done, counted, Duration.ofSeconds(3), Duration.ofSeconds(30));
    }

    /**
     * @param limit for one count
     * @param altogether for all counts; after it the rest is only asked for its first row
     */
    public static DataLoss of(Connection connection, List<Script> scripts, Duration limit, Duration altogether)
            throws SQLException {
        return of(connection, scripts, 0, (statement, loss) -> true, limit, altogether);
    }

    private static DataLoss of(Connection connection, List<Script> scripts, int done,
            BiPredicate<Statement, Loss> counted, Duration limit, Duration altogether)
            throws SQLException {
        String schema = connection.getCatalog();
        TableNames names = tableNames(connection);
        Losses losses = Losses.of(scripts, done, schema, names, counted);
        LossCount count = new LossCount(connection, names.spelled(schema), limit, altogether);
        List<LostData> lost = new ArrayList<>();
        Collection<Loss> largest = Loss.largest(single(connection, losses.losses()));
        count.prepare(largest);
        for (Loss loss : largest) {
            count.of(loss).ifPresent(lost::add);
        }
        List<String> untold = losses.untold().stream()
                .map(statement -> "%s, line %d: what %s destroys cannot be determined before it is run".formatted(
                        statement.script(),
                        statement.line(), statement.command()))
                .toList();
        return new DataLoss(lost, untold);
    }

    /**
     * @param before what the refusal begins with
     * @throws MigrationRefusedException when something is lost, or might be
     */
    public void requireNone(String before) {
        requireNone(before,
                "Repeat with --keep, which keeps tables and columns that are dropped, or make a backup, then repeat with "
                        + "--allow-data-loss.");
    }

    /** @param advice what it ends with */
    public void requireNone(String before, String advice) {
        if (!isNone()) {
            throw new MigrationRefusedException(before + "This would destroy data, or could:\n"
                    + Stream.concat(lost.stream(), untold.stream()).map(loss -> "  " + loss + "\n")
                            .collect(Collectors.joining())
                    + "Nothing was run. " + advice);
        }
    }

    /** Whether nothing is lost, for certain. */
    public boolean isNone() {
        return lost.isEmpty() && untold.isEmpty();
    }

    /** How the server compares names of tables. */
    public static TableNames tableNames(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT @@lower_case_table_names");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1) == 0 ? TableNames.CASE_SENSITIVE : TableNames.CASE_INSENSITIVE;
        }
    }

    /** A table for each that goes with a schema, and what goes along with deleted rows. */
    private static Set<Loss> single(Connection connection, List<Loss> losses) throws SQLException {
        Set<Loss> single = new LinkedHashSet<>();
        for (Loss loss : losses) {
            switch (loss.kind()) {
                case SCHEMA -> tables(connection, "SELECT table_schema, table_name FROM information_schema.tables "
                        + "WHERE table_schema = ? AND table_type = 'BASE TABLE' ORDER BY table_name", loss.schema())
                        .forEach(table -> single.add(new Loss(Loss.Kind.TABLE, table.get(0), Optional.of(table.get(1)),
                                Optional.empty())));
                case ALL_ROWS, SOME_ROWS -> addWithCascades(connection, loss, single);
                case TABLE, PARTITION, COLUMN -> single.add(loss);
            }
        }
        return single;
    }

    private static void addWithCascades(Connection connection, Loss loss, Set<Loss> single) throws SQLException {
        if (!single.add(loss)) {
            return;
        }
        for (List<String> table : tables(connection, "SELECT DISTINCT constraint_schema, table_name "
                + "FROM information_schema.referential_constraints WHERE unique_constraint_schema = ? "
                + "AND referenced_table_name = ? AND delete_rule = 'CASCADE' ORDER BY 1, 2", loss.schema(),
                loss.table().orElseThrow())) {
            addWithCascades(connection, new Loss(Loss.Kind.SOME_ROWS, table.get(0), Optional.of(table.get(1)),
                    Optional.empty()), single);
        }
    }

    private static List<List<String>> tables(Connection connection, String query, String... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                List<List<String>> tables = new ArrayList<>();
                while (row.next()) {
                    tables.add(List.of(row.getString(1), row.getString(2)));
                }
                return tables;
            }
        }
    }
}
