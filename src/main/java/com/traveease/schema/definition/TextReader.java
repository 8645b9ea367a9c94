package com.traveease.schema.definition;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;

/** Reads a schema by SHOW CREATE: one question for each object, and a few for what SHOW CREATE leaves out. */
final class TextReader implements AutoCloseable {

    private static final Set<Integer> GONE = Set.of(MySqlErrors.NO_SUCH_TABLE, MySqlErrors.SP_DOES_NOT_EXIST,
            MySqlErrors.TRG_DOES_NOT_EXIST, MySqlErrors.EVENT_DOES_NOT_EXIST);
    private static final Set<Integer> DENIED = Set.of(MySqlErrors.DBACCESS_DENIED_ERROR, MySqlErrors.TABLEACCESS_DENIED_ERROR,
            MySqlErrors.SPECIFIC_ACCESS_DENIED_ERROR, MySqlErrors.PROCACCESS_DENIED_ERROR);

    private final Connection connection;
    private final SchemaQuery about;
    private final String history;
    private final SchemaText.Session session;

    private TextReader(Connection connection, SchemaText.Session session, String schema, String history) {
        this.connection = connection;
        this.session = session;
        this.about = new SchemaQuery(connection, schema);
        this.history = history;
    }

    static TextReader of(ConnectionSource connections, String schema, String history) throws SQLException {
        Connection connection = connections.open();
        try {
            // As the default one its name is left out of the definitions.
            Definitions.enter(connection, schema);
            SchemaText.Session session;
            try (Statement statement = connection.createStatement()) {
                try (ResultSet row = statement
                        .executeQuery("SELECT @@sql_mode, @@character_set_client, @@collation_connection, @@time_zone")) {
                    row.next();
                    session = new SchemaText.Session(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                }
                statement.execute("SET SESSION sql_mode = '', sql_quote_show_create = 1");
            }
            return new TextReader(connection, session, schema, history);
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    SchemaText read() throws SQLException {
        List<StoredText> stored = new ArrayList<>();
        String[] collation = { "" };
        about.each("SELECT default_collation_name FROM information_schema.schemata WHERE schema_name = ?",
                row -> collation[0] = row.getString(1));
        Map<String, TableText> tables = tables();
        views(stored);
        triggers(stored);
        routines(stored);
        events(stored);
        return new SchemaText(session, collation[0], tables, stored);
    }

    private Map<String, TableText> tables() throws SQLException {
        Map<String, Map<String, String>> collations = new HashMap<>();
        about.each("SELECT table_name, column_name, collation_name FROM information_schema.columns "
                + "WHERE table_schema = ? AND collation_name IS NOT NULL",
                row -> collations.computeIfAbsent(row.getString(1), any -> new HashMap<>())
                        .put(row.getString(2).toLowerCase(Locale.ROOT), row.getString(3)));
        Map<String, String> names = new TreeMap<>();
        about.each("SELECT table_name, table_collation FROM information_schema.tables "
                + "WHERE table_schema = ? AND table_type = 'BASE TABLE'", row -> {
                    if (!SchemaDefinition.isBookkeeping(row.getString(1), history)) {
                        names.put(row.getString(1), row.getString(2));
                    }
                });
        Map<String, TableText> tables = new TreeMap<>();
        for (Map.Entry<String, String> table : names.entrySet()) {
            String name = table.getKey();
            Optional<Map<String, String>> shown = show("TABLE", name);
            // One that was dropped meanwhile is not there.
            shown.ifPresent(row -> tables.put(name, TableText.of(name, row.get("create table"),
                    Optional.ofNullable(table.getValue()).orElse(""), collations.getOrDefault(name, Map.of()))));
        }
        return tables;
    }

    private void views(List<StoredText> stored) throws SQLException {
        List<String[]> views = rows("SELECT table_name, definer FROM information_schema.views WHERE table_schema = ? "
                + "ORDER BY table_name", 2);
        for (String[] view : views) {
            if (!SchemaDefinition.isBookkeeping(view[0], history)) {
                stored.add(text(ObjectKind.VIEW, view[0], "", "create view", view[1], "", 0));
            }
        }
    }

    private void triggers(List<StoredText> stored) throws SQLException {
        for (String[] trigger : rows("SELECT trigger_name, event_object_table, definer, action_timing, event_manipulation, "
                + "action_order FROM information_schema.triggers WHERE trigger_schema = ? ORDER BY event_object_table, "
                + "action_timing, event_manipulation, action_order", 6)) {
            stored.add(text(ObjectKind.TRIGGER, trigger[0], trigger[1], "sql original statement", trigger[2],
                    trigger[3] + " " + trigger[4], Integer.parseInt(trigger[5])));
        }
    }

    private void routines(List<StoredText> stored) throws SQLException {
        for (String[] routine : rows("SELECT routine_name, routine_type, definer FROM information_schema.routines "
                + "WHERE routine_schema = ? AND routine_type IN ('PROCEDURE', 'FUNCTION') ORDER BY routine_name, routine_type",
                3)) {
            ObjectKind kind = ObjectKind.valueOf(routine[1]);
            stored.add(text(kind, routine[0], "", "create " + kind.words(), routine[2], "", 0));
        }
    }

    private void events(List<StoredText> stored) throws SQLException {
        for (String[] event : rows("SELECT event_name, definer, starts IS NOT NULL AND ABS(TIMESTAMPDIFF(SECOND, "
                + "CONVERT_TZ(starts, time_zone, @@session.time_zone), created)) <= 1 FROM information_schema.events "
                + "WHERE event_schema = ? ORDER BY event_name", 3)) {
            StoredText text = text(ObjectKind.EVENT, event[0], "", "create event", event[1], "", 0);
            stored.add("1".equals(event[2]) ? text.withSql(withoutStart(text.sql())) : text);
        }
    }

    /** The server fills in the present for a start that was not given. */
    private static String withoutStart(String sql) {
        List<Token> tokens = Token.of(sql);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("STARTS") && tokens.get(i + 1).kind() == Token.Kind.STRING) {
                return sql.substring(0, tokens.get(i).start()) + sql.substring(tokens.get(i + 1).end()).stripLeading();
            }
        }
        return sql;
    }

    private StoredText text(ObjectKind kind, String name, String table, String column, String definer, String moment, int place)
            throws SQLException {
        Map<String, String> row = show(kind.name(), name).orElse(Map.of());
        String sql = Optional.ofNullable(row.get(column)).map(TextReader::withoutDefiner).orElse("");
        boolean view = kind == ObjectKind.VIEW;
        return new StoredText(kind, name, table, sql, definer, view ? "" : row.getOrDefault("sql_mode", ""),
                view ? "" : row.getOrDefault("character_set_client", ""),
                view ? "" : row.getOrDefault("collation_connection", ""),
                kind == ObjectKind.EVENT ? row.getOrDefault("time_zone", "") : moment, place);
    }

    /** SHOW CREATE quotes both parts of an account. */
    private static String withoutDefiner(String sql) {
        List<Token> tokens = Token.of(sql);
        for (int i = 0; i + 4 < Math.min(tokens.size(), 16); i++) {
            if (tokens.get(i).is("DEFINER") && tokens.get(i + 1).isSymbol('=')) {
                int end = tokens.get(i + 3).isSymbol('@') ? i + 5 : i + 3;
                return sql.substring(0, tokens.get(i).start()) + sql.substring(tokens.get(end).start());
            }
        }
        return sql;
    }

    /** The row of SHOW CREATE by the names of its columns in lower case; empty when the object is gone, or hidden by grants. */
    private Optional<Map<String, String>> show(String kind, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery("SHOW CREATE %s %s".formatted(kind, Identifiers.quoted(name)))) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Map<String, String> columns = new HashMap<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.put(row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), row.getString(i));
                }
                return Optional.of(columns);
            }
        } catch (SQLException e) {
            if (GONE.contains(e.getErrorCode()) || !kind.equals(ObjectKind.TABLE.name()) && DENIED.contains(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<String[]> rows(String query, int columns) throws SQLException {
        List<String[]> rows = new ArrayList<>();
        about.each(query, row -> {
            String[] values = new String[columns];
            for (int i = 0; i < columns; i++) {
                values[i] = row.getString(i + 1);
            }
            rows.add(values);
        });
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
