package com.traveease.schema.keep;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;

/**
 * Moves a table with its rows out of a schema, and puts an empty one into its place, which a script can drop. A run that ends
 * anywhere in it is continued: each step sees whether it was done.
 */
public final class TableMove {

    /** In the comment of a table that only stands where a kept one was. */
    private static final String STAND_IN = "Its rows are kept in ";

    /** Sends a statement until it has its locks. */
    @FunctionalInterface
    interface Sender {
        void send(String sql) throws SQLException, InterruptedException;
    }

    private final Server server;
    private final KeptSchema kept;
    private final String home;
    private final Sender sender;

    TableMove(Server server, KeptSchema kept, String home, Sender sender) {
        this.server = server;
        this.kept = kept;
        this.home = home;
        this.sender = sender;
    }

    void run(Kept entry) throws SQLException, InterruptedException {
        String table = table(entry.table());
        if (!server.isTable(kept.name(), entry.keptTable())) {
            // The server moves no table with triggers into another schema; a DROP would end them too.
            for (String trigger : server.strings("SELECT trigger_name FROM information_schema.triggers "
                    + "WHERE event_object_schema = ? AND event_object_table = ?", home, entry.table())) {
                sender.send("DROP TRIGGER IF EXISTS " + table(trigger));
            }
            sender.send("RENAME TABLE %s TO %s".formatted(table, kept.table(entry.keptTable())));
        }
        if (!server.isTable(home, entry.table())) {
            // No application can put a row into it in the moment before it is dropped.
            sender.send("CREATE TABLE %s (kept TINYINT NOT NULL, CONSTRAINT traveease_kept_%d CHECK (FALSE)) ".formatted(table,
                    entry.id())
                    + "ENGINE = InnoDB COMMENT = %s".formatted(SqlText.readable(STAND_IN + kept.name())));
        }
        free(entry);
    }

    /** It is to hold up nobody's deletes, and its names are to be free for the next that is kept. */
    private void free(Kept entry) throws SQLException, InterruptedException {
        List<List<String>> constraints = server.rows("SELECT constraint_type, constraint_name "
                + "FROM information_schema.table_constraints WHERE table_schema = ? AND table_name = ? "
                + "AND constraint_type IN ('FOREIGN KEY', 'CHECK')", kept.name(), entry.keptTable());
        if (!constraints.isEmpty()) {
            sender.send("ALTER TABLE %s %s".formatted(kept.table(entry.keptTable()), constraints.stream()
                    .map(one -> "DROP %s %s".formatted(one.get(0), Identifiers.quoted(one.get(1))))
                    .collect(Collectors.joining(", "))));
        }
    }

    /** Whether a table only stands where a kept one was. */
    public static boolean isStandIn(Server server, String schema, String table) throws SQLException {
        return server.strings("SELECT table_comment FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
                schema, table).stream().anyMatch(comment -> comment.startsWith(STAND_IN));
    }

    private String table(String name) {
        return Identifiers.quoted(home) + "." + Identifiers.quoted(name);
    }
}
