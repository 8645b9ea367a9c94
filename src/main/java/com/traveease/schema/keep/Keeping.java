package com.traveease.schema.keep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.traveease.schema.analysis.Loss;
import com.traveease.schema.analysis.Losses;
import com.traveease.schema.connection.Database;
import com.traveease.schema.execution.BeforeDefinition;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.plan.DataLoss;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Step;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.TableNames;

/**
 * Before a statement of an undo script that drops tables or columns, brings their rows and values to a schema of their own.
 */
public final class Keeping implements BeforeDefinition {

    private final Database database;
    private final LockRetry retry;
    private final MigrationListener listener;

    public Keeping(Database database, LockRetry retry, MigrationListener listener) {
        this.database = database;
        this.retry = retry;
        this.listener = listener;
    }

    /** {@code traveease_kept}. */
    public static String schemaFor(String schema) {
        return KeptSchema.nameFor(schema);
    }

    /**
     * Makes the schema for it.
     *
     * @return what a plan destroys all the same
     * @throws MigrationRefusedException when the account may not make it, or values could not be found again by a key
     */
    public DataLoss prepare(Connection connection, Plan plan) throws SQLException {
        String home = connection.getCatalog();
        DataLoss kept = DataLoss.of(connection, plan.scripts(), plan.done(),
                (statement, loss) -> isKept(statement, loss, home));
        if (!kept.lost().isEmpty()) {
            KeptSchema.make(connection);
            requireKeys(connection, plan, home);
        }
        return rest(connection, plan);
    }

    /**
     * A downgrade that was interrupted while it kept something is not continued in another way.
     *
     * @throws MigrationRefusedException when there is such a thing
     */
    public static void requireNoneBegun(Connection connection) throws SQLException {
        Optional<KeptSchema> kept = KeptSchema.find(connection);
        if (kept.isPresent()) {
            Optional<Kept> begun = kept.get().all().stream().filter(entry -> entry.state() == Kept.State.BEGUN).findFirst();
            if (begun.isPresent()) {
                throw new MigrationRefusedException(
                        ("%s of %s is being kept in %s: a downgrade with --keep was interrupted there. "
                                + "Nothing was run. Repeat it with --keep.").formatted(begun.get().what(),
                                        begun.get().revision(),
                                        kept.get().name()));
            }
        }
    }

    /** What a plan destroys that is not kept. */
    public static DataLoss rest(Connection connection, Plan plan) throws SQLException {
        String home = connection.getCatalog();
        return DataLoss.of(connection, plan.scripts(), plan.done(), (statement, loss) -> !isKept(statement, loss, home));
    }

    /**
     * What will be kept before each statement of a plan; reads only.
     *
     * @throws MigrationRefusedException when values could not be found again by a key
     */
    public static KeepForecast forecast(Connection connection, Plan plan) throws SQLException {
        requireKeys(connection, plan, connection.getCatalog());
        return KeepForecast.of(connection, plan);
    }

    private static void requireKeys(Connection connection, Plan plan, String home) throws SQLException {
        TableNames names = DataLoss.tableNames(connection);
        Server server = new Server(connection);
        List<Loss> losses = Losses
                .of(plan.scripts(), plan.done(), home, names, (statement, loss) -> isKept(statement, loss, home))
                .losses();
        for (Map.Entry<String, List<String>> table : columns(losses).entrySet()) {
            TableColumns columns = TableColumns.of(server, home, table.getKey(), table.getValue());
            if (!columns.all().isEmpty() && columns.key().isEmpty()) {
                throw new MigrationRefusedException(ColumnCopy.noKey(table.getKey()) + ". Nothing was run. Copy them by hand, "
                        + "then repeat with --allow-data-loss instead of --keep.");
            }
        }
    }

