package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.mysql.cj.ServerVersion;
import com.mysql.cj.jdbc.JdbcConnection;
import com.traveease.schema.revision.DefinitionChange;
import com.traveease.schema.revision.StatementKind;
import com.traveease.schema.revision.Token;
import com.traveease.schema.revision.TokenReader;

/**
 * What the statements of one script have made of their session: default schema, settings, user variables, the last generated
 * key, prepared statements and locked tables. It can be written down as SQL that makes another session the same.
 */
final class ScriptSession {

    private static final Pattern VARIABLE = Pattern
            .compile("(?<![@`'\"\\p{L}\\p{N}_$])@(`[^`]+`|'[^']+'|\"[^\"]+\"|[\\p{L}\\p{N}_.$]+)");
    private static final String SEPARATOR = "\n;\n";
    private static final int UNKNOWN_DATABASE = 1049;
    /** Flags that the server sends with every answer. */
    private static final int IN_TRANSACTION = 1;
    private static final int AUTOCOMMIT = 2;
    private static final String HELD_TEXT = "@traveease_schema_text";

    private final Connection connection;
    private final Session session;
    private final String journal;
    private final boolean changes;
    private final Set<String> variables = new LinkedHashSet<>();
    private final boolean usesGeneratedKey;
    private final boolean setsTimestamp;
    private final Map<String, String> prepared = new LinkedHashMap<>();
    private Optional<String> lock = Optional.empty();

    /**
     * @param journal the name of that table: while tables are locked only those can be used
     * @param statements of the script; one that leaves its session alone costs nothing here
     */
    ScriptSession(Connection connection, Session session, String journal, List<String> statements) {
        this.connection = connection;
        this.session = session;
        this.journal = journal;
        boolean prepares = statements.stream().anyMatch(sql -> StatementKind.of(sql) == StatementKind.PREPARE);
        for (String sql : statements) {
            boolean assigns = new TokenReader(Token.of(sql)).peek().is("SET");
            for (Token token : Token.of(sql)) {
                // The text of a prepared statement is a string first.
                if (token.isSymbol('@') || prepares && assigns && token.kind() == Token.Kind.STRING) {
                    remember(sql, token);
                }
            }
        }
        this.usesGeneratedKey = statements.stream()
                .anyMatch(sql -> sql.toUpperCase(Locale.ROOT).matches("(?s).*(LAST_INSERT_ID|@@.{0,10}IDENTITY).*"));
        this.setsTimestamp = statements.stream().anyMatch(sql -> mentions(sql, "SET") && mentions(sql, "TIMESTAMP"));
        this.changes = usesGeneratedKey || !variables.isEmpty() || statements.stream().map(StatementKind::of)
                .anyMatch(kind -> kind != StatementKind.DEFINITION && kind != StatementKind.DATA);
    }

    private void remember(String sql, Token token) {
        Matcher variable = VARIABLE.matcher(token.isSymbol('@') ? sql : token.text());
        if (!token.isSymbol('@')) {
            while (variable.find()) {
                variables.add(name(variable));
            }
        } else if (variable.find(token.start()) && variable.start() == token.start()) {
            variables.add(name(variable));
        }
    }

    private static String name(Matcher variable) {
        String name = variable.group(1).toLowerCase(Locale.ROOT);
        boolean quoted = name.charAt(0) == '\'' || name.charAt(0) == '"';
        return "@" + (quoted ? "`" + name.substring(1, name.length() - 1) + "`" : name);
    }

    /** What {@code EXECUTE} would run; empty when this session has no such statement. */
    Optional<String> prepared(String execute) {
        TokenReader reader = new TokenReader(Token.of(execute));
        reader.accept("EXECUTE");
        return reader.name().map(name -> prepared.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean hasLockedTables() {
        return lock.isPresent();
    }

    /** Runs one that needs to be remembered, and remembers it. */
    void run(StatementKind kind, String sql) throws SQLException {
        Optional<String> text = kind == StatementKind.PREPARE ? Optional.of(textToPrepare(sql)) : Optional.empty();
        text.ifPresent(meant -> prepared.put(preparedName(sql), meant));
        // On a line of its own: the last one may end in a comment.
        execute(kind == StatementKind.LOCK ? sql + "\n, " + journal + " WRITE" : sql);
        switch (kind) {
            case LOCK -> lock = Optional.of(sql);
            case SESSION -> forgetIfDeallocated(sql);
            case UNLOCK, BEGIN -> lock = Optional.empty();
            default -> {
            }
        }
    }

    private void forgetIfDeallocated(String sql) {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (reader.accept("DEALLOCATE", "PREPARE") || reader.accept("DROP", "PREPARE")) {
            reader.name().ifPresent(name -> prepared.remove(name.toLowerCase(Locale.ROOT)));
        }
    }

    private static String preparedName(String prepare) {
        TokenReader reader = new TokenReader(Token.of(prepare));
        reader.accept("PREPARE");
        return reader.name().orElse("").toLowerCase(Locale.ROOT);
    }

    private String textToPrepare(String prepare) throws SQLException {
        TokenReader reader = new TokenReader(Token.of(prepare));
        reader.skipPast("FROM");
        // The server knows the escapes of a literal.
        return value("SELECT " + prepare.substring(reader.peek().start())).orElse("");
    }

    private Optional<String> value(String select) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(select + " LIMIT 1")) {
            row.next();
            return Optional.ofNullable(row.getString(1));
        }
    }

