package com.traveease.schema.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.analysis.Privilege;
import com.traveease.schema.analysis.RequiredPrivilege;
import com.traveease.schema.evidence.ProgramText;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/**
 * Whether a statement may write something that stays, whatever becomes of its transaction: to a table of an engine that takes
 * nothing back, to the settings of the server, or by a procedure that ends the transaction that it is called in.
 */
public final class NontransactionalTables {

    private static final String OURS = " NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema')";
    private static final String TABLES = "SELECT LOWER(table_schema), LOWER(table_name) FROM information_schema.tables "
            + "WHERE table_type = 'BASE TABLE' AND engine NOT IN ('InnoDB', 'ndbcluster') AND table_schema" + OURS;
    /** By which such a table may be written without being named, in whatever schema that is. */
    private static final String DETOURS = " UNION SELECT LOWER(table_schema), LOWER(table_name) FROM information_schema.views "
            + "WHERE table_schema" + OURS
            + " UNION SELECT LOWER(event_object_schema), LOWER(event_object_table) FROM information_schema.triggers "
            + "WHERE trigger_schema" + OURS
            + " UNION SELECT LOWER(routine_schema), LOWER(routine_name) FROM information_schema.routines WHERE routine_schema"
            + OURS;
    private static final String TEXTS = "SELECT routine_definition FROM information_schema.routines "
            + "WHERE LOWER(routine_schema) = ? UNION ALL SELECT action_statement FROM information_schema.triggers "
            + "WHERE LOWER(trigger_schema) = ? UNION ALL SELECT view_definition FROM information_schema.views "
            + "WHERE LOWER(table_schema) = ?";
    /**
     * What in a procedure's body may end the transaction without a trace, or changes the server, which no transaction takes
     * back, or may call what does.
     */
    private static final Set<String> ENDS = Set.of("ROLLBACK", "CALL", "EXECUTE", "GLOBAL", "PERSIST", "PERSIST_ONLY");
    private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH");

    private final Connection connection;
    private final List<Statement> script;
    /** By schema; where there are such tables, with all that may lead to one. */
    private Map<String, Set<String>> names;
    /** Those that have such tables. */
    private Set<String> schemas;
    /** Of all these, those that the script names. */
    private Set<String> named;
    /** Whether there may be triggers that this account cannot see; empty until it is asked. */
    private Optional<Boolean> triggersHidden = Optional.empty();

    /**
     * @param statements of the script, in which every schema is named that they may mean but the default one
     */
    public NontransactionalTables(Connection connection, List<Statement> statements) {
        this.connection = connection;
        this.script = statements;
    }

    /** The next question goes to the server again. */
    public void mayHaveChanged() {
        names = null;
    }

    /**
     * @param statement what it is, prepared statements resolved as far as they are known
     */
    public boolean mayBeWritten(Statement statement) throws SQLException {
        StatementKind kind = statement.kind();
        if (names == null) {
            names = readNames(TABLES);
            schemas = names.keySet();
            if (!names.isEmpty()) {
                names = readNames(TABLES + DETOURS);
            }
            named = names.keySet().stream().filter(there -> script.stream()
                    .anyMatch(one -> SessionText.names(one.outline(), there))).collect(Collectors.toSet());
        }
        return switch (kind) {
            case EXECUTE -> true; // it is not prepared yet
            case NON_ATOMIC -> mayLead(statement.outline()) || mayRollBack(statement);
            case DATA -> !names.isEmpty() && (isNamed(statement.outline()) || writes(statement) && areTriggersHidden());
            default -> false;
        };
    }

    /** Whether what it calls may come to such a table: one in a schema that the script means, or that something there names. */
    private boolean mayLead(String sql) throws SQLException {
        if (names.isEmpty()) {
            return false;
        }
        Set<String> meant = new HashSet<>(named);
        meant.add(connection.getCatalog().toLowerCase(Locale.ROOT));
        names.keySet().stream().filter(there -> SessionText.names(sql, there)).forEach(meant::add);
        if (!Collections.disjoint(meant, schemas) || areTriggersHidden()) {
            return true;
        }
        Set<String> others = new HashSet<>(names.keySet());
        others.removeAll(meant);
        for (String schema : meant) {
            if (namesAny(schema, others)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text in it names one of the others, is not to be seen, or runs what it puts together. */
    private boolean namesAny(String schema, Set<String> others) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TEXTS)) {
            for (int i = 1; i <= 3; i++) {
                select.setString(i, schema);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String text = row.getString(1);
                    if (text == null || text.isEmpty() || SessionText.names(text, "EXECUTE")
                            || others.stream().anyMatch(other -> SessionText.names(text, other))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether there are such tables, and this account does not see which triggers write to them. */
    boolean mayBeWrittenUnseen() throws SQLException {
        return !readNames(TABLES).isEmpty() && areTriggersHidden();
    }

    /** Whether it is one that changes rows. */
    public static boolean writes(Statement statement) {
        return WRITES.stream().anyMatch(statement.tokens().get(0)::is);
    }

    /** Without the privilege TRIGGER on its schema nobody sees that a table has one. */
    private boolean areTriggersHidden() throws SQLException {
        if (triggersHidden.isEmpty()) {
            Grants grants = Grants.of(connection);
            ServerSettings settings = ServerSettings.of(connection);
            Set<String> schemas = new HashSet<>(named == null ? Set.of() : named);
            schemas.add(connection.getCatalog());
            triggersHidden = Optional.of(!grants.understood() || schemas.stream()
                    .anyMatch(schema -> !grants.allow(new RequiredPrivilege(Privilege.TRIGGER, schema), settings)));
        }
        return triggersHidden.get();
    }

    /** What is prepared may name a schema that the script has put together. */
    private boolean isNamed(String sql) throws SQLException {
        String schema = connection.getCatalog().toLowerCase(Locale.ROOT);
        String text = sql.toLowerCase(Locale.ROOT);
        // With ANSI_QUOTES a name looks like a string.
        Set<String> words = Token.of(text).stream().filter(token -> token.isName() || token.kind() == Token.Kind.STRING)
                .map(Token::text).collect(Collectors.toSet());
        return names.entrySet().stream().filter(there -> !Collections.disjoint(there.getValue(), words))
                .map(Map.Entry::getKey)
                .anyMatch(there -> there.equals(schema) || named.contains(there) || SessionText.names(text, there));
    }

    private Map<String, Set<String>> readNames(String query) throws SQLException {
        try (java.sql.Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(query + " LIMIT 100000")) {
            Map<String, Set<String>> read = new HashMap<>();
            while (row.next()) {
                read.computeIfAbsent(row.getString(1), schema -> new HashSet<>()).add(row.getString(2));
            }
            return read;
        }
    }

    private boolean mayRollBack(Statement statement) throws SQLException {
        TokenReader reader = new TokenReader(statement.tokens());
        if (!reader.accept("CALL")) {
            return false;
        }
        List<String> name = reader.dottedName();
        Optional<String> other = name.size() == 1 ? Optional.empty() : Optional.of(name.get(0));
        return ProgramText
                .read(connection,
                        new SchemaObject(SchemaObject.Kind.PROCEDURE, other, name.get(name.size() - 1), Optional.empty()))
                .flatMap(ProgramText::tokens)
                .map(tokens -> tokens.stream().anyMatch(token -> ENDS.contains(token.text().toUpperCase(Locale.ROOT))))
                .orElse(true);
    }
}
