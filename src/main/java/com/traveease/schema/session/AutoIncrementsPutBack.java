package com.traveease.schema.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * Puts AUTO_INCREMENT back to where it was before an interruption: down after a transaction that was taken back, so that this
 * gets the same numbers when it is repeated, and up after the end of a server that had numbers in its memory only, such as
 * those that INSERT … SELECT reserves and does not use. Can be repeated itself, as often as it is interrupted.
 */
public record AutoIncrementsPutBack(Connection connection, Journal journal, MigrationListener listener) {

    /** The statements that would do it; empty when there is nothing to do. */
    public static String sql(List<JournalEntry> entries, List<String> carried) {
        return JournaledAutoIncrements.lines(entries) + "\n" + String.join("\n", carried);
    }

    /** Of what the journal has, while no other script has left anything. */
    public void run() throws SQLException {
        run(journal.entries(), List.of());
    }

    /**
     * Outside of transactions, and before tables are locked.
     *
     * @param entries of the script that is interrupted; empty when none is
     * @param carried as {@link CarriedAutoIncrements#found}
     * @throws SQLException when somebody uses a table for too long, or the connection is lost
     */
    public void run(List<JournalEntry> entries, List<String> carried) throws SQLException {
        JournaledAutoIncrements kept = JournaledAutoIncrements.of(entries, carried);
        Map<String, Long> before = kept.byTable();
        if (before.isEmpty()) {
            return;
        }
        AutoIncrements.open(connection, List.copyOf(before.keySet()));
        Map<String, Long> now = read(before.keySet());
        Map<String, Long> exact = kept.areExact() ? JournaledAutoIncrements.parse(JournaledAutoIncrements.lines(entries))
                : Map.of();
        boolean higher = false;
        for (Map.Entry<String, Long> there : now.entrySet()) {
            String table = there.getKey();
            long number = before.get(table);
            int compared = Long.compareUnsigned(there.getValue(), number);
            if (compared < 0) {
                raise(table, number).ifPresent(reason -> tell(table, there.getValue(), number, "interruption", reason));
            } else if (compared > 0 && exact.containsKey(table)) {
                higher |= !lowered(table, number);
            }
        }
        if (higher) {
            journal.numbers().keep(entries.get(0).script(),
                    AutoIncrements.upTo(JournaledAutoIncrements.upTo(JournaledAutoIncrements.lines(entries)),
                            expression(exact.keySet()))); // said once
        }
    }

    /**
     * No row has a number from there on, for the next one would be above it.
     *
     * @return why that was not possible
     */
    private Optional<String> raise(String table, long number) throws SQLException {
        return column(table).isEmpty() ? Optional.empty() : set(table, number);
    }

    private boolean lowered(String table, long number) throws SQLException {
        Optional<String> reason = lower(table, number);
        Long there = read(Set.of(table)).get(table);
        if (there == null || Long.compareUnsigned(there, number) <= 0) {
            return true;
        }
        tell(table, there, number, "interrupted transaction",
                reason.orElse("the table has rows with that number or a higher one"));
        return false;
    }

    private void tell(String table, long there, long number, String interruption, String reason) {
        listener.warning(("AUTO_INCREMENT of %s is %s. It was %s before the %s and was not reset: %s. "
                + "Rows that the script inserts into it may get different numbers than in an uninterrupted run.")
                .formatted(table, Long.toUnsignedString(there), Long.toUnsignedString(number), interruption, reason));
    }

    /** @return why that was not possible */
    private Optional<String> lower(String table, long number) throws SQLException {
        Optional<String> column = column(table);
        if (column.isPresent()) {
            // Waits for a transaction that the server is still taking back after its own crash.
            try (Statement statement = connection.createStatement();
                    ResultSet above = statement.executeQuery("SELECT 1 FROM %s WHERE %s >= %s LIMIT 1 LOCK IN SHARE MODE"
                            .formatted(table, column.get(), Long.toUnsignedString(number)))) {
                if (above.next()) {
                    return Optional.empty();
                }
            } catch (SQLException e) {
                return Optional.of(reason(e));
            }
        }
        // The server itself makes no number of it that a row has.
        return set(table, number);
    }

    private Optional<String> set(String table, long number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE %s AUTO_INCREMENT = %s, ALGORITHM = INPLACE".formatted(table,
                    Long.toUnsignedString(number)));
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(reason(e));
        }
    }

    private String reason(SQLException e) throws SQLException {
        if (LockRetry.isLockWait(e) || LostConnection.isReason(e, connection)) {
            throw e;
        }
        return "ALTER TABLE failed with %s (error %d)".formatted(ServerMessage.of(e), e.getErrorCode());
    }

    private Optional<String> column(String table) throws SQLException {
        List<String> parts = new TokenReader(Token.of(table)).dottedName();
        try (Statement select = connection.createStatement();
                ResultSet row = select
                        .executeQuery(("SELECT column_name FROM information_schema.columns WHERE table_schema = %s "
                                + "AND table_name = %s AND extra LIKE '%%auto_increment%%' LIMIT 1")
                                .formatted(SqlText.compared(parts.get(0)), SqlText.compared(parts.get(1))))) {
            return row.next() ? Optional.of(Identifiers.quoted(row.getString(1))) : Optional.empty();
        }
    }

    private Map<String, Long> read(Set<String> tables) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT " + expression(tables) + " LIMIT 1")) {
            row.next();
            return new LinkedHashMap<>(JournaledAutoIncrements.parse(row.getString(1)));
        }
    }

    private static String expression(Set<String> tables) {
        return AutoIncrements.expression(tables.stream().map(AutoIncrements::expression).toList());
    }
}
