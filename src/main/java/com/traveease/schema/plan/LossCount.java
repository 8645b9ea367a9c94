package com.traveease.schema.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

import com.traveease.schema.analysis.Loss;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;

/** Counts what is there to be lost, each thing by itself, so that no snapshot is held open on a busy server. */
final class LossCount {

    /** The second comes when several threads of the server count a whole table. */
    private static final Set<Integer> TIME_IS_UP = Set.of(MySqlErrors.QUERY_TIMEOUT, MySqlErrors.QUERY_INTERRUPTED);
    /** No database, no table, no column, no partition, partitions at all. */
    private static final Set<Integer> NOT_THERE = Set.of(MySqlErrors.BAD_DB_ERROR, MySqlErrors.NO_SUCH_TABLE,
            MySqlErrors.BAD_FIELD_ERROR, MySqlErrors.UNKNOWN_PARTITION, MySqlErrors.PARTITION_CLAUSE_ON_NONPARTITIONED);

    private static final String TYPE = "SELECT table_type FROM information_schema.tables WHERE table_schema = %s AND table_name = %s";
    private static final int AT_ONCE = 50;

    private final Connection connection;
    private final String schema;
    private final Duration limit;
    private final Instant end;
    /** As {@link #type}, of those that were asked for. */
    private final Map<Loss, String> types = new HashMap<>();
    /** Those that are known to have a row or a value, or to have none. */
    private final Map<Loss, Boolean> there = new HashMap<>();

    LossCount(Connection connection, String schema, Duration limit, Duration altogether) {
        this.connection = connection;
        this.schema = schema;
        this.limit = limit;
        this.end = Instant.now().plus(altogether);
    }

