package com.traveease.schema.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.rule.Rule;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.syntax.QualifiedName;
import com.traveease.schema.table.Schema;
import com.traveease.schema.table.ScriptPosition;
import com.traveease.schema.table.Table;

/** A script while it is gone through: where it is, what it has made so far, and what was found. */
final class Reviewed {

    private final Script script;
    /** Of which the script is the undo. */
    private final Optional<Script> upgrade;
    private final Schema schema;
    private final Findings findings;
    private final Set<String> temporary = new HashSet<>();
    /** Tables that an ALTER has read or rebuilt, with how often. */
    private final Map<String, Integer> worked = new HashMap<>();
    private final Set<String> addedColumns = new HashSet<>();
    /** Whether it does something that cannot be followed. */
    private boolean opaque;
    private boolean unchecked;
    private Statement statement;
    private int number;
    private List<Token> tokens = List.of();

    Reviewed(Script script, Optional<Script> upgrade, Schema schema, Findings findings) {
        this.script = script;
        this.upgrade = upgrade;
        this.schema = schema;
        this.findings = findings;
    }

    void at(Statement next, int nextNumber) {
        statement = next;
        number = nextNumber;
        tokens = next.tokens();
    }

    Script script() {
        return script;
    }

    Schema schema() {
        return schema;
    }

    Findings findings() {
        return findings;
    }

    Statement statement() {
        return statement;
    }

    List<Token> tokens() {
        return tokens;
    }

    ScriptPosition origin() {
        return new ScriptPosition(script, number, statement.line());
    }

    /** Where a part of the statement begins. */
    ScriptPosition origin(List<Token> part) {
        return part.isEmpty() || tokens.isEmpty() ? origin() : origin(part.get(0));
    }

    ScriptPosition origin(Token token) {
        String text = statement.outline();
        int line = statement.line();
        for (int i = text.indexOf('\n', tokens.get(0).start()); i >= 0 && i < token.start(); i = text.indexOf('\n', i + 1)) {
            line++;
        }
        return new ScriptPosition(script, number, line);
    }

    void found(Rule rule, String what, Object... names) {
        findings.add(rule, origin(), what, names);
    }

    void found(Rule rule, ScriptPosition origin, String what, Object... names) {
        findings.add(rule, origin, what, names);
    }

    /** Whether the script has made the table itself: no application uses it, and it has the rows that the script puts in. */
    boolean isOwn(String table) {
        return temporary.contains(table) || schema.table(table).flatMap(Table::made)
                .filter(made -> made.isIn(script) || upgrade.filter(made::isIn).isPresent()).isPresent();
    }

    boolean isOwn(QualifiedName table) {
        return isOwn(Schema.key(table));
    }

    Set<String> temporary() {
        return temporary;
    }

    /** How often the script has now read or rebuilt the table. */
    int work(String table) {
        return worked.merge(table, 1, Integer::sum);
    }

    void addedColumn(String table, String column) {
        addedColumns.add(table + "." + column.toLowerCase(Locale.ROOT));
    }

    /** Whether an earlier statement of the script has added it: no application uses it. */
    boolean isAddedColumn(String table, String column) {
        return addedColumns.contains(table + "." + column.toLowerCase(Locale.ROOT));
    }

    void unchecked(boolean off) {
        unchecked = off;
    }

    /** Whether foreign_key_checks are off. */
    boolean isUnchecked() {
        return unchecked;
    }

    void becomesOpaque() {
        opaque = true;
    }

    boolean isOpaque() {
        return opaque;
    }
}
