package com.traveease.schema.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.traveease.schema.revision.DefinitionChange;
import com.traveease.schema.revision.DefinitionChange.Effect;
import com.traveease.schema.revision.SchemaObject;
import com.traveease.schema.revision.TableEvidence;

/**
 * What the objects that a statement touches look like: their definitions, and where those cannot tell, their first rows by
 * primary key (an application that goes on writing adds its rows behind them). Taken before the statement and again after a
 * crash, it tells whether the statement has taken place.
 */
final class Fingerprint {

    /** What became of a statement that was begun. */
    enum Outcome {
        NOT_STARTED,
        FINISHED,
        IN_DOUBT
    }

    private static final String ABSENT = "absent";
    private static final String EMPTY = "empty";
    private static final String UNREADABLE = "unreadable";
    private static final String NONE = "-";
    private static final String ALL_ROWS = "all:";
    private static final String JUST_NOW = "+";

    /** Unknown table, trigger, procedure or function, event, database. */
    private static final Set<Integer> UNKNOWN = Set.of(1146, 1360, 1305, 1539, 1049);

    /**
     * One object.
     *
     * @param says what its definition itself says of the statement, whoever else has changed it since
     */
    private record Look(String definition, String rows, Says says) {

        boolean isOfSameChange(Look other) {
            return definition.equals(other.definition) && rows.replace(JUST_NOW, "").equals(other.rows.replace(JUST_NOW, ""));
        }

        boolean isReadable() {
            return !definition.equals(UNREADABLE) && !rows.equals(UNREADABLE);
        }
    }

    private enum Says {
        DONE,
        NOT_DONE,
        NOTHING
    }

    private final String server;
    private final List<Look> looks;

    private Fingerprint(String server, List<Look> looks) {
        this.server = server;
        this.looks = looks;
    }

    /** The session has to be as it is when the statement is run: its schema, and the settings that definitions are shown in. */
    static Fingerprint take(Connection connection, DefinitionChange change, String sql) throws SQLException {
        Fingerprint quick = take(connection, change, sql, false);
        boolean tells = change.effect() != Effect.EXCHANGES || quick.looks.stream().distinct().count() == quick.looks.size();
        return tells ? quick : take(connection, change, sql, true);
    }

    /** Taken of the same objects in the same way. */
    Fingerprint again(Connection connection, DefinitionChange change, String sql) throws SQLException {
        return take(connection, change, sql, looks.stream().anyMatch(look -> look.rows().startsWith(ALL_ROWS)));
    }

    private static Fingerprint take(Connection connection, DefinitionChange change, String sql, boolean allRows)
            throws SQLException {
        boolean moves = change.objects().stream().noneMatch(object -> object.kind() == SchemaObject.Kind.PARTITION);
        boolean alters = change.effect() == Effect.DEFINES && change.objects().size() == 1;
        boolean fills = change.effect() == Effect.EMPTIES || change.effect() == Effect.EXCHANGES;
        List<Look> looks = new ArrayList<>();
        for (SchemaObject object : change.objects()) {
            Shown shown = moves ? show(connection, object) : new Shown(NONE, Optional.empty());
            Says says = shown.table().filter(table -> alters).flatMap(table -> TableEvidence.of(sql, table))
                    .map(done -> done ? Says.DONE : Says.NOT_DONE).orElse(Says.NOTHING);
            String rows = fills ? rows(connection, object, allRows)
                    : change.effect() == Effect.REFILLS ? changed(connection, object) : NONE;
            looks.add(new Look(shown.hash(), rows, says));
        }
        return new Fingerprint(connection.getMetaData().getDatabaseProductVersion(), looks);
    }

    /** As {@link #toString()} wrote it. */
    static Fingerprint parse(String text) {
        List<String> lines = text.lines().toList();
        return new Fingerprint(lines.get(0), lines.stream().skip(1).map(line -> line.split(" "))
                .map(words -> new Look(words[0], words[1], Says.valueOf(words[2]))).toList());
    }

