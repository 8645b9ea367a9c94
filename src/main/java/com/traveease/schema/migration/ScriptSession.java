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

    private static final Pattern VARIABLE = Pattern.compile("(?<![@`'\"A-Za-z0-9_$])@(`[^`]+`|'[^']+'|[A-Za-z0-9_.$]+)");
    private static final String SEPARATOR = "\n;\n";
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
                .anyMatch(sql -> sql.toUpperCase(Locale.ROOT).contains("LAST_INSERT_ID"));
        this.changes = usesGeneratedKey || !variables.isEmpty() || statements.stream().map(StatementKind::of)
                .anyMatch(kind -> kind != StatementKind.DEFINITION && kind != StatementKind.DATA);
    }

    private void remember(String sql, Token token) {
        Matcher variable = VARIABLE.matcher(token.isSymbol('@') ? sql : token.text());
        if (!token.isSymbol('@')) {
            while (variable.find()) {
                variables.add(variable.group().toLowerCase(Locale.ROOT));
            }
        } else if (variable.find(token.start()) && variable.start() == token.start()) {
            variables.add(variable.group().toLowerCase(Locale.ROOT));
        }
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
        // On a line of its own: the last one may end in a comment.
        execute(kind == StatementKind.LOCK ? sql + "\n, " + journal + " WRITE" : sql);
        switch (kind) {
            case PREPARE -> prepared.put(preparedName(sql), text.orElseThrow());
            case LOCK -> lock = Optional.of(sql);
            case UNLOCK, BEGIN -> lock = Optional.empty();
            default -> {
            }
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
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(select)) {
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
                ResultSet row = statement.executeQuery("SELECT " + String.join(", ", columns))) {
            row.next();
            for (int i = 0; i < names.size(); i++) {
                Object value = row.getObject(3 * i + 1);
                String collation = value instanceof String
                        ? " COLLATE %s".formatted(row.getString(3 * i + 3))
                        : "";
                String literal = value instanceof String && !String.valueOf(row.getString(3 * i + 2)).equals("utf8mb4")
                        ? "CONVERT(%s USING %s)".formatted(SqlText.of(value), row.getString(3 * i + 2))
                        : SqlText.of(value);
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
            run(StatementKind.of(line), line);
        }
    }

    boolean isAutocommit() throws SQLException {
        return (serverStatus() & AUTOCOMMIT) != 0;
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
