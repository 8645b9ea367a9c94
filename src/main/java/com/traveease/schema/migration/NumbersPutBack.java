package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.migration.Journal.Entry;
import com.traveease.schema.revision.Identifiers;
import com.traveease.schema.revision.Token;
import com.traveease.schema.revision.TokenReader;

/**
 * Puts AUTO_INCREMENT back to where it was before a transaction that was taken back, so that this gets the same numbers when it
 * is repeated. Can be repeated itself, as often as it is interrupted.
 */
record NumbersPutBack(Connection connection, Journal journal, MigrationListener listener) {

    private static final Pattern LINE = Pattern.compile("ALTER TABLE (.+) AUTO_INCREMENT = (\\d+)");

    /** A table, quoted, and the number that it gives next. */
    private record Next(String table, long number) {

        static List<Next> of(String lines) {
            return lines.lines().map(LINE::matcher).filter(Matcher::matches)
                    .map(line -> new Next(line.group(1), Long.parseUnsignedLong(line.group(2)))).toList();
        }

        boolean isAbove(Next other) {
            return Long.compareUnsigned(number, other.number) > 0;
        }
    }

    /** The statements that would do it; empty when there is nothing to do. */
    static String sql(List<Entry> entries) {
        return entries.isEmpty() || entries.get(0).statement() > 0 ? "" : entries.get(0).session();
    }

    /**
     * Outside of transactions, and before tables are locked.
     *
     * @throws SQLException when somebody uses a table for too long, or the connection is lost
     */
    void run() throws SQLException {
        run(journal.entries());
    }

    /** As the other, with what is in the journal. */
    void run(List<Entry> entries) throws SQLException {
        if (entries.isEmpty() || entries.get(0).session().isEmpty() || entries.get(0).statement() > 0
                || isPartOf(entries.get(entries.size() - 1))) {
            return;
        }
        List<Next> before = Next.of(entries.get(0).session());
        NextNumbers.open(connection, before.stream().map(Next::table).toList());
        Map<String, Next> now = read(before);
        List<Next> taken = before.stream()
                .filter(next -> now.containsKey(next.table()) && now.get(next.table()).isAbove(next)).toList();
        if (taken.isEmpty()) {
            return;
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Next next : taken) {
            putBack(next).ifPresent(reason -> reasons.put(next.table(), reason));
        }
        Map<String, Next> after = read(before);
        for (Next next : taken) {
            Next there = after.get(next.table());
            if (there != null && there.isAbove(next)) {
                listener.warning(
                        ("AUTO_INCREMENT of %s is %s. It was %s before the interrupted transaction and was not reset: %s. "
                                + "Rows that the script inserts there, if any, get other numbers than in an uninterrupted run.")
                                .formatted(next.table(), Long.toUnsignedString(there.number()),
                                        Long.toUnsignedString(next.number()),
                                        reasons.getOrDefault(next.table(), "the table has rows from that number on")));
            }
        }
        if (after.values().stream().anyMatch(there -> before.stream()
                .anyMatch(next -> next.table().equals(there.table()) && there.isAbove(next)))) {
            journal.keepNumbers(entries.get(0).script(), expression(before)); // said once
        }
    }

    /** Of which something has committed, or may have. */
    private static boolean isPartOf(Entry last) {
        return switch (last.mark()) {
            case TOUCHED, IN_DOUBT, FAILED -> true;
            case BEGUN, FINISHED -> false;
        };
    }

    /**
     * @return why that was not possible
     */
    private Optional<String> putBack(Next next) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Optional<String> column = column(next.table());
            if (column.isPresent()) {
                // Waits for a transaction that the server is still taking back after its own crash.
                try (ResultSet above = statement.executeQuery("SELECT 1 FROM %s WHERE %s >= %s LIMIT 1 LOCK IN SHARE MODE"
                        .formatted(next.table(), column.get(), Long.toUnsignedString(next.number())))) {
                    if (above.next()) {
                        return Optional.empty();
                    }
                }
            }
            // The server itself makes no number of it that a row has.
            statement.execute("ALTER TABLE %s AUTO_INCREMENT = %s, ALGORITHM = INPLACE".formatted(next.table(),
                    Long.toUnsignedString(next.number())));
            return Optional.empty();
        } catch (SQLException e) {
            if (LockRetry.isLockWait(e) || LostConnection.isReason(e, connection)) {
                throw e;
            }
            return Optional.of("ALTER TABLE failed with %s (error %d)".formatted(e.getMessage(), e.getErrorCode()));
        }
    }

    private Optional<String> column(String table) throws SQLException {
        List<String> parts = new TokenReader(Token.of(table)).dottedName();
        try (Statement select = connection.createStatement();
                ResultSet row = select
                        .executeQuery(("SELECT column_name FROM information_schema.columns WHERE table_schema = %s "
                                + "AND table_name = %s AND extra LIKE '%%auto_increment%%' LIMIT 1")
                                .formatted(NextNumbers.name(parts.get(0)), NextNumbers.name(parts.get(1))))) {
            return row.next() ? Optional.of(Identifiers.quoted(row.getString(1))) : Optional.empty();
        }
    }

    private Map<String, Next> read(List<Next> tables) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT " + expression(tables) + " LIMIT 1")) {
            row.next();
            Map<String, Next> read = new LinkedHashMap<>();
            Next.of(row.getString(1)).forEach(next -> read.put(next.table(), next));
            return read;
        }
    }

    private static String expression(List<Next> tables) {
        List<String> each = new ArrayList<>();
        for (Next next : tables) {
            List<String> parts = new TokenReader(Token.of(next.table())).dottedName();
            each.add(NextNumbers.expression(parts.get(0), parts.get(1)));
        }
        return NextNumbers.expression(each);
    }
}
