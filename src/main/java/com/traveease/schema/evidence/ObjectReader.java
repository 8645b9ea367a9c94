package com.traveease.schema.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Sha256;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.statement.SchemaObject;

/** Reads what objects look like: definitions, first rows, tablespaces. What is not there is an answer, not an error. */
record ObjectReader(Connection connection) {

    private static final Set<Integer> UNKNOWN = Set.of(MySqlErrors.NO_SUCH_TABLE, MySqlErrors.TRG_DOES_NOT_EXIST,
            MySqlErrors.SP_DOES_NOT_EXIST, MySqlErrors.EVENT_DOES_NOT_EXIST, MySqlErrors.BAD_DB_ERROR);

    /**
     * @param digest of the definition
     * @param table the definition itself, of a table or view
     */
    record Shown(String digest, Optional<String> table) {
    }

    Shown show(SchemaObject object) throws SQLException {
        try {
            return shown(object, new Batch(connection).ask(List.of(showing(object))).get(0).get(0));
        } catch (SQLException e) {
            return new Shown(unless(e), Optional.empty());
        }
    }

    /**
     * As {@link #show} and {@link #tablespaces}, in one round trip where it is there.
     *
     * @param look told of both
     */
    <T> T showWithTablespace(SchemaObject object, BiFunction<Shown, String, T> look) throws SQLException {
        if (hasRows(object)) {
            try {
                List<List<List<String>>> answers = new Batch(connection)
                        .ask(List.of(askingForTablespaces(List.of(object)), showing(object)));
                return look.apply(shown(object, answers.get(1).get(0)), numbers(answers.get(0).get(0)).get(0));
            } catch (SQLException e) {
                unless(e); // one of the two is not there or not for us
            }
        }
        return look.apply(show(object), tablespaces(List.of(object)).get(0));
    }

    private static String showing(SchemaObject object) {
        return "SHOW CREATE " + object.kind() + " " + name(object);
    }