    @Override
    public String toString() {
        return server + looks.stream().map(look -> "\n" + look.definition() + " " + look.rows() + " " + look.says())
                .collect(Collectors.joining());
    }

    /**
     * What became of the statement before which this was taken.
     *
     * @param now taken of the same objects
     */
    Outcome since(Fingerprint now, DefinitionChange change) {
        if (looks.size() != now.looks.size() || looks.size() != change.objects().size()) {
            return Outcome.IN_DOUBT;
        }
        // One sees whether a thing is there without being allowed to see how it is made.
        if (looks.size() == 1 && looks.get(0).says() == Says.NOTHING && change.effect() == Effect.DEFINES && comesOrGoes(now)) {
            return Outcome.FINISHED;
        }
        if (!looks.stream().allMatch(Look::isReadable) || !now.looks.stream().allMatch(Look::isReadable)) {
            return Outcome.IN_DOUBT;
        }
        return switch (change.effect()) {
            case DEFINES -> looks.equals(now.looks) ? Outcome.NOT_STARTED : switch (looks.get(0).says()) {
                // A column that is to be added was there: the statement has failed, or will.
                case DONE -> Outcome.NOT_STARTED;
                case NOT_DONE -> switch (now.looks.get(0).says()) {
                    case DONE -> Outcome.FINISHED;
                    case NOT_DONE -> Outcome.NOT_STARTED; // somebody else has changed the table
                    case NOTHING -> Outcome.IN_DOUBT;
                };
                // Another release may show the same definition in other words.
                case NOTHING -> server.equals(now.server) || comesOrGoes(now) ? Outcome.FINISHED : Outcome.IN_DOUBT;
            };
            case REFILLS -> looks.get(0).isOfSameChange(now.looks.get(0))
                    ? looks.get(0).rows().endsWith(JUST_NOW) ? Outcome.IN_DOUBT : Outcome.NOT_STARTED
                    : server.equals(now.server) ? Outcome.FINISHED : Outcome.IN_DOUBT;
            case REMOVES, RENAMES -> comesOrGoes(now) ? Outcome.FINISHED : Outcome.NOT_STARTED;
            case EMPTIES -> looks.equals(now.looks) ? Outcome.NOT_STARTED
                    : now.looks.stream().allMatch(look -> look.rows().equals(EMPTY)) ? Outcome.FINISHED : Outcome.IN_DOUBT;
            case EXCHANGES -> IntStream.range(0, looks.size())
                    .allMatch(i -> now.looks.get(i).equals(looks.get(change.origins().get(i)))) ? Outcome.FINISHED
                            : looks.equals(now.looks) ? Outcome.NOT_STARTED : Outcome.IN_DOUBT;
        };
    }

    private boolean comesOrGoes(Fingerprint now) {
        return IntStream.range(0, looks.size()).anyMatch(
                i -> looks.get(i).definition().equals(ABSENT) != now.looks.get(i).definition().equals(ABSENT));
    }

    /**
     * @param hash of the definition
     * @param table the definition itself, of a table
     */
    private record Shown(String hash, Optional<String> table) {
    }