    /** As SQL; empty when there is nothing to write down. */
    String written() throws SQLException {
        if (!changes) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        value("SELECT DATABASE()").ifPresent(schema -> lines.add("USE `" + schema.replace("`", "``") + "`"));
        lines.addAll(session.changes());
        if (setsTimestamp) {
            // A clock that goes on has no value to put back.
            String first = value("SELECT @@timestamp").orElse("");
            if (value("SELECT @@timestamp").orElse("").equals(first)) {
                lines.add("SET SESSION timestamp = " + first);
            }
        }
        writeVariables(lines);
        if (usesGeneratedKey) {
            lines.add("SET SESSION last_insert_id = " + value("SELECT LAST_INSERT_ID()").orElse("0"));
        }
        for (Map.Entry<String, String> statement : prepared.entrySet()) {
            lines.add("SET " + HELD_TEXT + " = " + SqlText.of(statement.getValue()));
            lines.add("PREPARE `" + statement.getKey().replace("`", "``") + "` FROM " + HELD_TEXT);
        }
        lock.ifPresent(lines::add);
        return String.join(SEPARATOR, lines);
    }

    private void writeVariables(List<String> lines) throws SQLException {
        if (variables.isEmpty()) {
            return;
        }
        List<String> names = List.copyOf(variables);
        List<String> columns = new ArrayList<>();
        names.forEach(name -> columns.add("%s, CHARSET(%s), COLLATION(%s)".formatted(name, name, name)));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + String.join(", ", columns) + " LIMIT 1")) {
            row.next();
            for (int i = 0; i < names.size(); i++) {
                Object value = row.getObject(3 * i + 1);
                boolean unsigned = value instanceof Number && !row.getMetaData().isSigned(3 * i + 1);
                String collation = value instanceof String
                        ? " COLLATE %s".formatted(row.getString(3 * i + 3))
                        : "";
                String literal = value instanceof String && !String.valueOf(row.getString(3 * i + 2)).equals("utf8mb4")
                        ? "CONVERT(%s USING %s)".formatted(SqlText.of(value), row.getString(3 * i + 2))
                        : unsigned ? "CAST(%s AS UNSIGNED)".formatted(SqlText.of(value)) : SqlText.of(value);
                lines.add("SET " + names.get(i) + " = " + literal + collation);
            }
        }
    }

    /**
     * Makes the session what was written down.
     *
     * @throws SQLException when that is not possible any more: a privilege is gone, or a table that was locked
     */
    void restore(String written) throws SQLException {
        for (String line : written.isEmpty() ? new String[0] : written.split(SEPARATOR)) {
            StatementKind kind = StatementKind.of(line);
            try {
                run(kind, line);
            } catch (SQLException e) {
                if (!isGone(kind, e)) {
                    throw e;
                }
            }
        }
    }

    /**
     * A prepared statement whose table the script has dropped since, or a default schema that it has dropped: what is behind it
     * does not need them, or fails as it would have failed.
     */
    private static boolean isGone(StatementKind kind, SQLException e) {
        return e.getErrorCode() == UNKNOWN_DATABASE
                || kind == StatementKind.PREPARE && !DatabaseUnavailableException.isConnectionLost(e);
    }

    boolean isAutocommit() throws SQLException {
        return (serverStatus() & AUTOCOMMIT) != 0;
    }

    /** Whether it ends a transaction and begins the next. */
    boolean chains(String sql) throws SQLException {
        StatementKind kind = StatementKind.of(sql);
        if (kind != StatementKind.COMMIT && kind != StatementKind.ROLLBACK) {
            return false;
        }
        return mentions(sql, "CHAIN") ? !mentions(sql, "NO")
                : value("SELECT @@completion_type").filter("CHAIN"::equalsIgnoreCase).isPresent();
    }

    boolean isInTransaction() throws SQLException {
        return (serverStatus() & IN_TRANSACTION) != 0;
    }

    private int serverStatus() throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession().getServerSession().getStatusFlags();
    }

    /** From 8.0.21 on {@code CREATE TABLE … SELECT} is whole or nothing. */
    boolean isWholeOrNothing(String definition) throws SQLException {
        return !DefinitionChange.isCreateSelect(definition)
                || connection.unwrap(JdbcConnection.class).getServerVersion().meetsMinimum(new ServerVersion(8, 0, 21));
    }

    interface Read<T> {
        T read() throws SQLException;
    }

    /** Definitions are shown in the same words whatever the script, or the server's default, has made of the settings. */
    <T> T inPlainWords(Read<T> definitions) throws SQLException {
        String names = "@@SESSION.sql_mode, @@SESSION.sql_quote_show_create, @@SESSION.show_create_table_verbosity, "
                + "@@SESSION.time_zone, @@SESSION.character_set_results";
        List<Object> before = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + names + " LIMIT 1")) {
            row.next();
            for (int i = 1; i <= 5; i++) {
                before.add(row.getObject(i));
            }
        }
        String mode = String.valueOf(before.get(0));
        boolean plain = !mode.contains("ANSI") && "1".equals(String.valueOf(before.get(1)))
                && "0".equals(String.valueOf(before.get(2))) && "+00:00".equals(before.get(3))
                && (before.get(4) == null || "utf8mb4".equals(before.get(4)));
        if (plain) {
            return definitions.read();
        }
        set(List.of("", 1, 0, "+00:00", "utf8mb4"));
        try {
            return definitions.read();
        } finally {
            set(before);
        }
    }

    private void set(List<Object> values) throws SQLException {
        execute(("SET SESSION sql_mode = %s, sql_quote_show_create = %s, show_create_table_verbosity = %s, time_zone = %s, "
                + "character_set_results = %s").formatted(values.stream().map(SqlText::of).toArray()));
    }

    static boolean mentions(String sql, String keyword) {
        return Token.of(sql).stream().anyMatch(token -> token.is(keyword));
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
