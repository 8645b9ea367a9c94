package com.traveease.schema.unit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.sql.SqlText;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.StatementKind;

/** The user variables that a script names, {@code @n}. */
public final class UserVariables {

    private static final Pattern VARIABLE = Pattern
            .compile("(?<![@`'\"\\p{L}\\p{N}_$])@(`[^`]+`|'[^']+'|\"[^\"]+\"|[\\p{L}\\p{N}_.$]+)");

    private final Set<String> variables = new LinkedHashSet<>();

    public UserVariables(List<com.traveease.schema.statement.Statement> statements) {
        boolean prepares = statements.stream().anyMatch(statement -> statement.kind() == StatementKind.PREPARE);
        for (com.traveease.schema.statement.Statement statement : statements) {
            if (!statement.mayMention("@")) {
                continue;
            }
            String sql = statement.outline();
            for (Token token : statement.tokens()) {
                // The text of a prepared statement is a string first.
                if (token.isSymbol('@') || prepares && token.kind() == Token.Kind.STRING) {
                    remember(sql, token);
                }
            }
        }
    }

    /** With their at signs. */
    public Set<String> names() {
        return Collections.unmodifiableSet(variables);
    }

    public boolean areNone() {
        return variables.isEmpty();
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

    /** As SQL that gives another session the same values, in the same types. */
    public List<String> written(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        if (variables.isEmpty()) {
            return lines;
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
        return lines;
    }
}
