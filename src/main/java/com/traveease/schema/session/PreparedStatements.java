package com.traveease.schema.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.Statement;

/** The statements that a script has prepared in its session, by {@code PREPARE … FROM}. */
final class PreparedStatements {

    /** A user variable of ours: a text from there needs no escapes. */
    private static final String HELD_TEXT = "@traveease_schema_text";

    private final Connection connection;
    private final Map<String, Prepared> statements = new LinkedHashMap<>();

    /** What MySQL holds on to from then on, whatever becomes of the session: its text, the default schema and the SQL mode. */
    private record Prepared(String text, Context context) {
    }

    /**
     * Of a session.
     *
     * @param schema the default one; null when there is none
     */
    private record Context(String schema, String sqlMode) {

        /** Statements that make it so. */
        List<String> written() {
            String mode = "SET SESSION sql_mode = " + SqlText.of(sqlMode);
            return schema == null ? List.of(mode) : List.of("USE " + Identifiers.quoted(schema), mode);
        }
    }

    PreparedStatements(Connection connection) {
        this.connection = connection;
    }

    /** What {@code PREPARE} would prepare now: it may be the value of a variable. */
    String meant(String prepare) throws SQLException {
        TokenReader reader = new TokenReader(Token.of(prepare));
        reader.skipPast("FROM");
        // The server knows the escapes of a literal.
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + prepare.substring(reader.peek().start()) + " LIMIT 1")) {
            row.next();
            return Optional.ofNullable(row.getString(1)).orElse("");
        }
    }

    /** Remembers what is prepared. */
    void add(String prepare, String meant) throws SQLException {
        TokenReader reader = new TokenReader(Token.of(prepare));
        reader.accept("PREPARE");
        statements.put(key(reader.name().orElse("")), new Prepared(meant, now()));
    }

    void forgetIfDeallocated(String sql) {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (reader.accept("DEALLOCATE", "PREPARE") || reader.accept("DROP", "PREPARE")) {
            reader.name().ifPresent(name -> statements.remove(key(name)));
        }
    }

    /** What {@code EXECUTE} would run; empty when this session has no such statement. */
    Optional<Statement> executed(Statement execute) {
        return find(execute).map(prepared -> new Statement(execute.line(), prepared.text()));
    }

    /** What {@code EXECUTE} would run behind these statements, none of which has run; empty when only they will tell. */
    Optional<Statement> executedBehind(List<Statement> statements, Statement execute) throws SQLException {
        TokenReader executes = new TokenReader(execute.tokens());
        executes.accept("EXECUTE");
        Optional<String> name = executes.name().map(PreparedStatements::key);
        for (int i = statements.size() - 1; i >= 0; i--) {
            TokenReader reader = new TokenReader(statements.get(i).tokens());
            if (reader.accept("PREPARE") && reader.name().map(PreparedStatements::key).equals(name)) {
                boolean literal = reader.accept("FROM") && reader.peek().kind() == Token.Kind.STRING;
                return literal ? Optional.of(new Statement(execute.line(), meant(statements.get(i).sql()))) : Optional.empty();
            }
        }
        return executed(execute);
    }

    /** Whether it was prepared in the schema that is the default one now, or is unknown. */
    boolean isOfThisSchema(Statement execute) throws SQLException {
        Optional<Prepared> there = find(execute);
        return there.isEmpty() || Objects.equals(there.get().context().schema(), now().schema());
    }

    private Optional<Prepared> find(Statement execute) {
        TokenReader reader = new TokenReader(execute.tokens());
        reader.accept("EXECUTE");
        return reader.name().map(name -> statements.get(key(name)));
    }

    private Context now() throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DATABASE(), @@SESSION.sql_mode LIMIT 1")) {
            row.next();
            return new Context(row.getString(1), row.getString(2));
        }
    }

    /** Statements that prepare the same in another session. */
    List<String> written() throws SQLException {
        List<String> lines = new ArrayList<>();
        statements.forEach((name, prepared) -> {
            lines.addAll(prepared.context().written());
            lines.add("SET " + HELD_TEXT + " = " + SqlText.of(prepared.text()));
            lines.add("PREPARE " + Identifiers.quoted(name) + " FROM " + HELD_TEXT);
        });
        if (!lines.isEmpty()) {
            lines.addAll(now().written());
        }
        return lines;
    }

    /** Statements after which none is prepared any more. */
    List<String> forgetting() {
        List<String> lines = new ArrayList<>();
        lines.add("SET " + HELD_TEXT + " = NULL");
        statements.keySet().forEach(name -> lines.add("DEALLOCATE PREPARE " + Identifiers.quoted(name)));
        return lines;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