    private static Shown show(Connection connection, SchemaObject object) throws SQLException {
        String kind = object.kind() == SchemaObject.Kind.PARTITION ? "TABLE" : object.kind().name();
        try (PreparedStatement show = connection.prepareStatement("SHOW CREATE " + kind + " " + name(object));
                ResultSet row = show.executeQuery()) {
            row.next();
            if (object.kind() == SchemaObject.Kind.DATABASE) {
                return new Shown(hash(List.of(row.getString(2))), Optional.empty());
            }
            Optional<String> table = kind.equals("TABLE") ? Optional.of(row.getString(2)) : Optional.empty();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(row.getString(i));
            }
            if (table.isPresent()) {
                values.set(0, "");
                values.set(1, anonymous(values.get(1), object.name()));
            }
            return new Shown(hash(values), table);
        } catch (SQLException e) {
            return new Shown(unless(e), Optional.empty());
        }
    }

    /** Without the counter, which goes on with every row, and without what is renamed with the table. */
    private static String anonymous(String definition, String table) {
        String quoted = table.replace("`", "``");
        return definition.replace(" VIEW `" + quoted + "` AS ", " VIEW AS ")
                .replace("REFERENCES `" + quoted + "` ", "REFERENCES itself ")
                .replaceFirst("(?<=\\) ENGINE=\\w{1,30}) AUTO_INCREMENT=\\d+", "")
                .replaceFirst("\\ACREATE TABLE [^\\n]*\\(\\n", "CREATE TABLE (\n")
                .replace("`" + quoted + "_ibfk_", "`_ibfk_").replace("`" + quoted + "_chk_", "`_chk_");
    }

    private static String rows(Connection connection, SchemaObject object, boolean all) throws SQLException {
        String from = " FROM " + name(object)
                + object.partition().map(partition -> " PARTITION (" + quoted(partition) + ")").orElse("");
        try {
            List<String> columns = new ArrayList<>();
            String first = firstRow(connection, "SELECT *" + from + order(connection, object) + " LIMIT 1", columns);
            return first.equals(EMPTY) || !all ? first : ALL_ROWS + allRows(connection, from, columns);
        } catch (SQLException e) {
            return unless(e);
        }
    }

    private static String firstRow(Connection connection, String sql, List<String> columns) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql); ResultSet row = select.executeQuery()) {
            boolean isEmpty = !row.next();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(quoted(row.getMetaData().getColumnName(i)));
                byte[] value = isEmpty ? null : row.getBytes(i);
                values.add(value == null ? "NULL" : HexFormat.of().formatHex(value));
            }
            return isEmpty ? EMPTY : hash(values);
        }
    }

    /** Reads the whole table, for two that begin with the same row. */
    private static String allRows(Connection connection, String from, List<String> columns) throws SQLException {
        String values = String.join(", ", columns) + columns.stream().map(column -> ", ISNULL(" + column + ")")
                .collect(Collectors.joining());
        try (PreparedStatement select = connection
                .prepareStatement("SELECT COUNT(*), BIT_XOR(CRC32(CONCAT_WS('#', " + values + ")))" + from);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1) + "-" + row.getString(2);
        }
    }

    /** MySQL gives the second of the last change as that of the creation; when that is this very one, it tells nothing. */
    private static String changed(Connection connection, SchemaObject object) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT UNIX_TIMESTAMP(create_time), "
                + "ABS(TIMESTAMPDIFF(SECOND, create_time, NOW())) < 2 FROM information_schema.tables "
                + "WHERE table_schema = COALESCE(?, DATABASE()) AND table_name = ? LIMIT 1")) {
            select.setString(1, object.schema().orElse(null));
            select.setString(2, object.name());
            try (ResultSet row = select.executeQuery()) {
                return !row.next() ? ABSENT : row.getString(1) + (row.getBoolean(2) ? JUST_NOW : "");
            }
        }
    }

    private static String order(Connection connection, SchemaObject object) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT column_name FROM information_schema.statistics WHERE table_schema = COALESCE(?, DATABASE())"
                        + " AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index LIMIT 64")) {
            select.setString(1, object.schema().orElse(null));
            select.setString(2, object.name());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    columns.add(quoted(row.getString(1)));
                }
            }
        }
        return columns.isEmpty() ? "" : " ORDER BY " + String.join(", ", columns);
    }

    /** A failure that says that the object is not there; any other must not be taken for that. */
    private static String unless(SQLException e) throws SQLException {
        if (DatabaseUnavailableException.isConnectionLost(e) || LockRetry.isLockWait(e)) {
            throw e;
        }
        return UNKNOWN.contains(e.getErrorCode()) ? ABSENT : UNREADABLE;
    }

    private static String name(SchemaObject object) {
        return object.schema().map(schema -> quoted(schema) + ".").orElse("") + quoted(object.name());
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static String hash(List<String> values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String value : values) {
                digest.update(Objects.toString(value, "\0").getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
