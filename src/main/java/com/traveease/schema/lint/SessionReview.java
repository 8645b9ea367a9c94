package com.traveease.schema.lint;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.traveease.schema.rule.Rule;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.table.Column;

/** A SET. */
final class SessionReview {

    private static final Set<String> WIDE = Set.of("GLOBAL", "PERSIST", "PERSIST_ONLY");
    private static final Set<String> CHECKS = Set.of("foreign_key_checks", "unique_checks");

    private final Reviewed script;

    SessionReview(Reviewed script) {
        this.script = script;
    }

    void review() {
        TokenReader reader = new TokenReader(script.tokens());
        reader.next();
        for (TokenReader assignment : reader.clauses()) {
            assignment(assignment);
        }
    }

    private void assignment(TokenReader reader) {
        boolean wide = false;
        while (reader.acceptSymbol('@')) {
            // One of the server has two, a variable of the script one.
        }
        if (WIDE.stream().anyMatch(reader.peek()::is)) {
            wide = true;
            reader.next();
        } else {
            reader.acceptAny("SESSION", "LOCAL");
        }
        while (reader.acceptSymbol('@') || reader.acceptSymbol('.')) {
            // @@SESSION.name
        }
        String name = reader.peek().text().toLowerCase(Locale.ROOT);
        reader.next();
        reader.acceptSymbol(':');
        reader.acceptSymbol('=');
        List<Token> value = reader.rest();
        String text = Column.text(value).toUpperCase(Locale.ROOT);
        boolean off = text.equals("0") || text.equals("OFF") || text.equals("FALSE");
        if (wide) {
            script.found(Rule.SET_GLOBAL, "%s is set for the whole server.", name);
        }
        if (name.equals("sql_log_bin") && off) {
            script.found(Rule.SQL_LOG_BIN, "sql_log_bin is switched off.");
        }
        if (name.equals("foreign_key_checks")) {
            script.unchecked(off);
        }
        if (CHECKS.contains(name) && off) {
            script.found(Rule.CHECKS_OFF, "%s is switched off.", name);
        }
        boolean literal = value.size() == 1 && value.get(0).kind() == Token.Kind.STRING;
        if (name.equals("sql_mode") && literal && !text.contains("STRICT_") && !text.contains("TRADITIONAL")) {
            script.found(Rule.NOT_STRICT, "sql_mode is set to '%s'.", value.get(0).text());
        }
    }
}