    private static Shown shown(SchemaObject object, List<String> row) {
        if (object.kind() == SchemaObject.Kind.DATABASE) {
            return new Shown(hash(List.of(row.get(1))), Optional.empty());
        }
        boolean isTable = object.kind() == SchemaObject.Kind.TABLE;
        List<String> values = new ArrayList<>(row);
        Optional<String> table = isTable ? Optional.of(values.get(1)) : Optional.empty();
        if (isTable) {
            values.set(0, "");
            values.set(1, anonymous(values.get(1), object.name()));
        }
        return new Shown(hash(values), table);
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

    /**
     * The numbers of the objects' own tablespaces, which a rename leaves as they are and TRUNCATE changes; of a table with
     * partitions the lowest; with the server, as each has numbers of its own. {@link ObjectState#NONE} where there is none.
     * Every account may read them.
     */
    List<String> tablespaces(List<SchemaObject> objects) throws SQLException {
        if (objects.stream().noneMatch(ObjectReader::hasRows)) {
            return objects.stream().map(object -> ObjectState.NONE).toList();
        }
        try {
            return numbers(new Batch(connection).ask(List.of(askingForTablespaces(objects))).get(0).get(0));
        } catch (SQLException e) {
            unless(e);
            return objects.stream().map(object -> ObjectState.NONE).toList();
        }
    }

    private static List<String> numbers(List<String> row) {
        return row.stream().map(number -> Objects.requireNonNullElse(number, ObjectState.NONE)).toList();
    }

    private static String askingForTablespaces(List<SchemaObject> objects) {
        return objects.stream().map(object -> {
            String table = "CONCAT(" + object.schema().map(SqlText::compared).orElse("DATABASE()") + ", '/', "
                    + SqlText.compared(object.name()) + ")";
            String cased = "IF(@@lower_case_table_names = 0, " + table + ", LOWER(" + table + "))";
            String exact = object.partition()
                    .map(partition -> "CONCAT(" + cased + ", LOWER(" + SqlText.compared("#p#" + partition) + "))")
                    .orElse(cased);
            // Of the pattern's own characters every one stands for itself.
            String pattern = "CONCAT(REPLACE(REPLACE(REPLACE(" + exact + ", '|', '||'), '%', '|%'), '_', '|_'), '"
                    + (object.partition().isPresent() ? "#sp#" : "#p#") + "%')";
            return "(SELECT CONCAT(MIN(space), '" + ObjectState.SERVER
                    + "', @@server_uuid) FROM information_schema.innodb_tablespaces_brief WHERE name = " + exact
                    + " OR name LIKE "
                    + pattern + " ESCAPE '|')";
        }).collect(Collectors.joining(", ", "SELECT ", " LIMIT 1"));
    }

    private static boolean hasRows(SchemaObject object) {
        return object.kind() == SchemaObject.Kind.TABLE || object.kind() == SchemaObject.Kind.PARTITION;
    }

    /**
     * A digest of the first row by primary key; an application that goes on writing adds its rows behind it.
     *
     * @param all of all rows: reads the whole table, for two that begin with the same row
     */
    String rows(SchemaObject object, boolean all) throws SQLException {
        String from = " FROM " + name(object)
                + object.partition().map(partition -> " PARTITION (" + Identifiers.quoted(partition) + ")").orElse("");
        try {
            List<String> columns = new ArrayList<>();
            String first = firstRow("SELECT *" + from + order(object) + " LIMIT 1", columns);
            return first.equals(ObjectState.EMPTY) || !all ? first : ObjectState.ALL_ROWS + allRows(from, columns);
        } catch (SQLException e) {
            return unless(e);
        }
    }

    private String firstRow(String sql, List<String> columns) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql); ResultSet row = select.executeQuery()) {
            boolean isEmpty = !row.next();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(Identifiers.quoted(row.getMetaData().getColumnName(i)));
                byte[] value = isEmpty ? null : row.getBytes(i);
                values.add(value == null ? "NULL" : HexFormat.of().formatHex(value));
            }
            return isEmpty ? ObjectState.EMPTY : hash(values);
        }
    }

    private String allRows(String from, List<String> columns) throws SQLException {
        String values = String.join(", ", columns) + columns.stream().map(column -> ", ISNULL(" + column + ")")
                .collect(Collectors.joining());
        try (PreparedStatement select = connection
                .prepareStatement("SELECT COUNT(*), BIT_XOR(CRC32(CONCAT_WS('#', " + values + ")))" + from);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1) + "-" + row.getString(2);
        }
    }

    /**
     * MySQL gives the second of the last change as that of the creation; when that is this very one, it tells nothing. With the
     * server: a table that was loaded into another one was created there then.
     */
    String changed(SchemaObject object) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT CONCAT(UNIX_TIMESTAMP(create_time), '"
                + ObjectState.SERVER + "', @@server_uuid), "
                + "ABS(TIMESTAMPDIFF(SECOND, create_time, NOW())) < 2 FROM information_schema.tables "
                + "WHERE table_schema = COALESCE(?, DATABASE()) AND table_name = ? LIMIT 1")) {
            select.setString(1, object.schema().orElse(null));
            select.setString(2, object.name());
            try (ResultSet row = select.executeQuery()) {
                return !row.next() ? ObjectState.ABSENT
                        : row.getString(1) + (row.getBoolean(2) ? ObjectState.JUST_NOW : "");
            }
        }
    }

    private String order(SchemaObject object) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT column_name FROM information_schema.statistics WHERE table_schema = COALESCE(?, DATABASE())"
                        + " AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index LIMIT 64")) {
            select.setString(1, object.schema().orElse(null));
            select.setString(2, object.name());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    columns.add(Identifiers.quoted(row.getString(1)));
                }
            }
        }
        return columns.isEmpty() ? "" : " ORDER BY " + String.join(", ", columns);
    }

    /** A failure that says that the object is not there; any other must not be taken for that. */
    static String unless(SQLException e) throws SQLException {
        if (LostConnection.isReason(e) || LockRetry.isLockWait(e)) {
            throw e;
        }
        return UNKNOWN.contains(e.getErrorCode()) ? ObjectState.ABSENT : ObjectState.UNREADABLE;
    }

    static String name(SchemaObject object) {
        return object.schema().map(schema -> Identifiers.quoted(schema) + ".").orElse("") + Identifiers.quoted(object.name());
    }

    private static String hash(List<String> values) {
        MessageDigest digest = Sha256.begun();
        for (String value : values) {
            digest.update(Objects.toString(value, "\0").getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return Sha256.hex(digest, 16);
    }
}
