package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.traveease.schema.revision.Token;
import com.traveease.schema.revision.TokenReader;

/** The statements that a script has prepared in its session, by {@code PREPARE … FROM}. */
final class PreparedStatements {

    /** A user variable of ours: a text from there needs no escapes. */
    private static final String HELD_TEXT = "@traveease_schema_text";

    private final Connection connection;
    private final Map<String, String> texts = new LinkedHashMap<>();

    PreparedStatements(Connection connection) {
        this.connection = connection;
    }

    /** What {@code PREPARE} would prepare now: it may be the value of a variable. */
    String meant(String prepare) throws SQLException {
        TokenReader reader = new TokenReader(Token.of(prepare));
        reader.skipPast("FROM");
        // The server knows the escapes of a literal.
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + prepare.substring(reader.peek().start()) + " LIMIT 1")) {
            row.next();
            return Optional.ofNullable(row.getString(1)).orElse("");
        }
    }

    /** Remembers what is prepared. */
    void add(String prepare, String meant) {
        TokenReader reader = new TokenReader(Token.of(prepare));
        reader.accept("PREPARE");
        texts.put(key(reader.name().orElse("")), meant);
    }

    void forgetIfDeallocated(String sql) {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (reader.accept("DEALLOCATE", "PREPARE") || reader.accept("DROP", "PREPARE")) {
            reader.name().ifPresent(name -> texts.remove(key(name)));
        }
    }

    /** What {@code EXECUTE} would run; empty when this session has no such statement. */
    Optional<String> executed(String execute) {
        TokenReader reader = new TokenReader(Token.of(execute));
        reader.accept("EXECUTE");
        return reader.name().map(name -> texts.get(key(name)));
    }

    /** Statements that prepare the same in another session. */
    List<String> written() {
        List<String> lines = new ArrayList<>();
        texts.forEach((name, text) -> {
            lines.add("SET " + HELD_TEXT + " = " + SqlText.of(text));
            lines.add("PREPARE " + quoted(name) + " FROM " + HELD_TEXT);
        });
        return lines;
    }

    /** Statements after which none is prepared any more. */
    List<String> forgetting() {
        List<String> lines = new ArrayList<>();
        lines.add("SET " + HELD_TEXT + " = NULL");
        texts.keySet().forEach(name -> lines.add("DEALLOCATE PREPARE " + quoted(name)));
        return lines;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