    private static Map<String, List<String>> columns(List<Loss> losses) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        losses.stream().filter(loss -> loss.kind() == Loss.Kind.COLUMN).forEach(loss -> columns
                .computeIfAbsent(loss.table().orElseThrow(), table -> new ArrayList<>()).add(loss.part().orElseThrow()));
        return columns;
    }

    /** The columns by table; none of a table that goes as a whole. */
    static Map<String, List<String>> tables(List<Loss> losses) {
        Map<String, List<String>> tables = columns(losses);
        losses.stream().filter(loss -> loss.kind() == Loss.Kind.TABLE)
                .forEach(loss -> tables.put(loss.table().orElseThrow(), List.of()));
        return tables;
    }

    static boolean isKept(Statement statement, Loss loss, String home) {
        return loss.schema().equalsIgnoreCase(home) && loss.isDroppedBy(statement);
    }

    @Override
    public boolean concerns(Step step, Statement statement) {
        return step.direction() == Direction.DOWNGRADE && step.revision().isPresent()
                && Losses.of(statement, "", TableNames.CASE_SENSITIVE).stream().anyMatch(loss -> isKept(statement, loss,
                        loss.schema()));
    }

    /** @throws MigrationFailedException when it cannot be kept; then it is not dropped either */
    @Override
    public void run(Step step, Statement statement) throws SQLException, InterruptedException {
        try (Connection connection = database.connect(Database.ANSWER_LIMIT)) {
            connection.setNetworkTimeout(Runnable::run, 0);
            retry.bounds().set(connection);
            Server server = new Server(connection);
            for (String setting : ColumnCopy.session(server)) {
                server.run(setting);
            }
            try {
                keep(server, step.id(), statement);
            } catch (SQLException e) {
                if (LostConnection.isReason(e, connection)) {
                    throw e;
                }
                throw new MigrationFailedException(
                        ("The data that line %d of %s drops could not be kept, so nothing was dropped: %s (error %d). "
                                + "Correct that and start again.").formatted(statement.line(), step.script().name(),
                                        ServerMessage.of(e),
                                        e.getErrorCode()),
                        e);
            } catch (MigrationRefusedException e) {
                throw new MigrationFailedException(
                        "The data that line %d of %s drops could not be kept: %s".formatted(statement.line(),
                                step.script().name(), e.getMessage()),
                        e);
            }
        }
    }

    private void keep(Server server, String revision, Statement statement) throws SQLException, InterruptedException {
        String home = server.connection().getCatalog();
        List<Loss> losses = Losses.of(statement, home, DataLoss.tableNames(server.connection())).stream()
                .filter(loss -> isKept(statement, loss, home)).toList();
        KeptSchema kept = KeptSchema.make(server.connection());
        List<String> dropped = losses.stream().filter(loss -> loss.kind() == Loss.Kind.TABLE)
                .map(loss -> loss.table().orElseThrow()).toList();
        for (String table : dropped) {
            requireUnreferenced(server, home, table, dropped);
        }
        for (String table : dropped) {
            Optional<Kept> entry = begun(server, kept, home, revision, table);
            if (entry.isPresent()) {
                new TableMove(server, kept, home, sql -> patiently(server, sql)).run(entry.get());
                kept.set(entry.get(), Kept.State.KEPT);
                kept.measure(entry.get());
                listener.kept(entry.get().what(), kept.name());
            }
        }
        for (Map.Entry<String, List<String>> table : columns(losses).entrySet()) {
            List<String> columns = stored(server, home, table);
            if (!columns.isEmpty() && (kept.begun(revision, table.getKey(), columns).isPresent()
                    || ColumnValues.isAny(server, quoted(home, table.getKey()), columns))) {
                Kept entry = kept.begin(revision, table.getKey(), columns);
                new ColumnCopy(server, kept, home, entry).run();
                kept.set(entry, Kept.State.KEPT);
                kept.measure(entry);
                listener.kept(entry.what(), kept.name());
            }
        }
    }

    /** What is on its way already, or has something to keep. */
    private static Optional<Kept> begun(Server server, KeptSchema kept, String home, String revision, String table)
            throws SQLException {
        Optional<Kept> begun = kept.begun(revision, table, List.of());
        if (begun.isPresent() || TableMove.isStandIn(server, home, table) || !server.isTable(home, table)
                || !hasRows(server, home, table)) {
            return begun;
        }
        return Optional.of(kept.begin(revision, table, List.of()));
    }

    static boolean hasRows(Server server, String home, String table) throws SQLException {
        return !server.strings("SELECT 1 FROM %s LIMIT 1".formatted(quoted(home, table))).isEmpty();
    }

    static String quoted(String schema, String table) {
        return Identifiers.quoted(schema) + "." + Identifiers.quoted(table);
    }

    /** Those that are there, with values that are not computed. */
    static List<String> stored(Server server, String home, Map.Entry<String, List<String>> table) throws SQLException {
        TableColumns columns = TableColumns.of(server, home, table.getKey(), table.getValue());
        return table.getValue().stream()
                .filter(name -> columns.column(name).filter(column -> !column.generated()).isPresent()).toList();
    }

    /** The key of another table would go with it to where it is kept. */
    private static void requireUnreferenced(Server server, String home, String table, List<String> dropped)
            throws SQLException {
        for (List<String> key : server.rows(
                "SELECT table_name, constraint_name FROM information_schema.referential_constraints "
                        + "WHERE constraint_schema = ? AND unique_constraint_schema = ? AND referenced_table_name = ?",
                home, home,
                table)) {
            if (dropped.stream().noneMatch(key.get(0)::equalsIgnoreCase)) {
                throw new MigrationRefusedException(
                        "The foreign key %s of %s refers to %s. Nothing of it was dropped. Have the script drop that key first."
                                .formatted(key.get(1), key.get(0), table));
            }
        }
    }

    private void patiently(Server server, String sql) throws SQLException, InterruptedException {
        retry.run(() -> server.run(sql), reason -> listener.warning("Waiting to keep rows: " + reason));
    }
}