    /**
     * Asks of many at once what is asked of each first. Where that cannot be answered, be it of one of them, each is asked for
     * by
     * itself.
     *
     * @throws SQLException when the connection is lost
     */
    void prepare(Collection<Loss> losses) throws SQLException {
        List<Loss> all = List.copyOf(losses);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Loss> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            List<String> found = together("", some.stream().map(loss -> "(" + TYPE
                    .formatted(SqlText.of(loss.schema()), SqlText.of(loss.table().orElseThrow())) + " LIMIT 1)").toList());
            IntStream.range(0, found.size())
                    .forEach(i -> types.put(some.get(i), Objects.requireNonNullElse(found.get(i), "")));
            List<Loss> lost = some.stream()
                    .filter(loss -> loss.kind() != Loss.Kind.COLUMN && mayLose(loss, types.getOrDefault(loss, ""))).toList();
            List<String> rows = together("/*+ MAX_EXECUTION_TIME(%d) */ ".formatted(Math.max(1, limit.toMillis())),
                    lost.stream().map(loss -> "EXISTS (SELECT 1 " + rows(loss) + ")").toList());
            IntStream.range(0, rows.size()).forEach(i -> there.put(lost.get(i), rows.get(i).equals("1")));
        }
    }

    /** One row; empty where it cannot be had. */
    private List<String> together(String hint, List<String> expressions) throws SQLException {
        if (expressions.isEmpty()) {
            return List.of();
        }
        try {
            return new Batch(connection).ask(List.of("SELECT " + hint + String.join(", ", expressions))).get(0).get(0);
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            return List.of();
        }
    }

    /**
     * @return empty when nothing is there to be lost
     * @throws SQLException when the connection is lost
     */
    Optional<LostData> of(Loss loss) throws SQLException {
        String type = type(loss);
        if (!mayLose(loss, type)) {
            return Optional.empty();
        }
        if (loss.kind() == Loss.Kind.COLUMN && isGenerated(loss)) {
            return Optional.empty();
        }
        try {
            return counted(loss);
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            return NOT_THERE.contains(e.getErrorCode()) ? Optional.empty()
                    : Optional.of(LostData.uncounted(object(loss), reason(e)));
        }
    }

    /**
     * To drop a view loses nothing, to delete from one does. What may be dropped is listed, so what is not listed is not there.
     */
    private static boolean mayLose(Loss loss, String type) {
        boolean deleted = loss.kind() == Loss.Kind.ALL_ROWS || loss.kind() == Loss.Kind.SOME_ROWS;
        return !type.isEmpty() && (deleted || type.equals("BASE TABLE"));
    }

    private String reason(SQLException failure) {
        if (TIME_IS_UP.contains(failure.getErrorCode())) {
            return "nothing was found within %d ms, there was more to read".formatted(limit.toMillis());
        }
        return failure.getErrorCode() == MySqlErrors.LOCK_WAIT_TIMEOUT ? "another session has it locked"
                : ServerMessage.of(failure);
    }

    private Optional<LostData> counted(Loss loss) throws SQLException {
        String unit = loss.kind() == Loss.Kind.COLUMN ? "value" : "row";
        String rows = rows(loss);
        boolean none = there.containsKey(loss) ? !there.get(loss) : limited("1", rows + " LIMIT 1", limit).isEmpty();
        if (none) {
            return Optional.empty();
        }
        Duration left = Duration.between(Instant.now(), end);
        try {
            long number = limited("COUNT(*)", rows, left.compareTo(limit) < 0 ? left : limit).orElse(0);
            if (number == 0) {
                return Optional.empty();
            }
            return Optional.of(loss.kind() == Loss.Kind.SOME_ROWS ? LostData.upTo(object(loss), number, unit)
                    : LostData.exactly(object(loss), number, unit));
        } catch (SQLException e) {
            if (!TIME_IS_UP.contains(e.getErrorCode())) {
                throw e;
            }
            return Optional.of(LostData.estimated(object(loss), estimate(rows), unit));
        }
    }

    /** The number in the first row, broken off when the time is up: nobody knows from how many rows it comes. */
    private OptionalLong limited(String what, String rows, Duration time) throws SQLException {
        // The server takes 0 for no limit at all.
        long milliseconds = Math.max(1, time.toMillis());
        return number("SELECT /*+ MAX_EXECUTION_TIME(%d) */ %s AS number %s".formatted(milliseconds, what, rows), "number");
    }

    /** From the engine as it knows it now; what information_schema has of it may be a day old. */
    private long estimate(String rows) throws SQLException {
        return Math.max(1, number("EXPLAIN FORMAT=TRADITIONAL SELECT * " + rows, "rows").orElse(1));
    }

    private OptionalLong number(String query, String column) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A name may have braces in it.
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(query)) {
                return row.next() ? OptionalLong.of(row.getLong(column)) : OptionalLong.empty();
            }
        }
    }

    /** BASE TABLE, VIEW, or nothing when there is none. */
    private String type(Loss loss) throws SQLException {
        return types.containsKey(loss) ? types.get(loss)
                : text(TYPE.formatted("?", "?"), loss.schema(), loss.table().orElseThrow());
    }

    private boolean isGenerated(Loss loss) throws SQLException {
        return !text("SELECT generation_expression FROM information_schema.columns "
                + "WHERE table_schema = ? AND table_name = ? AND column_name = ?", loss.schema(), loss.table().orElseThrow(),
                loss.part().orElseThrow()).isEmpty();
    }

    private String text(String query, String... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getString(1) != null ? row.getString(1) : "";
            }
        }
    }

    private String object(Loss loss) {
        String table = Identifiers.plain(loss.table().orElseThrow());
        String qualified = loss.schema().equals(schema) ? table : Identifiers.plain(loss.schema()) + "." + table;
        return switch (loss.kind()) {
            case COLUMN -> qualified + "." + Identifiers.plain(loss.part().orElseThrow());
            case PARTITION -> qualified + " partition " + Identifiers.plain(loss.part().orElseThrow());
            case SCHEMA, TABLE, ALL_ROWS, SOME_ROWS -> qualified;
        };
    }

    private static String rows(Loss loss) {
        String from = "FROM %s.%s".formatted(Identifiers.quoted(loss.schema()), Identifiers.quoted(loss.table().orElseThrow()));
        return switch (loss.kind()) {
            case COLUMN -> "%s WHERE %s IS NOT NULL".formatted(from, Identifiers.quoted(loss.part().orElseThrow()));
            case PARTITION -> "%s PARTITION (%s)".formatted(from, Identifiers.quoted(loss.part().orElseThrow()));
            case SCHEMA, TABLE, ALL_ROWS, SOME_ROWS -> from;
        };
    }
}
